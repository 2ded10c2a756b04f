#include "overlays.hpp"

#include <algorithm>

#include "imgui_internal.h"

namespace onrecord::app {
namespace {

constexpr double card_delay = 0.14;  // seconds that the pointer rests
constexpr double message_time = 7;

}  // namespace

double Overlays::card(double now, const Rect& article) {
  const Statement* statement = state_.statement(state_.hovered);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  // What the inspector shows needs no card.
  const bool shown = state_.pinned && state_.current == state_.hovered;
  if (!statement || shown || ui_.touch || !article.holds(mouse.x, mouse.y) ||
      ImGui::IsMouseDown(0)) {
    card_of_ = -1;
    return -1;
  }
  if (card_of_ != state_.hovered) {
    card_of_ = state_.hovered;
    card_since_ = now;
  }
  if (now - card_since_ < card_delay) return card_delay - (now - card_since_);

  const Theme& theme = ui_.theme;
  const ImU32 color = theme.speaker(statement->speaker);
  const std::string who = state_.said_by(*statement);
  std::string kind = std::string(name_of(statement->form)) + " · " +
                     std::string(name_of(statement->act)) + " · confidence " +
                     hundredths(static_cast<double>(statement->confidence));
  kind[0] = static_cast<char>(kind[0] - 32);
  std::string about;
  if (statement->speaker >= 0) {
    const Speaker& speaker =
        state_.doc.result().speakers[static_cast<std::size_t>(statement->speaker)];
    about = state_.about(speaker);
  }
  std::string words = statement->source.text;
  if (!words.empty() && !statement->cue.text.empty()) words += " … ";
  words += statement->cue.text;
  const float widest =
      std::max({ui_.fonts.width(type::title, who), ui_.fonts.width(type::label, kind),
                ui_.fonts.width({Face::serif_italic, 20}, words)});
  const float width = std::clamp(widest + 36, 200.0F, 360.0F);
  const float height = 48 + (about.empty() ? 0.0F : 19.0F) + (words.empty() ? 0.0F : 26.0F) + 28;
  // Below the pointer's line, or above it near the bottom.
  Rect box{mouse.x - 24, mouse.y + 24, width, height};
  if (box.bottom() > article.bottom() - 8) box.y = mouse.y - 26 - height;
  box.x = std::clamp(box.x, article.x + 8, std::max(article.x + 8, article.right() - width - 16));
  ImGui::SetNextWindowPos({box.x - 12, box.y - 8});
  ImGui::SetNextWindowSize({box.w + 24, box.h + 24});
  ImGui::Begin("##card", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ImDrawList* list = ImGui::GetWindowDrawList();
  ui_.shadow(list, box);
  list->AddRectFilled(box.min(), box.max(), theme.raised, 5);
  list->AddRect(box.min(), box.max(), theme.rule, 5);
  list->AddRectFilled({box.x, box.y + 4}, {box.x + 3, box.bottom() - 4}, color);
  float y = box.y + 32;
  ui_.line_cut(list, box.x + 18, y, width - 32, type::title, color, who);
  if (!about.empty()) {
    y += 20;
    ui_.line_cut(list, box.x + 18, y, width - 32, type::label, theme.faint, about);
  }
  if (!words.empty()) {
    y += 26;
    ui_.line_cut(list, box.x + 18, y, width - 32, {Face::serif_italic, 20}, theme.ink, words);
  }
  ui_.line_cut(list, box.x + 18, box.bottom() - 14, width - 32, type::label, theme.soft, kind);
  ImGui::End();
  return -1;
}

void Overlays::say(std::string text, bool trouble) {
  text_ = std::move(text);
  trouble_ = trouble;
  fresh_ = true;
}

double Overlays::message(double now, const Rect& article) {
  if (text_.empty()) return -1;
  if (fresh_) until_ = now + message_time;
  fresh_ = false;
  if (now >= until_) {
    text_.clear();
    return -1;
  }
  const Theme& theme = ui_.theme;
  const float width = std::min(article.w - 32, ui_.fonts.width(type::text, text_) + 74);
  const float height = ui_.lines(nullptr, 0, 0, width - 70, type::text, 22, 0, text_, 5) + 22;
  const Rect box{article.x + (article.w - width) / 2, article.bottom() - height - 24, width,
                 height};
  ui_.raised = true;
  ImDrawList* list =
      ui_.open_panel("##message", {box.x - 12, box.y - 8, box.w + 24, box.h + 24}, 0);
  ui_.shadow(list, box);
  list->AddRectFilled(box.min(), box.max(), theme.raised, 5);
  list->AddRect(box.min(), box.max(), theme.rule, 5);
  if (trouble_) list->AddRectFilled(box.min(), {box.x + 4, box.bottom()}, theme.warning, 2);
  ui_.lines(list, box.x + 20, box.y + 11, width - 70, type::text, 22, theme.ink, text_, 5);
  if (ui_.button("dismiss", "", {box.right() - 40, box.y + 5, 34, 34}, Look::quiet, true,
                 Icon::close))
    text_.clear();
  ui_.close_panel();
  return until_ - now;
}

void Overlays::empty(const Rect& area) {
  ImDrawList* list = ui_.open_panel("##empty", area, ui_.theme.paper);
  const Theme& theme = ui_.theme;
  const float width = std::min(440.0F, area.w - 48);
  const float x = area.x + (area.w - width) / 2;
  float y = area.y + std::max(48.0F, area.h * 0.26F);
  y += ui_.lines(list, x, y, width, {Face::serif_bold, 44}, 42, theme.ink, "Paste an article");
  y += 12;
  y += ui_.lines(
      list, x, y, width, {Face::serif, 25}, 29, theme.soft,
      ui_.touch || area.w < 560
          ? "Every statement in it will be marked: who made it, in which words, and how it is "
            "sourced."
          : "Press Ctrl V anywhere, or drop a text or HTML file here. Every statement in it will "
            "be marked: who made it, in which words, and how it is sourced.");
  y += 22;
  float at = x;
  const auto place = [&](float w) {
    const Rect rect{at, y, w, 40};
    at += w + 10;
    return rect;
  };
  if (ui_.button("empty-paste", "Paste", place(ui_.button_width("Paste") + 16), Look::filled))
    ui_.platform.ask_paste();
  if (ui_.button("empty-open", "Open a file", place(ui_.button_width("Open a file") + 8),
                 Look::plain))
    ui_.platform.ask_file();
  if (ui_.button("empty-sample", "Show the sample", place(ui_.button_width("Show the sample") + 8),
                 Look::quiet))
    ui_.platform.ask_sample();
  y += 64;
  ui_.lines(list, x, y, width, type::label, 19, theme.faint,
            "The text stays on this device: nothing is sent anywhere.");
  ui_.close_panel();
}

void Overlays::copy_pill(const Rect& article, bool above_bottom, std::string_view selected) {
  if (!ui_.touch || selected.empty()) return;
  const float width = 92;
  const Rect box{article.x + (article.w - width) / 2,
                 above_bottom ? article.bottom() - 60 : article.y + 16, width, 40};
  ui_.raised = true;
  ImDrawList* list = ui_.open_panel("##copy", {box.x - 12, box.y - 8, box.w + 24, box.h + 24}, 0);
  ui_.shadow(list, box);
  if (ui_.button("copy-selection", "Copy", box, Look::filled)) {
    ui_.platform.copy(selected);
    state_.selection = {};
  }
  ui_.close_panel();
}

}  // namespace onrecord::app
