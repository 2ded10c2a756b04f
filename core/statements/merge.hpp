// Merges the rules' candidates with the learned model's into one set.
//
// The model decides, except where a rule's certainty (candidate.hpp) holds against it:
//
//   typographic   the rule's content stands; source and cue come from the model if it read the same
//                 passage. So too any content that is all in quotation marks, unless the model has
//                 a longer content around it and the rules have no source for it or the model is
//                 sure.
//   set_phrase    the same, and the rule's cue stands too
//   exact         replaces the one attribution that has the same cue; ends where that ends
//   sure          stands if the model found nothing in its cue and content
//   likely        never stands
#pragma once

#include <vector>

#include "model/attribution.hpp"
#include "statements/candidate.hpp"

namespace onrecord {

// `rules` as settle() returns them. Attributions whose confidence is below `threshold` (0 to 1) are
// left out. The result is in no particular order; no word is in two contents.
std::vector<Candidate> merge(const Grammar& g, std::vector<Candidate> rules,
                             const std::vector<Attribution>& model, float threshold);

}  // namespace onrecord
