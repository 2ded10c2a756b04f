#include "app.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace onrecord::app {
namespace {

constexpr float narrowest = 760;     // below: one pane and a sheet
constexpr float three_panes = 1100;  // from here on
constexpr float tab_height = 46;
constexpr float sheet_peek = 58;
constexpr double long_press = 0.45;

// On a wide screen this panel has a pane of its own; elsewhere it is a tab as the others.
constexpr Tab beside = tab_named("statements");

}  // namespace

App::App(Platform& platform)
    : platform_(platform),
      fonts_(platform),
      ui_(platform, fonts_),
      toolbar_(ui_, state_),
      article_(ui_, state_),
      overlays_(ui_, state_) {
  for (std::size_t i = 0; i < panels.size(); ++i) panels_[i] = panels[i].make(ui_, state_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTrickleEventQueue = true;
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = style.ItemSpacing = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowMinSize = {1, 1};
}

void App::want(int frames) {
  frames_ = std::max(frames_, frames);
  platform_.request_frame();
}

void App::resize(float width, float height, float density) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width, height};
  io.DisplayFramebufferScale = {density, density};
  screen_ = {0, 0, width, height};
  want(3);
}

void App::set_dark(bool dark) {
  ui_.theme = dark ? Theme::night() : Theme::day();
  article_.document_changed(false);
  want(2);
}

void App::set_text(std::string text) {
  state_.doc.set_text(std::move(text));
  state_.hovered = state_.current = -1;
  state_.filter = {};
  state_.pinned = false;
  state_.selection = {};
  state_.unfolded.clear();
  state_.reveal_statement = -1;
  article_.document_changed(true);
  for (const auto& panel : panels_) panel->document_changed();
  panel(beside).scroller.go(0, false);
  want(3);
}

void App::set_busy(bool busy) {
  state_.busy = busy;
  want(2);
}

void App::set_note(std::string note) {
  if (note == state_.note) return;
  state_.note = std::move(note);
  want(1);
}

std::string App::set_result(std::string_view json) {
  std::string error;
  state_.busy = false;
  want(3);
  // The same text may be read again (by the learned model, when it has come): what the reader
  // stands on stays chosen where it is found again.
  const Statement* before = state_.statement(state_.current);
  const Span words = before ? before->content.spans.front() : Span{};
  const std::string speaker = state_.speaker_name(state_.filter.speaker);
  if (!state_.doc.set_result(json, error)) return error;
  state_.hovered = state_.current = state_.filter.speaker = -1;
  const Inspection& result = state_.doc.result();
  for (std::size_t i = 0; i < result.statements.size() && words.end > 0; ++i) {
    const Span& found = result.statements[i].content.spans.front();
    if (found.begin < words.end && words.begin < found.end) {
      state_.current = static_cast<int>(i);
      if (found.begin == words.begin) break;
    }
  }
  state_.pinned = state_.pinned && state_.current >= 0;
  for (std::size_t i = 0; i < result.speakers.size() && !speaker.empty(); ++i)
    if (result.speakers[i].name == speaker) state_.filter.speaker = static_cast<int>(i);
  state_.search(state_.filter.words);
  article_.document_changed(false);
  for (const auto& panel : panels_) panel->document_changed();
  return {};
}

void App::say(std::string message, bool trouble) {
  overlays_.say(std::move(message), trouble);
  want(2);
}

void App::clear() {
  set_text({});
  state_.busy = false;
  platform_.cleared();
}

void App::find(std::string_view words) {
  state_.search(words);
  want(2);
}

void App::choose_statement(int index) {
  if (!state_.statement(index)) return;
  state_.choose(index, true);
  state_.tab = tab_named("statement");
  want(3);
}

std::string App::copied() const {
  const Selection& selection = state_.selection;
  const std::string& text = state_.doc.text();
  if (!selection.empty())
    return text.substr(selection.begin(), selection.end() - selection.begin());
  const Statement* statement = state_.pinned ? state_.statement(state_.current) : nullptr;
  return statement ? statement->content.text : std::string();
}

