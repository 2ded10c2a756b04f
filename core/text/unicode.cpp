#include "text/unicode.hpp"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

#include "text/unicode_table.inc"

// Latin, Greek, Cyrillic and General Punctuation lie below this and are what articles are made of.
constexpr char32_t kDirect = 0x2100;

constexpr CharClass class_of(size_t run) {
  return static_cast<CharClass>(kRunClasses[run]);
}

// The packed table laid out for look-ups, once.
class Classes {
 public:
  Classes() {
    char32_t first = 0;
    size_t at = 0;
    for (size_t i = 0; i < kRunCount; ++i) {
      first_[i] = first;
      char32_t length = 0;
      for (int shift = 0;; shift += 7) {
        const uint8_t byte = kRunLengths[at++];
        length |= static_cast<char32_t>(byte & 0x7F) << shift;
        if (byte < 0x80) break;
      }
      const char32_t end = first + length;
      for (; first < std::min(end, kDirect); ++first) direct_[first] = class_of(i);
      first = end;
    }
  }

  CharClass operator[](char32_t c) const {
    if (c < kDirect) return direct_[c];
    if (c >= 0x110000) return CharClass::other;
    const auto after = std::upper_bound(first_.begin(), first_.end(), c);
    return class_of(static_cast<size_t>(after - first_.begin()) - 1);
  }

 private:
  std::array<char32_t, kRunCount> first_;
  std::array<CharClass, kDirect> direct_;
};

const Classes& classes() {
  static const Classes table;
  return table;
}

}  // namespace

constexpr std::array<CharClass, 0x80> kAsciiClasses = [] {
  std::array<CharClass, 0x80> ascii{};
  for (size_t i = 0, c = 0; c < ascii.size(); ++i) {  // all these runs are shorter than 0x80
    for (uint8_t n = kRunLengths[i]; n > 0 && c < ascii.size(); --n) ascii[c++] = class_of(i);
  }
  return ascii;
}();

CharClass class_beyond_ascii(char32_t c) {
  return classes()[c];
}

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

char32_t lower_beyond_ascii(char32_t c) {
  if (char_class(c) != CharClass::upper) return c;
  if (c >= 0xC0 && c <= 0xDE) return c + 32;
  if (c == 0x178) return 0xFF;
  if (c == 0x130) return U'i';
  if (c == 0x1E9E) return 0xDF;
  // Pairs of upper and lower: even first, then the two stretches where odd comes first.
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x100 && c <= 0x17F) return c % 2 == 0 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x460 && c <= 0x4FF) return c % 2 == 0 ? c + 1 : c;
  if (c >= 0x1E00 && c <= 0x1EFF) return c % 2 == 0 ? c + 1 : c;
  return c;
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

std::string to_lower(std::string_view utf8) {
  std::string out(utf8);
  unsigned char all = 0;
  for (char& c : out) {
    all |= static_cast<unsigned char>(c);
    c = ascii_lower(c);
  }
  if (all < 0x80) return out;
  out.clear();
  for (uint32_t at = 0; at < utf8.size();) append_utf8(out, to_lower(next_code_point(utf8, at)));
  return out;
}

}  // namespace onrecord
