#include "cli/weights.hpp"

// Both from weights.S.
extern "C" const unsigned char onrecord_weights_begin[];
extern "C" const unsigned char onrecord_weights_end[];

namespace onrecord {

std::span<const uint8_t> built_in_weights() {
  return {onrecord_weights_begin, onrecord_weights_end};
}

}  // namespace onrecord
