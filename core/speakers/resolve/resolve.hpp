// Which entity each source is: a pass over the article in the order it is read, with what was
// mentioned a while ago at hand.
#pragma once

#include <vector>

#include "speakers/names/names.hpp"
#include "speakers/phrases.hpp"
#include "statements/statement.hpp"

namespace onrecord {

struct Link {
  uint32_t entity = kNoEntity;
  float confidence = 0;
};

// Somebody is mentioned: by name, by a noun, by a pronoun.
struct Mention {
  Range words;
  uint32_t entity = kNoEntity;
  uint32_t sentence = 0;
  uint32_t statement = kNoStatement;  // whose content it stands in
  bool subject = false;               // begins a clause
  bool source = false;
  bool modifier = false;  // “Microsoft’s”, “the Microsoft …”
  bool pronoun = false;
};

class Resolver {
 public:
  Resolver(const Grammar& g, Names* names, const std::vector<FoundStatement>& statements,
           const std::vector<bool>& reads, bool one_author);

  void run();

  std::vector<Link> links;            // for each statement
  std::vector<Mention> mentions;      // of all entities, in the order of the text
  std::vector<Phrase> phrases;        // for each entity that only nouns name, how it was first put
  std::vector<uint32_t> affiliation;  // for each entity: another one, or none
  uint32_t author = kNoEntity;        // the “I” of an article by one author

 private:
  static constexpr int kLookBack = 60;      // mentions
  static constexpr uint32_t kNearby = 4;    // sentences that a pronoun reaches back
  static constexpr uint32_t kDistant = 16;  // sentences that “the company” reaches back

  struct Source {
    Range words;
    std::vector<uint32_t> statements;
  };

  void source(const Source& s);
  void name_at(const NameMention& m, bool source);
  void noun_at(int i, int sentence_end);
  void own_name(const NameMention& m, int first);
  void pronoun_at(int i);
  Link pronoun(const std::string& word, int at, const Source* own);
  // With a phrase: whom of those named in this sentence or the one before it is another word for.
  Link person(Gender gender, int at, const Source* own, const Phrase* epithet = nullptr);
  Link thing(int at, const Source* own);
  std::vector<uint32_t> named_in(const Source* own, bool* quotation) const;
  Link they(int at);
  Link relative(int at);
  Link noun(const Phrase& p, int at);
  Link described(const Phrase& p, int at, bool alike);
  Link titled(const Phrase& p, int at) const;
  Link epithet(const Phrase& p, int at);
  bool others(const Phrase& p, const Entity& e) const;
  std::string place_of(const Phrase& p) const;
  Link from_place(const Phrase& p, int at) const;
  Link part_of_name(const Phrase& p, int at) const;
  void own_by_pronoun(Phrase* p, const Source* own);
  void several_at(const NameMention& m, int sentence_end);
  void answer_pending();
  Link generic(const Phrase& p, int at);
  Link first_person(int at) const;
  uint32_t make(const Phrase& p);
  void affiliate(uint32_t entity, const Phrase& p);
  void describe(uint32_t entity, const std::string& head, uint32_t classes);
  void push(Range words, uint32_t entity, bool source, bool pronoun);
  bool own_content(const Mention& m, const Source* own) const;
  bool subject_at(Range words) const;
  const NameMention* apposed_name(Range rest) const;
  bool modifier_before(int end) const;
  bool hangs(int i) const;
  bool person_like(const Entity& e) const;
  bool thing_like(const Entity& e) const;
  std::string key(const Phrase& p) const;
  bool same_text(std::string_view a, std::string_view b) const;

  // The statement whose content holds word i, or kNoStatement.
  uint32_t statement_at(int i) const {
    return g_.has(i) ? content_of_[static_cast<size_t>(i)] : kNoStatement;
  }
  // How many sentences up to this one are not fully quoted.
  uint32_t told(uint32_t sentence) const { return sentence < told_.size() ? told_[sentence] : 0; }

  const Grammar& g_;
  const PeopleWords& people_;
  Names& names_;
  const std::vector<FoundStatement>& statements_;
  const std::vector<bool>& reads_;
  const bool one_author_;
  int described_to_ = 0;              // up to here a noun describes the name before it
  std::vector<uint32_t> told_;        // for each sentence, how many up to it are not all quotation
  std::vector<uint32_t> content_of_;  // for each word, a statement or kNoStatement
  std::unordered_map<std::string, uint32_t> owned_;  // “campaign@12”
  // Who is called so: the name whom nobody shares it with, or kNoEntity.
  std::unordered_map<std::string, uint32_t> called_;
  std::unordered_map<std::string, uint32_t> at_home_;  // who is of this place, as called_ has it
  // The organization whose name holds the word, or kNoEntity for several.
  std::unordered_map<std::string, uint32_t> part_of_;
  // “I” before it is known who speaks: the statement it stands in, what it was taken for.
  struct Pending {
    uint32_t entity;
    int at;
    std::vector<uint32_t> statements;
  };
  std::vector<Pending> pending_;
  int several_to_ = 0;  // up to here names were taken together
};

}  // namespace onrecord
