// Read-only word tables over constant data: sets, flags, maps and ordered lists.
//
// The data is written by scripts/tools/language_tables.py; nothing is built when the program
// starts. Two kinds of look-up, in every table:
//   has(word)       the word as it is stored, byte for byte;
//   has(key, word)  `key` is hash_word of the word with its ASCII letters in lower case
//                   (Word::key). Finds words that are stored in lower case, whatever the case of
//                   the ASCII letters in `word`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/hash.hpp"

namespace onrecord {

// Storage of the tables below. An entry is: length of the word (1 byte), length of the value (1
// byte), the word, the value. A table of up to 8 words has no `starts` and is read from end to end.
// A larger one is hashed: bucket b = hash_word(word) & (buckets - 1) lies in bytes
// [starts[b], starts[b + 1]).
class WordStore {
 public:
  struct Entry {
    const char* at = nullptr;  // null: not found

    constexpr explicit operator bool() const { return at != nullptr; }
    constexpr std::string_view word() const { return {at + 2, length(0)}; }
    constexpr std::string_view value() const { return {at + 2 + length(0), length(1)}; }
    constexpr size_t size() const { return 2 + length(0) + length(1); }

   private:
    constexpr size_t length(size_t i) const { return static_cast<unsigned char>(at[i]); }
  };

  constexpr WordStore() = default;
  // `bytes` ends with a zero that is not part of the data, as a string literal does.
  template <size_t N>
  constexpr explicit WordStore(const char (&bytes)[N]) : bytes_(bytes), end_(N - 1) {
    set_filter();
  }
  // M is a power of two plus one.
  template <size_t N, size_t M>
  constexpr WordStore(const char (&bytes)[N], const std::array<uint16_t, M>& starts)
      : bytes_(bytes), starts_(starts.data()), mask_(M - 2), end_(N - 1) {
    set_filter();
  }

  Entry find(std::string_view word) const {
    if (!can_have(word)) return {};
    const uint32_t bucket = starts_ == nullptr ? 0 : hash_word(word) & mask_;
    return bucket_empty(bucket) ? Entry{} : search(bucket, word);
  }
  Entry find(uint32_t key, std::string_view word) const {
    if (!can_have(word)) return {};
    const uint32_t bucket = key & mask_;
    return bucket_empty(bucket) ? Entry{} : search_any_case(bucket, word);
  }

  constexpr const char* data() const { return bytes_; }
  constexpr size_t size() const { return end_; }  // bytes

 private:
  constexpr uint32_t begin_of(uint32_t bucket) const {
    return starts_ == nullptr ? 0 : starts_[bucket];
  }
  constexpr uint32_t end_of(uint32_t bucket) const {
    return starts_ == nullptr ? end_ : starts_[bucket + 1];
  }
  // Most words that are looked up are in no table, and are known by length or first letter. Both
  // filters are the same for upper and lower case in ASCII.
  static constexpr uint32_t bit_of_length(size_t size) { return 1U << (size < 31 ? size : 31); }
  static constexpr uint32_t bit_of_first(char first) {
    return 1U << (static_cast<unsigned char>(first) & 31);
  }
  constexpr void set_filter() {
    for (Entry e{bytes_}; e.at != bytes_ + end_; e.at += e.size()) {
      lengths_ |= bit_of_length(e.word().size());
      firsts_ |= bit_of_first(e.word().front());
    }
  }
  constexpr bool can_have(std::string_view word) const {
    return !word.empty() && (lengths_ & bit_of_length(word.size())) != 0 &&
           (firsts_ & bit_of_first(word.front())) != 0;
  }
  constexpr bool bucket_empty(uint32_t bucket) const { return begin_of(bucket) == end_of(bucket); }
  Entry search(uint32_t bucket, std::string_view word) const;
  Entry search_any_case(uint32_t bucket, std::string_view word) const;

