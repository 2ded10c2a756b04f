#include <nlohmann/json.hpp>

#include "result/result.hpp"

namespace onrecord {

nlohmann::ordered_json to_json(const Inspection& inspection, Unit unit) {
  return nlohmann::ordered_json::parse(write_json(inspection, unit, JsonWriter::compact));
}

}  // namespace onrecord
