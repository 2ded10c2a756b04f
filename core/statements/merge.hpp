// One set of statements from the rules' and a model's.
//
// Where typography decides, the rules' content stands: direct quotations, blocks and transcripts.
// Source and cue come from the model where it has read the same passage. Everything else is the
// model's word, and so is a quotation inside a longer content of the model's, if the rules have
// nobody for it or the model is sure.
#pragma once

#include <vector>

#include "model/attribution.hpp"
#include "statements/candidate.hpp"

namespace onrecord {

// `rules` as settle() leaves them. Attributions below `threshold` are left out.
std::vector<Candidate> merge(const Grammar& g, std::vector<Candidate> rules,
                             const std::vector<Attribution>& model, float threshold);

}  // namespace onrecord
