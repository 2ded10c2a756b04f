// What somebody does by saying it. docs/ACTS.md says what each act means and where the distinction
// comes from (Searle 1976, Vanderveken 1990, PolNeAR's guidelines).
//
// Read from the cue: its words, whether it is negated or hypothetical, what it governs (“agreed
// to” is not “agreed that”), and the first words of the content. What is claimed inside the content
// plays no part, but for its mood where the cue tells nothing: a question that was “said”.
#pragma once

#include "statements/candidate.hpp"
#include "statements/statements.hpp"

namespace onrecord {

// Looks at 40 words of the cue and 24 of each end of the content at most.
Act act_of(const Grammar& g, const Candidate& candidate);

}  // namespace onrecord
