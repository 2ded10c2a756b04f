// CSV by RFC 4180, with a header, one row a statement. A cell that a spreadsheet would run as a
// formula gets an apostrophe before it (OWASP, "CSV Injection").
#include <cmath>

#include "exports/writers.hpp"

namespace onrecord {
namespace {

void cell(std::string* out, std::string_view text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  const bool quoted = formula || text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (!out->empty() && out->back() != '\n') *out += ',';
  if (!quoted) {
    *out += text;
    return;
  }
  *out += '"';
  if (formula) *out += '\'';
  for (const char c : text) {
    if (c == '"') *out += '"';
    *out += c;
  }
  *out += '"';
}

// Formats 0.93 as "0.93". Not by printf, whose decimal point depends on the locale.
std::string hundredths(float value) {
  const long n = std::lround(static_cast<double>(value) * 100);
  std::string out = std::to_string(n / 100);
  out += n % 100 < 10 ? ".0" : ".";
  return out += std::to_string(n % 100);
}

// Formats spans as "10..14 20..31". A spreadsheet would read 10-14 as a day of October.
std::string offsets(const OffsetMap& map, const std::vector<Span>& spans) {
  std::string out;
  for (const Span s : spans) {
    if (!out.empty()) out += ' ';
    out += std::to_string(map(s.begin)) + ".." + std::to_string(map(s.end));
  }
  return out;
}

}  // namespace

std::string to_csv(const Inspection& in, Unit unit) {
  const OffsetMap map(in.text, unit);
  std::string out =
      "id,form,act,speaker,source,cue,content,confidence,source_spans,cue_spans,content_spans\r\n";
  for (size_t i = 0; i < in.statements.size(); ++i) {
    const Statement& s = in.statements[i];
    std::string row = "s";
    row += std::to_string(i + 1);
    for (const std::string& text :
         {std::string(form_name(s.form)), std::string(act_name(s.act)), speaker_name(in, i),
          joined_text(in.text, s.source), joined_text(in.text, s.cue),
          joined_text(in.text, s.content), hundredths(s.confidence), offsets(map, s.source),
          offsets(map, s.cue), offsets(map, s.content)}) {
      cell(&row, text);
    }
    out += row + "\r\n";
  }
  return out;
}

}  // namespace onrecord
