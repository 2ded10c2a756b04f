// The services that the application requires from its host. web_platform.cpp implements them by the
// page, tests/panels by a recorder. Events, texts and results enter through the functions of App.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace onrecord::app {

enum class Cursor : std::uint8_t { arrow, hand, text, resize };

// One character drawn by the platform's own fonts, for characters that the page's fonts lack.
struct GlyphBitmap {
  int width = 0, height = 0;  // in device pixels
  float left = 0, top = 0;    // of the bitmap's corner from the pen on the baseline, device pixels
  float advance = 0;          // device pixels
  bool colored = false;       // an emoji: keep its colours
  std::vector<std::uint8_t> rgba;  // empty where only the advance was asked for
};

struct GlyphRequest {
  std::uint32_t codepoint = 0;
  float em = 0;  // device pixels
  bool serif = false, bold = false, italic = false;
  bool bitmap = true;
};

class Platform {
 public:
  Platform() = default;
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;
  virtual ~Platform() = default;

  // Requests another frame. Several requests before a frame result in one call of App::frame.
  virtual void request_frame() = 0;

  virtual void ask_paste() = 0;                  // answered by App::set_text
  virtual void ask_file() = 0;                   // answered by App::set_text
  virtual void ask_sample() = 0;                 // answered by App::set_text
  virtual void ask_find() = 0;                   // answered by App::find
  virtual void copy(std::string_view text) = 0;  // to the clipboard
  virtual void export_result(std::string_view format, bool to_clipboard) = 0;
  virtual void set_cursor(Cursor cursor) = 0;
  virtual void theme_chosen(bool dark) = 0;      // to be remembered
  virtual void statement_chosen(int index) = 0;  // to be announced; -1 for none
  virtual void cleared() = 0;

  virtual bool draw_glyph(const GlyphRequest& request, GlyphBitmap& out) = 0;
};

}  // namespace onrecord::app
