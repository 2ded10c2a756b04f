// Proper names in an article and whom they name: “Lena Holm”, “Minister Holm” and “Holm” are one.
//
// Reads only how words are written and what stands beside them. Every list that is searched is
// bounded, so that the time grows with the text and not with the number of names.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/word_table.hpp"
#include "grammar/grammar.hpp"
#include "speakers/nouns.hpp"

namespace onrecord {

constexpr uint32_t kNoEntity = UINT32_MAX;

enum class Gender : uint8_t { unknown, male, female };

// Somebody or something that an article speaks of. Names first, then what is only described.
struct Entity {
  std::vector<std::string> tokens;  // of the fullest name, in lower case; empty: only described
  Range name;                       // the fullest name in the text
  uint32_t classes = 0;             // kPerson, kOrganization, …: what it was seen to be
  Gender gender = Gender::unknown;
  bool plural = false;
  uint32_t parties = 0;            // kRepublican, kDemocrat: what it was seen to be of
  Range home;                      // “Vermont” of “Bernie Sanders of Vermont”
  std::string suffix;              // “jr”, without its point
  uint16_t person = 0, thing = 0;  // evidence for either
  uint16_t place = 0;
  uint32_t count = 0;                  // of its mentions by name
  uint32_t full = 0;                   // of those by full name
  uint32_t first = UINT32_MAX;         // word of the first full mention
  uint32_t shorts = 0;                 // mentions by last name alone
  std::vector<std::string> described;  // “senator”, “company”: nouns that it was called by
};

// A name where it stands. `words` with titles (“Finance Minister Lena Holm”), `core` without.
struct NameMention {
  Range words, core;
  uint32_t entity = kNoEntity;
  float confidence = 1;  // that it names this entity
};

class Names {
 public:
  // `reads` tells for each sentence whether names are looked for in it.
  Names(const Grammar& g, const std::vector<bool>& reads, const std::vector<bool>& titled);

  std::vector<Entity> entities;
  std::vector<NameMention> mentions;  // in the order of the text

  // “vermont”; empty where it is not known.
  std::string home_of(const Entity& e) const;
  // The mention that covers word i, or null.
  const NameMention* at(int i) const;
  // The language's words for people.
  const PeopleWords& people() const { return people_; }
  // Classes of a word in lower case: those it is listed with, and as the head of a phrase.
  uint32_t classes_of(std::string_view lower) const { return people_.nouns.find(lower); }
  uint32_t heads_of(std::string_view lower) const { return head_classes(people_, lower); }
  // Whether a word ends like a participle: -ing, -ed.
  bool like_verb(std::string_view word) const;
  // classes_of and heads_of word i; 0 for an index outside of the text.
  uint32_t classes(int i) const { return g_.has(i) ? classes_[static_cast<size_t>(i)] : 0; }
  uint32_t heads(int i) const { return g_.has(i) ? heads_[static_cast<size_t>(i)] : 0; }
  // Lower case of word i; empty for an endless one.
  std::string lower(int i) const;

 private:
  struct Run {
    Range words, core;
    uint32_t titles = 0;  // classes of the titles before the core
    bool organization = false;
    bool document = false;
  };

  void look_up();
  void read_capitals(const std::vector<bool>& reads, const std::vector<bool>& titled);
  void scan(Range sentence);
  void scan_titled(Range sentence);
  void name_in_headline(const std::vector<bool>& reads, const std::vector<bool>& titled);
  Run parse(Range run) const;
  bool is_description(const Run& run) const;
  int run_end(int first, int last) const;
  bool capital(int i) const {
    const Shape shape = g_.word(i).shape;
    return (shape == Shape::title || shape == Shape::upper || shape == Shape::mixed) &&
           capital_word(i);
  }
  bool capital_word(int i) const;
  bool continues(int i) const;
  void add_full(const Run& run);
  void add_short(const Run& run);
  void add(const Run& run, uint32_t entity, float sure);
  uint32_t make(const Run& run);
  void weigh(const Run& run, Entity* e) const;
  bool closes(int i) const;
  Range place_at(int i, int last) const;
  void belong(const Run& run, Entity* e) const;
  void describe(const std::string& noun, Entity* e) const;
  std::string spelled_out(const std::string& title) const;
  bool same_given(const std::string& a, const std::string& b) const;
  uint32_t family(const std::string& last, const Run& run, float* sure) const;
  bool titled_by(int i) const;
  bool adjoins(const Run& run, std::string* noun) const;
  bool goes_by_last(const Run& run) const;

  const Grammar& g_;
  const PeopleWords& people_;
  std::vector<uint32_t> classes_, heads_;  // for each word
  std::vector<Run> full_, short_;
  WordIndex inside_{WordIndex::exact};  // capitalised where they need not be
  WordIndex lasts_{WordIndex::exact};   // last names of people who were named in full so far
  WordIndex low_{WordIndex::exact};     // written in lower case somewhere
  std::unordered_map<std::string, std::vector<uint32_t>> by_last_, by_first_;
  // A second last name that is not the last: “Acosta” of Melba Acosta Febo. kNoEntity: of several.
  std::unordered_map<std::string, uint32_t> by_middle_, by_opening_;
  std::unordered_map<std::string, uint32_t> by_key_;  // whole name, acronym
  std::vector<int> mention_of_;                       // for each word
};

}  // namespace onrecord
