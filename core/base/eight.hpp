// Tests of eight bytes at a time, to skip long runs of plain text. The test for a zero byte is
// Mycroft's (comp.arch 1987; see Warren, Hacker's Delight, 6-1).
#pragma once

#include <cstdint>
#include <cstring>

namespace onrecord {

constexpr uint64_t kEachByte = 0x0101010101010101;

inline uint64_t eight_at(const char* at) {
  uint64_t eight = 0;
  std::memcpy(&eight, at, sizeof eight);
  return eight;
}

// Each returns a value other than 0 if and only if at least one of the eight bytes passes its test.
constexpr uint64_t any_beyond_ascii(uint64_t eight) {
  return eight & 0x80 * kEachByte;
}
constexpr uint64_t any_below(uint64_t eight, uint8_t limit) {  // at most 0x80
  return (eight - limit * kEachByte) & ~eight & 0x80 * kEachByte;
}
constexpr uint64_t any_is(uint64_t eight, char byte) {
  return any_below(eight ^ static_cast<uint8_t>(byte) * kEachByte, 1);
}

}  // namespace onrecord
