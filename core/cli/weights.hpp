// The model's weights, embedded in the program.
#pragma once

#include <cstdint>
#include <span>

namespace onrecord {

// The bytes of web/model/onrecord.model at build time.
std::span<const uint8_t> built_in_weights();

}  // namespace onrecord
