// Evidence: what the words around a name tell of whom it names.
#pragma once

#include <string>

#include "speakers/names/entity.hpp"
#include "speakers/names/name_finder.hpp"
#include "speakers/names/name_words.hpp"

namespace onrecord {

class Evidence {
 public:
  Evidence(const Grammar& g, const NameWords& words, const NameFinder& finder)
      : g_(g), words_(words), finder_(finder) {}

  // Adds what one mention tells: votes for a person, a thing or a place, gender, home, parties, and
  // the nouns that the name was called by. An entity is what has more votes.
  void add(const NameRun& run, Entity* e) const;

 private:
  // The name itself: titles, a given name, a noun that closes an organization's.
  void from_name(const NameRun& run, Entity* e) const;
  // The words before it: “the”, “Norvik spokesman”, “a spokesman for”.
  void from_before(const NameRun& run, Entity* e) const;
  // The words behind it: “, 42,”, “who”, “, a senior adviser to”.
  void from_behind(const NameRun& run, Entity* e) const;
  // Home and party: “Vermont Sen. Bernie Sanders”, “Ruiz (D-Mass.)”, “the Democrat Ana Ruiz”.
  void belong(const NameRun& run, Entity* e) const;
  // Records that the name was called by a noun, and votes accordingly.
  void describe(const std::string& noun, Entity* e) const;
  // Whether the name explains the noun before it (“His wife, Ghazala Khan, said”); then *noun.
  bool adjoins(const NameRun& run, std::string* noun) const;
  // Whether the phrase is over where word i begins: no noun follows that the name only modifies.
  bool closes(int i) const;
  // “Vermont”, “South Carolina” where it begins at word i; else empty.
  Range place_at(int i, int last) const;

  const Grammar& g_;
  const NameWords& words_;
  const NameFinder& finder_;
};

}  // namespace onrecord