void App::act_on_requests() {
  const bool smooth = !ui_.reduced_motion;
  if (state_.reveal_statement >= 0) {
    if (const Statement* statement = state_.statement(state_.reveal_statement)) {
      article_.reveal(statement->content.spans.front(), smooth);
      for (const auto& panel : panels_) panel->reveal(state_.reveal_statement, smooth);
    }
    state_.reveal_statement = -1;
    want(2);
  }
  if (state_.reveal_span.end > state_.reveal_span.begin) {
    article_.reveal(state_.reveal_span, smooth);
    state_.selection = {state_.reveal_span.begin, state_.reveal_span.end};
    state_.reveal_span = {};
    want(2);
  }
  if (state_.layout_changed) {
    state_.layout_changed = false;
    article_.document_changed(false);
    want(2);
  }
  if (state_.tab_chosen) {
    state_.tab_chosen = false;
    open_sheet();
    want(2);
  }
  if (state_.statement_changed) {
    state_.statement_changed = false;
    for (const auto& panel : panels_) panel->reveal(state_.current, smooth);
    if (state_.current >= 0) open_sheet();
    platform_.statement_chosen(state_.current);
    want(2);
  }
  if (toolbar_.clear) clear();
  if (toolbar_.toggle_theme) {
    set_dark(!ui_.theme.dark);
    platform_.theme_chosen(ui_.theme.dark);
  }
}

template <typename Each>
void App::each_scroller(Each&& each) {
  each(article_.scroller);
  for (const auto& panel : panels_) each(panel->scroller);
}

bool App::moving() {
  bool any = false;
  each_scroller([&](const Scroller& scroller) { any = any || scroller.moving(); });
  return any || (std::abs(sheet_ - sheet_target_) > 0.5F && touch_ != Touch::sheet);
}

double App::frame(double now) {
  const double seconds = std::clamp(now - last_, 0.001, 0.05);
  last_ = now;
  if (frames_ > 0) --frames_;
  ui_.begin_frame();
  each_scroller([&](Scroller& scroller) { scroller.step(seconds); });
  if (touch_ == Touch::pending && now - touch_time_ >= long_press &&
      article_area_.holds(touch_start_.x, touch_start_.y)) {
    touch_ = Touch::select;
    article_.select_word(article_.offset_at(touch_start_.x, touch_start_.y));
  }
  state_.hovered = -1;
  const bool narrow = screen_.w < narrowest;
  if (narrow != narrow_) {
    narrow_ = narrow;
    sheet_ = sheet_target_ = sheet_peek;
  }
  // Panes are cut at whole pixels of the device: at 1.25 times a row between two is in neither.
  ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, ImGui::GetIO().DisplaySize,
                                                ui_.theme.paper);
  if (narrow) {
    draw_narrow(screen_, seconds);
  } else {
    article_.covered = 0;
    draw_wide(screen_);
  }
  if (!state_.doc.empty())
    for (const auto& panel : panels_) panel->keep_in_step(article_);
  toolbar_.draw_menu(screen_);
  double wake = overlays_.message(now, article_area_);
  const double card = overlays_.card(now, article_area_);
  if (card >= 0) wake = wake < 0 ? card : std::min(wake, card);
  if (touch_ == Touch::pending) wake = wake < 0 ? long_press : std::min(wake, long_press);
  if (ui_.touch && !state_.selection.empty()) overlays_.copy_pill(article_area_, narrow, copied());
  act_on_requests();

  if (ui_.cursor != cursor_) platform_.set_cursor(cursor_ = ui_.cursor);
  if (frames_ > 0 || moving()) platform_.request_frame();
  return wake;
}

void App::draw_wide(const Rect& screen) {
  const float bar = 58;
  toolbar_.draw({screen.x, screen.y, screen.w, bar}, false);
  const float height = screen.h - bar;
  const bool three = screen.w >= three_panes;
  const float right = three ? std::clamp(screen.w * 0.25F, 320.0F, 380.0F)
                            : std::clamp(screen.w * 0.38F, 300.0F, 340.0F);
  const float left = three ? std::clamp(screen.w * 0.225F, 290.0F, 350.0F) : 0;
  article_area_ = {screen.x + left, bar, screen.w - left - right, height};
  if (state_.doc.empty()) {
    article_area_ = {screen.x, bar, screen.w, height};
    overlays_.empty(article_area_);
    return;
  }
  if (three) {
    if (state_.tab == beside) state_.tab = tab_named("statement");
    panel(beside).draw({screen.x, bar, left, height});
  }
  article_.draw(article_area_);
  const Rect side{screen.right() - right, bar, right, height};
  const float tabs = draw_tabs(side, !three);
  panel(state_.tab).draw({side.x, side.y + tabs, side.w, side.h - tabs});
  // Hairlines between the panes.
  ImDrawList* list = ImGui::GetForegroundDrawList();
  if (three) list->AddLine({left - 0.5F, bar}, {left - 0.5F, screen.bottom()}, ui_.theme.rule);
  list->AddLine({side.x + 0.5F, bar}, {side.x + 0.5F, screen.bottom()}, ui_.theme.rule);
}

