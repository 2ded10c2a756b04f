// What a model found, put as the rules put it: borders that lines and marks decide, subjects of
// whom nothing is said, and what is no statement. The network reads words and is not told of these.
#pragma once

#include <vector>

#include "model/attribution.hpp"
#include "statements/candidate.hpp"

namespace onrecord {

// In the order of `model`. What is less sure than `threshold` is left out, and a little more of
// what nobody is named for.
std::vector<Candidate> proposals(const Grammar& g, const std::vector<Attribution>& model,
                                 float threshold);

}  // namespace onrecord
