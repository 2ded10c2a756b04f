// Readers of the export formats, each independent of the writer in core/exports.
#pragma once

#include <string>
#include <vector>

#include "inspect.hpp"

namespace onrecord::fuzz {

// Exports `found` in every format, reads each export again and compares it with the inspection.
// Returns the first difference, or an empty string.
std::string export_fault(const Inspection& found);

// Reads CSV by the grammar of RFC 4180 and nothing looser: records end with CRLF, a field with a
// quotation mark, comma or line break is enclosed, a mark inside is doubled. False where the input
// is not of that grammar.
bool read_csv(std::string_view csv, std::vector<std::vector<std::string>>* rows);

}  // namespace onrecord::fuzz
