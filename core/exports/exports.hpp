// Stage 8, exports: an inspection as a file that other programs and people can open.
//
// Everything taken from the article is escaped for its format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "result/result.hpp"

namespace onrecord {

std::optional<Format> format_from_name(std::string_view name);

// Ends with a line feed. Offsets, where the format has any, are in `unit`.
std::string export_as(const Inspection& inspection, Format format, Unit unit);

}  // namespace onrecord
