// What the targets over articles share: the mutator's hooks and the inspection of one input.
#pragma once

#include <fstream>
#include <iterator>
#include <vector>

#include "html/html.hpp"
#include "inspect.hpp"
#include "mutator.hpp"

namespace onrecord::fuzz {

// The weights that ship. Aborts where the file cannot be loaded.
inline const model::Model& weights() {
  static const auto loaded = [] {
    std::ifstream in(ONRECORD_WEIGHTS, std::ios::binary);
    const std::vector<uint8_t> bytes(std::istreambuf_iterator<char>(in), {});
    model::ModelError error = model::ModelError::none;
    auto m = model::Model::load(bytes, &error);
    if (m == nullptr) std::abort();
    return m;
  }();
  return *loaded;
}

// The options of a mode, without markup.
inline Options options_of(Mode mode) {
  Options options;
  if (mode.model) options.model = &weights();
  if (mode.loose) options.threshold = 0;
  return options;
}

}  // namespace onrecord::fuzz

extern "C" inline __attribute__((used)) size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size,
                                                                       size_t max_size,
                                                                       unsigned seed) {
  return onrecord::fuzz::mutate(data, size, max_size, seed);
}

extern "C" inline __attribute__((used)) size_t LLVMFuzzerCustomCrossOver(
    const uint8_t* a, size_t a_size, const uint8_t* b, size_t b_size, uint8_t* out, size_t max_size,
    unsigned seed) {
  return onrecord::fuzz::cross_over({reinterpret_cast<const char*>(a), a_size},
                                    {reinterpret_cast<const char*>(b), b_size}, out, max_size,
                                    seed);
}
