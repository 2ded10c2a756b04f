#include "result/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace onrecord {
namespace {

// Bytes at which a string may not be copied as it is.
constexpr auto kStops = [] {
  std::array<bool, 256> stops{};
  for (size_t c = 0; c < 0x20; ++c) stops[c] = true;
  stops['"'] = stops['\\'] = true;
  stops[0xC2] = stops[0xE2] = true;  // leads of U+0085, U+2028 and U+2029
  return stops;
}();

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
  out_ += '\n';
  out_.append(depth_, ' ');
}

void JsonWriter::before_value() {
  if (keyed_) {
    keyed_ = false;
    return;
  }
  if (!first_) out_ += ',';
  first_ = false;
  if (layout_ == indented && depth_ > 0) new_line();
}

void JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (layout_ == indented && !first_) new_line();
  out_ += bracket;
  first_ = false;
}

void JsonWriter::key(std::string_view plain) {
  before_value();
  out_ += '"';
  out_ += plain;
  out_ += layout_ == indented ? "\": " : "\":";
  keyed_ = true;
}

void JsonWriter::string(std::string_view utf8) {
  open_string();
  add(utf8);
  close_string();
}

void JsonWriter::open_string() {
  before_value();
  out_ += '"';
}

void JsonWriter::add(std::string_view utf8) {
  size_t done = 0;
  for (size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (!kStops[byte]) continue;
    const std::string_view rest = utf8.substr(i);
    const Escape* known = byte < 0x80          ? find(kEscapes, rest)
                          : layout_ == compact ? find(kLineEnds, rest)
                                               : nullptr;
    if (known == nullptr && byte >= 0x80) continue;
    out_.append(utf8, done, i - done);
    if (known != nullptr) {
      out_ += known->written;
      i += known->bytes.size() - 1;
    } else {
      constexpr std::string_view kHex = "0123456789abcdef";
      out_ += "\\u00";
      out_ += kHex[byte >> 4];
      out_ += kHex[byte & 15];
    }
    done = i + 1;
  }
  out_.append(utf8, done);
}

void JsonWriter::number(uint32_t n) {
  before_value();
  std::array<char, 10> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr;
  out_.append(digits.data(), end);
}

void JsonWriter::share(double value) {
  before_value();
  const auto hundredths = static_cast<uint32_t>(std::lround(value * 100));
  out_ += static_cast<char>('0' + hundredths / 100);
  out_ += '.';
  out_ += static_cast<char>('0' + hundredths / 10 % 10);
  if (hundredths % 10 != 0) out_ += static_cast<char>('0' + hundredths % 10);
}

void JsonWriter::null() {
  before_value();
  out_ += "null";
}

}  // namespace onrecord
