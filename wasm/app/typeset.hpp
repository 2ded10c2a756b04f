// Text into lines: greedy, ragged right, as type is set for reading on a screen.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fonts.hpp"

namespace onrecord::app {

// A stretch of text in another face than the rest. Sorted, not overlapping.
struct FaceRun {
  std::uint32_t begin = 0, end = 0;
  Face face = Face::serif;
};

struct Line {
  std::uint32_t begin = 0, end = 0;
};

struct PlacedGlyph {
  std::uint32_t offset = 0;  // of its first byte
  std::uint32_t codepoint = 0;
  float x = 0;
  Face face = Face::serif;
};

class Typesetter {
 public:
  Typesetter(Fonts& fonts, std::string_view text, const std::vector<FaceRun>& runs)
      : fonts_(fonts), text_(text), runs_(runs) {}

  // Breaks text[begin, end) into lines of at most `width` pixels. With `lines` null it only counts.
  // Stops after `limit` lines (0 for no limit). Returns the number of lines, at least 1.
  int break_lines(std::uint32_t begin, std::uint32_t end, const Style& style, float width,
                  std::vector<Line>* lines, int limit = 0);

  // Where each character of a line stands, from x = 0. Returns the width.
  float place(const Line& line, const Style& style, std::vector<PlacedGlyph>& glyphs);

 private:
  Fonts& fonts_;
  std::string_view text_;
  const std::vector<FaceRun>& runs_;
};

}  // namespace onrecord::app
