// The application: takes events and texts from the platform, draws a frame when there is cause.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "article_view.hpp"
#include "overlays.hpp"
#include "panel.hpp"
#include "panels.hpp"
#include "platform.hpp"
#include "state.hpp"
#include "toolbar.hpp"
#include "ui.hpp"

namespace onrecord::app {

struct Modifiers {
  bool control = false, shift = false, alt = false;
};

// Positions and sizes are CSS pixels, times are seconds. An ImGui context must be current.
class App {
 public:
  explicit App(Platform& platform);

  Fonts& fonts() { return fonts_; }

  // --- The page's surroundings
  void resize(float width, float height, float density);
  void set_dark(bool dark);
  void set_reduced_motion(bool reduced) { ui_.reduced_motion = reduced; }

  // --- Texts and results
  void set_text(std::string text);  // well-formed UTF-8
  void set_busy(bool busy);
  void set_note(std::string note);
  // Returns an error, or nothing.
  std::string set_result(std::string_view json);
  void say(std::string message, bool trouble);
  void clear();

  // --- Events
  void pointer_moved(float x, float y, bool touch, double now);
  void pointer_pressed(float x, float y, int button, bool touch, Modifiers held, double now);
  void pointer_released(float x, float y, int button, bool touch, double now);
  void pointer_left();
  void wheel(float x, float y, float by, bool fine);
  // `key` as in a KeyboardEvent. Returns whether it meant something here.
  bool key(std::string_view key, Modifiers held);
  // What a copy should put on the clipboard: the selection, else the pinned statement.
  std::string copied() const;
  void find(std::string_view words);  // only statements with these are marked and listed
  void choose_statement(int index);   // by the list for screen readers; pins it

  // --- Drawing
  // Between ImGui::NewFrame and ImGui::Render. Returns the seconds after which another frame is
  // wanted even if nothing happens, negative for never.
  double frame(double now);

  // For tests: what is shown and where, as JSON.
  std::string describe() const;
  const State& state() const { return state_; }
  State& state() { return state_; }
  ArticleView& article() { return article_; }
  Panel& panel(Tab tab) { return *panels_[index_of(tab)]; }
  const Ui& ui() const { return ui_; }

 private:
  enum class Touch : unsigned char { none, pending, scroll, sheet, select };

  void want(int frames);
  void draw_wide(const Rect& screen);
  void draw_narrow(const Rect& screen, double seconds);
  float draw_tabs(const Rect& area, bool with_statements);
  template <typename Each>
  void each_scroller(Each&& each);
  void act_on_requests();
  void move(int step);
  bool moving();
  double sheet_snap(int step) const;
  void open_sheet();  // of a narrow screen, if it is down

  Platform& platform_;
  Fonts fonts_;
  State state_;
  Ui ui_;
  Toolbar toolbar_;
  ArticleView article_;
  std::array<std::unique_ptr<Panel>, panels.size()> panels_;  // by Tab
  Overlays overlays_;

  Rect screen_, article_area_;
  int frames_ = 3;
  double last_ = 0;
  Cursor cursor_ = Cursor::arrow;

  // The sheet of a narrow screen: its height now and where it moves to.
  bool narrow_ = false;
  float sheet_ = 0, sheet_target_ = 0;
  Rect sheet_handle_;

  // A finger on the screen.
  Touch touch_ = Touch::none;
  ImVec2 touch_start_, touch_last_;
  double touch_time_ = 0, touch_moved_ = 0, touch_speed_ = 0;
  float sheet_start_ = 0;
  Scroller* touch_scroller_ = nullptr;
};

}  // namespace onrecord::app
