// Stage 8, exports: writes an inspection as a file for other programs and for people.
//
// Everything taken from the article is escaped for its format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "result/result.hpp"

namespace onrecord {

std::optional<Format> format_from_name(std::string_view name);

// Writes the inspection in a format. The output ends with a line feed; its offsets, if the format
// has any, are in `unit`.
std::string export_as(const Inspection& inspection, Format format, Unit unit);

}  // namespace onrecord
