#include "panel_speakers.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/sort.hpp"

namespace onrecord::app {
namespace {

constexpr float side = 22;
constexpr std::size_t most_listed = 200;  // statements under an open speaker
constexpr std::size_t most_speakers = 2000;

}  // namespace

void SpeakersPanel::draw(const Rect& area) {
  ImDrawList* list = ui_.open_panel("##speakers", area, ui_.theme.panel);
  const Theme& theme = ui_.theme;
  const auto& all = state_.doc.result().speakers;
  const float top = area.y - static_cast<float>(scroller.y());
  float y = top;
  // Whom others only speak for has no row.
  std::vector<int> order;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].statements.empty()) order.push_back(static_cast<int>(i));
  }
  ui_.line(list, area.x + side, y + 34, type::small_caps, theme.soft,
           order.size() == 1 ? "1 SPEAKER" : grouped(order.size()) + " SPEAKERS");
  if (state_.filter.speaker >= 0) {
    const float width = ui_.button_width("Show all");
    if (ui_.button("show-all", "Show all", {area.right() - side - width, y + 14, width, 30},
                   Look::quiet))
      state_.filter.speaker = -1;
  }
  y += 54;

  // Those who say most come first.
  order.resize(std::min(order.size(), most_speakers));
  sort_stably(order, [&](int a, int b) {
    const Speaker& x = all[static_cast<std::size_t>(a)];
    const Speaker& z = all[static_cast<std::size_t>(b)];
    if (x.statements.size() != z.statements.size())
      return x.statements.size() > z.statements.size();
    return x.words != z.words ? x.words > z.words : a < b;
  });
  int most_words = 1;
  for (const Speaker& speaker : all) most_words = std::max(most_words, speaker.words);
  for (const int index : order) y = speaker(list, area, y, index, most_words);
  if (all.empty() && state_.doc.inspected())
    ui_.lines(list, area.x + side, y, area.w - 2 * side, type::text, 22, theme.faint,
              "Nobody is named as a source.");
  scroller.resize(y - top + 32, area.h);
  ui_.scroll_area("##speakers-scroll", area, scroller);
  ui_.close_panel();
}

float SpeakersPanel::speaker(ImDrawList* list, const Rect& area, float y, int index,
                             int most_words) {
  const Theme& theme = ui_.theme;
  const Speaker& speaker = state_.doc.result().speakers[static_cast<std::size_t>(index)];
  const ImU32 color = theme.speaker(index);
  const bool open = state_.filter.speaker == index;
  const float left = area.x + side;
  const float width = area.w - 2 * side;
  const Rect row{area.x, y, area.w, 92};
  if (!open && (row.bottom() < area.y || row.y > area.bottom())) return row.bottom();
  bool over = false;
  if (ui_.area(("speaker-" + std::to_string(index + 1)).c_str(),
               {row.x, std::max(row.y, area.y), row.w - 12,
                std::min(row.bottom(), area.bottom()) - std::max(row.y, area.y)},
               &over))
    state_.filter_speaker(index);
  if (open) {
    list->AddRectFilled(row.min(), {row.x + 3, row.bottom()}, color);
  } else if (over) {
    list->AddRectFilled(row.min(), row.max(), theme.hover);
  }
  const std::string said = count_of(speaker.statements.size(), "statement", "statements");
  const float said_width = ui_.fonts.width(type::label, said);
  ui_.line_cut(list, left, y + 27, width - said_width - 12, {Face::serif_bold, 22}, color,
               speaker.name);
  ui_.line(list, left + width - said_width, y + 27, type::label, theme.soft, said);
  std::string about = state_.about(speaker);
  if (speaker.words > 0)
    about += " · " + count_of(static_cast<std::size_t>(speaker.words), "word", "words");
  ui_.line_cut(list, left, y + 47, width, type::label, theme.soft, about);

  // Where in the article, from its first word to its last; below, the words against the most.
  const Rect track{left, y + 58, width, 14};
  list->AddRectFilled(track.min(), track.max(), fade(theme.rule, 0.55F), 2);
  const auto length = static_cast<float>(std::max<std::size_t>(1, state_.doc.text().size()));
  float drawn_to = -1;
  for (const int statement : speaker.statements) {
    for (const Span& span : state_.statement(statement)->content.spans) {
      const float x0 = track.x + track.w * static_cast<float>(span.begin) / length;
      const float x1 = std::max(track.x + track.w * static_cast<float>(span.end) / length, x0 + 2);
      if (x1 <= drawn_to) continue;  // thousands fall on one pixel
      list->AddRectFilled({x0, track.y}, {x1, track.bottom()}, fade(color, 0.85F));
      drawn_to = x1;
    }
  }
  const float share = static_cast<float>(speaker.words) / static_cast<float>(most_words);
  list->AddRectFilled({left, y + 75}, {left + std::max(2.0F, width * share), y + 77}, color);
  y = row.bottom();
  if (open) {
    y = figures(list, {area.x, y, area.w, 30}, speaker);
    std::size_t listed = 0;
    for (const int statement : speaker.statements) {
      if (++listed > most_listed) break;
      const Rect item{area.x, y, area.w, 30};
      y += item.h;
      if (item.bottom() < area.y || item.y > area.bottom()) continue;
      bool on = false;
      if (ui_.area(("speaker-statement-" + std::to_string(statement + 1)).c_str(), item, &on))
        state_.choose(statement, true);
      if (on) {
        list->AddRectFilled(item.min(), item.max(), theme.hover);
        state_.hovered = statement;
      }
      if (statement == state_.current) list->AddRectFilled(item.min(), item.max(), theme.raised);
      const std::string number = std::to_string(statement + 1);
      ui_.line(list, left, item.y + 20, {Face::sans, 16}, theme.faint, number);
      ui_.line_cut(list, left + 24, item.y + 20, width - 24, {Face::serif, 20}, theme.ink,
                   state_.statement(statement)->content.text);
    }
    y += 10;
  }
  list->AddLine({left, y - 0.5F}, {area.right() - side, y - 0.5F}, theme.rule);
  return y;
}

// How it speaks, and a way to where it comes in first.
float SpeakersPanel::figures(ImDrawList* list, const Rect& row, const Speaker& speaker) {
  const Theme& theme = ui_.theme;
  const float left = row.x + side;
  std::string text = percent(speaker.direct_share) + " direct";
  const auto add = [&text](int count, std::string_view one, std::string_view many) {
    if (count > 0) text += " · " + count_of(static_cast<std::size_t>(count), one, many);
  };
  add(speaker.denials, "denial", "denials");
  add(speaker.non_responses, "non-response", "non-responses");
  add(static_cast<int>(speaker.mentions.size()), "mention", "mentions");
  const std::string_view label = "First place";
  const float button = ui_.fonts.width(type::label, label) + 16;
  const bool known = speaker.first.end > speaker.first.begin;
  ui_.line_cut(list, left, row.y + 20, row.w - 2 * side - (known ? button : 0), type::label,
               theme.soft, text);
  if (known) {
    const Rect link{row.right() - side - button + 8, row.y + 2, button, 26};
    bool over = false;
    if (ui_.area("first-place", link, &over)) state_.reveal_span = speaker.first;
    const float x = link.x + 8;
    ui_.line(list, x, row.y + 20, type::label, over ? theme.ink : theme.soft, label);
    list->AddLine({x, row.y + 23.5F}, {link.right() - 8, row.y + 23.5F},
                  over ? theme.ink : theme.rule);
  }
  return row.bottom();
}

}  // namespace onrecord::app
