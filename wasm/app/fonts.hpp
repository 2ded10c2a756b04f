// The page's fonts: their metrics, and a pen that places glyphs as typeset.hpp has laid them out.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "imgui.h"

namespace onrecord::app {

class Platform;

enum class Face : std::uint8_t { serif, serif_bold, serif_italic, sans, sans_bold };
constexpr std::size_t face_count = 5;

// `size` is Dear ImGui's: ascender to descender, whole numbers only, so that glyphs are rasterised
// at the size they are shown. An em is size / em_per_size.
struct Style {
  Face face = Face::sans;
  float size = 18;
  float tracking = 0;  // extra space after each character, in ems
};

// (ascender - descender) / em of Noto Serif and Noto Sans alike, from their hhea tables.
constexpr float em_per_size = 1.362F;
// Ascender / em, likewise.
constexpr float ascender = 1.069F;

constexpr float em(const Style& style) {
  return style.size / em_per_size;
}

class Fonts {
 public:
  explicit Fonts(Platform& platform) : platform_(platform) {}

  // Needs an ImGui context. Takes the file that scripts/tools/fonts.py writes; false where it is
  // another.
  bool add(std::string_view packed);
  // Faces not added share ImGui's own font, where it is compiled in; tests draw with that.
  void fill_missing();
  bool ready() const { return fonts_[0] != nullptr; }

  // In ems.
  float advance(Face face, std::uint32_t codepoint) {
    return codepoint < narrow_count ? narrow_[index(face)][codepoint]
                                    : wide_advance(face, codepoint);
  }
  float kern(Face face, std::uint32_t left, std::uint32_t right) const;

  float width(const Style& style, std::string_view text);

  ImFont* font(Face face) const { return fonts_[index(face)]; }
  Platform& platform() { return platform_; }

 private:
  static constexpr std::uint32_t narrow_count = 0x100;  // what every face has
  static constexpr std::size_t index(Face face) { return static_cast<std::size_t>(face); }
  void add_fallback(Face face);
  void measure(Face face);
  float wide_advance(Face face, std::uint32_t codepoint);
  float measured(Face face, std::uint32_t codepoint) const;
  void read_kerning(Face face, std::string_view pairs);

  Platform& platform_;
  std::array<ImFont*, face_count> fonts_{};
  std::array<std::string, face_count> data_;
  std::array<std::array<float, narrow_count>, face_count> narrow_{};
  std::array<std::unordered_map<std::uint32_t, float>, face_count> wide_;
  std::array<std::unordered_map<std::uint32_t, float>, face_count> kerning_;
  std::array<std::array<bool, 128>, face_count> kerns_{};  // by left character: any pair at all?
};

// Puts glyphs of one style and colour. Positions are logical pixels; y is the baseline.
class Pen {
 public:
  Pen(Fonts& fonts, ImDrawList* list, const Style& style, ImU32 color);
  void put(std::uint32_t codepoint, float x, float baseline);
  // One line; returns where it ends.
  float write(std::string_view text, float x, float baseline);

 private:
  Fonts& fonts_;
  ImDrawList* list_;
  Style style_;
  ImU32 color_;
  ImFontBaked* baked_;
  float scale_, top_, density_;
  bool snap_;
};

}  // namespace onrecord::app
