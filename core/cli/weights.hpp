// The trained weights, as part of the program.
#pragma once

#include <cstdint>
#include <span>

namespace onrecord {

// web/model/onrecord.model as it was when the program was built.
std::span<const uint8_t> built_in_weights();

}  // namespace onrecord
