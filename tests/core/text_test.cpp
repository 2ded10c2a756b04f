// Stage 1: repair of broken UTF-8, offsets in three units, character classes.
#include "text/text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

using namespace onrecord;
using namespace std::string_literals;

namespace {

// The UTF-8 decoder of the WHATWG Encoding standard (section 8.1.1), step by step as it stands
// there, writing UTF-8 again. It shares nothing with the core's.
std::string whatwg(std::string_view bytes) {
  std::string out;
  char32_t code_point = 0;
  int seen = 0;
  int needed = 0;
  unsigned lower = 0x80;
  unsigned upper = 0xBF;
  for (size_t i = 0; i <= bytes.size(); ++i) {
    if (i == bytes.size()) {
      if (needed != 0) append_utf8(out, 0xFFFD);
      break;
    }
    const unsigned byte = static_cast<unsigned char>(bytes[i]);
    if (needed == 0) {
      if (byte <= 0x7F) {
        out += static_cast<char>(byte);
      } else if (byte >= 0xC2 && byte <= 0xDF) {
        needed = 1;
        code_point = byte & 0x1F;
      } else if (byte >= 0xE0 && byte <= 0xEF) {
        if (byte == 0xE0) lower = 0xA0;
        if (byte == 0xED) upper = 0x9F;
        needed = 2;
        code_point = byte & 0xF;
      } else if (byte >= 0xF0 && byte <= 0xF4) {
        if (byte == 0xF0) lower = 0x90;
        if (byte == 0xF4) upper = 0x8F;
        needed = 3;
        code_point = byte & 0x7;
      } else {
        append_utf8(out, 0xFFFD);
      }
      continue;
    }
    const bool good = byte >= lower && byte <= upper;
    lower = 0x80;
    upper = 0xBF;
    if (!good) {
      code_point = 0;
      needed = seen = 0;
      append_utf8(out, 0xFFFD);
      --i;
      continue;
    }
    code_point = (code_point << 6) | (byte & 0x3F);
    if (++seen != needed) continue;
    append_utf8(out, code_point);
    code_point = 0;
    needed = seen = 0;
  }
  return out;
}

std::string repaired(std::string_view bytes) {
  return std::string(Text(bytes).utf8());
}

// Code points and UTF-16 units before a byte, counted one by one.
uint32_t counted(std::string_view utf8, uint32_t byte, Unit unit) {
  uint32_t count = 0;
  for (uint32_t at = 0; at < byte;) {
    const char32_t c = next_code_point(utf8, at);
    count += unit == Unit::utf16 && c >= 0x10000 ? 2 : 1;
  }
  return count;
}

}  // namespace

TEST_CASE("well-formed UTF-8 stays as it is") {
  for (const std::string& s : {""s, "plain"s, "café “ok” — 日本語 🗞️"s,
                               "\xEF\xBB\xBF"s
                               "bom"s,
                               "nul\0inside"s, "\xF4\x8F\xBF\xBF"s, "\xED\x9F\xBF\xEE\x80\x80"s}) {
    const Text text(s);
    CHECK(text.utf8() == s);
    CHECK_FALSE(text.repaired());
    CHECK_FALSE(text.cut());
  }
}

