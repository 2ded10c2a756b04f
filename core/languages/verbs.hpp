// Reporting verbs of a language: their forms, the frames they report in and the acts they perform.
//
// The data is made by scripts/tools/verbs_table.py of a language's grammar/verbs.tsv, whose head
// describes every frame and act. The bits of `Frame` and `VerbForm` stand in the order of that
// script; those of the acts are the flags of the area `acts` in core/languages/schema.tsv.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/word_set.hpp"

namespace onrecord {

// What can follow a reporting verb.
enum Frame : uint32_t {
  kFrameThat = 1U << 0,
  kFrameClause = 1U << 1,
  kFrameObject = 1U << 2,
  kFrameQuote = 1U << 3,
  kFrameInfinitive = 1U << 4,
  kFrameWh = 1U << 5,
  kFrameEnd = 1U << 6,  // nothing: the content stands before the verb: “…, she said.”
  kFrameComma = 1U << 7,
  kFrameGerund = 1U << 8,
  kFrameIngThat = 1U << 9,     // “adding that”
  kFrameIngOther = 1U << 10,   // “citing a report”
  kFrameAddressee = 1U << 11,  // “told reporters”
  kFrameAbout = 1U << 12,      // this and the next nine: an object behind a preposition
  kFrameAgainst = 1U << 13,
  kFrameFor = 1U << 14,
  kFrameIn = 1U << 15,
  kFrameOf = 1U << 16,
  kFrameOn = 1U << 17,
  kFrameTo = 1U << 18,
  kFrameWith = 1U << 19,
  kFrameAs = 1U << 20,
  kFrameBy = 1U << 21,
  kFrameReply = 1U << 22,  // negated, the verb is a non-response: “did not respond”
};

enum VerbForm : uint8_t { kBase = 1, kThird = 2, kPast = 4, kParticiple = 8, kIng = 16 };

struct Verb {
  std::string_view lemma;
  uint32_t frames;  // Frame; 0: no reporting verb for the rules
  uint32_t acts;    // ActsWords::Flag; 0: unknown
};

class VerbTable {
 public:
  struct Form {
    uint8_t forms = 0;    // VerbForm; 0: no form of a verb
    uint16_t number = 0;  // of its verb, from 1
    explicit operator bool() const { return forms != 0; }
  };

  constexpr VerbTable() = default;
  // The value of an entry of `forms` is its VerbForm bits and the verb's number, low byte first.
  constexpr VerbTable(WordMap forms, const Verb* verbs) : forms_(forms), verbs_(verbs) {}

  // `key` is hash_word of the word in lower case (Word::key); the word's case plays no part.
  Form find(uint32_t key, std::string_view word) const {
    const std::string_view value = forms_.find(key, word);
    if (value.empty()) return {};
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(value[i]); };
    return {byte(0), static_cast<uint16_t>(byte(1) | byte(2) << 8)};
  }
  // `number` is one that `find` returned, and not 0.
  const Verb& verb(uint16_t number) const { return verbs_[number - 1]; }

 private:
  WordMap forms_;
  const Verb* verbs_ = nullptr;
};

}  // namespace onrecord
