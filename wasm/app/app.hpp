// The application: receives events, texts and results from the platform and draws frames on demand.
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

// Positions and sizes are in CSS pixels, times in seconds. Requires a current ImGui context.
class App {
 public:
  explicit App(Platform& platform);

  Fonts& fonts() { return fonts_; }

  // --- Environment
  void resize(float width, float height, float density);
  void set_dark(bool dark);
  void set_reduced_motion(bool reduced) { ui_.reduced_motion = reduced; }

  // --- Texts and results
  void set_text(std::string text);  // well-formed UTF-8
  void set_busy(bool busy);
  void set_note(std::string note);
  // Shows an inspection (JSON, offsets in UTF-8). Returns an error message, empty on success.
  std::string set_result(std::string_view json);
  void say(std::string message, bool trouble);
  void clear();

  // --- Events
  void pointer_moved(float x, float y, bool touch, double now);
  void pointer_pressed(float x, float y, int button, bool touch, Modifiers held, double now);
  void pointer_released(float x, float y, int button, bool touch, double now);
  void pointer_left();
  void wheel(float x, float y, float by, bool fine);
  // Handles a key, named as in KeyboardEvent.key. Returns false for a key without a meaning here.
  bool key(std::string_view key, Modifiers held);
  // The text for the clipboard: the selection, else the pinned statement, else nothing.
  std::string copied() const;
  // Marks and lists only the statements that contain `words`; all if it is empty.
  void find(std::string_view words);
  // Chooses and pins a statement, as the list for screen readers does.
  void choose_statement(int index);

  // --- Drawing
  // Draws one frame. Call it between ImGui::NewFrame and ImGui::Render. Returns the seconds until
  // the next frame is needed without an event, negative if none is.
  double frame(double now);

  // The visible state and the rectangles of controls and marks as JSON, for tests.
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
  void open_sheet();  // raises the sheet of a narrow screen if it is down

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

  // The sheet of a narrow screen: its current height and its target height.
  bool narrow_ = false;
  float sheet_ = 0, sheet_target_ = 0;
  Rect sheet_handle_;

  // The touch in progress.
  Touch touch_ = Touch::none;
  ImVec2 touch_start_, touch_last_;
  double touch_time_ = 0, touch_moved_ = 0, touch_speed_ = 0;
  float sheet_start_ = 0;
  Scroller* touch_scroller_ = nullptr;
};

}  // namespace onrecord::app
