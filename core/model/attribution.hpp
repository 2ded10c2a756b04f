// An attribution as the model finds it: input of the statements stage.
#pragma once

#include <array>
#include <vector>

#include "grammar/range.hpp"

namespace onrecord {

struct Attribution {
  Range source, cue;           // source may be empty
  std::vector<Range> content;  // sorted, never empty; no word is in two attributions' parts twice
  // What the confidence is computed from, as log odds: of the cue's words and of its begin, of the
  // content's words and of its end, of their link, of the source's words
  // (scripts/train/evidence.py).
  std::array<float, 6> evidence{};
  float confidence = 0;  // 0 to 1, calibrated as the weights file says
};

}  // namespace onrecord
