// The end of an inspection: spans of the statements, the profile, the counts of each speaker, and
// the warnings that only a whole inspection can give.
#pragma once

#include <vector>

#include "grammar/grammar.hpp"
#include "result/result.hpp"

namespace onrecord {

// Fills `statements` and `profile` of the inspection and the counts of its speakers, and adds to
// its warnings. Text, article, speakers and claims must be there.
void summarise(const Grammar& g, const std::vector<FoundStatement>& statements,
               Inspection* inspection);

}  // namespace onrecord
