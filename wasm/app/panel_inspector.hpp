// The statement that was clicked, part by part; without one, how to read the page.
#pragma once

#include "state.hpp"
#include "ui.hpp"

namespace onrecord::app {

class InspectorPanel {
 public:
  InspectorPanel(Ui& ui, State& state) : ui_(ui), state_(state) {}
  void draw(const Rect& area);
  Scroller scroller;

 private:
  float statement(ImDrawList* list, const Rect& area, float y, const Statement& statement);
  float guide(ImDrawList* list, const Rect& area, float y);
  bool only(ImDrawList* list, const char* name, const Rect& row, bool on);
  float field(ImDrawList* list, const Rect& area, float y, std::string_view label,
              std::string_view value, std::string_view remark);

  Ui& ui_;
  State& state_;
  int shown_ = -1;
};

}  // namespace onrecord::app
