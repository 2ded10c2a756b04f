// Who speaks in the article, how much and where; a click marks only theirs.
#pragma once

#include "state.hpp"
#include "ui.hpp"

namespace onrecord::app {

class SpeakersPanel {
 public:
  SpeakersPanel(Ui& ui, State& state) : ui_(ui), state_(state) {}
  void draw(const Rect& area);
  Scroller scroller;

 private:
  float speaker(ImDrawList* list, const Rect& area, float y, int index, int most_words);
  float figures(ImDrawList* list, const Rect& row, const Speaker& speaker);

  Ui& ui_;
  State& state_;
};

}  // namespace onrecord::app
