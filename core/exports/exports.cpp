#include "exports/exports.hpp"

namespace onrecord {

std::optional<Format> format_from_name(std::string_view name) {
  if (name == "json") return Format::json;
  if (name == "jsonl") return Format::jsonl;
  if (name == "csv") return Format::csv;
  if (name == "markdown") return Format::markdown;
  if (name == "html") return Format::html;
  if (name == "annotation") return Format::annotation;
  return std::nullopt;
}

std::string export_as(const Inspection& inspection, Format format, Unit unit) {
  const nlohmann::ordered_json json = to_json(inspection, unit);
  return json.dump(format == Format::json ? 1 : -1) + "\n";
}

}  // namespace onrecord
