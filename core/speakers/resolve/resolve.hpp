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

// One pass over the article. `source` reads the source of statements (resolve.cpp); pronouns
// (pronouns.cpp) and nouns (nominals.cpp) ask the mentions so far.
class Resolver {
 public:
  // `reads` tells for each sentence whether mentions are looked for in it; `one_author`, whether
  // “I” in narration is the one author. Names gains the entities that only nouns name.
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

  // The words of a source, and the statements that it is the source of.
  struct Source {
    Range words;
    std::vector<uint32_t> statements;
  };
  // “I” before it is known who speaks: the entity it was taken for, and where it stands.
  struct Pending {
    uint32_t entity;
    int at;
    std::vector<uint32_t> statements;
  };
  // What a source means, and the words that are the mention.
  struct Found {
    Link link;
    Range words;
    bool pronoun = false;
  };
  struct Query;
  struct Choice;
  struct Passed;

  // --- Reader: what stands in the text, in its order (resolve.cpp) ---

  // All sources in the order of the text; statements with the same words as source share one.
  std::vector<Source> sources() const;
  // Reads one sentence; *next is the first source that was not read yet.
  void read_sentence(uint32_t number, const std::vector<Source>& list, size_t* next);
  // Sets the links of a source's statements and records the mentions in it.
  void source(const Source& s);
  // Records whoever is named in a source beside what it means, so that the source is the latest.
  void mention_others(const Source& s, const Phrase& p);
  // What a source means by its own words. Makes an entity where nothing before is meant.
  Found meaning(const Source& s, const Phrase& p);
  // “NAME, a spokesman for NAME”: notes what the apposition tells of the entity.
  void read_apposition(const Phrase& p, uint32_t entity);
  // A noun whose name stands behind it means that name: “the director, Ana Ruiz,”.
  void read_name_behind(const Source& s, const Phrase& p, Found* found);
  // The name that stands alone between a comma and the end of a source, or null.
  const NameMention* apposed_name(Range rest) const;
  // Takes the owner into an organization's name: “Greece’s Parliament”.
  void own_name(const NameMention& m, int first);
  // Sets the owner of “his campaign”. `own` is the source that the phrase is, if it is one.
  void own_by_pronoun(Phrase* p, const Source* own);
  void name_at(const NameMention& m, bool source);
  // Records “he” and “she” in narration, with their possessives.
  void pronoun_at(int i);
  // Records a description that is no source, because a pronoun may mean it. A description beside a
  // name is remembered as what the name was called.
  void noun_at(int i, int sentence_end);
  // Records a bare plural that opens its clause: “Residents say”, “lower courts refused”. Returns
  // whether word i is done with.
  bool bare_plural_at(int i, int sentence_end);
  // The last noun of the phrase that begins at word i, at most 8 words on; -1 if there is none.
  int noun_head(int i, int sentence_end) const;
  // Records “Ana Ruiz and Carl Dunn” as a subject, which “they” may mean.
  void several_at(const NameMention& m, int sentence_end);
  // Resolves each “I” whose source stands behind it.
  void answer_pending();
  void push(Range words, uint32_t entity, bool source, bool pronoun);

  // --- Pronouns (pronouns.cpp). An empty link: not clear whom it means ---

  // Whom the pronoun `word` (lower case) at word `at` means. `own` is the source that it is, if it
  // is one.
  Link pronoun(const std::string& word, int at, const Source* own);
  // he, she: the person of fitting gender with the highest weight, if far enough ahead. With a
  // phrase: whom of those named in this sentence or the one before it is another word for.
  Link person(Gender gender, int at, const Source* own, const Phrase* epithet = nullptr);
  // Everybody whom the query may mean, the latest first.
  std::vector<Choice> choices(const Query& query) const;
  bool may_mean(const Query& query, const Mention& m) const;
  // The weights of the signs of one mention. Updates what was passed.
  float weight_of(const Query& query, const Mention& m, Passed* passed) const;
  // Adds the weights of the signs of the entity itself.
  void weigh_entity(const Query& query, Choice* choice) const;
  // it: an organization or a document of the last 2 sentences, or a country that spoke.
  Link thing(int at, const Source* own);
  // they: only those who were speaking anyway, a group or the organization of the sentence before.
  Link they(int at);
  // who, which: the name or the noun before it in its sentence.
  Link relative(int at);
  // I, we: whoever speaks the statement that the word stands in.
  Link first_person(int at) const;
  // The entities named in what the source says; *quotation: whether that is quoted.
  std::vector<uint32_t> named_in(const Source* own, bool* quotation) const;

