// App: touch, mouse and key events, and the description for tests.
#include <algorithm>
#include <cmath>

#include "app.hpp"

namespace onrecord::app {
namespace {

constexpr float slop = 8;  // pixels a finger may move and still tap

// A JSON string; for names without anything to escape.
std::string quoted(std::string_view name) {
  return '"' + std::string(name) + '"';
}

}  // namespace

void App::pointer_moved(float x, float y, bool touch, double now) {
  ui_.touch = touch;
  if (!touch) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    want(2);
    return;
  }
  const float dx = x - touch_start_.x;
  const float dy = y - touch_start_.y;
  if (touch_ == Touch::pending && dx * dx + dy * dy > slop * slop) {
    if (narrow_ && sheet_handle_.holds(touch_start_.x, touch_start_.y)) {
      touch_ = Touch::sheet;
      sheet_start_ = sheet_;
    } else {
      touch_scroller_ = ui_.scroller_at(touch_start_.x, touch_start_.y);
      touch_ = touch_scroller_ ? Touch::scroll : Touch::none;
    }
    touch_last_ = touch_start_;
    touch_moved_ = now;
  }
  const double step = touch_last_.y - y;
  const double time = std::max(now - touch_moved_, 0.001);
  if (touch_ == Touch::scroll) {
    touch_scroller_->drag(step);
    touch_speed_ += (step / time - touch_speed_) * std::min(1.0, time / 0.04);
  } else if (touch_ == Touch::sheet) {
    sheet_ = std::clamp(sheet_start_ - dy, static_cast<float>(sheet_snap(0)),
                        static_cast<float>(sheet_snap(2)));
    touch_speed_ += (step / time - touch_speed_) * std::min(1.0, time / 0.04);
  } else if (touch_ == Touch::select) {
    state_.selection.caret = article_.offset_at(x, y);
  }
  touch_last_ = {x, y};
  touch_moved_ = now;
  want(2);
}

void App::pointer_pressed(float x, float y, int button, bool touch, Modifiers held, double now) {
  ui_.touch = touch;
  ImGuiIO& io = ImGui::GetIO();
  if (!touch) {
    io.AddKeyEvent(ImGuiMod_Shift, held.shift);
    io.AddMousePosEvent(x, y);
    io.AddMouseButtonEvent(button, true);
    want(3);
    return;
  }
  touch_ = Touch::pending;
  touch_start_ = touch_last_ = {x, y};
  touch_time_ = touch_moved_ = now;
  touch_speed_ = 0;
  if (Scroller* under = ui_.scroller_at(x, y)) under->stop();
  want(2);
}

void App::pointer_released(float x, float y, int button, bool touch, double now) {
  ImGuiIO& io = ImGui::GetIO();
  if (!touch) {
    io.AddMousePosEvent(x, y);
    io.AddMouseButtonEvent(button, false);
    want(3);
    return;
  }
  // A finger that rested before it was lifted does not fling.
  if (now - touch_moved_ > 0.08) touch_speed_ = 0;
  switch (touch_) {
    case Touch::pending:
      io.AddMousePosEvent(touch_start_.x, touch_start_.y);
      io.AddMouseButtonEvent(0, true);
      io.AddMouseButtonEvent(0, false);
      want(5);
      break;
    case Touch::scroll:
      if (!ui_.reduced_motion && std::abs(touch_speed_) > 60) touch_scroller_->fling(touch_speed_);
      break;
    case Touch::sheet: {
      int nearest = 0;
      const double aim = sheet_ + touch_speed_ * 0.18;
      for (int i = 1; i <= 2; ++i)
        if (std::abs(sheet_snap(i) - aim) < std::abs(sheet_snap(nearest) - aim)) nearest = i;
      sheet_target_ = static_cast<float>(sheet_snap(nearest));
      break;
    }
    case Touch::select:
    case Touch::none:
      break;
  }
  touch_ = Touch::none;
  touch_scroller_ = nullptr;
  want(3);
}

void App::pointer_left() {
  touch_ = Touch::none;
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  want(2);
}

void App::wheel(float x, float y, float by, bool fine) {
  ui_.touch = false;
  if (Scroller* under = ui_.scroller_at(x, y)) under->wheel(by, !fine && !ui_.reduced_motion);
  want(2);
}

void App::move(int step) {
  const int to = state_.neighbour(step);
  if (to == state_.current) return;
  state_.choose(to, state_.pinned);
}

