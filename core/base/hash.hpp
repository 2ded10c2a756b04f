// The hash of words that all tables share: FNV-1a, 32 bits.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

// The hash of a word whose bytes arrive one at a time.
struct WordHash {
  uint32_t key = 2166136261U;
  uint32_t bytes = 0;

  constexpr void add(char byte) {
    key = (key ^ static_cast<unsigned char>(byte)) * 16777619U;
    ++bytes;
  }
};

constexpr uint32_t hash_word(std::string_view word) {
  WordHash hash;
  for (const char c : word) hash.add(c);
  return hash.key;
}

}  // namespace onrecord
