#include "typeset.hpp"

#include <doctest/doctest.h>

#include <random>

#include "flow.hpp"
#include "harness.hpp"
#include "utf8.hpp"

namespace onrecord::app {
namespace {

constexpr Style body{Face::serif, 26};

std::vector<Line> broken(Screen& screen, const std::string& text, float width) {
  static const std::vector<FaceRun> none;
  std::vector<Line> lines;
  Typesetter setter(screen.app.fonts(), text, none);
  const int count =
      setter.break_lines(0, static_cast<std::uint32_t>(text.size()), body, width, &lines);
  CHECK(count == static_cast<int>(lines.size()));
  CHECK(count ==
        setter.break_lines(0, static_cast<std::uint32_t>(text.size()), body, width, nullptr));
  return lines;
}

std::string line_of(const std::string& text, const Line& line) {
  return text.substr(line.begin, line.end - line.begin);
}

TEST_CASE("lines follow on each other, cover the text and fit") {
  Screen screen;
  screen.frame();
  const std::string text = sample_text();
  for (const float width : {90.0F, 333.0F, 640.0F}) {
    std::uint32_t at = 0;
    for (const Line& line : broken(screen, text, width)) {
      CHECK(line.begin == at);
      CHECK(line.end > line.begin);
      at = line.end;
      std::string words = line_of(text, line);
      while (!words.empty() && is_space(static_cast<unsigned char>(words.back()))) words.pop_back();
      CHECK(screen.app.fonts().width(body, words) <= width + 0.5F);
    }
    CHECK(at == text.size());
  }
}

TEST_CASE("words stay whole where they fit, and are cut where they do not") {
  Screen screen;
  screen.frame();
  const float em_width = em(body);
  std::string text = "one two three";
  auto lines = broken(screen, text, screen.app.fonts().width(body, "one two") + 1);
  REQUIRE(lines.size() == 2);
  CHECK(line_of(text, lines[0]) == "one two ");
  text = std::string(500, 'x');
  lines = broken(screen, text, em_width * 10);
  CHECK(lines.size() > 10);
  CHECK(line_of(text, lines[0]).size() == line_of(text, lines[1]).size());
  // Narrower than any letter: one a line, and it ends.
  CHECK(broken(screen, "abc", 0).size() <= 3);
}

TEST_CASE("a line may end after a hyphen or dash, between ideographs, at a line feed") {
  Screen screen;
  screen.frame();
  std::string text = "long-winded";
  auto lines = broken(screen, text, screen.app.fonts().width(body, "long-win"));
  REQUIRE(lines.size() == 2);
  CHECK(line_of(text, lines[0]) == "long-");
  text = "\u65b0\u805e\u8a18\u4e8b\u3002";
  lines = broken(screen, text, screen.app.fonts().width(body, "\u65b0\u805e\u8a18\u4e8b") + 1);
  REQUIRE(lines.size() == 2);
  CHECK(line_of(text, lines[1]) == "\u4e8b\u3002");  // no full stop at a line's start
  text = "a\n\nb";
  CHECK(broken(screen, text, 500).size() == 3);
}

TEST_CASE("broken UTF-8 and control characters are set like anything else") {
  Screen screen;
  screen.frame();
  const std::string text("\xff\xc3 \xe2\x82 \0\x01 \xf4\x90\x80\x80 \xe2\x80\xae end", 21);
  std::vector<PlacedGlyph> glyphs;
  static const std::vector<FaceRun> none;
  Typesetter setter(screen.app.fonts(), text, none);
  setter.place({0, static_cast<std::uint32_t>(text.size())}, body, glyphs);
  std::uint32_t at = 0;
  float x = 0;
  for (const PlacedGlyph& glyph : glyphs) {
    CHECK(glyph.offset == at);
    CHECK(glyph.x >= x - 1);
    x = glyph.x;
    at = static_cast<std::uint32_t>(next_character(text, at));
  }
  CHECK(at == text.size());
}

TEST_CASE("faces change where the runs say so") {
  Screen screen;
  screen.frame();
  const std::string text = "plain bold plain";
  const std::vector<FaceRun> runs{{6, 10, Face::serif_bold}};
  std::vector<PlacedGlyph> glyphs;
  Typesetter setter(screen.app.fonts(), text, runs);
  setter.place({0, 16}, body, glyphs);
  for (const PlacedGlyph& glyph : glyphs)
    CHECK((glyph.face == Face::serif_bold) == (glyph.offset >= 6 && glyph.offset < 10));
}

TEST_CASE("the heights of a column add up") {
  std::mt19937 engine(7);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  for (const std::size_t count : {0U, 1U, 2U, 7U, 64U, 1000U}) {
    std::vector<double> heights(count);
    for (double& height : heights) height = 1 + random() % 50;
    Flow flow;
    flow.reset(count, [&](std::size_t i) { return heights[i]; });
    for (int change = 0; change < 50 && count > 0; ++change) {
      const std::size_t i = random() % count;
      heights[i] = random() % 90 + 1;
      flow.set(i, heights[i]);
    }
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      CHECK(flow.top(i) == doctest::Approx(sum));
      CHECK(flow.at(sum + heights[i] / 2) == i);
      CHECK(flow.at(sum) == i);
      sum += heights[i];
    }
    CHECK(flow.total() == doctest::Approx(sum));
    CHECK(flow.at(-5) == 0);
    CHECK(flow.at(sum + 5) == (count == 0 ? 0 : count - 1));
  }
}

}  // namespace
}  // namespace onrecord::app
