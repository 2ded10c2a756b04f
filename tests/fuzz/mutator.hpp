// Mutations of articles and pages for libFuzzer, in the units that the core reads: lines, words,
// names, cues, quotation marks, elements. Mutations of single bytes rarely make a new statement.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord::fuzz {

// How one input is inspected. The first byte of an input says it: '0' to '7', bits below.
struct Mode {
  bool model = false;  // bit 0: rules and model, not rules alone
  bool html = false;   // bit 1: the rest is a page
  bool loose = false;  // bit 2: threshold 0, which keeps every attribution of the model
};

struct Input {
  Mode mode;
  std::string_view bytes;
};

// Splits an input into mode and bytes. ONRECORD_FUZZ_MODE, a number from 0 to 7, replaces the mode
// of every input, for a run of one mode.
Input read_input(const uint8_t* data, size_t size);

// Adds one execution to the count of the mode. The counts are printed to stderr when the program
// ends normally.
void count_execution(Mode mode);

// Changes `data` in place by one to four mutations and returns the new size, at most `max_size`.
// One call in six hands the bytes to libFuzzer's own mutator.
size_t mutate(uint8_t* data, size_t size, size_t max_size, unsigned seed);

// Writes lines of `a` and of `b` to `out` and returns the size, at most `max_size`.
size_t cross_over(std::string_view a, std::string_view b, uint8_t* out, size_t max_size,
                  unsigned seed);

}  // namespace onrecord::fuzz
