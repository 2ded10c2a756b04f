// Converts the learned model's attributions to candidates.
//
// The network reads words; it does not see lines, marks or titles, and it was trained on borders
// that ignore punctuation. The conversion corrects borders that lines and marks decide, removes
// sources that name nobody, and drops attributions that are no statements.
#pragma once

#include <vector>

#include "model/attribution.hpp"
#include "statements/candidate.hpp"

namespace onrecord {

// Returns candidates in the order of `model`. Leaves out attributions whose confidence is below
// `threshold` (0 to 1), or below a higher bound if they have no source.
std::vector<Candidate> proposals(const Grammar& g, const std::vector<Attribution>& model,
                                 float threshold);

}  // namespace onrecord
