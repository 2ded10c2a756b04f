#include "ui.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "typeset.hpp"
#include "utf8.hpp"

namespace onrecord::app {
namespace {

constexpr ImGuiWindowFlags panel_flags =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
    ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBringToFrontOnFocus;

// The first whole multiple of `gap` at or after x.
int steps(float x, float gap) {
  return static_cast<int>(std::ceil(x / gap));
}

}  // namespace

void Ui::begin_frame() {
  scroll_areas.clear();
  named.clear();
  cursor = Cursor::arrow;
  raised = false;
}

ImDrawList* Ui::open_panel(const char* name, const Rect& area, ImU32 background) {
  ImGui::SetNextWindowPos(area.min());
  ImGui::SetNextWindowSize({area.w, area.h});
  ImGui::Begin(name, nullptr, panel_flags);
  if (raised) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(area.min(), area.max(), false);
  if (background >> IM_COL32_A_SHIFT) list->AddRectFilled(area.min(), area.max(), background);
  return list;
}

void Ui::close_panel() {
  ImGui::GetWindowDrawList()->PopClipRect();
  ImGui::End();
}

float Ui::line(ImDrawList* list, float x, float baseline, const Style& style, ImU32 color,
               std::string_view text) {
  const float density = ImGui::GetIO().DisplayFramebufferScale.x;
  return Pen(fonts, list, style, color).write(text, std::round(x * density) / density, baseline);
}

float Ui::line_cut(ImDrawList* list, float x, float baseline, float width, const Style& style,
                   ImU32 color, std::string_view text) {
  if (fonts.width(style, text) <= width) return line(list, x, baseline, style, color, text);
  float room = width / em(style) - fonts.advance(style.face, 0x2026);
  std::size_t at = 0;
  while (at < text.size()) {
    const Codepoint c = decode(text, at);
    room -= fonts.advance(style.face, c.value) + style.tracking;
    if (room < 0) break;
    at += c.bytes;
  }
  while (at > 0 && text[at - 1] == ' ') --at;
  return line(list, x, baseline, style, color, std::string(text.substr(0, at)) + "…");
}

float Ui::lines(ImDrawList* list, float x, float y, float width, const Style& style, float leading,
                ImU32 color, std::string_view text, int most) {
  static const std::vector<FaceRun> none;
  // More than any panel shows: a statement may be a whole book.
  const std::size_t longest = most > 0 ? static_cast<std::size_t>(most) * 600 : 20000;
  if (text.size() > longest) text = text.substr(0, floor_to_character(text, longest));
  std::vector<Line> found;
  Typesetter setter(fonts, text, none);
  setter.break_lines(0, static_cast<std::uint32_t>(text.size()), style, width, &found,
                     most > 0 ? most + 1 : 0);
  const bool cut = most > 0 && found.size() > static_cast<std::size_t>(most);
  if (cut) found.resize(static_cast<std::size_t>(most));
  const float drop = (leading - style.size) / 2 + ascender * em(style);
  for (std::size_t i = 0; list && i < found.size(); ++i) {
    const float baseline = y + static_cast<float>(i) * leading + drop;
    std::string_view part = text.substr(found[i].begin, found[i].end - found[i].begin);
    while (!part.empty() && is_space(static_cast<unsigned char>(part.back())))
      part.remove_suffix(1);
    if (cut && i + 1 == found.size()) {
      line_cut(list, x, baseline, width, style, color, std::string(part) + " …");
    } else {
      line(list, x, baseline, style, color, part);
    }
  }
  return static_cast<float>(found.size()) * leading;
}

bool Ui::area(const char* name, const Rect& rect, bool* hovered) {
  named.emplace_back(name, rect);
  if (rect.w <= 0 || rect.h <= 0) return false;
  ImGui::SetCursorScreenPos(rect.min());
  const bool clicked = ImGui::InvisibleButton(name, {rect.w, rect.h});
  const bool over = ImGui::IsItemHovered();
  if (over) cursor = Cursor::hand;
  if (hovered) *hovered = over && !touch;
  return clicked;
}

Ui::Row Ui::list_row(ImDrawList* list, const std::string& name, const Rect& rect, const Rect& view,
                     const RowLook& look) {
  const float top = std::max(rect.y, view.y);
  const float bottom = std::min(rect.bottom(), view.bottom());
  Row row;
  row.clicked =
      area(name.c_str(), {rect.x, top, rect.w - space::scroll_bar, bottom - top}, &row.over);
  if (look.raised) list->AddRectFilled(rect.min(), rect.max(), theme.raised);
  if (look.bar) {
    list->AddRectFilled(rect.min(), {rect.x + 3, rect.bottom()}, look.bar);
  } else if (!look.raised && (row.over || look.lit)) {
    list->AddRectFilled(rect.min(), rect.max(), theme.hover);
  }
  return row;
}

float Ui::button_width(std::string_view label, Icon icon) {
  return fonts.width(type::button, label) + 24 +
         (icon == Icon::none ? 0.0F
          : label.empty()    ? 12.0F
                             : 20.0F);
}

bool Ui::button(const char* name, std::string_view label, const Rect& rect, Look look, bool enabled,
                Icon icon) {
  bool over = false;
  const bool clicked = enabled && area(name, rect, &over);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool held = enabled && ImGui::IsItemActive();
  ImU32 ink = enabled ? theme.ink : fade(theme.faint, 0.6F);
  const float round = 4;
  if (look == Look::filled) {
    list->AddRectFilled(rect.min(), rect.max(),
                        held   ? mix(theme.ink, theme.paper, 0.25F)
                        : over ? mix(theme.ink, theme.paper, 0.15F)
                               : theme.ink,
                        round);
    ink = theme.paper;
  } else {
    if (over || held)
      list->AddRectFilled(rect.min(), rect.max(), held ? theme.rule : theme.hover, round);
    if (look == Look::plain) list->AddRect(rect.min(), rect.max(), theme.rule, round);
  }
  const float width = fonts.width(type::button, label);
  const float all = width + (icon == Icon::none ? 0.0F : label.empty() ? 14.0F : 20.0F);
  float x = rect.x + (rect.w - all) / 2;
  if (icon != Icon::none) {
    draw_icon(list, icon, x + 7, rect.y + rect.h / 2, ink);
    x += 20;
  }
  const float baseline = rect.y + rect.h / 2 + em(type::button) * 0.36F;
  if (!label.empty()) line(list, x, baseline, type::button, ink, label);
  return clicked;
}

void Ui::shadow(ImDrawList* list, const Rect& box) {
  for (int i = 1; i <= 6; ++i) {
    const auto grow = static_cast<float>(i);
    list->AddRectFilled({box.x - grow, box.y - grow + 3},
                        {box.right() + grow, box.bottom() + grow + 3},
                        IM_COL32(0, 0, 0, theme.dark ? 18 : 7), 6 + grow);
  }
}

void Ui::draw_icon(ImDrawList* list, Icon icon, float x, float y, ImU32 color) {
  const auto stroke = [&](std::initializer_list<ImVec2> points) {
    std::vector<ImVec2> path;
    for (const ImVec2& p : points) path.emplace_back(x + p.x, y + p.y);
    list->AddPolyline(path.data(), static_cast<int>(path.size()), color, 0, 1.6F);
  };
  switch (icon) {
    case Icon::none:
      break;
    case Icon::close:
      stroke({{-4, -4}, {4, 4}});
      stroke({{4, -4}, {-4, 4}});
      break;
    case Icon::previous:
      stroke({{2.5F, -5}, {-2.5F, 0}, {2.5F, 5}});
      break;
    case Icon::next:
      stroke({{-2.5F, -5}, {2.5F, 0}, {-2.5F, 5}});
      break;
    case Icon::down:
      stroke({{-5, -2.5F}, {0, 2.5F}, {5, -2.5F}});
      break;
    case Icon::menu:
      for (float dot : {-5.0F, 0.0F, 5.0F}) list->AddCircleFilled({x + dot, y}, 1.6F, color);
      break;
    case Icon::copy:
      list->AddRect({x - 5, y - 5}, {x + 2, y + 3}, color, 1.5F);
      list->AddRect({x - 2, y - 2}, {x + 5, y + 6}, color, 1.5F);
      break;
    case Icon::sun:
      list->AddCircle({x, y}, 3.2F, color, 0, 1.5F);
      for (int i = 0; i < 8; ++i) {
        const float angle = static_cast<float>(i) * 0.785398F;
        const ImVec2 ray{std::cos(angle), std::sin(angle)};
        list->AddLine({x + ray.x * 5.2F, y + ray.y * 5.2F}, {x + ray.x * 7, y + ray.y * 7}, color,
                      1.5F);
      }
      break;
    case Icon::moon: {
      // A disc less a smaller one: the two arcs between the points where the circles meet.
      constexpr float outer = 6;
      constexpr float inner = 5;
      constexpr float apart = 3.6F;
      constexpr float toward = -0.7F;  // where the smaller lies, radians
      const float along = (apart * apart + outer * outer - inner * inner) / (2 * apart);
      const float a = std::acos(along / outer);
      const float b = std::acos((apart - along) / inner);
      constexpr float turn = 3.14159265F;
      list->PathArcTo({x, y}, outer, toward + a, toward + 2 * turn - a, 24);
      list->PathStroke(color, 0, 1.5F);  // on its own: a joint as sharp as this would grow a spike
      list->PathArcTo({x + apart * std::cos(toward), y + apart * std::sin(toward)}, inner,
                      toward + turn + b, toward + turn - b, 18);
      list->PathStroke(color, 0, 1.5F);
      break;
    }
  }
}

void Ui::scroll_area(const char* name, const Rect& view, Scroller& scroller) {
  scroll_areas.push_back({view, &scroller});
  if (scroller.limit() <= 0) return;
  const auto share = static_cast<float>(scroller.view() / scroller.content());
  const float track = view.h - 8;
  const float length = std::max(28.0F, track * share);
  const float top =
      view.y + 4 + (track - length) * static_cast<float>(scroller.y() / scroller.limit());
  const Rect grip{view.right() - 12, top, 12, length};
  ImDrawList* list = ImGui::GetWindowDrawList();
  bool held = false;
  bool over = false;
  if (!touch) {
    ImGui::SetCursorScreenPos(grip.min());
    ImGui::InvisibleButton(name, {grip.w, grip.h});
    over = ImGui::IsItemHovered();
    held = ImGui::IsItemActive();
    if (held && ImGui::GetIO().MouseDelta.y != 0 && track > length)
      scroller.drag(ImGui::GetIO().MouseDelta.y / (track - length) * scroller.limit());
  }
  const float width = held || over ? 7.0F : 4.0F;
  list->AddRectFilled({grip.right() - width - 3, grip.y}, {grip.right() - 3, grip.bottom()},
                      fade(theme.faint, held   ? 0.8F
                                        : over ? 0.6F
                                               : 0.35F),
                      width / 2);
}

Scroller* Ui::scroller_at(float x, float y) {
  for (auto at = scroll_areas.rbegin(); at != scroll_areas.rend(); ++at)
    if (at->view.holds(x, y)) return at->scroller;
  return nullptr;
}

void Ui::underline(ImDrawList* list, float x0, float x1, float y, Form form, ImU32 color) {
  const float density = ImGui::GetIO().DisplayFramebufferScale.x;
  y = std::round(y * density) / density;
  const auto bar = [&](float from, float to, float thick) {
    list->AddRectFilled({from, y}, {std::min(to, x1), y + thick}, color);
  };
  switch (form) {
    case Form::direct:
      bar(x0, x1, 2);
      break;
    case Form::mixed:  // long dashes, fixed to the page so that lines agree
      for (int i = steps(x0, 10) - 1; i < steps(x1, 10); ++i)
        if (const auto x = static_cast<float>(i) * 10; x + 7 > x0) bar(std::max(x, x0), x + 7, 2);
      break;
    case Form::indirect:  // dots
      for (int i = steps(x0, 4); i < steps(x1 - 1, 4); ++i)
        bar(static_cast<float>(i) * 4, static_cast<float>(i) * 4 + 1.5F, 1.5F);
      break;
    case Form::block:
      break;
  }
}

void Ui::hatch(ImDrawList* list, const Rect& rect, ImU32 color) {
  list->PushClipRect(rect.min(), rect.max(), true);
  const float gap = 6;
  for (int i = steps(rect.x - rect.h, gap) - 1; i < steps(rect.right(), gap); ++i) {
    const float x = static_cast<float>(i) * gap;
    list->AddLine({x, rect.bottom()}, {x + rect.h, rect.y}, color, 1);
  }
  list->PopClipRect();
}

void Ui::form_sample(ImDrawList* list, const Rect& rect, Form form, bool hatched, ImU32 color,
                     float strength) {
  if (hatched) {
    hatch(list, rect, fade(color, 0.45F * strength));
  } else {
    list->AddRectFilled(rect.min(), rect.max(), fade(color, 0.14F * strength), 2);
  }
  if (form == Form::block) {
    list->AddRectFilled(rect.min(), {rect.x + 3, rect.bottom()}, color);
  } else {
    underline(list, rect.x, rect.right(), rect.bottom() - 2, form, color);
  }
}

std::string capital(std::string_view word) {
  std::string out(word);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

std::string percent(float share) {
  return std::to_string(std::lround(share * 100)) + "%";
}

std::string hundredths(double value) {
  const long long n = std::llround(value * 100);
  std::string digits = std::to_string(n < 0 ? -n : n);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return (n < 0 ? "-" : "") + digits.insert(digits.size() - 2, ".");
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string count_of(std::size_t count, std::string_view one, std::string_view many) {
  return grouped(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace onrecord::app
