// Character classes from the Unicode Character Database, UTF-8 decoding and lower-casing.
// scripts/tools/unicode_table.py makes the table; unicode_table.inc names the version.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.hpp"

namespace onrecord {

enum class CharClass : uint8_t {
  other,    // unassigned, private use, format, U+FFFD
  upper,    // Lu, Lt
  lower,    // Ll
  letter,   // Lo, Lm: letters without case
  mark,     // Mn, Mc, Me
  digit,    // Nd, Nl, No
  space,    // Zs, Zl, Zp and the white space among Cc
  control,  // Cc otherwise, and the bidirectional controls
  symbol,   // S*
  punct,    // P*
};

// The paths for ASCII, nearly all of an article, are inline.
extern const std::array<CharClass, 0x80> kAsciiClasses;
CharClass class_beyond_ascii(char32_t c);

inline CharClass char_class(char32_t c) {
  return c < 0x80 ? kAsciiClasses[c] : class_beyond_ascii(c);
}

inline bool is_alpha(CharClass c) {
  return c >= CharClass::upper && c <= CharClass::mark;
}
inline bool is_alnum(CharClass c) {
  return c >= CharClass::upper && c <= CharClass::digit;
}

// Decodes the code point of valid UTF-8 at `at`, and moves `at` behind it. 0 at the end.
char32_t next_beyond_ascii(std::string_view utf8, uint32_t& at);
inline char32_t next_code_point(std::string_view utf8, uint32_t& at) {
  if (at < utf8.size() && static_cast<unsigned char>(utf8[at]) < 0x80)
    return static_cast<unsigned char>(utf8[at++]);
  return next_beyond_ascii(utf8, at);
}

// The code point that ends before `at`; 0 at the start of the text.
char32_t code_point_before(std::string_view utf8, uint32_t at);

// Simple lower-casing of Latin, Greek and Cyrillic letters; other characters stay. lower_of_upper
// takes letters of the class `upper` only.
char32_t lower_of_upper(char32_t c);
char32_t lower_beyond_ascii(char32_t c);
inline char32_t to_lower(char32_t c) {
  if (c < 0x80) return static_cast<unsigned char>(ascii_lower(static_cast<char>(c)));
  return lower_beyond_ascii(c);
}
void append_beyond_ascii(std::string& out, char32_t c);
inline void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80)
    out += static_cast<char>(c);
  else
    append_beyond_ascii(out, c);
}
std::string to_lower(std::string_view utf8);

}  // namespace onrecord
