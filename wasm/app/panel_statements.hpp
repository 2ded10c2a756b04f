// The list of statements beside the article, in step with it.
#pragma once

#include <vector>

#include "article_view.hpp"
#include "flow.hpp"
#include "state.hpp"
#include "ui.hpp"

namespace onrecord::app {

class StatementsPanel {
 public:
  StatementsPanel(Ui& ui, State& state) : ui_(ui), state_(state) {}

  void draw(const Rect& area);
  void document_changed() { width_ = 0; }
  void reveal(int statement, bool smooth);

  // In step with the text: whichever of the two the reader scrolls leads, the other follows.
  void keep_in_step(ArticleView& article);

  Scroller scroller;

 private:
  void layout(float width);
  void row(ImDrawList* list, int statement, const Rect& rect);

  Ui& ui_;
  State& state_;
  std::vector<int> shown_;  // statements, by the filter
  Flow rows_;
  float width_ = 0;
  State::Filter filter_;
  Rect area_;
};

}  // namespace onrecord::app
