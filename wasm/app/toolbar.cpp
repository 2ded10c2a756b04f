#include "toolbar.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace onrecord::app {
namespace {

struct Export {
  const char* format;  // as the command line's --format has it
  const char* label;
  const char* copy_name;
};

constexpr std::array<Export, 5> exports{{{"json", "JSON", "copy-json"},
                                         {"csv", "CSV", "copy-csv"},
                                         {"markdown", "Markdown", "copy-markdown"},
                                         {"html", "HTML", "copy-html"},
                                         {"annotation", "Web annotations", "copy-annotation"}}};

}  // namespace

void Toolbar::draw(const Rect& area, bool narrow) {
  narrow_ = narrow;
  clear = toggle_theme = false;
  ImDrawList* list = ui_.open_panel("##toolbar", area, ui_.theme.paper);
  const Theme& theme = ui_.theme;
  const float middle = area.y + area.h / 2;
  const float side = narrow ? 16.0F : 20.0F;
  float x = area.x + side;
  x = ui_.line(list, x, middle + 7, type::wordmark, theme.ink, "Onrecord");
  list->AddCircleFilled({x + 4, middle + 4.5F}, 3, theme.accent);
  if (!narrow)
    ui_.line(list, x + 20, middle + 5.5F, type::label, theme.faint,
             state_.busy           ? "Reading…"
             : state_.note.empty() ? "Who said what, in which words"
                                   : state_.note);

  const float height = 34;
  const float top = middle - height / 2;
  float right = area.right() - (narrow ? 8.0F : 14.0F);
  const auto place = [&](float width) {
    right -= width;
    const Rect rect{right, top, width, height};
    right -= 6;
    return rect;
  };
  if (ui_.button("theme", "", place(34), Look::quiet, true, theme.dark ? Icon::sun : Icon::moon))
    toggle_theme = true;
  const bool any = !state_.doc.empty();
  const bool result = state_.doc.inspected();
  if (narrow) {
    anchor_ = place(34);
    if (ui_.button("menu", "", anchor_, Look::quiet, true, Icon::menu)) menu_ = !menu_;
  } else {
    anchor_ = place(ui_.button_width("Export"));
    if (ui_.button("export", "Export", anchor_, Look::quiet, result)) menu_ = !menu_;
    if (ui_.button("clear", "Clear", place(ui_.button_width("Clear")), Look::quiet, any))
      clear = true;
    if (ui_.button("open", "Open file", place(ui_.button_width("Open file")), Look::quiet))
      ui_.platform.ask_file();
  }
  if (ui_.button("paste", "Paste", place(ui_.button_width("Paste") + 6), Look::filled))
    ui_.platform.ask_paste();
  list->AddLine({area.x, area.bottom() - 0.5F}, {area.right(), area.bottom() - 0.5F}, theme.rule);
  ui_.close_panel();
}

void Toolbar::draw_menu(const Rect& screen) {
  if (!menu_) return;
  const Theme& theme = ui_.theme;
  const bool result = state_.doc.inspected();
  const float row = narrow_ ? 46.0F : 38.0F;
  const float width = 256;
  const float head = 36;
  const float extra = narrow_ ? 2 * row + 9 : 0;
  const Rect box{std::max(8.0F, std::min(anchor_.right(), screen.right() - 8) - width),
                 anchor_.bottom() + 8, width,
                 extra + head + row * static_cast<float>(exports.size()) + 8};
  // The shadow needs room around the box.
  ui_.raised = true;
  ImDrawList* list = ui_.open_panel("##menu", {box.x - 12, box.y - 4, box.w + 24, box.h + 20}, 0);
  ui_.shadow(list, box);
  list->AddRectFilled(box.min(), box.max(), theme.raised, 6);
  list->AddRect(box.min(), box.max(), theme.rule, 6);
  float y = box.y;
  if (narrow_) {
    y += 4;
    const auto item = [&](const char* name, const char* label, bool enabled) {
      bool over = false;
      const Rect rect{box.x + 4, y, box.w - 8, row};
      const bool hit = enabled && ui_.area(name, rect, &over);
      if (over) list->AddRectFilled(rect.min(), rect.max(), theme.hover, 4);
      ui_.line(list, box.x + 18, y + row / 2 + 5, type::text, enabled ? theme.ink : theme.faint,
               label);
      y += row;
      return hit;
    };
    if (item("open", "Open a file…", true)) {
      ui_.platform.ask_file();
      menu_ = false;
    }
    if (item("clear", "Clear", !state_.doc.empty())) {
      clear = true;
      menu_ = false;
    }
    list->AddLine({box.x, y + 4}, {box.right(), y + 4}, theme.rule);
    y += 5;
  }
  ui_.line(list, box.x + 18, y + 25, type::small_caps, theme.faint, "EXPORT");
  y += head;
  for (const Export& each : exports) {
    const float copy_width = 68;
    const Rect save{box.x + 4, y, box.w - 8 - copy_width, row};
    const Rect copy{save.right(), y, copy_width, row};
    bool over = false;
    bool over_copy = false;
    if (result && ui_.area(each.format, save, &over)) {
      ui_.platform.export_result(each.format, false);
      menu_ = false;
    }
    if (result && ui_.area(each.copy_name, copy, &over_copy)) {
      ui_.platform.export_result(each.format, true);
      menu_ = false;
    }
    if (over) list->AddRectFilled(save.min(), save.max(), theme.hover, 4);
    if (over_copy) list->AddRectFilled(copy.min(), copy.max(), theme.hover, 4);
    ui_.line(list, box.x + 18, y + row / 2 + 5, type::text, result ? theme.ink : theme.faint,
             each.label);
    ui_.line(list, copy.x + 16, y + row / 2 + 4.5F, type::label, theme.soft, "Copy");
    y += row;
  }
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (ImGui::IsMouseClicked(0) && !box.holds(mouse.x, mouse.y) && !anchor_.holds(mouse.x, mouse.y))
    menu_ = false;
  ui_.close_panel();
}

}  // namespace onrecord::app
