#include "panel_article.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/sort.hpp"
#include "utf8.hpp"

namespace onrecord::app {
namespace {

constexpr float side = 22;
constexpr float label_width = 88;
constexpr std::size_t most_claims = 100;

std::string words_of(const std::string& text, Span span) {
  std::string out = text.substr(span.begin, std::min<std::size_t>(span.end - span.begin, 400));
  out.resize(floor_to_character(out, out.size()));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

}  // namespace

void ArticlePanel::draw(const Rect& area) {
  ImDrawList* list = ui_.open_panel("##facts", area, ui_.theme.panel);
  area_ = area;
  const float top = area.y - static_cast<float>(scroller.y());
  y_ = top;
  facts(list);
  warnings(list);
  profile(list);
  claims(list);
  scroller.resize(y_ - top + 32, area.h);
  ui_.scroll_area("##facts-scroll", area, scroller);
  ui_.close_panel();
}

void ArticlePanel::heading(ImDrawList* list, std::string_view title) {
  ui_.line(list, area_.x + side, y_ + 34, type::small_caps, ui_.theme.soft, title);
  y_ += 48;
}

void ArticlePanel::fact(ImDrawList* list, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  const Theme& theme = ui_.theme;
  const float left = area_.x + side;
  list->AddLine({left, y_ + 0.5F}, {area_.right() - side, y_ + 0.5F}, theme.rule);
  ui_.line(list, left, y_ + 24, type::label, theme.faint, label);
  y_ += 17 + ui_.lines(list, left + label_width, y_ + 8, area_.w - 2 * side - label_width,
                       type::text, 22, theme.ink, value, 6);
}

void ArticlePanel::facts(ImDrawList* list) {
  const Article& article = state_.doc.result().article;
  heading(list, "THE ARTICLE");
  fact(list, "Headline", article.headline.text);
  std::string authors;
  for (const Author& author : article.authors) {
    if (!authors.empty()) authors += ", ";
    authors += author.name;
    if (!author.handle.empty()) authors += " (@" + author.handle + ")";
  }
  fact(list, "By", authors);
  const auto time = [&](std::string_view label, const Time& value) {
    if (!value.known()) return;
    fact(list, label, value.text.empty() ? value.iso : value.text);
    if (!value.text.empty() && !value.iso.empty()) {
      ui_.line(list, area_.x + side + label_width, y_ + 6, type::label, ui_.theme.faint, value.iso);
      y_ += 18;
    }
  };
  time("Published", article.published);
  time("Updated", article.updated);
  fact(list, "Place", article.dateline);
  for (const Credit& credit : article.credits) fact(list, "Credit", credit.text);
  if (!article.furniture.empty()) {
    std::string furniture;
    for (const Span& span : article.furniture) {
      if (!furniture.empty()) furniture += " · ";
      furniture += words_of(state_.doc.text(), span);
      if (furniture.size() > 300) break;
    }
    const float top = y_;
    fact(list, "Not article", furniture);
    const std::string_view label = state_.furniture_folded ? "Show" : "Hide";
    const Rect link{area_.x + side - 8, top + 30, ui_.button_width(label) - 8, 26};
    if (ui_.button("fold-furniture", label, link, Look::quiet)) {
      state_.furniture_folded = !state_.furniture_folded;
      state_.layout_changed = true;
    }
    y_ = std::max(y_, link.bottom() + 4);
  }
  fact(list, "Length", count_of(state_.doc.words(), "word", "words"));
}

void ArticlePanel::warnings(ImDrawList* list) {
  const auto& all = state_.doc.result().article.warnings;
  if (all.empty()) return;
  const Theme& theme = ui_.theme;
  heading(list, all.size() == 1 ? "1 WARNING" : std::to_string(all.size()) + " WARNINGS");
  const float left = area_.x + side;
  const float width = area_.w - 2 * side;
  for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 50); ++i) {
    const Warning& warning = all[i];
    const std::string& text = warning.message.empty() ? warning.kind : warning.message;
    const float height = ui_.lines(nullptr, 0, 0, width - 30, type::text, 21, 0, text, 4) + 16;
    const Rect row{left, y_, width, height};
    bool over = false;
    if (ui_.area(("warning-" + std::to_string(i + 1)).c_str(), row, &over))
      state_.reveal_span = warning.span;
    list->AddRectFilled(row.min(), row.max(), fade(theme.warning, over ? 0.2F : 0.11F), 3);
    ui_.line(list, row.x + 11, row.y + 24, {Face::serif_bold, 22}, theme.warning, "!");
    ui_.lines(list, row.x + 26, row.y + 8, width - 34, type::text, 21, theme.ink, text, 4);
    y_ += height + 6;
  }
}

