// The result of an inspection as a JSON value, for the tests to look into.
#pragma once

#include <nlohmann/json.hpp>

#include "result/result.hpp"

namespace onrecord {

inline nlohmann::ordered_json to_json(const Inspection& inspection, Unit unit) {
  return nlohmann::ordered_json::parse(write_json(inspection, unit, JsonWriter::compact));
}

}  // namespace onrecord
