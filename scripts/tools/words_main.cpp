// Reads {"id", "text"} lines and writes, for each, the words as the core cuts them, in code points:
// {"id", "words": [[b,e],…], "sentence": […], "paragraph": […], "quote": […], "shape": […],
// "space": […]}. For training; not part of what is installed.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "article/article.hpp"
#include "words/words.hpp"

// NOLINTNEXTLINE(bugprone-exception-escape): what another tool writes may end it
int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto in = nlohmann::json::parse(line, nullptr, false);
    if (!in.is_object() || !in.contains("text")) {
      std::cerr << "onrecord_words: a line is no {\"id\", \"text\"} object\n";
      return 2;
    }
    const onrecord::Text text(in["text"].get<std::string>());
    const onrecord::Article article = onrecord::read_article(onrecord::english(), text, {});
    const onrecord::Words words =
        onrecord::cut_words(onrecord::english(), text, article.paragraphs);
    const onrecord::OffsetMap map(text, onrecord::Unit::codepoint);
    // An ordered_json moves its members when it grows: fill the lists first.
    auto spans = nlohmann::ordered_json::array();
    auto sentence = spans;
    auto paragraph = spans;
    auto quote = spans;
    auto shape = spans;
    auto space = spans;
    nlohmann::ordered_json out;
    out["id"] = in.value("id", "");
    for (const onrecord::Word& w : words.words) {
      spans.push_back({map(w.span.begin), map(w.span.end)});
      sentence.push_back(w.sentence);
      paragraph.push_back(words.sentences[w.sentence].paragraph);
      quote.push_back(w.quote_depth);
      shape.push_back(static_cast<int>(w.shape));
      space.push_back(w.space_before ? 1 : 0);
    }
    out["words"] = std::move(spans);
    out["sentence"] = std::move(sentence);
    out["paragraph"] = std::move(paragraph);
    out["quote"] = std::move(quote);
    out["shape"] = std::move(shape);
    out["space"] = std::move(space);
    std::cout << out.dump() << '\n';
  }
  return 0;
}
