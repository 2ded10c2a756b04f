// Character classes of the Unicode Character Database, as far as the stages need them. The table is
// made by scripts/unicode_table.py; see unicode_table.inc for the version.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

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

CharClass char_class(char32_t c);

inline bool is_alpha(CharClass c) {
  return c >= CharClass::upper && c <= CharClass::mark;
}
inline bool is_alnum(CharClass c) {
  return c >= CharClass::upper && c <= CharClass::digit;
}

// One code point of valid UTF-8 at `at`, which is moved behind it.
char32_t next_code_point(std::string_view utf8, uint32_t& at);

// The code point that ends before `at`; 0 at the start of the text.
char32_t code_point_before(std::string_view utf8, uint32_t at);

// Simple lower-casing for Latin, Greek and Cyrillic; anything else stays.
char32_t to_lower(char32_t c);
void append_utf8(std::string& out, char32_t c);
std::string to_lower(std::string_view utf8);

}  // namespace onrecord
