#include <doctest/doctest.h>

#include "harness.hpp"

namespace onrecord::app {
namespace {

void swipe(Screen& screen, float x, float from, float to, int steps, double seconds_each) {
  screen.app.pointer_pressed(x, from, 0, true, {}, screen.now);
  screen.frame();
  for (int i = 1; i <= steps; ++i) {
    screen.app.pointer_moved(x,
                             from + (to - from) * static_cast<float>(i) / static_cast<float>(steps),
                             true, screen.now + seconds_each);
    screen.frame(seconds_each);
  }
  screen.app.pointer_released(x, to, 0, true, screen.now);
}

TEST_CASE("a finger scrolls, and the text glides on") {
  Screen screen(390, 844, 3);
  screen.show_sample();
  swipe(screen, 200, 600, 300, 8, 0.016);
  const double lifted = screen.app.article().scroller.y();
  CHECK(lifted > 250);
  CHECK(lifted < 330);
  screen.settle();
  CHECK(screen.app.article().scroller.y() > lifted + 100);
  CHECK(screen.app.state().current == -1);  // no tap
  // A finger that rests before it leaves does not fling.
  const double before = screen.app.article().scroller.y();
  swipe(screen, 200, 300, 400, 4, 0.016);
  const double dragged = screen.app.article().scroller.y();
  CHECK(dragged < before);
}

TEST_CASE("a tap pins and brings the sheet up") {
  Screen screen(390, 844, 3);
  screen.show_sample();
  const double peek = screen.described()["sheet"];
  const Rect rect = screen.mark(1);
  screen.tap(rect.x + 20, rect.y + 10);
  CHECK(screen.app.state().current == 1);
  CHECK(screen.app.state().pinned);
  const double half = screen.described()["sheet"];
  CHECK(half > peek + 200);
  CHECK(screen.area("tab-speakers").w > 0);
  // Its handle pulls it down again.
  swipe(screen, 200, 844 - static_cast<float>(half) + 5, 835, 6, 0.016);
  screen.settle();
  CHECK(screen.described()["sheet"].get<double>() == doctest::Approx(peek).epsilon(0.02));
}

TEST_CASE("a tab of the sheet opens it") {
  Screen screen(390, 844, 3);
  screen.show_sample();
  const Rect tab = screen.area("tab-statements");
  screen.tap(tab.x + tab.w / 2, tab.y + 10);
  CHECK(screen.app.state().tab == tab_named("statements"));
  CHECK(screen.described()["sheet"].get<double>() > 300);
  const Rect row = screen.area("statement-2");
  REQUIRE(row.h > 10);
  screen.tap(row.x + 100, row.y + row.h / 2);
  CHECK(screen.app.state().current == 1);
}

TEST_CASE("a long press selects a word, and a button copies it") {
  Screen screen(390, 844, 3);
  screen.show_sample();
  const Rect name = screen.mark(1, Part::source);
  screen.app.pointer_pressed(name.x + 20, name.y + 10, 0, true, {}, screen.now);
  screen.frame();
  screen.frame(0.5);
  screen.app.pointer_released(name.x + 20, name.y + 10, 0, true, screen.now);
  screen.settle();
  CHECK(screen.app.copied() == "Microsoft");
  const Rect copy = screen.area("copy-selection");
  REQUIRE(copy.w > 0);
  screen.tap(copy.x + copy.w / 2, copy.y + copy.h / 2);
  CHECK(screen.platform.on_clipboard == "Microsoft");
}

TEST_CASE("the menu of a narrow screen") {
  Screen screen(390, 844, 3);
  screen.show_sample();
  const auto tap = [&](const char* name) {
    const Rect rect = screen.area(name);
    REQUIRE(rect.w > 0);
    screen.tap(rect.x + rect.w / 2, rect.y + rect.h / 2);
  };
  tap("menu");
  tap("json");
  tap("menu");
  tap("clear");
  CHECK(screen.app.state().doc.empty());
  CHECK(screen.platform.asked == std::vector<std::string>{"save json", "cleared"});
}

}  // namespace
}  // namespace onrecord::app
