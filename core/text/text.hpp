// Stage 1, text: repairs UTF-8 and converts offsets between units.
//
//   Text text("caf\xC3\xA9 \xFF");        // the stray byte becomes U+FFFD
//   text.utf8();                          // "café \uFFFD", the input of all later stages
//   OffsetMap map(text, Unit::codepoint);
//   map(6);                               // 5: byte 6 is code point 5
//
// Every offset inside the core counts bytes of utf8(). OffsetMap is the only place where an offset
// changes its unit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/types.hpp"

namespace onrecord {

// The unit of this name: "codepoint", "utf16" or "utf8".
constexpr std::optional<Unit> unit_from_name(std::string_view name) {
  if (name == "codepoint") return Unit::codepoint;
  if (name == "utf16") return Unit::utf16;
  if (name == "utf8") return Unit::utf8;
  return std::nullopt;
}

// A text as valid UTF-8. Each maximal subpart of an ill-formed sequence is replaced by one U+FFFD,
// as the WHATWG Encoding standard and Unicode 15 section 3.9 (table 3-8) require; TextDecoder and
// Python's errors="replace" do the same.
class Text {
 public:
  // The most bytes that are read. cut() says whether the input had more.
  static constexpr size_t kMaxBytes = size_t{1} << 30;

  Text() = default;
  explicit Text(std::string_view bytes);

  std::string_view utf8() const { return utf8_; }
  // The bytes of a span. A span that is empty or lies outside of the text gives an empty view; one
  // that reaches beyond the end is cut there.
  std::string_view operator[](Span span) const {
    if (span.begin >= utf8_.size()) return {};
    return std::string_view(utf8_).substr(span.begin, span.size());
  }
  uint32_t size() const { return static_cast<uint32_t>(utf8_.size()); }
  bool repaired() const { return !repairs_.empty(); }
  bool cut() const { return cut_; }

  // A replacement: its offset, the number of input bytes that it stands for, and the difference
  // between an offset in the input and one in utf8() behind it.
  struct Repair {
    uint32_t at;
    uint32_t input_bytes;
    int64_t shift;
  };
  const std::vector<Repair>& repairs() const { return repairs_; }

 private:
  std::string utf8_;
  std::vector<Repair> repairs_;
  bool cut_ = false;
};

// Converts offsets in Text::utf8() to another unit. A call reads 64 bytes at most. `text` must
// outlive the map.
class OffsetMap {
 public:
  OffsetMap(const Text& text, Unit unit);

  // `byte` must lie on a code point border, 0 to text.size().
  uint32_t operator()(uint32_t byte) const;
  Span operator()(Span span) const { return {(*this)(span.begin), (*this)(span.end)}; }

 private:
  std::string_view bytes_;
  const std::vector<Text::Repair>* repairs_;
  Unit unit_;
  bool ascii_ = false;            // all units are the same
  std::vector<uint32_t> blocks_;  // the offset at every 64th byte's code point border
};

// Whether a code point begins at `byte`, or the text ends there.
bool on_border(std::string_view utf8, uint32_t byte);

}  // namespace onrecord
