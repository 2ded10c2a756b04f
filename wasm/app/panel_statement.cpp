// The chosen statement, part by part; without one, how to read the page.
#include <algorithm>
#include <memory>
#include <string>

#include "column.hpp"
#include "panel.hpp"
#include "panels.hpp"

namespace onrecord::app {
namespace {

constexpr int most_lines = 12;  // of the content; the article beside it has it whole

// A statement on one line, for the clipboard: “content” — who (cue).
std::string in_full(const Statement& statement, std::string_view who) {
  std::string out = "“" + statement.content.text + "” — " + std::string(who);
  if (!statement.cue.text.empty()) out += " (" + statement.cue.text + ")";
  return out;
}

class StatementPanel final : public Panel {
 public:
  using Panel::Panel;
  void draw(const Rect& area) override;

 private:
  void head(Column& column);
  void who(Column& column, const Statement& statement);
  void content(Column& column, const Statement& statement);
  void fields(Column& column, const Statement& statement);
  void form_and_act(Column& column, const Statement& statement);
  void confidence(Column& column, float value);
  void buttons(Column& column, const Statement& statement);
  void guide(Column& column);
  void keys(Column& column);

  int shown_ = -1;  // the statement drawn last
};

void StatementPanel::draw(const Rect& area) {
  if (shown_ != state_.current) {
    shown_ = state_.current;
    scroller.go(0, false);
  }
  Column column(ui_, "##inspector", area, scroller);
  const Statement* statement = state_.statement(state_.current);
  if (!statement) {
    guide(column);
    return;
  }
  head(column);
  who(column, *statement);
  content(column, *statement);
  fields(column, *statement);
  confidence(column, statement->confidence);
  buttons(column, *statement);
}

// Which of the statements it is, and the way to its neighbours.
void StatementPanel::head(Column& column) {
  const float y = column.y;
  const auto count = state_.doc.result().statements.size();
  column.heading("STATEMENT " + std::to_string(state_.current + 1) + " OF " + grouped(count));
  column.skip(10);
  const auto go = [&](const char* name, const Rect& rect, Icon icon, int step) {
    const int to = state_.neighbour(step);
    if (ui_.button(name, "", rect, Look::quiet, to != state_.current, icon))
      state_.choose(to, state_.pinned);
  };
  const Rect next{column.right() - 28, y + 14, 30, 30};
  go("previous", {next.x - 34, y + 14, 30, 30}, Icon::previous, -1);
  go("next", next, Icon::next, 1);
}

// The speaker in its colour; a click marks only theirs.
void StatementPanel::who(Column& column, const Statement& statement) {
  const ImU32 color = ui_.theme.speaker(statement.speaker);
  const float left = column.left();
  const float width = column.width();
  const std::string name = state_.said_by(statement);
  const float height = ui_.lines(nullptr, 0, 0, width, type::title, 28, color, name, 3);
  bool over = false;
  if (statement.speaker >= 0 &&
      ui_.area("inspector-speaker", {left, column.y, width, height}, &over))
    state_.filter_speaker(statement.speaker);
  column.text(type::title, 28, color, name, 3);
  if (over)
    column.list->AddLine({left, column.y},
                         {left + std::min(width, ui_.fonts.width(type::title, name)), column.y},
                         color);
  column.skip(2);
  if (statement.speaker >= 0) {
    const Speaker& speaker =
        state_.doc.result().speakers[static_cast<std::size_t>(statement.speaker)];
    ui_.line_cut(column.list, left, column.y + 16, width, type::label, ui_.theme.faint,
                 state_.about(speaker));
    column.skip(24);
  }
  column.skip(12);
}

void StatementPanel::content(Column& column, const Statement& statement) {
  const ImU32 color = ui_.theme.speaker(statement.speaker);
  const float width = column.width();
  const float text = ui_.lines(nullptr, 0, 0, width - 34, type::quote_large, 27, 0,
                               statement.content.text, most_lines);
  const Rect body{column.left(), column.y, width, text + 24};
  if (statement.act == Act::non_response) {
    ui_.hatch(column.list, body, fade(color, 0.16F));
  } else {
    column.list->AddRectFilled(body.min(), body.max(), fade(color, 0.09F), 2);
  }
  column.list->AddRectFilled(body.min(), {body.x + 3, body.bottom()}, color);
  ui_.lines(column.list, body.x + 18, body.y + 12, width - 34, type::quote_large, 27, ui_.theme.ink,
            statement.content.text, most_lines);
  column.y = body.bottom() + 18;
}

// Form and act, each with a link that filters by it.
void StatementPanel::form_and_act(Column& column, const Statement& statement) {
  const auto label = [](int filter) { return filter >= 0 ? "Show all" : "Only these"; };
  const float form = column.y;
  column.field("Form", capital(name_of(statement.form)), explain(statement.form));
  if (column.link("only-form", form + 25, label(state_.filter.form)))
    state_.filter_form(statement.form);
  const float act = column.y;
  column.field("Act", capital(name_of(statement.act)), explain(statement.act));
  if (column.link("only-act", act + 25, label(state_.filter.act))) state_.filter_act(statement.act);
}

void StatementPanel::fields(Column& column, const Statement& statement) {
  column.field("Source", statement.source.text);
  column.field("Cue", statement.cue.text);
  form_and_act(column, statement);
  const std::string sure = "Confidence that the source is this speaker: " + percent(statement.link);
  column.field("Speaker", state_.speaker_name(statement.speaker),
               statement.speaker < 0 ? "The article does not say who."
               : statement.link < 1  ? std::string_view(sure)
                                     : "");
}

// Confidence, as a figure and as a length.
void StatementPanel::confidence(Column& column, float value) {
  const float y = column.y;
  column.list->AddLine({column.left(), y + 0.5F}, {column.right(), y + 0.5F}, ui_.theme.rule);
  ui_.line(column.list, column.left(), y + 25, type::label, ui_.theme.faint, "Confidence");
  const float x = column.left() + space::label;
  ui_.line(column.list, x, y + 25, type::text, ui_.theme.ink,
           hundredths(static_cast<double>(value)));
  column.meter({x + 46, y + 18, column.right() - x - 46, 5}, value);
  column.skip(46);
}

void StatementPanel::buttons(Column& column, const Statement& statement) {
  float x = column.left();
  const auto place = [&](float width) {
    const Rect rect{x, column.y, width, 34};
    x += width + 8;
    return rect;
  };
  if (ui_.button("show-in-text", "Show in text", place(ui_.button_width("Show in text")),
                 Look::plain))
    state_.reveal_statement = state_.current;
  if (ui_.button("copy-statement", "Copy", place(ui_.button_width("Copy", Icon::copy)), Look::plain,
                 true, Icon::copy))
    ui_.platform.copy(in_full(statement, state_.said_by(statement)));
  const Rect unpin = place(ui_.button_width("Unpin"));
  if (state_.pinned && unpin.right() < column.right() + 1 &&
      ui_.button("unpin", "Unpin", unpin, Look::quiet))
    state_.choose(-1, false);
  column.skip(34);
}

// What each mark in the text means.
void StatementPanel::guide(Column& column) {
  const Theme& theme = ui_.theme;
  const float left = column.left();
  column.heading("HOW TO READ THIS");
  column.skip(4);
  column.text(type::quote, 23, theme.ink,
              ui_.touch
                  ? "Tap a marked passage to see who said it, and how the article says so."
                  : "Click a marked passage to see who said it, and how the article says so.");
  column.skip(14);
  const ImU32 color = theme.speaker(0);
  const auto entry = [&](auto&& sample, std::string_view name, std::string_view text) {
    const float y = column.y;
    sample(Rect{left, y + 7, 46, 20});
    ui_.line(column.list, left + 62, y + 21, type::text_strong, theme.ink, name);
    const float height = ui_.lines(column.list, left + 62, y + 27, column.width() - 62, type::label,
                                   18.5F, theme.soft, text);
    column.skip(27 + height + 10);
  };
  for (const Form form : {Form::direct, Form::mixed, Form::indirect, Form::block})
    entry([&](const Rect& at) { ui_.form_sample(column.list, at, form, false, color, 1); },
          capital(name_of(form)), explain(form));
  entry([&](const Rect& at) { ui_.form_sample(column.list, at, Form::indirect, true, color, 1); },
        "Non-response", explain(Act::non_response));
  entry(
      [&](const Rect& at) {
        ui_.line(column.list, at.x, at.y + 16, {Face::serif_bold, 23}, color, "Name");
      },
      "Source", "Who says it, in bold.");
  entry(
      [&](const Rect& at) {
        const float end =
            ui_.line(column.list, at.x, at.y + 16, {Face::serif_italic, 23}, theme.ink, "said");
        column.list->AddRectFilled({at.x, at.y + 20}, {end, at.y + 21}, color);
      },
      "Cue", "The words that report it, in italics.");
  column.skip(4);
  column.text(type::label, 19, theme.faint,
              "Each speaker has a colour. Machines misread: the article itself is the record.");
  if (!ui_.touch) keys(column);
}

// What the keyboard does.
void StatementPanel::keys(Column& column) {
  const Theme& theme = ui_.theme;
  const float left = column.left();
  column.skip(18);
  column.list->AddLine({left, column.y + 0.5F}, {column.right(), column.y + 0.5F}, theme.rule);
  column.skip(10);
  const auto key = [&](std::string_view keys, std::string_view does) {
    ui_.line(column.list, left, column.y + 18, type::label_strong, theme.soft, keys);
    ui_.line(column.list, left + 96, column.y + 18, type::label, theme.soft, does);
    column.skip(25);
  };
  key("j  k  ↓  ↑", "next, previous statement");
  key("Enter  Esc", "pin, unpin");
  key("Ctrl V", "inspect what you copied");
  key("Ctrl C", "copy what you selected");
  key("/", "find in statements");
  key("?", "this guide");
}

}  // namespace

std::unique_ptr<Panel> make_statement_panel(Ui& ui, State& state) {
  return std::make_unique<StatementPanel>(ui, state);
}

}  // namespace onrecord::app
