// Classifier of speech acts: what a source does by making a statement.
//
// In: the words of one attribution (source, cue, content). Out: its act. The classifier reads the
// cue (its words, negation and mood), what the cue governs (“agreed to” commits, “agreed that”
// asserts) and the first words of the content. The claim inside the content is not read, except for
// its mood where the cue is neutral: a quoted question that was “said” is a question.
// docs/ACTS.md defines the acts and gives the sources of the distinctions.
#pragma once

#include <span>

#include "acts/act.hpp"
#include "grammar/grammar.hpp"
#include "grammar/range.hpp"

namespace onrecord {

// The words of one attribution. The list behind `content` outlives the call, is sorted and not
// empty.
struct ActInput {
  Range source, cue;  // may be empty
  std::span<const Range> content;
  bool block = false;  // whole paragraphs, set as one statement
};

// Returns the act of one attribution. Reads at most 40 words of the cue and 24 words at each end of
// the content.
Act act_of(const Grammar& g, const ActInput& attribution);

}  // namespace onrecord
