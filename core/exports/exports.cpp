#include "exports/exports.hpp"

#include "exports/writers.hpp"

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
  switch (format) {
    case Format::json:
      return write_json(inspection, unit, JsonWriter::indented) + "\n";
    case Format::jsonl:
      return write_json(inspection, unit, JsonWriter::compact) + "\n";
    case Format::csv:
      return to_csv(inspection, unit);
    case Format::markdown:
      return to_markdown(inspection);
    case Format::html:
      return to_html(inspection);
    case Format::annotation:
      return to_annotation(inspection);
  }
  return {};
}

}  // namespace onrecord
