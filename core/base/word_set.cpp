#include "base/word_set.hpp"

#include <cstring>

#include "base/ascii.hpp"

namespace onrecord {
namespace {

int read_number(std::string_view digits) {
  int number = 0;
  const bool negative = digits.starts_with('-');
  for (const char c : digits.substr(negative ? 1 : 0)) number = 10 * number + (c - '0');
  return negative ? -number : number;
}

bool same_ignoring_case(std::string_view lower, std::string_view word) {
  for (size_t i = 0; i < word.size(); ++i) {
    if (lower[i] != word[i] && lower[i] != ascii_lower(word[i])) return false;
  }
  return true;
}

}  // namespace

WordStore::Entry WordStore::search(uint32_t bucket, std::string_view word) const {
  const char* const end = bytes_ + end_of(bucket);
  for (Entry e{bytes_ + begin_of(bucket)}; e.at != end; e.at += e.size()) {
    const std::string_view stored = e.word();
    if (stored.size() == word.size() && std::memcmp(stored.data(), word.data(), word.size()) == 0) {
      return e;
    }
  }
  return {};
}

WordStore::Entry WordStore::search_any_case(uint32_t bucket, std::string_view word) const {
  const char* const end = bytes_ + end_of(bucket);
  for (Entry e{bytes_ + begin_of(bucket)}; e.at != end; e.at += e.size()) {
    const std::string_view stored = e.word();
    if (stored.size() == word.size() && same_ignoring_case(stored, word)) return e;
  }
  return {};
}

bool WordList::search_ending(std::string_view word, size_t stem) const {
  for (const std::string_view ending : *this) {
    if (word.size() >= ending.size() + stem && word.ends_with(ending)) return true;
  }
  return false;
}

int WordMap::number(std::string_view word) const {
  return read_number(find(word));
}

int WordMap::number(uint32_t key, std::string_view word) const {
  return read_number(find(key, word));
}

}  // namespace onrecord
