// Stage 1, text: any bytes in, valid UTF-8 and a way to count in other units out.
//
//   Text text("caf\xC3\xA9 \xFF");        // the stray byte becomes U+FFFD
//   text.utf8();                          // "café \uFFFD": what every later stage reads
//   OffsetMap map(text, Unit::codepoint);
//   map(6);                               // 5: bytes in, code points out
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

// Valid UTF-8. Each maximal subpart of an ill-formed sequence is replaced by one U+FFFD, which is
// what the WHATWG Encoding standard and Unicode 15 section 3.9 (table 3-8) ask for, and so what
// TextDecoder and Python's errors="replace" give.
class Text {
 public:
  // At most kMaxBytes of the input are read; cut() says whether there was more.
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

  // Where a replacement stands, how many input bytes it stands for, and what must be added to an
  // offset behind it to count in input bytes.
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

// Bytes of Text::utf8() to another unit. Looks at 64 bytes at most for each call. Keeps a view of
// `text`, which must outlive it.
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
  bool ascii_ = false;            // then every unit is the same
  std::vector<uint32_t> blocks_;  // the offset at every 64th byte's code point border
};

// Whether `byte` is where a code point begins or the text ends.
bool on_border(std::string_view utf8, uint32_t byte);

}  // namespace onrecord
