// A panel: what one tab shows. panels.hpp registers them.
#pragma once

#include <cstddef>

#include "state.hpp"
#include "ui.hpp"

namespace onrecord::app {

class ArticleView;

class Panel {
 public:
  Panel(Ui& ui, State& state) : ui_(ui), state_(state) {}
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;
  virtual ~Panel() = default;

  // Draws the panel over `area`, CSS pixels. Reads State, and changes it by State's functions.
  virtual void draw(const Rect& area) = 0;

  // The number behind the tab's label; 0: none.
  virtual std::size_t count() const { return 0; }

  // The text, or what is known of it, is another now.
  virtual void document_changed() {}

  // Scrolls a statement of the panel into view.
  virtual void reveal(int statement, bool smooth);

  // Scrolls the panel with the article, or the article with the panel, whichever the reader moved.
  virtual void keep_in_step(ArticleView& article);

  Scroller scroller;

 protected:
  Ui& ui_;
  State& state_;
};

inline void Panel::reveal(int /*statement*/, bool /*smooth*/) {}
inline void Panel::keep_in_step(ArticleView& /*article*/) {}

}  // namespace onrecord::app
