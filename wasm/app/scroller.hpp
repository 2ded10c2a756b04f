// The scroll position of one column: wheel, drag, fling, and smooth moves to a place.
#pragma once

#include <algorithm>
#include <cmath>

namespace onrecord::app {

class Scroller {
 public:
  double y() const { return y_; }
  double view() const { return view_; }
  double content() const { return content_; }
  double limit() const { return std::max(0.0, content_ - view_); }
  bool moving() const { return y_ != target_ || velocity_ != 0; }

  // True after the reader scrolled, not after moves by the program. The user of this flag clears
  // it.
  bool touched = false;

  void resize(double content, double view) {
    content_ = content;
    view_ = view;
    target_ = std::clamp(target_, 0.0, limit());
    y_ = std::clamp(y_, 0.0, limit());
  }

  // Keeps the visible content in place after content above the view grew by `by` pixels.
  void shift(double by) {
    y_ += by;
    target_ += by;
  }

  void wheel(double by, bool smooth) {
    touched = true;
    velocity_ = 0;
    target_ = std::clamp(target_ + by, 0.0, limit());
    if (!smooth) y_ = target_;
  }
  void drag(double by) {
    touched = true;
    velocity_ = 0;
    y_ = target_ = std::clamp(y_ + by, 0.0, limit());
  }
  void fling(double pixels_per_second) { velocity_ = pixels_per_second; }
  void stop() {
    velocity_ = 0;
    target_ = y_;
  }
  void go(double y, bool smooth) {
    velocity_ = 0;
    target_ = std::clamp(y, 0.0, limit());
    if (!smooth) y_ = target_;
  }
  // Scrolls so that [top, top + height) is in view with `room` around it.
  void reveal(double top, double height, double room, bool smooth) {
    if (top - room < target_) {
      go(top - room, smooth);
    } else if (top + height + room > target_ + view_) {
      go(std::min(top + height + room - view_, top - room), smooth);
    }
  }

  void step(double seconds) {
    if (velocity_ != 0) {
      touched = true;
      y_ += velocity_ * seconds;
      // A finger's fling slows by half every 0.23 s, near what iOS does.
      velocity_ *= std::exp(-3.0 * seconds);
      if (std::abs(velocity_) < 12 || y_ <= 0 || y_ >= limit()) velocity_ = 0;
      y_ = target_ = std::clamp(y_, 0.0, limit());
      return;
    }
    const double left = target_ - y_;
    if (std::abs(left) < 0.5) {
      y_ = target_;
    } else {
      y_ += left * (1 - std::exp(-18.0 * seconds));
    }
  }

 private:
  double y_ = 0, target_ = 0, velocity_ = 0;
  double content_ = 0, view_ = 0;
};

}  // namespace onrecord::app
