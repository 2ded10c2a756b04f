// Lists of words with what they stand for, as the stages keep them: built once, looked up by hash.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace onrecord {

struct WordRow {
  uint32_t value;          // bits, joined where a word is in several rows
  std::string_view words;  // in lower case, separated by spaces
};

class WordTable {
 public:
  template <size_t N>
  explicit WordTable(const WordRow (&rows)[N]) {
    size_t count = 0;
    for (const WordRow& row : rows) count += row.words.size() / 4;
    size_t size = 64;
    while (size < 2 * count) size *= 2;
    slots_.resize(size);
    for (const WordRow& row : rows) add(row);
  }

  // 0 if the word is in no row.
  uint32_t find(std::string_view word) const {
    if (word.size() > kLongest) return 0;
    return slots_[slot(word)].value;
  }

 private:
  static constexpr size_t kLongest = 24;
  struct Slot {
    std::string_view word;
    uint32_t value = 0;
  };

  static size_t hash(std::string_view word) {
    uint32_t h = 2166136261U;  // FNV-1a
    for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
    return h;
  }

  size_t slot(std::string_view word) const {
    size_t i = hash(word) & (slots_.size() - 1);
    while (!slots_[i].word.empty() && slots_[i].word != word) i = (i + 1) & (slots_.size() - 1);
    return i;
  }

  void add(const WordRow& row) {
    for (size_t at = 0; at < row.words.size();) {
      size_t end = row.words.find(' ', at);
      if (end == std::string_view::npos) end = row.words.size();
      if (end > at) {
        const std::string_view word = row.words.substr(at, end - at);
        Slot& s = slots_[slot(word)];
        s.word = word;
        s.value |= row.value;
      }
      at = end + 1;
    }
  }

  std::vector<Slot> slots_;
};

}  // namespace onrecord
