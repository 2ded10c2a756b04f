// What holds for the inspection of any bytes at all. Used on generated texts by the tests and on
// everything that the fuzzer comes up with.
#pragma once

#include <string>
#include <string_view>

#include "inspect.hpp"

namespace onrecord::checks {

// Decodes as the WHATWG Encoding standard (section 8.1.1) does, step by step as it stands there,
// and writes UTF-8 again. It shares nothing with the core's own repair.
std::string whatwg(std::string_view bytes);

// The first thing that is wrong with the inspection of `input`, or nothing: spans inside the text,
// on borders of code points, sorted and apart within one part; indices that exist; scores from 0 to
// 1; the JSON in every unit, whose texts are what its offsets cut from the input; every export; and
// the same result for the same input.
std::string first_fault(std::string_view input);

// The same for a page: what the HTML reader makes of it, and the inspection of that.
std::string first_fault_html(std::string_view html);

}  // namespace onrecord::checks
