// What a model proposes to the statements stage.
#pragma once

#include <vector>

#include "words/range.hpp"

namespace onrecord {

struct Attribution {
  Range source, cue;           // source may be empty
  std::vector<Range> content;  // sorted, never empty; no word is in two attributions' parts twice
  float confidence = 0;        // 0 to 1, calibrated as the weights file says
};

}  // namespace onrecord
