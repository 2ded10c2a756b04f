// UTF-8 decoding and the character classes that drawing needs. Ill-formed input reads as U+FFFD,
// one byte at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord::app {

struct Codepoint {
  std::uint32_t value = 0xFFFD;
  std::uint32_t bytes = 1;
};

inline bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

inline Codepoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  std::uint32_t length = 0;
  std::uint32_t value = 0;
  if ((lead & 0xE0U) == 0xC0U) {
    length = 2;
    value = lead & 0x1FU;
  } else if ((lead & 0xF0U) == 0xE0U) {
    length = 3;
    value = lead & 0x0FU;
  } else if ((lead & 0xF8U) == 0xF0U) {
    length = 4;
    value = lead & 0x07U;
  } else {
    return {};
  }
  if (at + length > text.size()) return {};
  for (std::uint32_t i = 1; i < length; ++i) {
    if (!continues(text[at + i])) return {};
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  return value > 0x10FFFF ? Codepoint{} : Codepoint{value, length};
}

// The start of the character that holds byte `at`, or the text's size.
inline std::size_t floor_to_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && continues(text[at])) --at;
  return at;
}

inline std::size_t next_character(std::string_view text, std::size_t at) {
  return at >= text.size() ? text.size() : at + decode(text, at).bytes;
}

inline std::size_t previous_character(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : floor_to_character(text, at - 1);
}

inline bool is_space(std::uint32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0B || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x2028 || c == 0x2029;
}

// Characters without a glyph: joiners, variation selectors, directional controls, soft hyphens,
// byte order marks.
inline bool is_invisible(std::uint32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

// Combining marks.
inline bool is_combining(std::uint32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE20 && c <= 0xFE2F);
}

// Scripts that break between any two characters.
inline bool is_ideographic(std::uint32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF && c != 0x3000) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

inline bool is_word(std::uint32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
         c == 0x2019 || c == '\'' ||
         (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) &&
          !(c >= 0x3000 && c <= 0x303F) && c != 0xFFFD);
}

// Lower-cases Latin, Greek and Cyrillic letters as the core does.
std::string lower_case(std::string_view text);

}  // namespace onrecord::app
