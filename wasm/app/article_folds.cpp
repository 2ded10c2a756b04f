// Folds: a run of boilerplate is shown as one line until the reader opens it.
#include <algorithm>
#include <cmath>

#include "article_view.hpp"

namespace onrecord::app {

const Fold* ArticleView::fold_from(std::size_t block) const {
  if (state_.furniture_hidden) return nullptr;
  const Fold* fold = state_.doc.fold_of(block);
  return fold && fold->first == block ? fold : nullptr;
}

bool ArticleView::closed(const Fold& fold) const {
  const auto& open = state_.unfolded;
  return std::find(open.begin(), open.end(), state_.doc.blocks()[fold.first].begin) == open.end();
}

bool ArticleView::hidden(std::size_t block) const {
  if (state_.doc.blocks()[block].role != Role::furniture) return false;
  if (state_.furniture_hidden) return true;
  const Fold* fold = state_.doc.fold_of(block);
  return fold && closed(*fold);
}

double ArticleView::hidden_height(std::size_t block) const {
  return fold_from(block) ? gap_before(block) : 0;
}

float ArticleView::fold_height() const {
  return column_width_ < 480 ? 44.0F : 36.0F;  // a finger's, where there is a phone's column
}

void ArticleView::set_closed(const Fold& fold, bool closing) {
  if (closing == closed(fold)) return;
  auto& open = state_.unfolded;
  const std::uint32_t begin = state_.doc.blocks()[fold.first].begin;
  if (closing) {
    open.erase(std::find(open.begin(), open.end(), begin));
  } else {
    open.push_back(begin);
  }
  // A fold may hold a whole archive: its blocks are measured over several frames, as a new text is.
  for (std::size_t i = fold.first; i < fold.last; ++i) flow_.set(i, guess_height(i));
  measured_ = std::min(measured_, fold.first);
  ui_.platform.request_frame();
}

void ArticleView::draw_folds(ImDrawList* list) {
  if (state_.furniture_hidden) return;
  const auto& folds = state_.doc.folds();
  const float height = fold_height();
  auto at = std::partition_point(folds.begin(), folds.end(), [&](const Fold& fold) {
    return block_top(fold.first) + gap_before(fold.first) < scroller.y();
  });
  for (; at != folds.end(); ++at) {
    const double bottom = block_top(at->first) + gap_before(at->first) - scroller.y();
    const Rect row{column_x_ - 10, static_cast<float>(bottom) + area_.y - height,
                   column_width_ + 20, height};
    if (row.y > area_.bottom()) break;
    const std::string name = "fold-" + std::to_string(at - folds.begin());
    bool over = false;
    const bool clicked = ui_.area(name.c_str(), row, &over);
    if (over)
      list->AddRectFilled({row.x, row.y + 3}, {row.right(), row.bottom() - 3}, ui_.theme.hover, 4);
    const bool shut = closed(*at);
    const float y = std::round(row.y + height / 2);
    const ImU32 ink = over ? ui_.theme.soft : ui_.theme.faint;
    ui_.draw_icon(list, shut ? Icon::next : Icon::down, column_x_ + 4, y, ink);
    ui_.line_cut(list, column_x_ + 18, y + em(type::label) * 0.36F, column_width_ - 18, type::label,
                 ink, std::to_string(at->paragraphs) + " lines that are not part of the article");
    if (clicked) set_closed(*at, !shut);
  }
}

}  // namespace onrecord::app
