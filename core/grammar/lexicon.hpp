// What the rules know of single words: closed classes of English, and the reporting verbs with the
// frames they report in (lexicon_table.inc, counted on the training part of PolNeAR).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/one_of.hpp"
#include "text/text.hpp"
#include "words/words.hpp"

namespace onrecord {

// The mark behind an owner, however typed.
inline bool possessive(std::string_view w) {
  return one_of(w, {"'s", "’s", "'", "’"});
}

// Closed classes; a word can be in several.
enum WordClass : uint32_t {
  kDeterminer = 1U << 0,
  kPossessive = 1U << 1,  // his, their
  kSubject = 1U << 2,     // he, they, who: can be a source as it stands
  kObject = 1U << 3,      // him, them
  kPreposition = 1U << 4,
  kCoordinator = 1U << 5,   // and, but, or
  kSubordinator = 1U << 6,  // because, while, if
  kModal = 1U << 7,
  kBe = 1U << 8,
  kHave = 1U << 9,
  kDo = 1U << 10,
  kNegation = 1U << 11,
  kAdverb = 1U << 12,
  kTime = 1U << 13,  // weekdays, months, today
  kTo = 1U << 14,
  kThat = 1U << 15,
  kWh = 1U << 16,
  kRelative = 1U << 17,    // who, which, that
  kNounCue = 1U << 18,     // claim, allegation: with “that” or “to”
  kMedium = 1U << 19,      // statement, interview, e-mail: where something is said
  kQuantifier = 1U << 20,  // many, some, both
  kTitle = 1U << 21,       // Mr., Sen.
  kCommonVerb = 1U << 22,  // finite verbs that no noun phrase holds
  kQuoteMark = 1U << 23,
  kName = 1U << 24,  // written as a name is, and no closed class
  kAuxiliary = kModal | kBe | kHave | kDo,
  kClosed = kDeterminer | kPossessive | kSubject | kObject | kPreposition | kCoordinator |
            kSubordinator | kAuxiliary | kNegation | kTo | kThat | kWh | kCommonVerb,
};

// What may follow a reporting verb. The order is that of scripts/tools/lexicon_table.py.
enum Frame : uint32_t {
  kFrameThat = 1U << 0,
  kFrameClause = 1U << 1,
  kFrameObject = 1U << 2,
  kFrameQuote = 1U << 3,
  kFrameInfinitive = 1U << 4,
  kFrameWh = 1U << 5,
  kFrameEnd = 1U << 6,  // the content came before: “…, she said.”
  kFrameComma = 1U << 7,
  kFrameGerund = 1U << 8,
  kFrameIngThat = 1U << 9,     // “adding that”
  kFrameIngOther = 1U << 10,   // “citing a report”
  kFrameAddressee = 1U << 11,  // “told reporters”
  kFrameAbout = 1U << 12,
  kFrameAgainst = 1U << 13,
  kFrameFor = 1U << 14,
  kFrameIn = 1U << 15,
  kFrameOf = 1U << 16,
  kFrameOn = 1U << 17,
  kFrameTo = 1U << 18,
  kFrameWith = 1U << 19,
  kFrameAs = 1U << 20,
  kFrameBy = 1U << 21,
  kFrameReply = 1U << 22,  // its negation is a non-response: “did not respond”
};

enum VerbForm : uint8_t { kBase = 1, kThird = 2, kPast = 4, kParticiple = 8, kIng = 16 };

struct WordTag {
  uint32_t classes = 0;
  uint32_t frames = 0;  // 0: no reporting verb
  uint8_t forms = 0;
  uint16_t lemma = 0;  // number of the reporting verb, for lemma_name
};

std::string_view lemma_name(uint16_t lemma);

// One tag a word.
std::vector<WordTag> tag_words(const Text& text, const Words& words);

// The frame of a preposition, or 0.
uint32_t preposition_frame(std::string_view word);

}  // namespace onrecord
