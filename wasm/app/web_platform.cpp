// The application as a module for the page: draws by Dear ImGui's WebGL 2 renderer and reaches the
// page by the functions that web/page/page.js passes to start(). Does not use the DOM.
#include <GLES3/gl3.h>
#include <emscripten/bind.h>
#include <emscripten/html5.h>

#include <memory>
#include <string>

#include "app.hpp"
#include "backends/imgui_impl_opengl3.h"
#include "imgui.h"

namespace onrecord::app {
namespace {

using emscripten::val;

std::string_view css_name(Cursor cursor) {
  switch (cursor) {
    case Cursor::arrow:
      return "default";
    case Cursor::hand:
      return "pointer";
    case Cursor::text:
      return "text";
    case Cursor::resize:
      return "ns-resize";
  }
  return "default";
}

class WebPlatform final : public Platform {
 public:
  explicit WebPlatform(val page) : page_(std::move(page)) {}

  void request_frame() override { page_.call<void>("requestFrame"); }
  void ask_paste() override { page_.call<void>("askPaste"); }
  void ask_file() override { page_.call<void>("askFile"); }
  void ask_sample() override { page_.call<void>("askSample"); }
  void ask_find() override { page_.call<void>("askFind"); }
  void copy(std::string_view text) override { page_.call<void>("copy", std::string(text)); }
  void export_result(std::string_view format, bool to_clipboard) override {
    page_.call<void>("exportResult", std::string(format), to_clipboard);
  }
  void set_cursor(Cursor cursor) override {
    page_.call<void>("setCursor", std::string(css_name(cursor)));
  }
  void theme_chosen(bool dark) override { page_.call<void>("themeChosen", dark); }
  void statement_chosen(int index) override { page_.call<void>("statementChosen", index); }
  void cleared() override { page_.call<void>("cleared"); }

  bool draw_glyph(const GlyphRequest& request, GlyphBitmap& out) override {
    const val glyph = page_.call<val>("drawGlyph", static_cast<int>(request.codepoint), request.em,
                                      request.serif, request.bold, request.italic, request.bitmap);
    out.advance = glyph["advance"].as<float>();
    if (!request.bitmap) return true;
    out.width = glyph["width"].as<int>();
    out.height = glyph["height"].as<int>();
    out.left = glyph["left"].as<float>();
    out.top = glyph["top"].as<float>();
    out.colored = glyph["colored"].as<bool>();
    if (out.width > 0 && out.height > 0)
      out.rgba = emscripten::convertJSArrayToNumberVector<std::uint8_t>(glyph["pixels"]);
    return true;
  }

 private:
  val page_;
};

struct Running {
  WebPlatform platform;
  std::unique_ptr<App> app;
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;
  bool renderer = false;

  explicit Running(val page) : platform(std::move(page)) {}
};

Running* running = nullptr;  // the page has one application

bool start_renderer() {
  emscripten_webgl_make_context_current(running->context);
  running->renderer = ImGui_ImplOpenGL3_Init("#version 300 es");
  return running->renderer;
}

// False where WebGL 2 cannot be had.
bool start(const std::string& canvas, val page) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = attributes.stencil = attributes.antialias = false;
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  const auto context = emscripten_webgl_create_context(canvas.c_str(), &attributes);
  if (context <= 0) return false;
  ImGui::CreateContext();
  running = new Running(std::move(page));
  running->context = context;
  running->app = std::make_unique<App>(running->platform);
  return start_renderer();
}

// Before the first frame. False where the file is not what scripts/tools/fonts.py writes.
bool add_fonts(const std::string& packed) {
  return running->app->fonts().add(packed);
}

double frame(double now) {
  if (!running->renderer) return -1;
  ImGuiIO& io = ImGui::GetIO();
  static double last = 0;
  io.DeltaTime = static_cast<float>(now > last ? now - last : 0.001);
  last = now;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  const double wake = running->app->frame(now);
  ImGui::Render();
  glViewport(0, 0, static_cast<int>(io.DisplaySize.x * io.DisplayFramebufferScale.x),
             static_cast<int>(io.DisplaySize.y * io.DisplayFramebufferScale.y));
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  return wake;
}

// The browser took the context away: drop what lived in it.
void context_lost() {
  if (!running->renderer) return;
  ImGui_ImplOpenGL3_Shutdown();
  running->renderer = false;
}

void context_restored() {
  if (!running->renderer) start_renderer();
}

App& app() {
  return *running->app;
}

Modifiers modifiers(bool control, bool shift, bool alt) {
  return {control, shift, alt};
}

}  // namespace
}  // namespace onrecord::app

EMSCRIPTEN_BINDINGS(onrecord_app) {
  using namespace onrecord::app;
  using emscripten::function;
  function("start", &start);
  function("addFonts", &add_fonts);
  function("frame", &frame);
  function("contextLost", &context_lost);
  function("contextRestored", &context_restored);
  function(
      "resize", +[](float w, float h, float density) { app().resize(w, h, density); });
  function(
      "setDark", +[](bool dark) { app().set_dark(dark); });
  function(
      "setReducedMotion", +[](bool reduced) { app().set_reduced_motion(reduced); });
  function(
      "setText", +[](std::string text) { app().set_text(std::move(text)); });
  function(
      "setBusy", +[](bool busy) { app().set_busy(busy); });
  function(
      "setNote", +[](std::string note) { app().set_note(std::move(note)); });
  function(
      "setResult", +[](const std::string& json) { return app().set_result(json); });
  function(
      "say", +[](std::string text, bool trouble) { app().say(std::move(text), trouble); });
  function(
      "clear", +[] { app().clear(); });
  function(
      "pointerMoved",
      +[](float x, float y, bool touch, double now) { app().pointer_moved(x, y, touch, now); });
  function(
      "pointerPressed", +[](float x, float y, int button, bool touch, bool shift, double now) {
        app().pointer_pressed(x, y, button, touch, modifiers(false, shift, false), now);
      });
  function(
      "pointerReleased", +[](float x, float y, int button, bool touch, double now) {
        app().pointer_released(x, y, button, touch, now);
      });
  function(
      "pointerLeft", +[] { app().pointer_left(); });
  function(
      "wheel", +[](float x, float y, float by, bool fine) { app().wheel(x, y, by, fine); });
  function(
      "key", +[](const std::string& key, bool control, bool shift, bool alt) {
        return app().key(key, modifiers(control, shift, alt));
      });
  function(
      "copied", +[] { return app().copied(); });
  function(
      "chooseStatement", +[](int index) { app().choose_statement(index); });
  function(
      "find", +[](const std::string& words) { app().find(words); });
  function(
      "describe", +[] { return app().describe(); });
}
