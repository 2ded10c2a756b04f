#include "checks.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "html/html.hpp"
#include "text/unicode.hpp"
#include "to_json.hpp"

namespace onrecord::checks {
namespace {

using json = nlohmann::ordered_json;

constexpr std::array kUnits = {Unit::codepoint, Unit::utf16, Unit::utf8};

// Spans in bytes, as the stages give them.
class Spans {
 public:
  explicit Spans(const Inspection& found) : in_(found), utf8_(found.text.utf8()) {}

  std::string fault() {
    article();
    statements();
    speakers();
    claims();
    return fault_;
  }

 private:
  void fail(const std::string& what) {
    if (fault_.empty()) fault_ = what;
  }
  void require(bool good, const std::string& what) {
    if (!good) fail(what);
  }

  void span(Span s, const std::string& what) {
    require(s.begin <= s.end && s.end <= utf8_.size(), what + ": outside of the text");
    require(on_border(utf8_, s.begin) && on_border(utf8_, s.end), what + ": inside a code point");
  }

  void part(const std::vector<Span>& spans, const std::string& what) {
    uint32_t last = 0;
    for (const Span s : spans) {
      span(s, what);
      require(!s.empty(), what + ": an empty span");
      require(s.begin >= last, what + ": spans out of order or over each other");
      last = s.end;
    }
  }

  void article() {
    const Article& a = in_.article;
    part(a.headline, "headline");
    for (const Author& author : a.authors) part(author.spans, "author");
    part(a.published.spans, "published");
    part(a.updated.spans, "updated");
    part(a.dateline.spans, "dateline");
    for (const Credit& credit : a.credits) part(credit.spans, "credit");
    std::vector<Span> paragraphs;
    for (const Paragraph& p : a.paragraphs) {
      paragraphs.push_back(p.span);
    }
    part(paragraphs, "paragraphs");
    for (const Warning& w : a.warnings) {
      span(w.span, "warning");
      require(!w.kind.empty() && !w.message.empty(), "warning: without kind or message");
    }
  }

  void statements() {
    for (const Statement& s : in_.statements) {
      part(s.source, "source");
      part(s.cue, "cue");
      part(s.content, "content");
      require(!s.content.empty(), "content: none");
      require(s.confidence >= 0 && s.confidence <= 1, "statement: confidence");
    }
    for (size_t i = 1; i < in_.statements.size() && fault_.empty(); ++i) {
      require(in_.statements[i - 1].content[0].begin <= in_.statements[i].content[0].begin,
              "statements: out of order");
    }
  }

  void speakers() {
    const size_t count = in_.speakers.size();
    for (const Statement& s : in_.statements) {
      require(s.speaker == kNoSpeaker || s.speaker < count, "speakers: no such speaker");
      require(s.speaker != kNoSpeaker || s.link_confidence == 0, "speakers: link to nobody");
      require(s.link_confidence >= 0 && s.link_confidence <= 1, "speakers: link confidence");
    }
    for (const Speaker& s : in_.speakers) {
      part(s.mentions, "mentions");
      require(!s.name.empty(), "speaker: without a name");
      require(s.affiliation == kNoSpeaker || s.affiliation < count, "speaker: affiliation");
    }
  }

  void claims() {
    uint32_t last = 0;
    for (const Claim& c : in_.claims) {
      span(c.span, "claim");
      require(c.span.begin >= last, "claims: out of order or over each other");
      last = c.span.end;
      require(c.statement == kNoStatement || c.statement < in_.statements.size(),
              "claim: no such statement");
      require(c.score >= 0 && c.score <= 1, "claim: score");
    }
  }

  const Inspection& in_;
  std::string_view utf8_;
  std::string fault_;
};

// The input as somebody sees it who counts in a unit: cuts spans and gives UTF-8.
class Reader {
 public:
  Reader(std::string_view input, const std::string& decoded, Unit unit) : unit_(unit) {
    if (unit == Unit::utf8) {
      bytes_ = input;
      return;
    }
    for (uint32_t at = 0; at < decoded.size();) {
      const char32_t c = next_code_point(decoded, at);
      if (unit == Unit::utf16 && c >= 0x10000) {
        units_ += static_cast<char32_t>(0xD800 + ((c - 0x10000) >> 10));
        units_ += static_cast<char32_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
      } else {
        units_ += c;
      }
    }
  }

