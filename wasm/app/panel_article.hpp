// What is known of the article itself: facts, warnings, profile, claims.
#pragma once

#include "state.hpp"
#include "ui.hpp"

namespace onrecord::app {

class ArticlePanel {
 public:
  ArticlePanel(Ui& ui, State& state) : ui_(ui), state_(state) {}
  void draw(const Rect& area);
  Scroller scroller;

 private:
  void heading(ImDrawList* list, std::string_view title);
  void fact(ImDrawList* list, std::string_view label, std::string_view value);
  void facts(ImDrawList* list);
  void profile(ImDrawList* list);
  void warnings(ImDrawList* list);
  void claims(ImDrawList* list, bool attributed);
  void claim(ImDrawList* list, std::size_t index);
  bool figure(ImDrawList* list, float share, const char* name, int value, std::string_view one,
              std::string_view many);
  void share(ImDrawList* list, std::string_view label, float value);

  Ui& ui_;
  State& state_;
  Rect area_;
  float y_ = 0;
};

}  // namespace onrecord::app
