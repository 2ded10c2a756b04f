// Proper names in an article and whom they name: “Lena Holm”, “Minister Holm” and “Holm” are one.
//
// Full names make entities; short ones are joined to them: last names, given names, acronyms. Every
// list that is searched is bounded, so that the time grows with the text and not with the number of
// names.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/grammar.hpp"
#include "speakers/names/entity.hpp"
#include "speakers/names/evidence.hpp"
#include "speakers/names/name_finder.hpp"
#include "speakers/names/name_words.hpp"

namespace onrecord {

// A name where it stands. `words` with titles (“Finance Minister Lena Holm”), `core` without.
struct NameMention {
  Range words, core;
  uint32_t entity = kNoEntity;
  float confidence = 1;  // that it names this entity
};

class Names {
 public:
  // `reads` tells for each sentence whether names are looked for in it, `titled` whether it is
  // written in capitals like a headline.
  Names(const Grammar& g, const std::vector<bool>& reads, const std::vector<bool>& titled);

  std::vector<Entity> entities;
  std::vector<NameMention> mentions;  // in the order of the text

  const NameWords& words() const { return words_; }
  // The home of an entity in lower case (“vermont”); empty where it is not known.
  std::string home_of(const Entity& e) const;
  // The mention that covers word i, or null.
  const NameMention* at(int i) const;

 private:
  struct FullName;

  // Joins a name of several words to an entity, or makes one.
  void add_full(const NameRun& run);
  // The parts of a full name in lower case, without the suffix.
  FullName full_name(const NameRun& run) const;
  // The entity with this name, or with this last name and a given name that can be the same.
  uint32_t find_full(const NameRun& run, const FullName& name, const std::string& key);
  // Registers the short forms under which a new entity can be named later.
  void index(const NameRun& run, const FullName& name, uint32_t entity);
  // Acronyms and names without their ends: “Norvik Inc.”, then “Norvik”.
  void index_organization(const NameRun& run, const FullName& name, uint32_t entity);
  // Joins a name of one word to an entity, or makes one.
  void add_short(const NameRun& run);
  // Which of the people with this last name is meant, or none; *sure is the confidence.
  uint32_t family(const std::string& last, const NameRun& run, float* sure) const;
  // Which of several people with one last name, whom nothing tells apart, goes by it alone.
  uint32_t goes_by_name(const std::vector<uint32_t>& fit, int at, float* sure) const;
  // Records a mention of an entity, and what it tells of it.
  void add(const NameRun& run, uint32_t entity, float sure);
  uint32_t make(const NameRun& run);
  // Finds the names of the text below in a line in capitals.
  void scan_titled(Range sentence);
  // Finds full names in a headline of people whom the text calls by the last name alone.
  void name_in_headline(const std::vector<NameRun>& short_names, const std::vector<bool>& reads,
                        const std::vector<bool>& titled);
  // “De Blasio”: two words, and still only a last name.
  bool goes_by_last(const NameRun& run) const;

  const Grammar& g_;
  const NameWords words_;
  const NameFinder finder_;
  const Evidence evidence_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_last_, by_first_;
  // A second last name that is not the last: “Acosta” of Melba Acosta Febo. kNoEntity: of several.
  std::unordered_map<std::string, uint32_t> by_middle_, by_opening_;
  std::unordered_map<std::string, uint32_t> by_key_;  // whole name, acronym
  std::vector<int> mention_of_;                       // for each word
};

}  // namespace onrecord
