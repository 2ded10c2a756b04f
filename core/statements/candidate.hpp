// Candidates: attributions that a rule or the model proposes, before settle.cpp and merge.cpp
// choose among those that contradict each other.
#pragma once

#include <vector>

#include "grammar/grammar.hpp"

namespace onrecord {

struct Candidate {
  Range source, cue;           // may be empty
  std::vector<Range> content;  // sorted
  float confidence = 0;
  bool block = false;
  bool quoted = false;  // found by quotation marks, which are surer than words
  bool formula = false;  // a set phrase: “declined to comment”, “…, which she said was …”
  bool implicit = false;  // its source is the sentence's subject: “…, adding that”
};

// Each appends the candidates of one paragraph. The head of its file shows the patterns.
void find_verb_cues(const Grammar& g, Range paragraph, std::vector<Candidate>* out);
void find_passive_cues(const Grammar& g, Range paragraph, std::vector<Candidate>* out);
void find_according_to(const Grammar& g, Range paragraph, std::vector<Candidate>* out);
void find_noun_cues(const Grammar& g, Range paragraph, std::vector<Candidate>* out);
void find_colon_lines(const Grammar& g, Range paragraph, bool headline,
                      std::vector<Candidate>* out);

// Returns the content that begins with the quotation at word i. A quotation that opens a longer
// clause takes the clause along.
std::vector<Range> quotation_content(const Grammar& g, int i, int sentence_end);

}  // namespace onrecord