bool App::key(std::string_view key, Modifiers held) {
  if (state_.doc.empty() || held.alt) return false;
  want(3);
  const auto is = [&](std::string_view name) { return key == name; };
  const bool smooth = !ui_.reduced_motion;
  if (held.control && !held.shift && (is("a") || is("A"))) {
    state_.selection = {0, static_cast<std::uint32_t>(state_.doc.text().size())};
    return true;
  }
  if (held.shift && (is("ArrowLeft") || is("ArrowRight") || is("Home") || is("End"))) {
    const bool back = is("ArrowLeft") || is("Home");
    article_.move_caret(back ? -1 : 1, 0, held.control, is("Home") || is("End"));
    return true;
  }
  if (held.shift && !held.control && (is("ArrowUp") || is("ArrowDown"))) {
    article_.move_caret(0, is("ArrowUp") ? -1 : 1, false, false);
    return true;
  }
  if (is("?") && !held.control) {
    // The guide stands where no statement is chosen.
    state_.choose(-1, false);
    state_.tab = tab_named("statement");
    open_sheet();
    return true;
  }
  if (is("/") && !held.control) {
    platform_.ask_find();
    return true;
  }
  if (held.control || (held.shift && !is(" "))) return false;
  if (is("ArrowDown") || is("j") || is("ArrowRight")) {
    move(1);
  } else if (is("ArrowUp") || is("k") || is("ArrowLeft")) {
    move(-1);
  } else if (is("Enter")) {
    if (state_.current < 0) move(1);
    state_.choose(state_.current, state_.current >= 0);
    if (state_.current >= 0) state_.tab = tab_named("statement");
  } else if (is("Escape")) {
    if (toolbar_.menu_open()) {
      toolbar_.close_menu();
    } else if (state_.pinned) {
      state_.pinned = false;
    } else if (!state_.selection.empty()) {
      state_.selection = {};
    } else if (state_.current >= 0) {
      state_.choose(-1, false);
    } else if (state_.filter.any()) {
      state_.filter = {};
    } else {
      return false;
    }
  } else if (is("PageDown") || is("PageUp") || is(" ")) {
    const double page = article_.scroller.view() - 60;
    article_.scroller.wheel(is("PageUp") || held.shift ? -page : page, smooth);
  } else if (is("Home") || is("End")) {
    article_.scroller.go(is("Home") ? 0 : article_.scroller.limit(), smooth);
    article_.scroller.touched = true;
  } else {
    return false;
  }
  return true;
}

std::string App::describe() const {
  std::string out = "{";
  const auto field = [&](const char* name, const std::string& value) {
    if (out.back() != '{' && out.back() != '[') out += ',';
    out += '"';
    out += name;
    out += "\":";
    out += value;
  };
  const auto rect_fields = [&](const Rect& rect) {
    return "\"x\":" + hundredths(rect.x) + ",\"y\":" + hundredths(rect.y) +
           ",\"w\":" + hundredths(rect.w) + ",\"h\":" + hundredths(rect.h);
  };
  const Inspection& result = state_.doc.result();
  field("textBytes", std::to_string(state_.doc.text().size()));
  field("inspected", state_.doc.inspected() ? "true" : "false");
  field("busy", state_.busy ? "true" : "false");
  field("statements", std::to_string(result.statements.size()));
  field("speakers", std::to_string(result.profile.speakers));
  field("paragraphs", std::to_string(state_.doc.blocks().size()));
  field("hovered", std::to_string(state_.hovered));
  field("current", std::to_string(state_.current));
  field("pinned", state_.pinned ? std::to_string(state_.current) : "-1");
  const State::Filter& filter = state_.filter;
  field("speaker", std::to_string(filter.speaker));
  field("form", filter.form < 0 ? "null" : quoted(name_of(static_cast<Form>(filter.form))));
  field("act", filter.act < 0 ? "null" : quoted(name_of(static_cast<Act>(filter.act))));
  std::size_t shown = 0;
  for (const Statement& statement : result.statements) shown += state_.shows(statement);
  field("shown", std::to_string(shown));
  field("tab", quoted(name_of(state_.tab)));
  field("dark", ui_.theme.dark ? "true" : "false");
  field("narrow", narrow_ ? "true" : "false");
  field("message", overlays_.said().empty() ? "false" : "true");
  field("selection", "[" + std::to_string(state_.selection.begin()) + "," +
                         std::to_string(state_.selection.end()) + "]");
  field("scroll", hundredths(article_.scroller.y()));
  field("scrollLimit", hundredths(article_.scroller.limit()));
  field("listScroll", hundredths(panels_[index_of(tab_named("statements"))]->scroller.y()));
  field("sheet", hundredths(sheet_));
  field("measuring", article_.measuring() ? "true" : "false");
  field("column", "{" + rect_fields(article_.column()) + "}");
  field("article", "{" + rect_fields(article_area_) + "}");
  std::string marks = "[";
  for (const auto& mark : article_.mark_rects) {
    const char* part = mark.part == Part::content  ? "content"
                       : mark.part == Part::source ? "source"
                                                   : "cue";
    if (marks.size() > 1) marks += ',';
    marks += "{\"statement\":" + std::to_string(mark.statement) + ",\"part\":\"" + part + "\"," +
             rect_fields(mark.rect) + "}";
  }
  field("marks", marks + "]");
  std::string areas = "{";
  for (const auto& [name, rect] : ui_.named) {
    if (areas.size() > 1) areas += ',';
    areas += "\"" + name + "\":{" + rect_fields(rect) + "}";
  }
  field("areas", areas + "}");
  return out + "}";
}

}  // namespace onrecord::app
