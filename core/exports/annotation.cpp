// W3C Web Annotation Data Model (Recommendation of 23 February 2017): an AnnotationCollection with
// one page that holds everything. Positions count code points, as section 4.2.5 of the model asks
// for.
#include "exports/writers.hpp"

namespace onrecord {
namespace {

using json = nlohmann::ordered_json;

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

json selector(const Text& text, const OffsetMap& map, Span s) {
  json quote = {{"type", "TextQuoteSelector"},
                {"exact", text[s]},
                {"prefix", text[{back(text, s.begin), s.begin}]},
                {"suffix", text[{s.end, forth(text, s.end)}]}};
  json position = {{"type", "TextPositionSelector"}, {"start", map(s.begin)}, {"end", map(s.end)}};
  json both = json::array();
  both.push_back(std::move(quote));
  both.push_back(std::move(position));
  return both;
}

}  // namespace

std::string to_annotation(const Inspection& in) {
  const OffsetMap map(in.text, Unit::codepoint);
  const std::string source =
      in.id.empty() ? "urn:onrecord:article" : "urn:onrecord:article:" + in.id;
  json items = json::array();
  const auto add = [&](size_t i, const char* role, const std::vector<Span>& spans) {
    if (spans.empty()) return;
    const Statement& s = in.statements[i];
    json body = json::array();
    body.push_back({{"type", "TextualBody"}, {"purpose", "classifying"}, {"value", role}});
    body.push_back({{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", form_name(s.form)}});
    body.push_back({{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", act_name(s.act)}});
    const std::string name = speaker_name(in, i);
    if (!name.empty()) {
      body.push_back({{"type", "TextualBody"}, {"purpose", "identifying"}, {"value", name}});
    }
    json targets = json::array();
    for (const Span span : spans) {
      targets.push_back({{"source", source}, {"selector", selector(in.text, map, span)}});
    }
    json one;
    one["id"] = "urn:onrecord:s" + std::to_string(i + 1) + ":" + role;
    one["type"] = "Annotation";
    one["motivation"] = "identifying";
    one["body"] = std::move(body);
    one["target"] = std::move(targets);
    items.push_back(std::move(one));
  };
  for (size_t i = 0; i < in.statements.size(); ++i) {
    add(i, "source", in.statements[i].source);
    add(i, "cue", in.statements[i].cue);
    add(i, "content", in.statements[i].content);
  }
  json out;
  out["@context"] = "http://www.w3.org/ns/anno.jsonld";
  out["id"] = "urn:onrecord:statements";
  out["type"] = "AnnotationCollection";
  out["total"] = items.size();
  json page;
  page["type"] = "AnnotationPage";
  page["startIndex"] = 0;
  page["items"] = std::move(items);
  out["first"] = std::move(page);
  return out.dump(1) + "\n";
}

}  // namespace onrecord
