// The nine speech acts that a statement can perform. docs/ACTS.md defines each of them.
#pragma once

#include <cstdint>

namespace onrecord {

enum class Act : uint8_t {
  assertion,
  denial,
  non_response,
  request,
  commitment,
  decision,
  belief,
  attitude,
  question,
};

// The name of an act in results: "assertion", "non-response", ….
const char* act_name(Act act);

}  // namespace onrecord