  size_t length() const { return unit_ == Unit::utf8 ? bytes_.size() : units_.size(); }

  std::string cut(size_t begin, size_t end) const {
    if (unit_ == Unit::utf8) return whatwg(bytes_.substr(begin, end - begin));
    std::string out;
    for (size_t i = begin; i < end; ++i) {
      char32_t c = units_[i];
      const bool pair = unit_ == Unit::utf16 && c >= 0xD800 && c < 0xDC00 && i + 1 < end;
      if (pair) c = 0x10000 + ((c - 0xD800) << 10) + (units_[++i] - 0xDC00);
      append_utf8(out, c);
    }
    return out;
  }

 private:
  Unit unit_;
  std::string_view bytes_;
  std::u32string units_;
};

bool is_span(const json& value) {
  return value.is_array() && value.size() == 2 && value[0].is_number_unsigned() &&
         value[1].is_number_unsigned();
}

// Every span anywhere in the JSON lies within the text, and every object with spans and a text has
// the text that its spans cut out.
std::string walk(const json& value, const Reader& reader, const std::string& path) {
  if (is_span(value)) {
    const auto begin = value[0].get<size_t>();
    const auto end = value[1].get<size_t>();
    return begin <= end && end <= reader.length() ? "" : path + ": outside of the text";
  }
  if (value.is_object() && value.contains("spans") && value.contains("text")) {
    std::string text;
    for (const json& span : value["spans"]) {
      if (!is_span(span)) return path + ": not a span";
      if (span[0] > span[1] || span[1] > reader.length()) return path + ": outside of the text";
      if (!text.empty()) text += " … ";
      text += reader.cut(span[0], span[1]);
    }
    // A headline may come from a page's metadata alone.
    if (!value["spans"].empty() && text != value["text"]) return path + ": text and spans differ";
  }
  if (!value.is_structured()) return {};
  size_t index = 0;
  for (const auto& [key, inner] : value.items()) {
    std::string fault =
        walk(inner, reader, path + "/" + (value.is_array() ? std::to_string(index) : key));
    if (!fault.empty()) return fault;
    ++index;
  }
  return {};
}

std::string json_fault(std::string_view input, const Inspection& found) {
  const std::string decoded = whatwg(input);
  if (decoded != found.text.utf8()) return "the text is not what the WHATWG decoder gives";
  for (const Unit unit : kUnits) {
    const Reader reader(input, decoded, unit);
    const json out = to_json(found, unit);
    const std::string name = out["offsets"].get<std::string>();
    if (out["length"] != reader.length()) return name + ": length";
    if (out["statements"].size() != found.statements.size()) return name + ": statements";
    std::string fault = walk(out, reader, name);
    if (!fault.empty()) return fault;
  }
  return {};
}

// What nlohmann/json makes of the same values.
std::string dumped(const std::string& out, Format format) {
  const json value = json::parse(out, nullptr, false);
  if (format != Format::jsonl) return value.dump(1) + "\n";
  std::string line = value.dump() + "\n";
  for (const auto& [end, escape] : {std::pair{"\xC2\x85", "\\u0085"},
                                    {"\xE2\x80\xA8", "\\u2028"},
                                    {"\xE2\x80\xA9", "\\u2029"}}) {
    for (size_t at = line.find(end); at != line.npos; at = line.find(end, at))
      line.replace(at, std::string_view(end).size(), escape);
  }
  return line;
}

std::string export_fault(const Inspection& found) {
  // One unit for each text: exports differ in nothing else by it.
  const Unit unit = kUnits[found.text.size() % kUnits.size()];
  for (const char* name : {"json", "jsonl", "csv", "markdown", "html", "annotation"}) {
    const auto format = format_from_name(name);
    if (!format) return std::string(name) + ": no such format";
    const std::string out = export_as(found, *format, unit);
    if (out.empty() || out.back() != '\n') return std::string(name) + ": no line feed at the end";
    if (whatwg(out) != out) return std::string(name) + ": not UTF-8";
    const bool is_json =
        *format == Format::json || *format == Format::jsonl || *format == Format::annotation;
    if (is_json && dumped(out, *format) != out) return std::string(name) + ": not as dumped";
    if (*format != Format::jsonl) continue;
    // As Python's splitlines sees it.
    const bool broken = out.find('\n') != out.size() - 1 || out.find("\xC2\x85") != out.npos ||
                        out.find("\xE2\x80\xA8") != out.npos ||
                        out.find("\xE2\x80\xA9") != out.npos;
    if (broken) return "jsonl: two lines";
  }
  return {};
}

template <typename Inspect>
std::string fault_of(std::string_view input, const Inspect& inspect_it) {
  const Inspection found = inspect_it();
  std::string fault = Spans(found).fault();
  if (fault.empty()) fault = json_fault(input, found);
  if (fault.empty()) fault = export_fault(found);
  if (!fault.empty()) return fault;
  const bool same = to_json(found, Unit::utf8).dump() == to_json(inspect_it(), Unit::utf8).dump();
  return same ? "" : "the same input gives two results";
}

}  // namespace

std::string whatwg(std::string_view bytes) {
  std::string out;
  char32_t code_point = 0;
  int seen = 0;
  int needed = 0;
  unsigned lower = 0x80;
  unsigned upper = 0xBF;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const unsigned byte = static_cast<unsigned char>(bytes[i]);
    if (needed == 0) {
      if (byte <= 0x7F) {
        out += static_cast<char>(byte);
      } else if (byte >= 0xC2 && byte <= 0xDF) {
        needed = 1;
        code_point = byte & 0x1F;
      } else if (byte >= 0xE0 && byte <= 0xEF) {
        if (byte == 0xE0) lower = 0xA0;
        if (byte == 0xED) upper = 0x9F;
        needed = 2;
        code_point = byte & 0xF;
      } else if (byte >= 0xF0 && byte <= 0xF4) {
        if (byte == 0xF0) lower = 0x90;
        if (byte == 0xF4) upper = 0x8F;
        needed = 3;
        code_point = byte & 0x7;
      } else {
        append_utf8(out, 0xFFFD);
      }
      continue;
    }
    const bool good = byte >= lower && byte <= upper;
    lower = 0x80;
    upper = 0xBF;
    if (!good) {
      code_point = 0;
      needed = seen = 0;
      append_utf8(out, 0xFFFD);
      --i;
      continue;
    }
    code_point = (code_point << 6) | (byte & 0x3F);
    if (++seen != needed) continue;
    append_utf8(out, code_point);
    code_point = 0;
    needed = seen = 0;
  }
  if (needed != 0) append_utf8(out, 0xFFFD);
  return out;
}

std::string first_fault(std::string_view input, const Options& options) {
  return fault_of(input, [&] { return inspect(input, options); });
}

std::string first_fault_html(std::string_view html, Options options) {
  std::string plain;
  Markup markup;
  read_html(html, &plain, &markup);
  if (whatwg(plain) != plain) return "html: the text is not UTF-8";
  for (const MarkedSpan& m : markup.spans) {
    if (m.span.begin > m.span.end || m.span.end > plain.size()) return "html: a span outside";
    if (!on_border(plain, m.span.begin) || !on_border(plain, m.span.end)) {
      return "html: a span inside a code point";
    }
  }
  options.markup = &markup;
  const std::string fault = first_fault(plain, options);
  if (!fault.empty()) return "html: " + fault;
  const json out = to_json(inspect(plain, options), Unit::codepoint);
  return out["text"] == plain ? "" : "html: the text is not in the result";
}

}  // namespace onrecord::checks