double App::sheet_snap(int step) const {
  const double room = screen_.h - 56.0;
  return step <= 0 ? sheet_peek : step == 1 ? std::round(room * 0.5) : std::round(room * 0.92);
}

void App::open_sheet() {
  if (narrow_ && sheet_target_ < sheet_peek + 1) sheet_target_ = static_cast<float>(sheet_snap(1));
}

void App::draw_narrow(const Rect& screen, double seconds) {
  const float bar = 52;
  toolbar_.draw({screen.x, screen.y, screen.w, bar}, true);
  article_area_ = {screen.x, bar, screen.w, screen.h - bar};
  if (state_.doc.empty()) {
    overlays_.empty(article_area_);
    return;
  }
  if (touch_ != Touch::sheet) {
    const float left = sheet_target_ - sheet_;
    const bool jump = std::abs(left) < 0.5F || ui_.reduced_motion;
    sheet_ += jump ? left : left * static_cast<float>(1 - std::exp(-14.0 * seconds));
  }
  article_.covered = std::min(sheet_, static_cast<float>(sheet_snap(1)));
  article_.draw(article_area_);

  const Theme& theme = ui_.theme;
  const Rect sheet{screen.x, screen.bottom() - sheet_, screen.w, sheet_};
  ui_.raised = true;
  ImDrawList* list = ui_.open_panel("##sheet", {sheet.x, sheet.y - 12, sheet.w, sheet.h + 12}, 0);
  ui_.shadow(list, sheet);
  list->AddRectFilled(sheet.min(), {sheet.right(), sheet.bottom() + 12}, theme.panel, 12);
  list->AddRectFilled({sheet.x + sheet.w / 2 - 18, sheet.y + 7},
                      {sheet.x + sheet.w / 2 + 18, sheet.y + 11}, theme.rule, 2);
  sheet_handle_ = {sheet.x, sheet.y, sheet.w, sheet_peek};
  ui_.close_panel();
  const float tabs = draw_tabs({sheet.x, sheet.y + 12, sheet.w, sheet.h - 12}, true);
  const Rect inside{sheet.x, sheet.y + 12 + tabs, sheet.w, sheet.h - 12 - tabs};
  if (inside.h > 4) panel(state_.tab).draw(inside);
  article_area_.h = sheet.y - article_area_.y;
}

float App::draw_tabs(const Rect& area, bool with_statements) {
  ImDrawList* list = ui_.open_panel("##tabs", {area.x, area.y, area.w, tab_height},
                                    with_statements && narrow_ ? 0 : ui_.theme.panel);
  const Theme& theme = ui_.theme;
  struct Entry {
    Tab tab;
    std::string label;
  };
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const auto tab = static_cast<Tab>(i);
    if (tab == beside && !with_statements) continue;
    std::string label(panels[i].label);
    if (const std::size_t count = panels_[i]->count(); count > 0) label += " " + grouped(count);
    entries.push_back({tab, std::move(label)});
  }
  const float side = narrow_ ? 14.0F : space::side;
  float all = 0;
  for (const Entry& entry : entries) all += ui_.fonts.width(type::button, entry.label);
  const float gap =
      std::min(24.0F, (area.w - 2 * side - all) / static_cast<float>(entries.size() - 1));
  float x = area.x + side;
  for (const Entry& entry : entries) {
    const bool on = state_.tab == entry.tab;
    const Style style = on ? Style{Face::sans_bold, 18} : type::button;
    const float width = ui_.fonts.width(style, entry.label);
    const std::string name = "tab-" + std::string(name_of(entry.tab));
    bool over = false;
    if (ui_.area(name.c_str(), {x - gap / 2, area.y, width + gap, tab_height}, &over)) {
      state_.tab = entry.tab;
      open_sheet();
    }
    ui_.line(list, x, area.y + 28, style, on || over ? theme.ink : theme.soft, entry.label);
    if (on)
      list->AddRectFilled({x, area.y + tab_height - 3}, {x + width, area.y + tab_height - 1},
                          theme.ink);
    x += width + gap;
  }
  list->AddLine({area.x, area.y + tab_height - 0.5F}, {area.right(), area.y + tab_height - 0.5F},
                theme.rule);
  ui_.close_panel();
  return tab_height;
}

}  // namespace onrecord::app
