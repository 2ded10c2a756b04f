// What somebody does by saying it. See docs/ACTS.md for what each act means.
#pragma once

#include "statements/candidate.hpp"
#include "statements/statements.hpp"

namespace onrecord {

Act act_of(const Grammar& g, const Candidate& candidate);

}  // namespace onrecord
