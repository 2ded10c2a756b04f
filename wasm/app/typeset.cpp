#include "typeset.hpp"

#include <algorithm>

#include "utf8.hpp"

namespace onrecord::app {
namespace {

// Follows the face along the text.
class FaceCursor {
 public:
  FaceCursor(const std::vector<FaceRun>& runs, std::uint32_t at, Face base)
      : base_(base), end_(runs.data() + runs.size()) {
    run_ = std::lower_bound(runs.data(), end_, at,
                            [](const FaceRun& run, std::uint32_t x) { return run.end <= x; });
  }
  Face at(std::uint32_t offset) {
    while (run_ != end_ && run_->end <= offset) ++run_;
    return run_ != end_ && run_->begin <= offset ? run_->face : base_;
  }

 private:
  Face base_;
  const FaceRun* run_;
  const FaceRun* end_;
};

// Only the article's serif is set in other faces by what is said in it.
bool takes_runs(Face face) {
  return face == Face::serif;
}

bool breaks_after(std::uint32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x200B ||
         c == 0xAD || c == '/' || c == 0x2026;
}

bool opens(std::uint32_t c) {
  return c == 0x3008 || c == 0x300A || c == 0x300C || c == 0x300E || c == 0x3010 || c == 0xFF08;
}

bool closes(std::uint32_t c) {
  return (c >= 0x3001 && c <= 0x3002) || c == 0x3009 || c == 0x300B || c == 0x300D || c == 0x300F ||
         c == 0x3011 || c == 0xFF09 || c == 0xFF0C || c == 0xFF0E || c == 0xFF01 || c == 0xFF1F;
}

}  // namespace

int Typesetter::break_lines(std::uint32_t begin, std::uint32_t end, const Style& style, float width,
                            std::vector<Line>* lines, int limit) {
  const float unit = em(style);
  const float room = std::max(width, unit) / unit;  // in ems
  static const std::vector<FaceRun> none;
  FaceCursor faces(takes_runs(style.face) ? runs_ : none, begin, style.face);
  int count = 0;
  std::uint32_t line = begin;
  std::uint32_t chance = begin;  // the last place where the line may end
  float x = 0;
  float chance_x = 0;
  std::uint32_t before = 0;
  bool after_break_char = false;
  const auto emit = [&](std::uint32_t line_end) {
    if (lines) lines->push_back({line, line_end});
    ++count;
    line = line_end;
    chance = line_end;
  };
  for (std::uint32_t at = begin; at < end;) {
    if (limit > 0 && count >= limit) return count;
    const Codepoint c = decode(text_, at);
    if (c.value == '\n') {
      emit(at + 1);
      x = chance_x = 0;
      before = 0;
      ++at;
      continue;
    }
    const Face face = faces.at(at);
    const bool space = is_space(c.value);
    if (at > line && !space &&
        (after_break_char || ((is_ideographic(c.value) || is_ideographic(before)) &&
                              !opens(before) && !closes(c.value) && !is_invisible(c.value)))) {
      chance = at;
      chance_x = x;
    }
    const float step =
        fonts_.advance(face, c.value) + fonts_.kern(face, before, c.value) + style.tracking;
    if (!space && x + step > room && at > line) {
      if (chance > line) {
        const float kept = x - chance_x;
        emit(chance);
        x = kept;
      } else {
        emit(at);
        x = 0;
      }
      chance_x = 0;
    }
    x += step;
    at += c.bytes;
    if (space) {
      chance = at;
      chance_x = x;
    }
    // "9/11", "-5" and "https://" stay whole; so does a dash at a line's start.
    after_break_char = breaks_after(c.value) && !(before >= '0' && before <= '9') &&
                       before != ' ' && before != 0 && before != c.value;
    before = c.value;
  }
  if (line < end || count == 0) emit(end);
  return count;
}

float Typesetter::place(const Line& line, const Style& style, std::vector<PlacedGlyph>& glyphs) {
  const float unit = em(style);
  static const std::vector<FaceRun> none;
  FaceCursor faces(takes_runs(style.face) ? runs_ : none, line.begin, style.face);
  float x = 0;
  std::uint32_t before = 0;
  for (std::uint32_t at = line.begin; at < line.end;) {
    const Codepoint c = decode(text_, at);
    const Face face = faces.at(at);
    x += fonts_.kern(face, before, c.value) * unit;
    glyphs.push_back({at, c.value, x, face});
    x += (fonts_.advance(face, c.value) + style.tracking) * unit;
    before = c.value;
    at += c.bytes;
  }
  return x;
}

}  // namespace onrecord::app
