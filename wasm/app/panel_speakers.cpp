// Who speaks in the article, how much and where; a click marks only what they say.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/sort.hpp"
#include "column.hpp"
#include "panel.hpp"
#include "panels.hpp"

namespace onrecord::app {
namespace {

constexpr std::size_t most_listed = 200;  // statements under an open speaker
constexpr std::size_t most_speakers = 2000;
constexpr float speaker_height = 92;
constexpr float statement_height = 30;

class SpeakersPanel final : public Panel {
 public:
  using Panel::Panel;
  void draw(const Rect& area) override;
  std::size_t count() const override;

 private:
  void speaker(Column& column, int index, int most_words);
  void track(Column& column, const Rect& row, const Speaker& speaker, ImU32 color);
  void figures(Column& column, const Speaker& speaker);
  void statements(Column& column, const Speaker& speaker);
};

std::size_t SpeakersPanel::count() const {
  return static_cast<std::size_t>(state_.doc.result().profile.speakers);
}

// Speakers with statements, by the number of statements, then of words. A speaker for whom others
// only speak has none and is left out.
std::vector<int> in_order(const std::vector<Speaker>& all) {
  std::vector<int> order;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!all[i].statements.empty()) order.push_back(static_cast<int>(i));
  sort_stably(order, [&](int a, int b) {
    const Speaker& x = all[static_cast<std::size_t>(a)];
    const Speaker& z = all[static_cast<std::size_t>(b)];
    if (x.statements.size() != z.statements.size())
      return x.statements.size() > z.statements.size();
    return x.words != z.words ? x.words > z.words : a < b;
  });
  return order;
}

void SpeakersPanel::draw(const Rect& area) {
  Column column(ui_, "##speakers", area, scroller);
  const auto& all = state_.doc.result().speakers;
  std::vector<int> order = in_order(all);
  const float top = column.y;
  column.heading(order.size() == 1 ? "1 SPEAKER" : grouped(order.size()) + " SPEAKERS");
  column.skip(6);
  if (state_.filter.speaker >= 0) {
    const float width = ui_.button_width("Show all");
    if (ui_.button("show-all", "Show all", {column.right() - width, top + 14, width, 30},
                   Look::quiet))
      state_.filter.speaker = -1;
  }
  order.resize(std::min(order.size(), most_speakers));
  int most_words = 1;
  for (const Speaker& speaker : all) most_words = std::max(most_words, speaker.words);
  for (const int index : order) speaker(column, index, most_words);
  if (all.empty() && state_.doc.inspected())
    ui_.lines(column.list, column.left(), column.y, column.width(), type::text, 22, ui_.theme.faint,
              "The text names no source.");
}

void SpeakersPanel::speaker(Column& column, int index, int most_words) {
  const Theme& theme = ui_.theme;
  const Speaker& speaker = state_.doc.result().speakers[static_cast<std::size_t>(index)];
  const ImU32 color = theme.speaker(index);
  const bool open = state_.filter.speaker == index;
  const float left = column.left();
  const float width = column.width();
  const Rect row = column.row(speaker_height);
  column.skip(row.h);
  if (!open && !column.sees(row)) return;
  RowLook look;
  if (open) look.bar = color;
  if (column.list_row("speaker-" + std::to_string(index + 1), row, look).clicked)
    state_.filter_speaker(index);
  const std::string said = count_of(speaker.statements.size(), "statement", "statements");
  const float said_width = ui_.fonts.width(type::label, said);
  ui_.line_cut(column.list, left, row.y + 27, width - said_width - 12, {Face::serif_bold, 22},
               color, speaker.name);
  ui_.line(column.list, left + width - said_width, row.y + 27, type::label, theme.soft, said);
  std::string about = state_.about(speaker);
  if (speaker.words > 0)
    about += " · " + count_of(static_cast<std::size_t>(speaker.words), "word", "words");
  ui_.line_cut(column.list, left, row.y + 47, width, type::label, theme.soft, about);
  track(column, row, speaker, color);
  // The words, against the most that any speaker has.
  const float share = static_cast<float>(speaker.words) / static_cast<float>(most_words);
  column.list->AddRectFilled({left, row.y + 75}, {left + std::max(2.0F, width * share), row.y + 77},
                             color);
  if (open) {
    figures(column, speaker);
    statements(column, speaker);
    column.skip(10);
  }
  column.rule();
}

// Where in the article the speaker's statements stand, from its first word to its last.
void SpeakersPanel::track(Column& column, const Rect& row, const Speaker& speaker, ImU32 color) {
  const Rect track{column.left(), row.y + 58, column.width(), 14};
  column.list->AddRectFilled(track.min(), track.max(), fade(ui_.theme.rule, 0.55F), 2);
  const auto length = static_cast<float>(std::max<std::size_t>(1, state_.doc.text().size()));
  float drawn_to = -1;
  for (const int statement : speaker.statements) {
    for (const Span& span : state_.statement(statement)->content.spans) {
      const float x0 = track.x + track.w * static_cast<float>(span.begin) / length;
      const float x1 = std::max(track.x + track.w * static_cast<float>(span.end) / length, x0 + 2);
      if (x1 <= drawn_to) continue;  // thousands fall on one pixel
      column.list->AddRectFilled({x0, track.y}, {x1, track.bottom()}, fade(color, 0.85F));
      drawn_to = x1;
    }
  }
}

// Counts of an open speaker, and a link to the speaker's first place in the text.
void SpeakersPanel::figures(Column& column, const Speaker& speaker) {
  std::string text = percent(speaker.direct_share) + " direct";
  const auto add = [&text](int count, std::string_view one, std::string_view many) {
    if (count > 0) text += " · " + count_of(static_cast<std::size_t>(count), one, many);
  };
  add(speaker.denials, "denial", "denials");
  add(speaker.non_responses, "non-response", "non-responses");
  add(static_cast<int>(speaker.mentions.size()), "mention", "mentions");
  constexpr std::string_view label = "First place";
  const bool known = speaker.first.end > speaker.first.begin;
  const float link = known ? ui_.fonts.width(type::label, label) + 16 : 0.0F;
  ui_.line_cut(column.list, column.left(), column.y + 20, column.width() - link, type::label,
               ui_.theme.soft, text);
  if (known && column.link("first-place", column.y + 20, label)) state_.reveal_span = speaker.first;
  column.skip(30);
}

// The statements of an open speaker, one line each.
void SpeakersPanel::statements(Column& column, const Speaker& speaker) {
  std::size_t listed = 0;
  for (const int statement : speaker.statements) {
    if (++listed > most_listed) break;
    const Rect row = column.row(statement_height);
    column.skip(row.h);
    if (!column.sees(row)) continue;
    const std::string number = std::to_string(statement + 1);
    RowLook look;
    look.raised = statement == state_.current;
    const Ui::Row at = column.list_row("speaker-statement-" + number, row, look);
    if (at.clicked) state_.choose(statement, true);
    if (at.over) state_.hovered = statement;
    ui_.line(column.list, column.left(), row.y + 20, {Face::sans, 16}, ui_.theme.faint, number);
    ui_.line_cut(column.list, column.left() + 24, row.y + 20, column.width() - 24,
                 {Face::serif, 20}, ui_.theme.ink, state_.statement(statement)->content.text);
  }
}

}  // namespace

std::unique_ptr<Panel> make_speakers_panel(Ui& ui, State& state) {
  return std::make_unique<SpeakersPanel>(ui, state);
}

}  // namespace onrecord::app
