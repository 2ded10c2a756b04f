// The names of the nine speech acts that a statement can perform. docs/ACTS.md defines each of
// them.
#pragma once

#include "onrecord/types.hpp"

namespace onrecord {

// The name of an act in results: "assertion", "non-response", ….
const char* act_name(Act act);

}  // namespace onrecord
