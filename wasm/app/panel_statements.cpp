// The list of statements beside the article, in step with it. Of any length: only the rows in view
// are drawn.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "article_view.hpp"
#include "flow.hpp"
#include "panel.hpp"
#include "panels.hpp"

namespace onrecord::app {
namespace {

constexpr float head_height = 52;  // "12 statements"
constexpr float side = 18;         // left and right of a row
constexpr float leading = 21.5F;
constexpr int most_lines = 3;
constexpr float indent = 26;  // the number's column

class StatementsPanel final : public Panel {
 public:
  using Panel::Panel;
  void draw(const Rect& area) override;
  std::size_t count() const override { return state_.doc.result().statements.size(); }
  void document_changed() override { width_ = 0; }
  void reveal(int statement, bool smooth) override;
  void keep_in_step(ArticleView& article) override;

 private:
  void layout(float width);
  void follow(const ArticleView& article);
  void lead(ArticleView& article);
  std::uint32_t start(std::size_t row) const;
  void head(ImDrawList* list, const Rect& area);
  void row(ImDrawList* list, int statement, const Rect& rect);

  std::vector<int> shown_;  // statements that pass the filter
  Flow rows_;
  float width_ = 0;
  State::Filter filter_;
  Rect area_;
};

void StatementsPanel::layout(float width) {
  if (width == width_ && filter_ == state_.filter) return;
  width_ = width;
  filter_ = state_.filter;
  shown_.clear();
  const auto& all = state_.doc.result().statements;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (state_.shows(all[i])) shown_.push_back(static_cast<int>(i));
  rows_.reset(shown_.size(), [&](std::size_t i) {
    const Statement* statement = state_.statement(shown_[i]);
    const float text = ui_.lines(nullptr, 0, 0, width - 2 * side - indent, type::quote, leading, 0,
                                 statement->content.text, most_lines);
    return 12.0F + 22.0F + text + 22.0F + 8.0F;
  });
}

void StatementsPanel::reveal(int statement, bool smooth) {
  const auto at = std::lower_bound(shown_.begin(), shown_.end(), statement);
  if (at == shown_.end() || *at != statement || width_ == 0) return;
  const auto i = static_cast<std::size_t>(at - shown_.begin());
  scroller.reveal(rows_.top(i), rows_.height(i), 24, smooth);
}

// Whichever of the two the reader scrolls leads, the other follows.
void StatementsPanel::keep_in_step(ArticleView& article) {
  if (shown_.empty()) return;
  if (article.scroller.touched) {
    follow(article);
  } else if (scroller.touched) {
    lead(article);
  }
  article.scroller.touched = scroller.touched = false;
}

double share_of(const Scroller& scroller) {
  return scroller.limit() > 0 ? scroller.y() / scroller.limit() : 0.0;
}

// The byte at which the content of a row's statement begins.
std::uint32_t StatementsPanel::start(std::size_t row) const {
  return state_.statement(shown_[row])->content.spans.front().begin;
}

// The reading line moves down the view as the text is scrolled, so that both ends meet.
void StatementsPanel::follow(const ArticleView& article) {
  const double share = share_of(article.scroller);
  const double line = article.scroller.y() + share * article.scroller.view();
  const std::uint32_t offset = article.offset_at_height(line);
  const auto next = std::partition_point(shown_.begin(), shown_.end(), [&](int statement) {
    return state_.statement(statement)->content.spans.front().begin <= offset;
  });
  const auto i = static_cast<std::size_t>(next - shown_.begin());
  const double from = i == 0 ? 0 : start(i - 1);
  const double to = i < shown_.size() ? start(i) : static_cast<double>(state_.doc.text().size());
  const double part = to > from ? (offset - from) / (to - from) : 0;
  const double top = i == 0 ? 0 : rows_.top(i - 1);
  const double bottom = i == 0 ? 0 : rows_.top(i);
  scroller.go(top + (bottom - top) * part - share * scroller.view(), false);
}

void StatementsPanel::lead(ArticleView& article) {
  const double share = share_of(scroller);
  const double line = scroller.y() + share * scroller.view();
  const std::size_t i = rows_.at(line);
  const double part = std::clamp((line - rows_.top(i)) / rows_.height(i), 0.0, 1.0);
  const double from = start(i);
  const double to =
      i + 1 < shown_.size() ? start(i + 1) : static_cast<double>(state_.doc.text().size());
  const double y = article.height_of(static_cast<std::uint32_t>(from + (to - from) * part));
  // Above the first statement the text goes on to its own top.
  const double above = i == 0 && part < 1 ? article.height_of(start(0)) * (1 - part) : 0;
  article.scroller.go(y - above - share * article.scroller.view(), false);
}

void StatementsPanel::draw(const Rect& area) {
  ImDrawList* list = ui_.open_panel("##statements", area, ui_.theme.panel);
  layout(area.w);
  area_ = {area.x, area.y + head_height, area.w, area.h - head_height};
  scroller.resize(rows_.total() + 24, area_.h);

  list->PushClipRect(area_.min(), area_.max(), true);
  if (shown_.empty()) {
    const std::string_view why = state_.busy           ? "Reading…"
                                 : state_.filter.any() ? "No statement matches the filter."
                                 : state_.doc.inspected()
                                     ? "No statements found: the text quotes or reports nobody."
                                     : "";
    ui_.lines(list, area.x + side, area_.y + 14, area.w - 2 * side, type::text, 22, ui_.theme.faint,
              why);
  }
  for (std::size_t i = rows_.at(scroller.y()); i < shown_.size(); ++i) {
    const auto y = static_cast<float>(rows_.top(i) - scroller.y()) + area_.y;
    if (y > area_.bottom()) break;
    row(list, shown_[i], {area.x, y, area.w, static_cast<float>(rows_.height(i))});
  }
  list->PopClipRect();
  ui_.scroll_area("##statements-scroll", area_, scroller);

  head(list, area);  // the last: rows slide under it
  ui_.close_panel();
}

// The number of statements, what they are filtered by, and the way to look for words.
void StatementsPanel::head(ImDrawList* list, const Rect& area) {
  const Theme& theme = ui_.theme;
  const float baseline = area.y + 33;
  ui_.line(list, area.x + side, baseline, type::small_caps, theme.soft,
           count_of(shown_.size(), "STATEMENT", "STATEMENTS"));
  if (state_.filter.any()) {
    const std::string label = state_.filter_name();
    const float width = std::min(ui_.button_width(label, Icon::close), area.w * 0.55F);
    const Rect chip{area.right() - side - width, area.y + 14, width, 28};
    bool over = false;
    const ImU32 color = theme.speaker(state_.filter.speaker);
    if (ui_.area("clear-filter", chip, &over)) state_.filter = {};
    list->AddRectFilled(chip.min(), chip.max(), fade(color, over ? 0.22F : 0.13F), 14);
    ui_.line_cut(list, chip.x + 12, chip.y + 18.5F, chip.w - 34, type::label, theme.ink, label);
    ui_.draw_icon(list, Icon::close, chip.right() - 13, chip.y + 14, color);
  }
  if (!state_.filter.any() && !state_.doc.result().statements.empty()) {
    const float width = ui_.button_width("Find");
    if (ui_.button("find", "Find", {area.right() - side - width + 8, area.y + 13, width, 30},
                   Look::quiet))
      ui_.platform.ask_find();
  }
  list->AddLine({area.x, area_.y - 0.5F}, {area.right(), area_.y - 0.5F}, theme.rule);
}

void StatementsPanel::row(ImDrawList* list, int index, const Rect& rect) {
  const Theme& theme = ui_.theme;
  const Statement* statement = state_.statement(index);
  const ImU32 color = theme.speaker(statement->speaker);
  RowLook look;
  look.lit = state_.hovered == index;
  if (index == state_.current) look = {.raised = true, .bar = color};
  // Only what is in view can be clicked: the head covers the rest.
  const Ui::Row at =
      ui_.list_row(list, "statement-" + std::to_string(index + 1), rect, area_, look);
  if (at.clicked) {
    state_.choose(index, true);
    state_.tab = tab_named("statement");
  }
  if (at.over) state_.hovered = index;
  const float left = rect.x + side + indent;
  const float width = rect.w - 2 * side - indent;
  constexpr Style number{Face::sans, 16};
  const std::string label = std::to_string(index + 1);
  const float label_width = ui_.fonts.width(number, label);
  ui_.line(list, left - 9 - label_width, rect.y + 27, number, theme.faint, label);
  ui_.line_cut(list, left, rect.y + 27, width, type::label_strong, color,
               state_.said_by(*statement));
  const float text = ui_.lines(list, left, rect.y + 34, width, type::quote, leading, theme.ink,
                               statement->content.text, most_lines);
  const float foot = rect.y + 34 + text + 16;
  ui_.form_sample(list, {left, foot - 10, 18, 13}, statement->form,
                  statement->act == Act::non_response, color, 1.3F);
  std::string kind(name_of(statement->form));
  if (statement->act != Act::assertion) kind += " · " + std::string(name_of(statement->act));
  ui_.line_cut(list, left + 25, foot, width - 25, type::label, theme.faint, kind);
  list->AddLine({rect.x + side + indent, rect.bottom() - 0.5F},
                {rect.right() - side, rect.bottom() - 0.5F}, fade(theme.rule, 0.8F));
}

}  // namespace

std::unique_ptr<Panel> make_statements_panel(Ui& ui, State& state) {
  return std::make_unique<StatementsPanel>(ui, state);
}

}  // namespace onrecord::app
