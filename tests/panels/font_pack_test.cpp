#include "font_pack.hpp"

#include <doctest/doctest.h>

#include "fonts.hpp"
#include "harness.hpp"

namespace onrecord::app {
namespace {

std::string words(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) {
    out += static_cast<char>(value >> 8);
    out += static_cast<char>(value & 0xFF);
  }
  return out;
}

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

// Five faces alike: an empty glyph, and a triangle for “A”: (100, 0), (500, 0), (300, 500).
std::string packed() {
  std::string head(54, '\0'), hhea(36, '\0');
  head.replace(18, 2, words({1000}));         // units an em
  hhea.replace(4, 4, words({1069, -293}));    // ascender, descender
  hhea.replace(34, 2, words({2}));            // advances
  const std::string maxp = words({1, 0, 2});  // version, glyphs
  const std::string cmap = words({0, 1, 3, 1, 0, 12, 6, 12, 0, 'A', 1, 1});
  const std::string parts[] = {head,
                               hhea,
                               maxp,
                               cmap,
                               words({'A', 1, 'A'}) + bytes({-50}),  // kerning
                               words({500, 600}),                    // advances
                               words({0, 1}),                        // contours
                               bytes({3}),                           // points
                               bytes({11, 13, 90}),                  // flags
                               bytes({100, 144, 199, 243, 0}),       // steps, and no instructions
                               "",
                               std::string(4, '\0')};  // no box that is not the outline's own
  std::string out;
  for (std::size_t face = 0; face < face_count; ++face)
    for (const std::string& part : parts) out += words({static_cast<int>(part.size())});
  for (const std::string& part : parts)
    for (std::size_t face = 0; face < face_count; ++face) out += part;
  return out;
}

TEST_CASE("faces come out of their file with outlines, advances and kerning") {
  Screen screen;
  Fonts fonts(screen.platform);
  REQUIRE(fonts.add(packed()));
  CHECK(fonts.advance(Face::sans_bold, 'A') == doctest::Approx(0.6).epsilon(0.002));
  CHECK(fonts.kern(Face::serif, 'A', 'A') == doctest::Approx(-0.1));
  const float size = 68;
  ImFontBaked* baked = fonts.font(Face::serif)->GetFontBaked(size, 1.0F);
  const ImFontGlyph* glyph = baked->FindGlyph('A');
  REQUIRE(glyph != nullptr);
  CHECK(glyph->Visible);
  const float unit = size / 1362;
  CHECK(glyph->X0 == doctest::Approx(100 * unit).epsilon(0.3));
  CHECK(glyph->X1 - glyph->X0 == doctest::Approx(400 * unit).epsilon(0.1));
  CHECK(glyph->Y1 - glyph->Y0 == doctest::Approx(500 * unit).epsilon(0.1));
}

TEST_CASE("a font file that is cut or another is refused") {
  const std::string whole = packed();
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK(unpack_faces(std::string_view(whole).substr(0, size)).empty());
  CHECK(unpack_faces("<!doctype html><title>404</title>").empty());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string broken = whole;
    broken[i] = static_cast<char>(~broken[i]);
    const std::size_t faces = unpack_faces(broken).size();
    CHECK((faces == 0 || faces == face_count));
  }
}

}  // namespace
}  // namespace onrecord::app
