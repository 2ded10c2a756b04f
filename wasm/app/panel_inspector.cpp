#include "panel_inspector.hpp"

#include <cmath>
#include <string>

namespace onrecord::app {
namespace {

constexpr float side = 22;
constexpr float label_width = 88;
constexpr int most_lines = 12;  // of the words; the article beside it has them all

std::string in_full(const Statement& statement, std::string_view who) {
  std::string out = "“" + statement.content.text + "” — " + std::string(who);
  if (!statement.cue.text.empty()) out += " (" + statement.cue.text + ")";
  return out;
}

}  // namespace

void InspectorPanel::draw(const Rect& area) {
  ImDrawList* list = ui_.open_panel("##inspector", area, ui_.theme.panel);
  const Statement* chosen = state_.statement(state_.current);
  if (shown_ != state_.current) {
    shown_ = state_.current;
    scroller.go(0, false);
  }
  const float top = area.y - static_cast<float>(scroller.y());
  const float bottom = chosen ? statement(list, area, top, *chosen) : guide(list, area, top);
  scroller.resize(bottom - top + 32, area.h);
  ui_.scroll_area("##inspector-scroll", area, scroller);
  ui_.close_panel();
}

float InspectorPanel::field(ImDrawList* list, const Rect& area, float y, std::string_view label,
                            std::string_view value, std::string_view remark) {
  const Theme& theme = ui_.theme;
  list->AddLine({area.x + side, y + 0.5F}, {area.right() - side, y + 0.5F}, theme.rule);
  ui_.line(list, area.x + side, y + 25, type::label, theme.faint, label);
  const float x = area.x + side + label_width;
  const float width = area.right() - side - x;
  float height = ui_.lines(list, x, y + 9, width, type::text, 22,
                           value.empty() ? theme.faint : theme.ink, value.empty() ? "—" : value, 8);
  if (!remark.empty())
    height += ui_.lines(list, x, y + 9 + height, width, type::label, 19, theme.faint, remark);
  return y + height + 19;
}

// At the right of a field: only such statements are marked and listed.
bool InspectorPanel::only(ImDrawList* list, const char* name, const Rect& row, bool on) {
  const std::string_view label = on ? "Show all" : "Only these";
  const float width = ui_.fonts.width(type::label, label);
  const Rect link{row.right() - side - width - 8, row.y + 6, width + 12, 28};
  bool over = false;
  const bool hit = ui_.area(name, link, &over);
  const float x = link.x + 8;
  const ImU32 color = over ? ui_.theme.ink : ui_.theme.soft;
  ui_.line(list, x, row.y + 25, type::label, color, label);
  list->AddLine({x, row.y + 28.5F}, {x + width, row.y + 28.5F}, over ? color : ui_.theme.rule);
  return hit;
}

float InspectorPanel::statement(ImDrawList* list, const Rect& area, float y,
                                const Statement& statement) {
  const Theme& theme = ui_.theme;
  const ImU32 color = theme.speaker(statement.speaker);
  const float width = area.w - 2 * side;
  const float left = area.x + side;
  const auto count = state_.doc.result().statements.size();
  ui_.line(list, left, y + 34, type::small_caps, theme.soft,
           "STATEMENT " + std::to_string(state_.current + 1) + " OF " + grouped(count));
  const Rect next{area.right() - side - 28, y + 14, 30, 30};
  const Rect previous{next.x - 34, y + 14, 30, 30};
  if (ui_.button("previous", "", previous, Look::quiet, state_.neighbour(-1) != state_.current,
                 Icon::previous))
    state_.choose(state_.neighbour(-1), state_.pinned);
  if (ui_.button("next", "", next, Look::quiet, state_.neighbour(1) != state_.current, Icon::next))
    state_.choose(state_.neighbour(1), state_.pinned);
  y += 58;

  // Who, then the words.
  const std::string who = state_.said_by(statement);
  bool over = false;
  const float name_height = ui_.lines(nullptr, 0, 0, width, type::title, 28, color, who, 3);
  if (statement.speaker >= 0 && ui_.area("inspector-speaker", {left, y, width, name_height}, &over))
    state_.filter_speaker(statement.speaker);
  ui_.lines(list, left, y, width, type::title, 28, color, who, 3);
  if (over)
    list->AddLine({left, y + name_height},
                  {left + std::min(width, ui_.fonts.width(type::title, who)), y + name_height},
                  color);
  y += name_height + 2;
  if (statement.speaker >= 0) {
    const Speaker& speaker =
        state_.doc.result().speakers[static_cast<std::size_t>(statement.speaker)];
    ui_.line_cut(list, left, y + 16, width, type::label, theme.faint, state_.about(speaker));
    y += 24;
  }
  y += 12;
  const Rect body{left, y, width,
                  ui_.lines(nullptr, 0, 0, width - 34, type::quote_large, 27, 0,
                            statement.content.text, most_lines) +
                      24};
  if (statement.act == Act::non_response) {
    ui_.hatch(list, body, fade(color, 0.16F));
  } else {
    list->AddRectFilled(body.min(), body.max(), fade(color, 0.09F), 2);
  }
  list->AddRectFilled(body.min(), {body.x + 3, body.bottom()}, color);
  ui_.lines(list, left + 18, y + 12, width - 34, type::quote_large, 27, theme.ink,
            statement.content.text, most_lines);
  y = body.bottom() + 18;

  y = field(list, area, y, "Source", statement.source.text, "");
  y = field(list, area, y, "Cue", statement.cue.text, "");
  float next_y =
      field(list, area, y, "Form", capital(name_of(statement.form)), explain(statement.form));
  if (only(list, "only-form", {area.x, y, area.w, 36}, state_.filter.form >= 0))
    state_.filter_form(statement.form);
  y = next_y;
  next_y = field(list, area, y, "Act", capital(name_of(statement.act)), explain(statement.act));
  if (only(list, "only-act", {area.x, y, area.w, 36}, state_.filter.act >= 0))
    state_.filter_act(statement.act);
  y = next_y;
  const std::string sure = "That the source means this speaker: " + percent(statement.link);
  y = field(list, area, y, "Speaker", state_.speaker_name(statement.speaker),
            statement.speaker < 0 ? "Nobody known stands behind it."
            : statement.link < 1  ? std::string_view(sure)
                                  : "");

  // Confidence, as a figure and as a length.
  list->AddLine({left, y + 0.5F}, {area.right() - side, y + 0.5F}, theme.rule);
  ui_.line(list, left, y + 25, type::label, theme.faint, "Confidence");
  const float x = left + label_width;
  ui_.line(list, x, y + 25, type::text, theme.ink,
           hundredths(static_cast<double>(statement.confidence)));
  const Rect bar{x + 46, y + 18, area.right() - side - x - 46, 5};
  list->AddRectFilled(bar.min(), bar.max(), theme.rule, 2.5F);
  list->AddRectFilled(bar.min(), {bar.x + bar.w * statement.confidence, bar.bottom()}, theme.soft,
                      2.5F);
  y += 46;

  float button_x = left;
  const float show = ui_.button_width("Show in text");
  if (ui_.button("show-in-text", "Show in text", {button_x, y, show, 34}, Look::plain))
    state_.reveal_statement = state_.current;
  button_x += show + 8;
  const float copy = ui_.button_width("Copy", Icon::copy);
  if (ui_.button("copy-statement", "Copy", {button_x, y, copy, 34}, Look::plain, true, Icon::copy))
    ui_.platform.copy(in_full(statement, who));
  button_x += copy + 8;
  const float close = ui_.button_width("Unpin");
  if (state_.pinned && button_x + close < area.right() - side + 1 &&
      ui_.button("unpin", "Unpin", {button_x, y, close, 34}, Look::quiet))
    state_.choose(-1, false);
  return y + 34;
}

float InspectorPanel::guide(ImDrawList* list, const Rect& area, float y) {
  const Theme& theme = ui_.theme;
  const float left = area.x + side;
  const float width = area.w - 2 * side;
  ui_.line(list, left, y + 34, type::small_caps, theme.soft, "HOW TO READ THIS");
  y += 52;
  y += ui_.lines(list, left, y, width, type::quote, 23, theme.ink,
                 ui_.touch
                     ? "Tap a marked passage to see who said it, and how the article says so."
                     : "Click a marked passage to see who said it, and how the article says so.");
  y += 14;
  const ImU32 color = theme.speaker(0);
  const auto entry = [&](auto&& sample, std::string_view name, std::string_view text) {
    sample(Rect{left, y + 7, 46, 20});
    ui_.line(list, left + 62, y + 21, type::text_strong, theme.ink, name);
    const float height =
        ui_.lines(list, left + 62, y + 27, width - 62, type::label, 18.5F, theme.soft, text);
    y += 27 + height + 10;
  };
  for (const Form form : {Form::direct, Form::mixed, Form::indirect, Form::block})
    entry([&](const Rect& at) { ui_.form_sample(list, at, form, false, color, 1); },
          capital(name_of(form)), explain(form));
  entry([&](const Rect& at) { ui_.form_sample(list, at, Form::indirect, true, color, 1); },
        "Non-response", explain(Act::non_response));
  entry(
      [&](const Rect& at) {
        ui_.line(list, at.x, at.y + 16, {Face::serif_bold, 23}, color, "Name");
      },
      "Source", "Who is said to have said it, in bold.");
  entry(
      [&](const Rect& at) {
        const float end =
            ui_.line(list, at.x, at.y + 16, {Face::serif_italic, 23}, theme.ink, "said");
        list->AddRectFilled({at.x, at.y + 20}, {end, at.y + 21}, color);
      },
      "Cue", "The words that report it, in italics.");
  y += 4;
  y += ui_.lines(list, left, y, width, type::label, 19, theme.faint,
                 "Each speaker has a colour of their own. Machines misread: the article itself is "
                 "the record.");
  if (!ui_.touch) {
    y += 18;
    const auto key = [&](std::string_view keys, std::string_view does) {
      ui_.line(list, left, y + 18, type::label_strong, theme.soft, keys);
      ui_.line(list, left + 96, y + 18, type::label, theme.soft, does);
      y += 25;
    };
    list->AddLine({left, y + 0.5F}, {left + width, y + 0.5F}, theme.rule);
    y += 10;
    key("j  k  ↓  ↑", "next, previous statement");
    key("Enter  Esc", "pin, unpin");
    key("Ctrl V", "inspect what you copied");
    key("Ctrl C", "copy what you selected");
    key("/", "find in statements");
    key("?", "this guide");
  }
  return y;
}

}  // namespace onrecord::app
