// Lists of words with what they stand for, as the stages keep them: built once, looked up by hash.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/hash.hpp"

namespace onrecord {

inline bool same_but_case(std::string_view lower, std::string_view word) {
  if (lower.size() != word.size()) return false;
  size_t i = 0;
  while (i < word.size() && lower[i] == word[i]) ++i;
  while (i < word.size() && lower[i] == ascii_lower(word[i])) ++i;
  return i == word.size();
}

// Numbers words from 0 in the order in which they are added. Where their case plays no part they
// are added in lower case and found whatever the case of their ASCII letters.
class WordIndex {
 public:
  enum Case : uint8_t { exact, any };
  static constexpr uint32_t kUnknown = UINT32_MAX;

  explicit WordIndex(Case how) : slots_(64), how_(how) {}

  // Of a view that outlives this.
  uint32_t add(std::string_view word) {
    if (2 * (words_.size() + 1) > slots_.size()) grow();
    const uint32_t key = hash_word(word);
    Slot& s = slots_[slot(key, word)];
    if (s.number == kUnknown) {
      s = {key, static_cast<uint32_t>(words_.size())};
      words_.push_back(word);
    }
    return s.number;
  }

  // `key` is hash_word of the word as it was added.
  uint32_t find(uint32_t key, std::string_view word) const {
    return slots_[slot(key, word)].number;
  }
  bool contains(std::string_view word) const { return find(hash_word(word), word) != kUnknown; }

 private:
  struct Slot {
    uint32_t key = 0, number = kUnknown;
  };

  bool same(std::string_view added, std::string_view word) const {
    return how_ == exact ? added == word : same_but_case(added, word);
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

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    const size_t mask = slots_.size() - 1;
    for (const Slot& s : old) {
      if (s.number == kUnknown) continue;
      size_t i = s.key & mask;
      while (slots_[i].number != kUnknown) i = (i + 1) & mask;
      slots_[i] = s;
    }
  }

  std::vector<Slot> slots_;
  std::vector<std::string_view> words_;
  Case how_;
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

// Values of words, whatever the case of their ASCII letters. A word and its value lie together,
// because each of them is asked for once a word of an article.
class WordTable {
 public:
  template <size_t N>
  explicit WordTable(const WordRow (&rows)[N]) : slots_(64) {
    for (const WordRow& row : rows) {
      each_word(row.words, [&](std::string_view word) { add(word, row.value); });
    }
  }

  // 0 if the word is in no row.
  uint32_t find(std::string_view lower) const { return find(hash_word(lower), lower); }
  uint32_t find(uint32_t key, std::string_view word) const { return slots_[slot(key, word)].value; }

 private:
  struct Slot {
    uint32_t key = 0, value = 0;
    std::string_view word;  // empty: free
  };

  void add(std::string_view word, uint32_t value) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    const uint32_t key = hash_word(word);
    Slot& s = slots_[slot(key, word)];
    size_ += s.word.empty();
    s = {key, s.value | value, word};
  }

  size_t slot(uint32_t key, std::string_view word) const {
    const size_t mask = slots_.size() - 1;
    size_t i = key & mask;
    while (!slots_[i].word.empty() &&
           (slots_[i].key != key || !same_but_case(slots_[i].word, word))) {
      i = (i + 1) & mask;
    }
    return i;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& s : old) {
      if (!s.word.empty()) slots_[slot(s.key, s.word)] = s;
    }
  }

  std::vector<Slot> slots_;
  size_t size_ = 0;
};

}  // namespace onrecord
