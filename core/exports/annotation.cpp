// W3C Web Annotation Data Model (Recommendation of 23 February 2017): an AnnotationCollection with
// one page that holds all annotations. Positions count code points (section 4.2.5 of the model).
#include "exports/writers.hpp"

namespace onrecord {
namespace {

constexpr uint32_t kContext = 32;  // bytes before and behind a quotation, at most

uint32_t back(const Text& text, uint32_t byte) {
  uint32_t at = byte > kContext ? byte - kContext : 0;
  while (!on_border(text.utf8(), at)) ++at;
  return at;
}

uint32_t forth(const Text& text, uint32_t byte) {
  uint32_t at = byte + kContext < text.size() ? byte + kContext : text.size();
  while (!on_border(text.utf8(), at)) --at;
  return at;
}

class Collection {
 public:
  explicit Collection(const Inspection& in)
      : in_(in),
        map_(in.text, Unit::codepoint),
        source_(in.id.empty() ? "urn:onrecord:article" : "urn:onrecord:article:" + in.id),
        out_(JsonWriter::indented) {}

  std::string write() {
    uint32_t total = 0;
    for (const Statement& s : in_.statements) {
      total += static_cast<uint32_t>(!s.source.empty()) + !s.cue.empty() + !s.content.empty();
    }
    out_.open('{');
    out_.string("@context", "http://www.w3.org/ns/anno.jsonld");
    out_.string("id", "urn:onrecord:statements");
    out_.string("type", "AnnotationCollection");
    out_.number("total", total);
    out_.open("first", '{');
    out_.string("type", "AnnotationPage");
    out_.number("startIndex", 0);
    out_.open("items", '[');
    for (size_t i = 0; i < in_.statements.size(); ++i) {
      item(i, "source", in_.statements[i].source);
      item(i, "cue", in_.statements[i].cue);
      item(i, "content", in_.statements[i].content);
    }
    out_.close(']');
    out_.close('}');
    out_.close('}');
    return out_.take();
  }

 private:
  void item(size_t i, std::string_view role, const std::vector<Span>& spans) {
    if (spans.empty()) return;
    const Statement& s = in_.statements[i];
    out_.open('{');
    out_.string("id", ("urn:onrecord:s" + std::to_string(i + 1) + ":").append(role));
    out_.string("type", "Annotation");
    out_.string("motivation", "identifying");
    out_.open("body", '[');
    body("classifying", role);
    body("tagging", form_name(s.form));
    body("tagging", act_name(s.act));
    const std::string name = speaker_name(in_, i);
    if (!name.empty()) body("identifying", name);
    out_.close(']');
    out_.open("target", '[');
    for (const Span span : spans) target(span);
    out_.close(']');
    out_.close('}');
  }

  void body(std::string_view purpose, std::string_view value) {
    out_.open('{');
    out_.string("type", "TextualBody");
    out_.string("purpose", purpose);
    out_.string("value", value);
    out_.close('}');
  }

  void target(Span s) {
    const Text& text = in_.text;
    out_.open('{');
    out_.string("source", source_);
    out_.open("selector", '[');
    out_.open('{');
    out_.string("type", "TextQuoteSelector");
    out_.string("exact", text[s]);
    out_.string("prefix", text[{back(text, s.begin), s.begin}]);
    out_.string("suffix", text[{s.end, forth(text, s.end)}]);
    out_.close('}');
    out_.open('{');
    out_.string("type", "TextPositionSelector");
    out_.number("start", map_(s.begin));
    out_.number("end", map_(s.end));
    out_.close('}');
    out_.close(']');
    out_.close('}');
  }

  const Inspection& in_;
  OffsetMap map_;
  std::string source_;
  JsonWriter out_;
};

}  // namespace

std::string to_annotation(const Inspection& in) {
  return Collection(in).write() + "\n";
}

}  // namespace onrecord
