#include "exports/exports.hpp"

#include "exports/writers.hpp"

namespace onrecord {
namespace {

// JSON may hold U+0085, U+2028 and U+2029 as they are, but readers that ask Unicode where a line ends
// would take them for ends.
std::string on_one_line(const std::string& json) {
  std::string out;
  out.reserve(json.size() + 1);
  for (size_t i = 0; i < json.size(); ++i) {
    const std::string_view rest = std::string_view(json).substr(i);
    if (rest.substr(0, 2) == "\xC2\x85") {
      out += "\\u0085";
      i += 1;
    } else if (rest.substr(0, 3) == "\xE2\x80\xA8" || rest.substr(0, 3) == "\xE2\x80\xA9") {
      out += rest[2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += json[i];
    }
  }
  return out + "\n";
}

}  // namespace

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
      return to_json(inspection, unit).dump(1) + "\n";
    case Format::jsonl:
      return on_one_line(to_json(inspection, unit).dump());
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