  const char* bytes_ = nullptr;
  const uint16_t* starts_ = nullptr;
  uint32_t mask_ = 0;
  uint32_t end_ = 0;
  uint32_t lengths_ = 0, firsts_ = 0;  // bits of the words' lengths and first letters
};

// A set of words. Iterates in no useful order if it holds more than 8.
class WordSet {
 public:
  class Iterator {
   public:
    constexpr explicit Iterator(const char* at) : entry_{at} {}
    constexpr std::string_view operator*() const { return entry_.word(); }
    constexpr Iterator& operator++() {
      entry_.at += entry_.size();
      return *this;
    }
    constexpr bool operator==(const Iterator& other) const { return entry_.at == other.entry_.at; }

   private:
    WordStore::Entry entry_;
  };

  constexpr WordSet() = default;
  constexpr explicit WordSet(WordStore store) : store_(store) {}

  bool has(std::string_view word) const { return static_cast<bool>(store_.find(word)); }
  bool has(uint32_t key, std::string_view word) const {
    return static_cast<bool>(store_.find(key, word));
  }
  constexpr bool empty() const { return store_.size() == 0; }
  constexpr Iterator begin() const { return Iterator(store_.data()); }
  constexpr Iterator end() const { return Iterator(store_.data() + store_.size()); }

 private:
  WordStore store_;
};

// Bits of words: the classes that a word belongs to.
class WordFlags {
 public:
  constexpr WordFlags() = default;
  // An entry's value is one byte, an index into `values`.
  constexpr WordFlags(WordStore store, const uint32_t* values) : store_(store), values_(values) {}

  // 0 if the word is not in the table.
  uint32_t find(std::string_view word) const { return value(store_.find(word)); }
  uint32_t find(uint32_t key, std::string_view word) const { return value(store_.find(key, word)); }

 private:
  uint32_t value(WordStore::Entry entry) const {
    return entry ? values_[static_cast<unsigned char>(entry.value().front())] : 0;
  }

  WordStore store_;
  const uint32_t* values_ = nullptr;
};

// Words with a string each.
class WordMap {
 public:
  constexpr WordMap() = default;
  constexpr explicit WordMap(WordStore store) : store_(store) {}

  // Empty if the word is not in the table.
  std::string_view find(std::string_view word) const { return value(store_.find(word)); }
  std::string_view find(uint32_t key, std::string_view word) const {
    return value(store_.find(key, word));
  }
  // The same for values that are numbers, read as decimal; 0 if the word is not in the table.
  int number(std::string_view word) const;
  int number(uint32_t key, std::string_view word) const;

 private:
  static std::string_view value(WordStore::Entry entry) {
    return entry ? entry.value() : std::string_view();
  }

  WordStore store_;
};

// Words in the order of the file, to go through: prefixes, endings, phrases.
class WordList {
 public:
  constexpr WordList() = default;
  template <size_t N>
  constexpr explicit WordList(const std::array<std::string_view, N>& words)
      : begin_(words.data()), size_(N) {
    for (const std::string_view word : words) lasts_ |= bit_of_last(word);
  }

  constexpr const std::string_view* begin() const { return begin_; }
  constexpr const std::string_view* end() const { return begin_ + size_; }
  constexpr size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr std::string_view operator[](size_t i) const { return begin_[i]; }

  // Whether `word`, as it is written, ends with a word of the list and has at least `stem` bytes
  // before it.
  bool has_ending_of(std::string_view word, size_t stem = 0) const {
    return !word.empty() && (lasts_ & bit_of_last(word)) != 0 && search_ending(word, stem);
  }

 private:
  // Most words end with none of a list's last letters.
  static constexpr uint32_t bit_of_last(std::string_view word) {
    return 1U << (static_cast<unsigned char>(word.back()) & 31);
  }
  bool search_ending(std::string_view word, size_t stem) const;

  const std::string_view* begin_ = nullptr;
  size_t size_ = 0;
  uint32_t lasts_ = 0;  // bits of the words' last bytes
};

}  // namespace onrecord
