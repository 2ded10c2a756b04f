// What is known of the article itself: facts, warnings, profile, claims.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/sort.hpp"
#include "column.hpp"
#include "panel.hpp"
#include "panels.hpp"
#include "utf8.hpp"

namespace onrecord::app {
namespace {

constexpr std::size_t most_claims = 100;
constexpr std::size_t most_warnings = 50;
constexpr Style claim_text{Face::serif, 20};
constexpr float claim_leading = 20.5F;

// The first 400 bytes of a span on one line, cut between characters.
std::string words_of(const std::string& text, Span span) {
  std::string out = text.substr(span.begin, std::min<std::size_t>(span.end - span.begin, 400));
  out.resize(floor_to_character(out, out.size()));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

class ArticlePanel final : public Panel {
 public:
  using Panel::Panel;
  void draw(const Rect& area) override;

 private:
  void facts(Column& column);
  void time(Column& column, std::string_view label, const Time& value);
  void furniture(Column& column);
  void warnings(Column& column);
  void profile(Column& column);
  void figures(Column& column);
  bool figure(Column& column, float share, const char* name, int value, std::string_view one,
              std::string_view many);
  void forms(Column& column);
  void claims(Column& column, bool attributed);
  void claim(Column& column, std::size_t index);
};

void ArticlePanel::draw(const Rect& area) {
  Column column(ui_, "##facts", area, scroller);
  facts(column);
  warnings(column);
  profile(column);
  claims(column, false);
  claims(column, true);
}

// A field that is left out where it is empty.
void fact(Column& column, std::string_view label, std::string_view value) {
  if (!value.empty()) column.field(label, value, {}, dense_field);
}

// A time as the article writes it, with its ISO 8601 form below.
void ArticlePanel::time(Column& column, std::string_view label, const Time& value) {
  if (!value.known()) return;
  fact(column, label, value.text.empty() ? value.iso : value.text);
  if (value.text.empty() || value.iso.empty()) return;
  ui_.line(column.list, column.left() + space::label, column.y + 6, type::label, ui_.theme.faint,
           value.iso);
  column.skip(18);
}

std::string names_of(const std::vector<Author>& authors) {
  std::string out;
  for (const Author& author : authors) {
    if (!out.empty()) out += ", ";
    out += author.name;
    if (!author.handle.empty()) out += " (@" + author.handle + ")";
  }
  return out;
}

void ArticlePanel::facts(Column& column) {
  const Article& article = state_.doc.result().article;
  column.heading("THE ARTICLE");
  fact(column, "Headline", article.headline.text);
  fact(column, "By", names_of(article.authors));
  time(column, "Published", article.published);
  time(column, "Updated", article.updated);
  fact(column, "Place", article.dateline);
  for (const Credit& credit : article.credits)
    fact(column, credit.role.empty() ? "Credit" : capital(credit.role), credit.text);
  if (!article.furniture.empty()) furniture(column);
  fact(column, "Length", count_of(state_.doc.words(), "word", "words"));
}

// The boilerplate's first words, and the button that hides it in the text.
void ArticlePanel::furniture(Column& column) {
  std::string words;
  for (const Span& span : state_.doc.result().article.furniture) {
    if (!words.empty()) words += " · ";
    words += words_of(state_.doc.text(), span);
    if (words.size() > 300) break;
  }
  const float top = column.y;
  fact(column, "Not article", words);
  const std::string_view label = state_.furniture_hidden ? "Show" : "Hide";
  const Rect link{column.left() - 8, top + 30, ui_.button_width(label) - 8, 26};
  if (ui_.button("fold-furniture", label, link, Look::quiet)) {
    state_.furniture_hidden = !state_.furniture_hidden;
    state_.layout_changed = true;
  }
  column.y = std::max(column.y, link.bottom() + 4);
}

void ArticlePanel::warnings(Column& column) {
  const auto& all = state_.doc.result().article.warnings;
  if (all.empty()) return;
  const Theme& theme = ui_.theme;
  column.heading(all.size() == 1 ? "1 WARNING" : std::to_string(all.size()) + " WARNINGS");
  const float width = column.width();
  for (std::size_t i = 0; i < std::min(all.size(), most_warnings); ++i) {
    const Warning& warning = all[i];
    const std::string& text = warning.message.empty() ? warning.kind : warning.message;
    const float height = ui_.lines(nullptr, 0, 0, width - 30, type::text, 21, 0, text, 4) + 16;
    const Rect row{column.left(), column.y, width, height};
    bool over = false;
    if (ui_.area(("warning-" + std::to_string(i + 1)).c_str(), row, &over))
      state_.reveal_span = warning.span;
    column.list->AddRectFilled(row.min(), row.max(), fade(theme.warning, over ? 0.2F : 0.11F), 3);
    ui_.line(column.list, row.x + 11, row.y + 24, {Face::serif_bold, 22}, theme.warning, "!");
    ui_.lines(column.list, row.x + 26, row.y + 8, width - 34, type::text, 21, theme.ink, text, 4);
    column.skip(height + 6);
  }
}

// A figure of the profile with its label, `share` of the column's width from the left. With a name
// it can be clicked; then true where it is.
bool ArticlePanel::figure(Column& column, float share, const char* name, int value,
                          std::string_view one, std::string_view many) {
  const Theme& theme = ui_.theme;
  const float x = column.left() + column.width() * share;
  const float y = column.y;
  const bool clickable = name && value > 0;
  bool over = false;
  const bool clicked =
      clickable && ui_.area(name, {x - 6, y + 2, column.width() * 0.32F, 56}, &over);
  ui_.line(column.list, x, y + 28, type::figure, theme.ink,
           grouped(static_cast<std::size_t>(value)));
  const float end = ui_.line(column.list, x, y + 47, type::label, over ? theme.ink : theme.faint,
                             value == 1 ? one : many);
  if (clickable)
    column.list->AddLine({x, y + 50.5F}, {end, y + 50.5F}, over ? theme.ink : theme.rule);
  return clicked;
}

// Two rows of three figures.
void ArticlePanel::figures(Column& column) {
  constexpr float second = 0.36F;
  constexpr float third = 0.68F;
  constexpr float height = 66;
  const Profile& profile = state_.doc.result().profile;
  figure(column, 0, nullptr, profile.statements, "statement", "statements");
  figure(column, second, nullptr, profile.speakers, "speaker", "speakers");
  if (figure(column, third, "only-non-responses", profile.non_responses, "non-response",
             "non-responses"))
    state_.filter_act(Act::non_response);
  column.skip(height);
  if (figure(column, 0, "only-denials", profile.denials, "denial", "denials"))
    state_.filter_act(Act::denial);
  figure(column, second, nullptr, profile.claims, "claim", "claims");
  figure(column, third, nullptr, profile.unattributed_claims, "unsourced", "unsourced");
  column.skip(height);
}

// The forms as parts of one bar, each with the underline it has in the text.
void ArticlePanel::forms(Column& column) {
  const auto& counts = state_.doc.result().profile.forms;
  int sum = 0;
  for (const int count : counts) sum += count;
  float x = column.left();
  std::string legend;
  for (std::size_t i = 0; i < counts.size() && sum > 0; ++i) {
    if (counts[i] == 0) continue;
    const Form form = static_cast<Form>(i);
    const std::string name(name_of(form));
    const float part = column.width() * static_cast<float>(counts[i]) / static_cast<float>(sum);
    const Rect box{x, column.y, part - 2, 20};
    bool over = false;
    if (ui_.area(("only-" + name).c_str(), box, &over)) state_.filter_form(form);
    ui_.form_sample(column.list, box, form, false, ui_.theme.speaker(0), over ? 2.2F : 1.4F);
    if (!legend.empty()) legend += "  ·  ";
    legend += std::to_string(counts[i]) + " " + name;
    x += part;
  }
  ui_.line_cut(column.list, column.left(), column.y + 37, column.width(), type::label,
               ui_.theme.soft, legend);
  column.skip(54);
}

void ArticlePanel::profile(Column& column) {
  const Profile& profile = state_.doc.result().profile;
  if (!profile.known || profile.statements == 0) return;
  column.heading("PROFILE");
  figures(column);
  forms(column);
  column.bar("Words attributed to a source", profile.attributed_words_share);
  column.bar("Words in quotation marks", profile.quoted_words_share);
  column.bar("Statements by unnamed sources", profile.unnamed_share);
}

// The claims with a source, or those without, the most worth checking first.
void ArticlePanel::claims(Column& column, bool attributed) {
  const auto& all = state_.doc.result().claims;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < all.size(); ++i)
    if ((all[i].statement >= 0) == attributed) order.push_back(i);
  if (order.empty()) return;
  column.heading(grouped(order.size()) +
                 (order.size() == 1 ? " CLAIM WORTH CHECKING" : " CLAIMS WORTH CHECKING"));
  column.skip(-10);
  column.text(type::label, 19, ui_.theme.faint,
              attributed ? "Attributed to a source that the article names or describes."
                         : "In the writer’s own words, without a source.");
  column.skip(6);
  sort_stably(order, [&](std::size_t a, std::size_t b) {
    return all[a].score != all[b].score ? all[a].score > all[b].score : a < b;
  });
  if (order.size() > most_claims) order.resize(most_claims);
  for (const std::size_t i : order) claim(column, i);
}

void ArticlePanel::claim(Column& column, std::size_t index) {
  const Theme& theme = ui_.theme;
  const Claim& claim = state_.doc.result().claims[index];
  const float left = column.left();
  const float width = column.width();
  const std::string text = words_of(state_.doc.text(), claim.span);
  const Statement* in = state_.statement(claim.statement);
  std::string why = in ? state_.said_by(*in) : std::string();
  for (const std::string& reason : claim.reasons) why += (why.empty() ? "" : " · ") + reason;
  const float words = ui_.lines(nullptr, 0, 0, width, claim_text, claim_leading, 0, text, 3);
  const float reasons = ui_.lines(nullptr, 0, 0, width - 44, type::label, 18, 0, why, 2);
  const Rect row = column.row(words + reasons + 22);
  column.skip(row.h);
  if (!column.sees(row)) return;
  if (column.list_row("claim-" + std::to_string(index + 1), row).clicked)
    state_.reveal_span = claim.span;
  ui_.lines(column.list, left, row.y + 8, width, claim_text, claim_leading, theme.ink, text, 3);
  ui_.lines(column.list, left, row.y + words + 11, width - 44, type::label, 18,
            in ? theme.speaker(in->speaker) : theme.warning, why, 2);
  const std::string score = percent(claim.score);
  ui_.line(column.list, column.right() - ui_.fonts.width(type::label, score), row.y + words + 25,
           type::label, theme.faint, score);
  column.rule();
}

}  // namespace

std::unique_ptr<Panel> make_article_panel(Ui& ui, State& state) {
  return std::make_unique<ArticlePanel>(ui, state);
}

}  // namespace onrecord::app
