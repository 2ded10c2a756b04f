#include "exports/exports.hpp"

#include "exports/writers.hpp"

namespace onrecord {
namespace {

// JSON may hold U+0085, U+2028 and U+2029 as they are, but readers that ask Unicode where a line
// ends would take them for ends.
std::string on_one_line(std::string json) {
  constexpr std::string_view leads = "\xC2\xE2";
  std::string out;
  size_t done = 0;
  for (size_t i = json.find_first_of(leads); i != std::string::npos;
       i = json.find_first_of(leads, i + 1)) {
    const std::string_view rest = std::string_view(json).substr(i);
    const char* escape = rest.starts_with("\xC2\x85")       ? "\\u0085"
                         : rest.starts_with("\xE2\x80\xA8") ? "\\u2028"
                         : rest.starts_with("\xE2\x80\xA9") ? "\\u2029"
                                                            : nullptr;
    if (escape == nullptr) continue;
    out.append(json, done, i - done).append(escape);
    done = i + (json[i] == '\xC2' ? 2 : 3);
  }
  json += '\n';
  return done == 0 ? json : out.append(json, done);
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
