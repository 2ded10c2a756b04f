// A result as a JSON value. Needs nlohmann/json 3.11 or later, which onrecord.hpp does not.
#pragma once

#include <nlohmann/json.hpp>

#include "onrecord/onrecord.hpp"

namespace onrecord {

// The result as docs/inspection.schema.json describes it, keys in that order, offsets in `unit`.
inline nlohmann::ordered_json to_json(const Result& result, Unit unit = Unit::codepoint) {
  return nlohmann::ordered_json::parse(result.json(unit));
}

}  // namespace onrecord
