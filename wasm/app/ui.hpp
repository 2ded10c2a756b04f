// Controls and text drawing that the panels share.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fonts.hpp"
#include "imgui.h"
#include "model.hpp"
#include "platform.hpp"
#include "scroller.hpp"
#include "theme.hpp"

namespace onrecord::app {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  bool holds(float px, float py) const {
    return px >= x && px < right() && py >= y && py < bottom();
  }
  ImVec2 min() const { return {x, y}; }
  ImVec2 max() const { return {right(), bottom()}; }
};

enum class Look : unsigned char { plain, filled, quiet };
enum class Icon : unsigned char { none, sun, moon, close, previous, next, down, menu, copy };

// How a row of a list looks: raised, with a bar of a colour at its left (0: none), lit as if the
// pointer were over it.
struct RowLook {
  bool raised = false;
  ImU32 bar = 0;
  bool lit = false;
};

class Ui {
 public:
  Ui(Platform& on, Fonts& with) : platform(on), fonts(with) {}

  Platform& platform;
  Fonts& fonts;
  Theme theme = Theme::day();
  bool touch = false;  // the last pointer was a finger
  bool reduced_motion = false;
  bool raised = false;  // panels opened now lie above those opened before
  Cursor cursor = Cursor::arrow;

  void begin_frame();

  // Opens a borderless ImGui window over `area`; close_panel ends it.
  ImDrawList* open_panel(const char* name, const Rect& area, ImU32 background);
  void close_panel();

  // Draws one line of text. Returns the x at which it ends.
  float line(ImDrawList* list, float x, float baseline, const Style& style, ImU32 color,
             std::string_view text);
  // Draws one line, cut with an ellipsis if it is wider than `width`. Returns the x at which it
  // ends.
  float line_cut(ImDrawList* list, float x, float baseline, float width, const Style& style,
                 ImU32 color, std::string_view text);
  // Draws text broken to `width`, at most `most` lines (0: all), downwards from y. With a null list
  // it only measures. Returns the height.
  float lines(ImDrawList* list, float x, float y, float width, const Style& style, float leading,
              ImU32 color, std::string_view text, int most = 0);

  // A clickable rectangle; tests find it by `name`. Returns true in the frame of a click.
  bool area(const char* name, const Rect& rect, bool* hovered = nullptr);

  struct Row {
    bool clicked = false, over = false;
  };
  // A row that can be clicked where it lies in `view`; the scroll bar's width at its right is left
  // out. Draws its ground: lit under the pointer, unless `look` says that it is raised or has a
  // bar.
  Row list_row(ImDrawList* list, const std::string& name, const Rect& rect, const Rect& view,
               const RowLook& look = {});

  bool button(const char* name, std::string_view label, const Rect& rect, Look look,
              bool enabled = true, Icon icon = Icon::none);
  float button_width(std::string_view label, Icon icon = Icon::none);
  void shadow(ImDrawList* list, const Rect& box);
  void draw_icon(ImDrawList* list, Icon icon, float x, float y, ImU32 color);

  // Registers `view` for wheel and touch, and draws its scroll bar.
  void scroll_area(const char* name, const Rect& view, Scroller& scroller);

  // A sample of a form's mark as in the text: tint or hatching, underline or bar.
  void form_sample(ImDrawList* list, const Rect& rect, Form form, bool hatched, ImU32 color,
                   float strength);
  void underline(ImDrawList* list, float x0, float x1, float y, Form form, ImU32 color);
  void hatch(ImDrawList* list, const Rect& rect, ImU32 color);

  struct ScrollArea {
    Rect view;
    Scroller* scroller;
  };
  std::vector<ScrollArea> scroll_areas;             // of this frame, the topmost last
  std::vector<std::pair<std::string, Rect>> named;  // what tests may click
  Scroller* scroller_at(float x, float y);
};

std::string capital(std::string_view word);  // with its first letter in upper case
std::string percent(float share);
std::string hundredths(double value);  // 0.93
std::string count_of(std::size_t count, std::string_view one, std::string_view many);
std::string grouped(std::size_t number);  // 12,345

}  // namespace onrecord::app
