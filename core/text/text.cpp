#include "text/text.hpp"

#include <algorithm>
#include <iterator>

#include "base/eight.hpp"

namespace onrecord {
namespace {

constexpr uint32_t kBlock = 64;

// Returns the length of the well-formed sequence at `at`, or 0 and in *bad the length of the
// maximal subpart. The bounds of the second byte are those of Unicode 15, table 3-7.
size_t sequence_length(const unsigned char* at, const unsigned char* end, size_t* bad) {
  const unsigned char lead = *at;
  *bad = 1;
  if (lead < 0x80) return 1;
  size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  for (size_t i = 1; i < length; ++i) {
    if (at + i == end || at[i] < low || at[i] > high) {
      *bad = i;
      return 0;
    }
    low = 0x80;
    high = 0xBF;
  }
  return length;
}

// Returns a lower bound, at most 7 too low, of the number of ASCII bytes that `bytes` begins with.
size_t ascii_run(std::string_view bytes) {
  size_t i = 0;
  while (i + 8 <= bytes.size() && any_beyond_ascii(eight_at(bytes.data() + i)) == 0) i += 8;
  return i;
}

bool all_ascii(std::string_view bytes) {
  const std::string_view rest = bytes.substr(ascii_run(bytes));
  return std::none_of(rest.begin(), rest.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Counts the code points, or UTF-16 units, that begin in `bytes`.
uint32_t units_in(std::string_view bytes, Unit unit) {
  const bool pairs = unit == Unit::utf16;
  uint32_t count = 0;
  size_t i = 0;
  // Multiplying by kEachByte sums eight bytes of 0 or 1 into the highest byte.
  for (; i + 8 <= bytes.size(); i += 8) {
    const uint64_t x = eight_at(bytes.data() + i);
    const uint64_t inside = x >> 7 & ~(x >> 6) & kEachByte;
    const uint64_t four = x >> 7 & x >> 6 & x >> 5 & x >> 4 & kEachByte;
    count += 8 - static_cast<uint32_t>(inside * kEachByte >> 56);
    if (pairs) count += static_cast<uint32_t>(four * kEachByte >> 56);
  }
  for (; i < bytes.size(); ++i) {
    if (is_continuation(bytes[i])) continue;
    count += pairs && static_cast<unsigned char>(bytes[i]) >= 0xF0 ? 2 : 1;
  }
  return count;
}

}  // namespace

Text::Text(std::string_view bytes) {
  if (bytes.size() > kMaxBytes) {
    bytes = bytes.substr(0, kMaxBytes);
    while (!bytes.empty() && is_continuation(bytes.back())) bytes.remove_suffix(1);
    if (!bytes.empty() && static_cast<unsigned char>(bytes.back()) >= 0xC0) bytes.remove_suffix(1);
    cut_ = true;
  }
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = at + bytes.size();
  const auto* kept = at;  // start of the run not yet copied
  int64_t shift = 0;
  utf8_.reserve(bytes.size());
  while (at != end) {
    at += ascii_run({reinterpret_cast<const char*>(at), static_cast<size_t>(end - at)});
    if (at == end) break;
    size_t bad = 0;
    const size_t length = sequence_length(at, end, &bad);
    if (length != 0) {
      at += length;
      continue;
    }
    utf8_.append(reinterpret_cast<const char*>(kept), static_cast<size_t>(at - kept));
    // Replacements can triple the length, so the limit applies here too.
    if (utf8_.size() >= kMaxBytes) {
      cut_ = true;
      return;
    }
    shift += static_cast<int64_t>(bad) - 3;
    repairs_.push_back({static_cast<uint32_t>(utf8_.size()), static_cast<uint32_t>(bad), shift});
    utf8_ += "\xEF\xBF\xBD";
    at += bad;
    kept = at;
  }
  utf8_.append(reinterpret_cast<const char*>(kept), static_cast<size_t>(at - kept));
}

OffsetMap::OffsetMap(const Text& text, Unit unit)
    : bytes_(text.utf8()), repairs_(&text.repairs()), unit_(unit) {
  ascii_ = unit == Unit::utf8 || all_ascii(bytes_);
  if (ascii_) return;
  blocks_.reserve(bytes_.size() / kBlock + 2);
  uint32_t count = 0;
  for (size_t i = 0; i < bytes_.size(); i += kBlock) {
    blocks_.push_back(count);
    count += units_in(bytes_.substr(i, kBlock), unit);
  }
  blocks_.push_back(count);
}

uint32_t OffsetMap::operator()(uint32_t byte) const {
  byte = std::min<uint32_t>(byte, static_cast<uint32_t>(bytes_.size()));
  if (unit_ == Unit::utf8) {
    if (repairs_->empty()) return byte;
    // U+FFFD takes three bytes; what it replaces takes one to three.
    auto at = std::lower_bound(repairs_->begin(), repairs_->end(), byte,
                               [](const Text::Repair& r, uint32_t b) { return r.at < b; });
    if (at == repairs_->begin()) return byte;
    return static_cast<uint32_t>(int64_t{byte} + std::prev(at)->shift);
  }
  if (ascii_) return byte;
  const uint32_t block = byte / kBlock;
  return blocks_[block] + units_in(bytes_.substr(byte - byte % kBlock, byte % kBlock), unit_);
}

bool on_border(std::string_view utf8, uint32_t byte) {
  return byte == utf8.size() || (byte < utf8.size() && !is_continuation(utf8[byte]));
}

}  // namespace onrecord
