// One hash of words for every table that looks them up: FNV-1a, 32 bits.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

// Of a word that comes byte by byte.
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