void ArticlePanel::share(ImDrawList* list, std::string_view label, float value) {
  const Theme& theme = ui_.theme;
  const float left = area_.x + side;
  const float width = area_.w - 2 * side;
  const std::string figure = percent(value);
  ui_.line(list, left, y_ + 17, type::label, theme.soft, label);
  ui_.line(list, left + width - ui_.fonts.width(type::label_strong, figure), y_ + 17,
           type::label_strong, theme.ink, figure);
  list->AddRectFilled({left, y_ + 24}, {left + width, y_ + 27}, theme.rule, 1.5F);
  list->AddRectFilled({left, y_ + 24}, {left + width * value, y_ + 27}, theme.soft, 1.5F);
  y_ += 38;
}

void ArticlePanel::profile(ImDrawList* list) {
  const Profile& profile = state_.doc.result().profile;
  if (!profile.known || profile.statements == 0) return;
  const Theme& theme = ui_.theme;
  heading(list, "PROFILE");
  const float left = area_.x + side;
  const float width = area_.w - 2 * side;
  const auto figure = [&](float x, int value, std::string_view label) {
    ui_.line(list, x, y_ + 28, type::figure, theme.ink, grouped(static_cast<std::size_t>(value)));
    ui_.line(list, x, y_ + 47, type::label, theme.faint, label);
  };
  figure(left, profile.statements, profile.statements == 1 ? "statement" : "statements");
  figure(left + width * 0.36F, profile.speakers, profile.speakers == 1 ? "speaker" : "speakers");
  figure(left + width * 0.68F, profile.non_responses,
         profile.non_responses == 1 ? "non-response" : "non-responses");
  y_ += 66;
  // The forms as parts of one bar, each with the underline it has in the text.
  int sum = 0;
  for (const int count : profile.forms) sum += count;
  float x = left;
  std::string forms;
  for (std::size_t i = 0; i < profile.forms.size() && sum > 0; ++i) {
    if (profile.forms[i] == 0) continue;
    const float part = width * static_cast<float>(profile.forms[i]) / static_cast<float>(sum);
    ui_.form_sample(list, {x, y_, part - 2, 20}, static_cast<Form>(i), false, theme.speaker(0),
                    1.4F);
    if (!forms.empty()) forms += "  ·  ";
    forms += std::to_string(profile.forms[i]) + " " + std::string(name_of(static_cast<Form>(i)));
    x += part;
  }
  ui_.line_cut(list, left, y_ + 37, width, type::label, theme.soft, forms);
  y_ += 54;
  share(list, "Words that somebody is the source of", profile.attributed_words_share);
  share(list, "Words in quotation marks", profile.quoted_words_share);
  share(list, "Statements by unnamed sources", profile.unnamed_share);
}

void ArticlePanel::claims(ImDrawList* list) {
  const auto& all = state_.doc.result().claims;
  if (all.empty()) return;
  const Theme& theme = ui_.theme;
  heading(list, all.size() == 1 ? "1 CLAIM WORTH CHECKING"
                                : grouped(all.size()) + " CLAIMS WORTH CHECKING");
  const float left = area_.x + side;
  const float width = area_.w - 2 * side;
  std::vector<std::size_t> order(all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  sort_stably(order, [&](std::size_t a, std::size_t b) {
    return all[a].score != all[b].score ? all[a].score > all[b].score : a < b;
  });
  if (order.size() > most_claims) order.resize(most_claims);
  for (const std::size_t i : order) {
    const Claim& claim = all[i];
    const std::string text = words_of(state_.doc.text(), claim.span);
    const Statement* in = state_.statement(claim.statement);
    const float height = ui_.lines(nullptr, 0, 0, width, {Face::serif, 20}, 20.5F, 0, text, 3) + 34;
    const Rect row{area_.x, y_, area_.w, height};
    y_ += height;
    if (row.bottom() < area_.y || row.y > area_.bottom()) continue;
    bool over = false;
    if (ui_.area(("claim-" + std::to_string(i + 1)).c_str(), row, &over))
      state_.reveal_span = claim.span;
    if (over) list->AddRectFilled(row.min(), row.max(), theme.hover);
    ui_.lines(list, left, row.y + 8, width, {Face::serif, 20}, 20.5F, theme.ink, text, 3);
    std::string why = in ? state_.said_by(*in) : std::string("no source");
    for (const std::string& reason : claim.reasons) why += " · " + reason;
    ui_.line_cut(list, left, row.bottom() - 10, width - 44, type::label,
                 in ? theme.speaker(in->speaker) : theme.warning, why);
    const std::string score = percent(claim.score);
    ui_.line(list, left + width - ui_.fonts.width(type::label, score), row.bottom() - 10,
             type::label, theme.faint, score);
    list->AddLine({left, row.bottom() - 0.5F}, {left + width, row.bottom() - 0.5F}, theme.rule);
  }
}

}  // namespace onrecord::app