TEST_CASE("ill-formed sequences are replaced as in the Unicode standard, tables 3-8 to 3-11") {
  const auto r = [](int n) {
    std::string out;
    while (n-- > 0) out += "\xEF\xBF\xBD";
    return out;
  };
  // Non-shortest forms.
  CHECK(repaired("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") == r(8) + "A");
  // Surrogates.
  CHECK(repaired("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") == r(8) + "A");
  // Other ill-formed sequences.
  CHECK(repaired("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") == r(5) + "A" + r(2) + "B");
  // Truncated sequences.
  CHECK(repaired("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == r(4) + "A");
}

TEST_CASE("every sequence of four border bytes is repaired as the WHATWG decoder does it") {
  const std::string bytes =
      "A\n\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF"s;
  std::string s(4, ' ');
  size_t wrong = 0;
  for (const char a : bytes) {
    for (const char b : bytes) {
      for (const char c : bytes) {
        for (const char d : bytes) {
          s[0] = a, s[1] = b, s[2] = c, s[3] = d;
          const std::string expected = whatwg(s);
          const Text text(s);
          if (text.utf8() != expected || text.repaired() != (expected != s)) ++wrong;
        }
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE(
    "code points and UTF-16 units are counted right at every border, over block borders too") {
  std::string s;
  for (int i = 0; i < 400; ++i)
    s += i % 7 == 0 ? "🗞" : i % 5 == 0 ? "語" : i % 3 == 0 ? "é" : "a";
  const Text text(s);
  for (const Unit unit : {Unit::codepoint, Unit::utf16}) {
    const OffsetMap map(text, unit);
    size_t wrong = 0;
    for (uint32_t byte = 0; byte <= text.size(); ++byte) {
      if (on_border(text.utf8(), byte) && map(byte) != counted(text.utf8(), byte, unit)) ++wrong;
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("in plain ASCII every unit counts the same") {
  const Text text(std::string(1000, 'x'));
  for (const Unit unit : {Unit::codepoint, Unit::utf16, Unit::utf8}) {
    const OffsetMap map(text, unit);
    CHECK(map(0) == 0);
    CHECK(map(257) == 257);
    CHECK(map(1000) == 1000);
  }
}

TEST_CASE("UTF-8 offsets count the bytes of the input, not of the repaired text") {
  // Subparts of one, two and three bytes, each of which becomes three.
  const std::string s =
      "a\xFF"
      "b\xE2\x82"
      "c\xF0\x9F\x97"
      "d é";
  const Text text(s);
  CHECK(text.repairs().size() == 3);
  const OffsetMap map(text, Unit::utf8);
  uint32_t in = 0;
  for (const auto& [letter, input] : {std::pair{'a', 0}, {'b', 2}, {'c', 5}, {'d', 9}}) {
    in = static_cast<uint32_t>(text.utf8().find(letter));
    CHECK(map(in) == static_cast<uint32_t>(input));
  }
  CHECK(map(text.size()) == s.size());
  CHECK(map(Span{0, text.size()}) == Span{0, static_cast<uint32_t>(s.size())});
}

TEST_CASE("UTF-8 offsets follow the repairs of generated bytes") {
  uint32_t seed = 7;
  const std::string bytes = "ab \x80\xBF\xC3\xA9\xE2\x82\xAC\xF0\x9F\x97\x9E\xED\xA0\xFF";
  for (int round = 0; round < 200; ++round) {
    std::string s;
    for (int i = 0; i < 60; ++i) {
      seed = seed * 1664525 + 1013904223;
      s += bytes[(seed >> 16) % bytes.size()];
    }
    const Text text(s);
    const OffsetMap map(text, Unit::utf8);
    CHECK(map(0) == 0);
    CHECK(map(text.size()) == s.size());
    // What the input holds between two borders, decoded alone, is what the text holds there.
    for (uint32_t at = 0; at < text.size();) {
      const uint32_t begin = at;
      next_code_point(text.utf8(), at);
      const std::string_view in = std::string_view(s).substr(map(begin), map(at) - map(begin));
      CHECK(whatwg(in) == text.utf8().substr(begin, at - begin));
    }
  }
}

TEST_CASE("an offset behind the end counts as the end") {
  const Text text("é");
  CHECK(OffsetMap(text, Unit::codepoint)(99) == 1);
  CHECK(OffsetMap(text, Unit::utf16)(99) == 1);
  CHECK(OffsetMap(text, Unit::utf8)(99) == 2);
}

TEST_CASE("borders of code points are told from the bytes inside") {
  const std::string_view s = "aé";
  CHECK(on_border(s, 0));
  CHECK(on_border(s, 1));
  CHECK_FALSE(on_border(s, 2));
  CHECK(on_border(s, 3));
  CHECK_FALSE(on_border(s, 4));
}

TEST_CASE("characters have the class that Unicode gives them") {
  CHECK(char_class(U'A') == CharClass::upper);
  CHECK(char_class(U'ǅ') == CharClass::upper);
  CHECK(char_class(U'é') == CharClass::lower);
  CHECK(char_class(U'Ж') == CharClass::upper);
  CHECK(char_class(U'語') == CharClass::letter);
  CHECK(char_class(U'ا') == CharClass::letter);
  CHECK(char_class(0x301) == CharClass::mark);
  CHECK(char_class(U'7') == CharClass::digit);
  CHECK(char_class(U'½') == CharClass::digit);
  CHECK(char_class(U'٣') == CharClass::digit);
  CHECK(char_class(U'\n') == CharClass::space);
  CHECK(char_class(0xA0) == CharClass::space);
  CHECK(char_class(0x2028) == CharClass::space);
  CHECK(char_class(0x85) == CharClass::space);
  CHECK(char_class(0) == CharClass::control);
  CHECK(char_class(0x202E) == CharClass::control);
  CHECK(char_class(U'€') == CharClass::symbol);
  CHECK(char_class(U'🗞') == CharClass::symbol);
  CHECK(char_class(U'“') == CharClass::punct);
  CHECK(char_class(0xFFFD) == CharClass::other);
  CHECK(char_class(0xE000) == CharClass::other);
  CHECK(char_class(0x10FFFF) == CharClass::other);
  CHECK(char_class(0x110000) == CharClass::other);
}

TEST_CASE("lower-casing knows Latin, Greek and Cyrillic and leaves the rest") {
  CHECK(to_lower("ÀÉÎØÞ ÅŁŻŸĐ ΑΩ ЖЯЁ İ ẞ 語 ß") == "àéîøþ åłżÿđ αω жяё i ß 語 ß");
}

TEST_CASE("code points are read forwards and backwards alike") {
  const std::string_view s = "aé語🗞";
  std::vector<char32_t> forwards;
  for (uint32_t at = 0; at < s.size();) {
    forwards.push_back(next_code_point(s, at));
    CHECK(code_point_before(s, at) == forwards.back());
    std::string again;
    append_utf8(again, forwards.back());
    CHECK(s.substr(at - again.size(), again.size()) == again);
  }
  CHECK(forwards == std::vector<char32_t>{U'a', U'é', U'語', U'🗞'});
  CHECK(code_point_before(s, 0) == 0);
}
