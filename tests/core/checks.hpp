// Properties that hold for the inspection of any bytes, by the rules and with the model. The tests
// check them on generated texts, the fuzz target `properties_fuzz` on every input.
#pragma once

#include <string>
#include <string_view>

#include "inspect.hpp"

namespace onrecord::checks {

// Decodes `bytes` by the steps of the WHATWG Encoding standard (section 8.1.1) and encodes the
// result as UTF-8. Shares no code with the core's own repair.
std::string whatwg(std::string_view bytes);

// Inspects `input` and returns the first violated property, or an empty string. The properties:
// spans lie inside the text, on borders of code points, sorted and apart within one part; indices
// exist; scores are from 0 to 1; in every unit the JSON's texts are what its offsets cut from the
// input; every export is UTF-8 that ends with a line feed; the same input gives the same result.
std::string first_fault(std::string_view input, const Options& options = {});

// Checks the HTML reader's text and spans, then its inspection as first_fault does.
// `options.markup` is ignored.
std::string first_fault_html(std::string_view html, Options options = {});

}  // namespace onrecord::checks
