// The application on a screen that shows nothing, with a platform that writes down what it is
// asked.
#pragma once

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app.hpp"
#include "imgui.h"

namespace onrecord::app {

inline std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
inline std::string sample_text() {
  return read_file(SAMPLE_TEXT);
}
inline std::string sample_result() {
  return read_file(SAMPLE_RESULT);
}

class FakePlatform final : public Platform {
 public:
  bool wanted = false;
  std::vector<std::string> asked;
  std::string on_clipboard;
  Cursor cursor = Cursor::arrow;
  int announced = -2;

  void request_frame() override { wanted = true; }
  void ask_paste() override { asked.emplace_back("paste"); }
  void ask_file() override { asked.emplace_back("file"); }
  void ask_sample() override { asked.emplace_back("sample"); }
  void ask_find() override { asked.emplace_back("find"); }
  void copy(std::string_view text) override { on_clipboard = text; }
  void export_result(std::string_view format, bool to_clipboard) override {
    asked.push_back(std::string(to_clipboard ? "copy " : "save ") + std::string(format));
  }
  void set_cursor(Cursor to) override { cursor = to; }
  void theme_chosen(bool dark) override { asked.emplace_back(dark ? "dark" : "light"); }
  void statement_chosen(int index) override { announced = index; }
  void cleared() override { asked.emplace_back("cleared"); }
  bool draw_glyph(const GlyphRequest& request, GlyphBitmap& out) override {
    out.advance = request.em;
    return true;
  }
};

struct Screen {
  ImGuiContext* context = ImGui::CreateContext();
  FakePlatform platform;
  App app{platform};
  double now = 1;
  double wake = -1;
  int vertices = 0;

  explicit Screen(float width = 1440, float height = 900, float density = 1) {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    app.fonts().fill_missing();
    app.resize(width, height, density);
  }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  ~Screen() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) destroy(texture);
    ImGui::DestroyContext(context);
  }

  static void destroy(ImTextureData* texture) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }

  void frame(double seconds = 1.0 / 60) {
    now += seconds;
    platform.wanted = false;
    ImGui::GetIO().DeltaTime = static_cast<float>(seconds);
    ImGui::NewFrame();
    wake = app.frame(now);
    ImGui::Render();
    const ImDrawData* data = ImGui::GetDrawData();
    vertices = data->TotalVtxCount;
    for (ImTextureData* texture : *data->Textures) {
      if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
      if (texture->Status == ImTextureStatus_WantDestroy) {
        destroy(texture);
      } else if (texture->Status != ImTextureStatus_OK) {
        texture->SetStatus(ImTextureStatus_OK);
      }
    }
  }

  // As the page does: frames as long as they are asked for. Returns how many.
  int settle(int most = 600) {
    int count = 0;
    platform.wanted = true;
    while (platform.wanted && count < most) {
      frame();
      ++count;
    }
    return count;
  }

  void show_sample() {
    app.set_text(sample_text());
    const std::string error = app.set_result(sample_result());
    if (!error.empty()) throw error;
    settle();
  }

  void move(float x, float y) {
    app.pointer_moved(x, y, false, now);
    settle();
  }
  void click(float x, float y, Modifiers held = {}) {
    move(x, y);
    app.pointer_pressed(x, y, 0, false, held, now);
    settle();
    app.pointer_released(x, y, 0, false, now);
    settle();
    frame(0.5);  // the next click is not half of a double one
    settle();
  }
  void drag(float x0, float y0, float x1, float y1) {
    move(x0, y0);
    app.pointer_pressed(x0, y0, 0, false, {}, now);
    settle();
    for (int i = 1; i <= 4; ++i)
      move(x0 + (x1 - x0) * static_cast<float>(i) / 4, y0 + (y1 - y0) * static_cast<float>(i) / 4);
    app.pointer_released(x1, y1, 0, false, now);
    settle();
  }
  void tap(float x, float y) {
    app.pointer_pressed(x, y, 0, true, {}, now);
    frame();
    app.pointer_released(x, y, 0, true, now);
    settle();
  }

  nlohmann::json described() const { return nlohmann::json::parse(app.describe()); }
  Rect area(const std::string& name) const {
    const nlohmann::json areas = described()["areas"];
    if (!areas.contains(name)) return {};
    const nlohmann::json& rect = areas[name];
    return {rect["x"].get<float>(), rect["y"].get<float>(), rect["w"].get<float>(),
            rect["h"].get<float>()};
  }
  bool press(const std::string& name) {
    const Rect rect = area(name);
    if (rect.w <= 0) return false;
    click(rect.x + rect.w / 2, rect.y + rect.h / 2);
    return true;
  }
  // The first rectangle in view of a statement's part.
  Rect mark(int statement, Part part = Part::content) {
    for (const auto& each : app.article().mark_rects)
      if (each.statement == statement && each.part == part) return each.rect;
    return {};
  }
};

}  // namespace onrecord::app
