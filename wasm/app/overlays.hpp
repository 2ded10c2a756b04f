// Overlays above the panels: the card of the statement under the pointer, the message, the button
// that copies a selection; also the start screen of a page without a text.
#pragma once

#include <string>

#include "state.hpp"
#include "ui.hpp"

namespace onrecord::app {

class Overlays {
 public:
  Overlays(Ui& ui, State& state) : ui_(ui), state_(state) {}

  // Both draw, and return the seconds until they need another frame, negative if they need none.
  double card(double now, const Rect& article);
  double message(double now, const Rect& article);
  void empty(const Rect& area);
  // Button for touch screens: copies the selection.
  void copy_pill(const Rect& article, bool above_bottom, std::string_view selected);

  void say(std::string text, bool trouble);
  const std::string& said() const { return text_; }

 private:
  Ui& ui_;
  State& state_;
  std::string text_;
  bool trouble_ = false;
  bool fresh_ = false;
  double until_ = 0;
  int card_of_ = -1;
  double card_since_ = 0;
};

}  // namespace onrecord::app
