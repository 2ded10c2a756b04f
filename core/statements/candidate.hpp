// Candidate: one possible statement, proposed by a rule or by the learned model, before candidates
// that contradict each other are settled.
#pragma once

#include <cstdint>
#include <vector>

#include "grammar/grammar.hpp"

namespace onrecord {

// How far a rule's candidate holds against the learned model (merge.hpp). The rule that makes a
// candidate sets it and says why. Each step includes the ones before it.
enum class Certainty : uint8_t {
  likely,       // grammar alone: the model decides whether it is a statement, and where it ends
  sure,         // a statement, but its borders may be wrong: stands where the model found nothing
  exact,        // the borders are right too: replaces what the model found for the same cue
  set_phrase,   // fixed wording (“declined to comment”): its cue keeps every word
  typographic,  // layout or quotation marks decide, which the model does not see
};

struct Candidate {
  Range source, cue;           // may be empty
  std::vector<Range> content;  // sorted
  float confidence = 0;        // 0 to 1
  Certainty certainty = Certainty::likely;
  bool block = false;     // whole paragraphs
  bool quoted = false;    // found by its quotation marks; they are more reliable than words
  bool implicit = false;  // the source is the subject of the sentence: “…, adding that”
};

// Rules. Each appends the candidates of one kind of cue in words [first, last) of one paragraph.
void find_verb_cues(const Grammar& g, Range paragraph, std::vector<Candidate>* out);
void find_passive_cues(const Grammar& g, Range paragraph, std::vector<Candidate>* out);
void find_according_to(const Grammar& g, Range paragraph, std::vector<Candidate>* out);
void find_noun_cues(const Grammar& g, Range paragraph, std::vector<Candidate>* out);
void find_colon_lines(const Grammar& g, Range paragraph, bool headline,
                      std::vector<Candidate>* out);

// Returns the content that the quotation at word i begins: the quotation, or the whole clause if
// the quotation only opens it. `i` is an opening quotation mark.
std::vector<Range> quotation_content(const Grammar& g, int i, int sentence_end);

}  // namespace onrecord
