// What is known of single words where names are read: lower case, and classes by the language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.hpp"
#include "speakers/nouns.hpp"

namespace onrecord {

// Looks every word up once.
class NameWords {
 public:
  explicit NameWords(const Grammar& g);

  // The language's words for people.
  const PeopleWords& people() const { return people_; }

  // Classes of a word in lower case: those that it is listed with, and as the head of a phrase.
  uint32_t classes_of(std::string_view lower) const { return people_.nouns.find(lower); }
  uint32_t heads_of(std::string_view lower) const { return head_classes(people_, lower); }

  // classes_of and heads_of word i; 0 for an index outside of the text.
  uint32_t classes(int i) const { return g_.has(i) ? classes_[static_cast<size_t>(i)] : 0; }
  uint32_t heads(int i) const { return g_.has(i) ? heads_[static_cast<size_t>(i)] : 0; }

  // Lower case of word i, with a straight apostrophe; empty for a word of more than 48 bytes.
  std::string lower(int i) const;

  // Whether a word ends like a participle: -ing, -ed.
  bool like_verb(std::string_view word) const;

  // The noun that takes a short title up (“Sen. Ruiz”, later “the senator”), or the title itself.
  std::string spelled_out(const std::string& title) const;

  // Whether two given names in lower case can be one person's: the same, an initial, a nickname.
  bool same_given(const std::string& a, const std::string& b) const;

 private:
  const Grammar& g_;
  const PeopleWords& people_;
  std::vector<uint32_t> classes_, heads_;  // for each word
};

}  // namespace onrecord
