#include "panel_article.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/sort.hpp"
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
  claims(list, false);
  claims(list, true);
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
  for (const Credit& credit : article.credits)
    fact(list, credit.role.empty() ? "Credit" : capital(credit.role), credit.text);
  if (!article.furniture.empty()) {
    std::string furniture;
    for (const Span& span : article.furniture) {
      if (!furniture.empty()) furniture += " · ";
      furniture += words_of(state_.doc.text(), span);
      if (furniture.size() > 300) break;
    }
    const float top = y_;
    fact(list, "Not article", furniture);
    const std::string_view label = state_.furniture_hidden ? "Show" : "Hide";
    const Rect link{area_.x + side - 8, top + 30, ui_.button_width(label) - 8, 26};
    if (ui_.button("fold-furniture", label, link, Look::quiet)) {
      state_.furniture_hidden = !state_.furniture_hidden;
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

// A figure of the profile, with its label; with a name it can be clicked.
bool ArticlePanel::figure(ImDrawList* list, float share, const char* name, int value,
                          std::string_view one, std::string_view many) {
  const Theme& theme = ui_.theme;
  const float width = area_.w - 2 * side;
  const float x = area_.x + side + width * share;
  bool over = false;
  const bool hit = name && value > 0 && ui_.area(name, {x - 6, y_ + 2, width * 0.32F, 56}, &over);
  ui_.line(list, x, y_ + 28, type::figure, theme.ink, grouped(static_cast<std::size_t>(value)));
  const float end = ui_.line(list, x, y_ + 47, type::label, over ? theme.ink : theme.faint,
                             value == 1 ? one : many);
  if (name && value > 0)
    list->AddLine({x, y_ + 50.5F}, {end, y_ + 50.5F}, over ? theme.ink : theme.rule);
  return hit;
}

void ArticlePanel::profile(ImDrawList* list) {
  const Profile& profile = state_.doc.result().profile;
  if (!profile.known || profile.statements == 0) return;
  const Theme& theme = ui_.theme;
  heading(list, "PROFILE");
  const float left = area_.x + side;
  const float width = area_.w - 2 * side;
  figure(list, 0, nullptr, profile.statements, "statement", "statements");
  figure(list, 0.36F, nullptr, profile.speakers, "speaker", "speakers");
  if (figure(list, 0.68F, "only-non-responses", profile.non_responses, "non-response",
             "non-responses"))
    state_.filter_act(Act::non_response);
  y_ += 66;
  if (figure(list, 0, "only-denials", profile.denials, "denial", "denials"))
    state_.filter_act(Act::denial);
  figure(list, 0.36F, nullptr, profile.claims, "claim", "claims");
  figure(list, 0.68F, nullptr, profile.unattributed_claims, "unsourced", "unsourced");
  y_ += 66;
  // The forms as parts of one bar, each with the underline it has in the text.
  int sum = 0;
  for (const int count : profile.forms) sum += count;
  float x = left;
  std::string forms;
  for (std::size_t i = 0; i < profile.forms.size() && sum > 0; ++i) {
    if (profile.forms[i] == 0) continue;
    const float part = width * static_cast<float>(profile.forms[i]) / static_cast<float>(sum);
    const Rect box{x, y_, part - 2, 20};
    bool over = false;
    if (ui_.area(("only-" + std::string(name_of(static_cast<Form>(i)))).c_str(), box, &over))
      state_.filter_form(static_cast<Form>(i));
    ui_.form_sample(list, box, static_cast<Form>(i), false, theme.speaker(0), over ? 2.2F : 1.4F);
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

// Those that nobody is given as the source of are the writer's own to answer for.
void ArticlePanel::claims(ImDrawList* list, bool attributed) {
  const auto& all = state_.doc.result().claims;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < all.size(); ++i)
    if ((all[i].statement >= 0) == attributed) order.push_back(i);
  if (order.empty()) return;
  heading(list, grouped(order.size()) +
                    (order.size() == 1 ? " CLAIM WORTH CHECKING" : " CLAIMS WORTH CHECKING"));
  y_ -= 10;
  y_ +=
      6 + ui_.lines(list, area_.x + side, y_, area_.w - 2 * side, type::label, 19, ui_.theme.faint,
                    attributed ? "By somebody whom the article names or describes."
                               : "In the writer’s own words: nobody is given as the source.");
  sort_stably(order, [&](std::size_t a, std::size_t b) {
    return all[a].score != all[b].score ? all[a].score > all[b].score : a < b;
  });
  if (order.size() > most_claims) order.resize(most_claims);
  for (const std::size_t i : order) claim(list, i);
}

void ArticlePanel::claim(ImDrawList* list, std::size_t index) {
  const Theme& theme = ui_.theme;
  const Claim& claim = state_.doc.result().claims[index];
  const float left = area_.x + side;
  const float width = area_.w - 2 * side;
  const std::string text = words_of(state_.doc.text(), claim.span);
  const Statement* in = state_.statement(claim.statement);
  std::string why = in ? state_.said_by(*in) : std::string();
  for (const std::string& reason : claim.reasons) why += (why.empty() ? "" : " · ") + reason;
  const float words = ui_.lines(nullptr, 0, 0, width, {Face::serif, 20}, 20.5F, 0, text, 3);
  const float reasons = ui_.lines(nullptr, 0, 0, width - 44, type::label, 18, 0, why, 2);
  const Rect row{area_.x, y_, area_.w, words + reasons + 22};
  y_ += row.h;
  if (row.bottom() < area_.y || row.y > area_.bottom()) return;
  bool over = false;
  if (ui_.area(("claim-" + std::to_string(index + 1)).c_str(), row, &over))
    state_.reveal_span = claim.span;
  if (over) list->AddRectFilled(row.min(), row.max(), theme.hover);
  ui_.lines(list, left, row.y + 8, width, {Face::serif, 20}, 20.5F, theme.ink, text, 3);
  ui_.lines(list, left, row.y + words + 11, width - 44, type::label, 18,
            in ? theme.speaker(in->speaker) : theme.warning, why, 2);
  const std::string score = percent(claim.score);
  ui_.line(list, left + width - ui_.fonts.width(type::label, score), row.y + words + 25,
           type::label, theme.faint, score);
  list->AddLine({left, row.bottom() - 0.5F}, {left + width, row.bottom() - 0.5F}, theme.rule);
}

}  // namespace onrecord::app
