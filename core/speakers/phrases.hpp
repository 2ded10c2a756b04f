// Noun phrases: what stands at their head, whose it is, and what hangs on it.
#pragma once

#include <string>

#include "speakers/names/names.hpp"

namespace onrecord {

struct Phrase {
  enum Kind : uint8_t { nothing, name, noun, pronoun, several };
  Kind kind = nothing;
  Range words;                           // the head with its modifiers, no apposition
  const NameMention* mention = nullptr;  // of name
  std::string head;                      // of noun and pronoun, in lower case
  uint32_t classes = 0;                  // of the head noun
  bool definite = false;                 // the, this, possessives
  bool indefinite = false;               // a, another, bare plurals
  bool quantity = false;                 // “most of”, “52 percent of”
  uint32_t owner = kNoEntity;            // “Microsoft’s”, “a Microsoft …”
  std::string owner_noun;                // “campaign” in “a Clinton campaign aide”
  int possessor = -1;                    // the word “his” that it begins with
  Range title;                           // what to call it by: up to the first comma
  uint32_t of = kNoEntity;               // “for Microsoft” behind the head
  bool familiar = false;  // “familiar with the matter”, “not authorized to speak”
  bool close = false;     // “close to the talks”, “with knowledge of”
  Range rest;             // behind the comma or the preposition
};

// Reads the noun phrase that begins with `range`; the range may go on behind it. Kind `nothing` for
// a range without words. Looks at 40 words at most.
Phrase read_phrase(const Grammar& g, const Names& names, Range range);

}  // namespace onrecord
