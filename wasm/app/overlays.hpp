// What floats above the panels: the card of a statement under the pointer, a message, and what to
// do where there is no text.
#pragma once

#include <string>

#include "state.hpp"
#include "ui.hpp"

namespace onrecord::app {

class Overlays {
 public:
  Overlays(Ui& ui, State& state) : ui_(ui), state_(state) {}

  // Seconds until a frame is needed again, negative for none.
  double card(double now, const Rect& article);
  double message(double now, const Rect& article);
  void empty(const Rect& area);
  // For fingers: copies the selection.
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
