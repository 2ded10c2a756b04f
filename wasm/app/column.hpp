// The layout of a side panel: one scrolling column, filled from the top down.
#pragma once

#include <string>
#include <string_view>

#include "scroller.hpp"
#include "theme.hpp"
#include "ui.hpp"

namespace onrecord::app {

// How a field is set: pixels above and below its text, and the lines after which it is cut.
struct FieldLook {
  float padding = space::field;
  int most_lines = 8;
};
inline constexpr FieldLook dense_field{space::field_dense, 6};

// Every row function draws one row at `y` and moves `y` below it. Distances are CSS pixels.
class Column {
 public:
  // Opens a window named `name` over `area` and scrolls its content as `scroller` says. The
  // destructor closes the window, tells the scroller the height of what was drawn, and draws the
  // scroll bar.
  Column(Ui& ui, const char* name, const Rect& area, Scroller& scroller);
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;
  ~Column();

  float left() const { return area_.x + space::side; }
  float right() const { return area_.right() - space::side; }
  float width() const { return area_.w - 2 * space::side; }
  // A row of the panel's whole width, from `y` down.
  Rect row(float height) const { return {area_.x, y, area_.w, height}; }
  // Whether any of a rectangle is in view; what is not need not be drawn.
  bool sees(const Rect& rect) const { return rect.bottom() >= area_.y && rect.y <= area_.bottom(); }

  void skip(float height) { y += height; }

  // A title in capitals.
  void heading(std::string_view title);

  // Running text, broken to the column's width and cut after `most` lines (0: never).
  void text(const Style& style, float leading, ImU32 color, std::string_view words, int most = 0);

  // A label with its value beside it, below a hairline; an empty value is shown as a dash. `remark`
  // is a smaller line below the value.
  void field(std::string_view label, std::string_view value, std::string_view remark = {},
             const FieldLook& look = {});

  // Underlined words that end at the column's right edge; not a row: `y` stays. True when clicked.
  bool link(const char* name, float baseline, std::string_view label);

  // A share of 1 as a label, a percentage and a bar.
  void bar(std::string_view label, float share);

  // The bar alone, anywhere. Not a row.
  void meter(const Rect& track, float share);

  // A row that can be clicked; see Ui::list_row. Not moved below: the caller draws into it first.
  Ui::Row list_row(const std::string& name, const Rect& rect, const RowLook& look = {});

  // A hairline just above `y`, at the end of a row. Not a row itself.
  void rule();

  float y = 0;
  ImDrawList* const list;

 private:
  Ui& ui_;
  const Rect area_;
  Scroller& scroller_;
  const float top_;
};

}  // namespace onrecord::app
