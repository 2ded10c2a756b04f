// Bits of words and phrases, looked up by key alone, over constant data.
//
// The data is written by scripts/tools/language_tables.py. A phrase's key is hash_word of its first
// word, with hash_next for each further one; words in lower case. The text of an entry is not kept:
// another word with the same key (one of 2^32) is taken for it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/hash.hpp"

namespace onrecord {

constexpr uint32_t hash_next(uint32_t phrase, uint32_t word) {
  return (phrase ^ (word + 0x9E3779B9U + (phrase << 6) + (phrase >> 2))) * 16777619U;
}

class PhraseFlags {
 public:
  // Set for what a longer phrase begins with.
  static constexpr uint32_t kOpens = 1U << 31;
  // The longest phrase, in words.
  static constexpr int kWords = 4;
  static constexpr uint32_t kBuckets = 1U << 11;

  constexpr PhraseFlags() = default;
  // Bucket b = key % kBuckets holds entries [starts[b], starts[b + 1]). An entry is the key's other
  // bits and, in place of the bucket's, the index of its flags in `values`.
  template <size_t N, size_t M>
  constexpr PhraseFlags(const std::array<uint16_t, kBuckets + 1>& starts,
                        const uint32_t (&entries)[N], const uint32_t (&values)[M])
      : starts_(starts.data()), entries_(entries), values_(values) {
    static_assert(M <= kBuckets);
  }

  // 0 for an unknown key.
  uint32_t find(uint32_t key) const {
    if (starts_ == nullptr) return 0;
    const uint32_t bucket = key & (kBuckets - 1);
    for (uint32_t i = starts_[bucket]; i < starts_[bucket + 1]; ++i) {
      if ((entries_[i] ^ key) < kBuckets) return values_[entries_[i] & (kBuckets - 1)];
    }
    return 0;
  }
  constexpr bool empty() const { return starts_ == nullptr; }

 private:
  const uint16_t* starts_ = nullptr;
  const uint32_t* entries_ = nullptr;
  const uint32_t* values_ = nullptr;
};

}  // namespace onrecord
