#include "result/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/eight.hpp"

namespace onrecord {
namespace {

// Bytes at which a string may need an escape.
constexpr auto kStops = [] {
  std::array<bool, 256> stops{};
  for (size_t c = 0; c < 0x20; ++c) stops[c] = true;
  stops['"'] = stops['\\'] = true;
  stops[0xC2] = stops[0xE2] = true;  // leads of U+0085, U+2028 and U+2029
  return stops;
}();

// Whether none of eight bytes needs an escape and all are ASCII.
bool all_plain(uint64_t eight) {
  return (any_beyond_ascii(eight) | any_below(eight, 0x20) | any_is(eight, '"') |
          any_is(eight, '\\')) == 0;
}

struct Escape {
  std::string_view bytes, written;
};
constexpr std::array<Escape, 7> kEscapes = {{{"\"", "\\\""},
                                             {"\\", "\\\\"},
                                             {"\n", "\\n"},
                                             {"\r", "\\r"},
                                             {"\t", "\\t"},
                                             {"\b", "\\b"},
                                             {"\f", "\\f"}}};
constexpr std::array<Escape, 3> kLineEnds = {
    {{"\xC2\x85", "\\u0085"}, {"\xE2\x80\xA8", "\\u2028"}, {"\xE2\x80\xA9", "\\u2029"}}};

template <size_t N>
const Escape* find(const std::array<Escape, N>& list, std::string_view rest) {
  for (const Escape& e : list) {
    if (rest.starts_with(e.bytes)) return &e;
  }
  return nullptr;
}

}  // namespace

void JsonWriter::new_line() {
  put('\n');
  for (uint32_t i = 0; i < depth_; ++i) put(' ');
}

void JsonWriter::before_value() {
  if (keyed_) {
    keyed_ = false;
    return;
  }
  if (!first_) put(',');
  first_ = false;
  if (layout_ == indented && depth_ > 0) new_line();
}

void JsonWriter::open(char bracket) {
  before_value();
  put(bracket);
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (layout_ == indented && !first_) new_line();
  put(bracket);
  first_ = false;
}

void JsonWriter::key(std::string_view plain) {
  before_value();
  char* at = room(plain.size() + 4);
  char* const begin = at;
  *at++ = '"';
  at = std::copy(plain.begin(), plain.end(), at);
  *at++ = '"';
  *at++ = ':';
  if (layout_ == indented) *at++ = ' ';
  size_ += static_cast<size_t>(at - begin);
  keyed_ = true;
}

void JsonWriter::string(std::string_view utf8) {
  open_string();
  add(utf8);
  close_string();
}

void JsonWriter::open_string() {
  before_value();
  put('"');
}

void JsonWriter::add(std::string_view utf8) {
  if (utf8.empty()) return;  // its data() may be null, which memcpy must not get
  size_t done = 0;
  for (size_t i = 0; i < utf8.size();) {
    if (i + 8 <= utf8.size() && all_plain(eight_at(utf8.data() + i))) {
      i += 8;
      continue;
    }
    for (const size_t end = std::min(i + 8, utf8.size()); i < end; ++i) {
      const auto byte = static_cast<unsigned char>(utf8[i]);
      if (!kStops[byte]) continue;
      const std::string_view rest = utf8.substr(i);
      const Escape* known = byte < 0x80          ? find(kEscapes, rest)
                            : layout_ == compact ? find(kLineEnds, rest)
                                                 : nullptr;
      if (known == nullptr && byte >= 0x80) continue;
      put(utf8.substr(done, i - done));
      if (known != nullptr) {
        put(known->written);
        i += known->bytes.size() - 1;
      } else {
        constexpr std::string_view kHex = "0123456789abcdef";
        put(std::string_view("\\u00"));
        put(kHex[byte >> 4]);
        put(kHex[byte & 15]);
      }
      done = i + 1;
    }
  }
  put(utf8.substr(done));
}

void JsonWriter::number(uint32_t n) {
  before_value();
  constexpr size_t kDigits = 10;
  char* at = room(kDigits);
  size_ += static_cast<size_t>(std::to_chars(at, at + kDigits, n).ptr - at);
}

void JsonWriter::share(double value) {
  before_value();
  const auto hundredths = static_cast<uint32_t>(std::lround(value * 100));
  put(static_cast<char>('0' + hundredths / 100));
  put('.');
  put(static_cast<char>('0' + hundredths / 10 % 10));
  if (hundredths % 10 != 0) put(static_cast<char>('0' + hundredths % 10));
}

std::string JsonWriter::take() {
  out_.resize(size_);
  return std::move(out_);
}

void JsonWriter::null() {
  before_value();
  put(std::string_view("null"));
}

}  // namespace onrecord
