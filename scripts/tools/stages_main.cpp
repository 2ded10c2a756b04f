// Runs the stages behind the statements on statements that are given: {"id", "text", "statements":
// [{"source", "cue", "content"}]} lines in, spans in code points; results as in the contract out.
// For measuring acts, speakers and claims apart from how statements are found.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "acts/acts.hpp"
#include "inspect.hpp"
#include "result/profile.hpp"
#include "text/unicode.hpp"
#include "words/words.hpp"

using namespace onrecord;
using json = nlohmann::ordered_json;

namespace {

// Byte of every code point, and of the end.
std::vector<uint32_t> code_points(std::string_view utf8) {
  std::vector<uint32_t> out;
  for (uint32_t at = 0; at < utf8.size(); next_code_point(utf8, at)) out.push_back(at);
  out.push_back(static_cast<uint32_t>(utf8.size()));
  return out;
}

std::vector<Span> spans(const json& list, const std::vector<uint32_t>& bytes) {
  std::vector<Span> out;
  for (const json& s : list) {
    const size_t b = std::min(s.at(0).get<size_t>(), bytes.size() - 1);
    const size_t e = std::min(s.at(1).get<size_t>(), bytes.size() - 1);
    if (b < e) out.push_back({bytes[b], bytes[e]});
  }
  return out;
}

json stages(const json& line) {
  struct Given {
    std::vector<Span> source, cue, content;
    FoundStatement found;
  };
  std::vector<Given> given;
  Inspection in;
  in.id = line.value("id", "");
  in.text = Text(line.at("text").get<std::string>());
  in.article = read_article(english(), in.text, {});
  const Words words = cut_words(english(), in.text, in.article.paragraphs);
  const Grammar g(english(), in.text, words);
  const std::vector<uint32_t> bytes = code_points(in.text.utf8());
  json order = json::array();
  for (const json& s : line.at("statements")) {
    Given one;
    one.source = spans(s.value("source", json::array()), bytes);
    one.cue = spans(s.value("cue", json::array()), bytes);
    one.content = spans(s.value("content", json::array()), bytes);
    if (one.content.empty()) continue;
    ActInput words_of;
    if (!one.source.empty()) words_of.source = g.words_in(one.source.front());
    if (!one.cue.empty()) words_of.cue = g.words_in(one.cue.front());
    for (const Span span : one.content) one.found.content.push_back(g.words_in(span));
    words_of.content = one.found.content;
    one.found.act = act_of(g, words_of);
    one.found.source = words_of.source;
    one.found.cue = words_of.cue;
    given.push_back(std::move(one));
  }
  std::stable_sort(given.begin(), given.end(), [](const Given& a, const Given& b) {
    return a.content.front().begin < b.content.front().begin;
  });
  std::vector<FoundStatement> statements;
  for (const Given& one : given) statements.push_back(one.found);
  in.speakers = find_speakers(g, in.article, &statements);
  in.claims = find_claims(g, in.article, statements);
  summarise(g, statements, &in);
  for (size_t i = 0; i < given.size(); ++i) {  // as given, not as words have it
    in.statements[i].source = given[i].source;
    in.statements[i].cue = given[i].cue;
    in.statements[i].content = given[i].content;
  }
  return json::parse(write_json(in, Unit::codepoint, JsonWriter::compact));
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty()) continue;
    try {
      std::cout << stages(json::parse(line)).dump() << '\n';
    } catch (const std::exception& e) {
      std::cerr << "onrecord_stages: " << e.what() << '\n';
      return 2;
    }
  }
  return 0;
}
