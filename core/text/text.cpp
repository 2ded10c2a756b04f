#include "text/text.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace onrecord {
namespace {

constexpr uint32_t kBlock = 256;

// Length of the well-formed sequence at `at`, or 0; then *bad is the length of the maximal subpart.
// Bounds of the second byte are those of Unicode 15, table 3-7.
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

bool all_ascii(std::string_view bytes) {
  size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + i, 8);
    if (eight & 0x8080808080808080ULL) return false;
  }
  for (; i < bytes.size(); ++i) {
    if (static_cast<unsigned char>(bytes[i]) >= 0x80) return false;
  }
  return true;
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
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
    size_t bad = 0;
    const size_t length = sequence_length(at, end, &bad);
    if (length != 0) {
      at += length;
      continue;
    }
    utf8_.append(reinterpret_cast<const char*>(kept), static_cast<size_t>(at - kept));
    // Replacements can triple the text: stop at the limit.
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
  for (uint32_t i = 0; i < bytes_.size(); ++i) {
    if (i % kBlock == 0) blocks_.push_back(count);
    if (is_continuation(bytes_[i])) continue;
    count += unit == Unit::utf16 && static_cast<unsigned char>(bytes_[i]) >= 0xF0 ? 2 : 1;
  }
  blocks_.push_back(count);
}

uint32_t OffsetMap::operator()(uint32_t byte) const {
  byte = std::min<uint32_t>(byte, static_cast<uint32_t>(bytes_.size()));
  if (unit_ == Unit::utf8) {
    if (repairs_->empty()) return byte;
    // U+FFFD takes three bytes here and fewer, or as many, in the input.
    auto at = std::lower_bound(repairs_->begin(), repairs_->end(), byte,
                               [](const Text::Repair& r, uint32_t b) { return r.at < b; });
    if (at == repairs_->begin()) return byte;
    return static_cast<uint32_t>(int64_t{byte} + std::prev(at)->shift);
  }
  if (ascii_) return byte;
  uint32_t i = byte / kBlock * kBlock;
  uint32_t count = blocks_[byte / kBlock];
  for (; i < byte; ++i) {
    if (is_continuation(bytes_[i])) continue;
    count += unit_ == Unit::utf16 && static_cast<unsigned char>(bytes_[i]) >= 0xF0 ? 2 : 1;
  }
  return count;
}

bool on_border(std::string_view utf8, uint32_t byte) {
  return byte == utf8.size() || (byte < utf8.size() && !is_continuation(utf8[byte]));
}

}  // namespace onrecord
