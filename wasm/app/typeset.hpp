// Line breaking: greedy, ragged right.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fonts.hpp"

namespace onrecord::app {

// A range of text in another face than the rest. Runs are sorted and do not overlap.
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

  // Breaks text[begin, end) into lines of at most `width` pixels, appended to `lines` unless it is
  // null. Stops after `limit` lines (0: no limit). Returns the number of lines, at least 1.
  int break_lines(std::uint32_t begin, std::uint32_t end, const Style& style, float width,
                  std::vector<Line>* lines, int limit = 0);

  // Appends the characters of a line with their x, from 0, to `glyphs`. Returns the line's width.
  float place(const Line& line, const Style& style, std::vector<PlacedGlyph>& glyphs);

 private:
  Fonts& fonts_;
  std::string_view text_;
  const std::vector<FaceRun>& runs_;
};

}  // namespace onrecord::app
