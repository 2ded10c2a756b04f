// What the files compiled for one kind of processor give kernels.cpp to choose from.
#pragma once

#include "model/kernels.hpp"

namespace onrecord::model {

extern const Kernels kAvx2, kAvx512;

}  // namespace onrecord::model
