// Functions that need no table of character classes. The page's application links this file alone.
#include <string>
#include <string_view>

#include "text/unicode.hpp"

namespace onrecord {

char32_t next_beyond_ascii(std::string_view s, uint32_t& at) {
  const auto byte = [&](uint32_t i) -> char32_t {
    return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U;
  };
  const char32_t lead = byte(at);
  if (lead < 0x80) {
    at += 1;
    return lead;
  }
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1F) << 6 | (byte(at + 1) & 0x3F);
    at += 2;
    return c;
  }
  if (lead < 0xF0) {
    const char32_t c = (lead & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
    at += 3;
    return c;
  }
  const char32_t c = (lead & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 |
                     (byte(at + 2) & 0x3F) << 6 | (byte(at + 3) & 0x3F);
  at += 4;
  return c;
}

char32_t code_point_before(std::string_view s, uint32_t at) {
  if (at == 0) return 0;
  uint32_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(s[begin]) & 0xC0) == 0x80) --begin;
  return next_code_point(s, begin);
}

void append_beyond_ascii(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

char32_t lower_of_upper(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE) return c + 32;
  if (c == 0x178) return 0xFF;
  if (c == 0x130) return U'i';
  if (c == 0x1E9E) return 0xDF;
  // Upper and lower letters alternate: the upper ones are even, in two ranges odd.
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x100 && c <= 0x17F) return c % 2 == 0 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x460 && c <= 0x4FF) return c % 2 == 0 ? c + 1 : c;
  if (c >= 0x1E00 && c <= 0x1EFF) return c % 2 == 0 ? c + 1 : c;
  return c;
}

}  // namespace onrecord
