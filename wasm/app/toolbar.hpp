// The bar at the top: the name, the commands for a text, and the menu of exports.
#pragma once

#include "state.hpp"
#include "ui.hpp"

namespace onrecord::app {

class Toolbar {
 public:
  Toolbar(Ui& ui, State& state) : ui_(ui), state_(state) {}

  void draw(const Rect& area, bool narrow);
  void draw_menu(const Rect& screen);  // above everything else
  bool menu_open() const { return menu_; }
  void close_menu() { menu_ = false; }

  // Commands given in this frame, for App to execute.
  bool clear = false;
  bool toggle_theme = false;

 private:
  Ui& ui_;
  State& state_;
  bool menu_ = false;
  bool narrow_ = false;
  Rect anchor_;
};

}  // namespace onrecord::app
