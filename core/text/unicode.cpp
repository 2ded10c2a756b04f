#include "text/unicode.hpp"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

#include "text/unicode_table.inc"

// Below this lie Latin, Greek, Cyrillic and General Punctuation, nearly all characters of articles.
constexpr char32_t kDirect = 0x2100;

constexpr CharClass class_of(size_t run) {
  return static_cast<CharClass>(kRunClasses[run]);
}

// The packed table, unpacked once for look-ups.
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
  for (size_t i = 0, c = 0; c < ascii.size(); ++i) {  // no run of ASCII reaches beyond 0x80
    for (uint8_t n = kRunLengths[i]; n > 0 && c < ascii.size(); --n) ascii[c++] = class_of(i);
  }
  return ascii;
}();

CharClass class_beyond_ascii(char32_t c) {
  return classes()[c];
}

char32_t lower_beyond_ascii(char32_t c) {
  return char_class(c) == CharClass::upper ? lower_of_upper(c) : c;
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