  // --- Nouns (nominals.cpp). An empty link: not clear whom it means ---

  // Whom a noun phrase means; makes an entity where nothing before is meant.
  Link noun(const Phrase& p, int at);
  // Somebody whom the article called so before: “the senator”, “the report”. `alike`: or by a word
  // for the same text.
  Link described(const Phrase& p, int at, bool alike);
  // “The mayor”, long after “Mayor Ruiz”, where nobody else is called so.
  Link titled(const Phrase& p, int at) const;
  // “The candidate”: the one person whom this sentence or the one before it is about.
  Link epithet(const Phrase& p, int at);
  // “The Vermont senator”, where one person is known to be from there.
  Link from_place(const Phrase& p, int at) const;
  // “The budget office”, anywhere behind “the Congressional Budget Office”.
  Link part_of_name(const Phrase& p, int at) const;
  // “The company”, “the agency”, “the newspaper”: the latest name that can be one.
  Link generic(const Phrase& p, int at);
  // Whether the phrase is for another party's or another place's people than the entity.
  bool others(const Phrase& p, const Entity& e) const;
  // The place that a phrase belongs to (“vermont”), or nothing.
  std::string place_of(const Phrase& p) const;
  bool same_text(std::string_view a, std::string_view b) const;

  // --- Entities ---

  // Makes an entity that only nouns name.
  uint32_t make(const Phrase& p);
  // Sets whom an entity speaks for, by the owner of the phrase or what stands behind it.
  void affiliate(uint32_t entity, const Phrase& p);
  // Notes that an entity was called by a noun.
  void describe(uint32_t entity, const std::string& head, uint32_t classes);
  bool person_like(const Entity& e) const;
  bool thing_like(const Entity& e) const;
  // The key of a phrase in owned_: its head and its owner.
  std::string key(const Phrase& p) const;

  // --- Words ---

  // Whether a mention stands in the content of the source's own statements.
  bool own_content(const Mention& m, const Source* own) const;
  // Whether the words begin a clause.
  bool subject_at(Range words) const;
  // Whether what ends at `end` only modifies the noun behind it.
  bool modifier_before(int end) const;
  // Whether the phrase that begins at word i hangs on a preposition, alone or with the name before
  // it.
  bool hangs(int i) const;
  // The statement whose content holds word i, or kNoStatement.
  uint32_t statement_at(int i) const {
    return g_.has(i) ? content_of_[static_cast<size_t>(i)] : kNoStatement;
  }
  // How many sentences up to this one are not fully quoted.
  uint32_t told(uint32_t sentence) const { return sentence < told_.size() ? told_[sentence] : 0; }

  const Grammar& g_;
  const PeopleWords& people_;
  Names& names_;
  const NameWords& words_;
  const std::vector<FoundStatement>& statements_;
  const std::vector<bool>& reads_;
  const bool one_author_;
  int described_to_ = 0;              // up to here a noun describes the name before it
  int several_to_ = 0;                // up to here names were taken together
  std::vector<uint32_t> told_;        // for each sentence
  std::vector<uint32_t> content_of_;  // for each word
  std::vector<Pending> pending_;
  std::unordered_map<std::string, uint32_t> owned_;  // “campaign@12”
  // Who is called so: the name whom nobody shares it with, or kNoEntity.
  std::unordered_map<std::string, uint32_t> called_;
  std::unordered_map<std::string, uint32_t> at_home_;  // who is of this place, as called_ has it
  // The organization whose name holds the word, or kNoEntity for several.
  std::unordered_map<std::string, uint32_t> part_of_;
};

}  // namespace onrecord
