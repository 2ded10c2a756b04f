// Lists of words with what they stand for, as the stages keep them: built once, looked up by hash.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/hash.hpp"
#include "text/unicode.hpp"

namespace onrecord {

// Numbers words, in lower case, from 0 in the order in which they are added.
class WordIndex {
 public:
  static constexpr uint32_t kUnknown = UINT32_MAX;

  explicit WordIndex(size_t most) {
    size_t size = 64;
    while (size < 2 * most) size *= 2;
    slots_.resize(size);
  }

  uint32_t add(std::string_view word) {
    const uint32_t key = hash_word(word);
    Slot& s = slots_[slot(key, word)];
    if (s.number == kUnknown) {
      s = {key, static_cast<uint32_t>(words_.size())};
      words_.push_back(word);
    }
    return s.number;
  }

  // Of a word whose ASCII letters may be capitals; `key` is hash_word of it without capitals.
  uint32_t find(uint32_t key, std::string_view word) const {
    return slots_[slot(key, word)].number;
  }

 private:
  struct Slot {
    uint32_t key = 0, number = kUnknown;
  };

  static bool same(std::string_view lower, std::string_view word) {
    return std::equal(lower.begin(), lower.end(), word.begin(), word.end(),
                      [](char a, char b) { return a == ascii_lower(b); });
  }

  size_t slot(uint32_t key, std::string_view word) const {
    const size_t mask = slots_.size() - 1;
    size_t i = key & mask;
    while (slots_[i].number != kUnknown &&
           (slots_[i].key != key || !same(words_[slots_[i].number], word))) {
      i = (i + 1) & mask;
    }
    return i;
  }

  std::vector<Slot> slots_;
  std::vector<std::string_view> words_;
};

struct WordRow {
  uint32_t value;          // bits, joined where a word is in several rows
  std::string_view words;  // in lower case, separated by spaces
};

template <class Do>
void each_word(std::string_view words, Do act) {
  for (size_t at = 0; at < words.size();) {
    const size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) act(words.substr(at, end - at));
    at = end + 1;
  }
}

class WordTable {
 public:
  template <size_t N>
  explicit WordTable(const WordRow (&rows)[N]) : index_(size_of(rows, rows + N)) {
    for (const WordRow& row : rows) {
      each_word(row.words, [&](std::string_view word) {
        const uint32_t number = index_.add(word);
        if (number == values_.size()) values_.push_back(0);
        values_[number] |= row.value;
      });
    }
  }

  // 0 if the word is in no row.
  uint32_t find(std::string_view lower) const { return find(hash_word(lower), lower); }
  uint32_t find(uint32_t key, std::string_view word) const {
    const uint32_t number = index_.find(key, word);
    return number == WordIndex::kUnknown ? 0 : values_[number];
  }

 private:
  static size_t size_of(const WordRow* row, const WordRow* end) {
    size_t count = 0;
    for (; row != end; ++row) count += row->words.size() / 4;
    return count;
  }

  WordIndex index_;
  std::vector<uint32_t> values_;
};

}  // namespace onrecord
