// A statement: data only, shared by all stages behind the one that finds statements.
#pragma once

#include <cstdint>
#include <vector>

#include "acts/act.hpp"
#include "grammar/range.hpp"

namespace onrecord {

// The name of a form in results: "direct", "mixed", "indirect" or "block".
const char* form_name(Form form);

constexpr uint32_t kNoSpeaker = UINT32_MAX;
constexpr uint32_t kNoStatement = UINT32_MAX;

// A statement between the stages, in words: statements fill it, speakers add who it is. The result
// has the same in bytes (Statement, result/result.hpp).
struct FoundStatement {
  Form form = Form::indirect;
  Act act = Act::assertion;
  Range source, cue;              // may be empty
  std::vector<Range> content;     // sorted, never empty; no marks around what is all quoted
  float confidence = 0;           // 0 to 1
  uint32_t speaker = kNoSpeaker;  // index into the list of speakers; kNoSpeaker without a source
  // That the source is this speaker, 0 to 1. A source that was joined to nothing is its own
  // speaker, for certain.
  float link_confidence = 0;
};

}  // namespace onrecord
