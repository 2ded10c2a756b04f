// Writes what the layout and headline models are trained on.
//
//   onrecord_layout < PAGES.jsonl > pages.feat
//
// Input: lines of {"id", "text"} or {"id", "html"}.
// Output: first {"count", "headline_features"}, the number of layout features and the names of the
// headline's; then for each page
//   {"id", "headline", "start", "lines", "words", "features", "barred", "headlines"}
// and, if it was HTML, the text and the title that the page states. Spans in "lines" are in code
// points; "start" is the line where the text begins. Exit status: 2 for a line that is not JSON.
// scripts/train/layout/train_layout.py and train_headline.py read this.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "article/page/headline.hpp"
#include "article/page/layout_features.hpp"
#include "article/page/page.hpp"
#include "html/html.hpp"

// NOLINTNEXTLINE(bugprone-exception-escape): only for lack of memory
int main() {
  std::ios::sync_with_stdio(false);
  nlohmann::json first{{"count", onrecord::feature_count()}};
  for (int i = 0; i < onrecord::kHeadlineFeatures; ++i)
    first["headline_features"].push_back(onrecord::headline_feature_name(i));
  std::cout << first.dump() << '\n';
  for (std::string line; std::getline(std::cin, line);) {
    const auto in = nlohmann::json::parse(line, nullptr, false);
    if (!in.is_object()) return 2;
    std::string raw = in.value("text", "");
    onrecord::Markup markup;
    const bool html = in.contains("html");
    if (html) onrecord::read_html(in["html"].get<std::string>(), &raw, &markup);
    const onrecord::Text text(raw);
    onrecord::Page page = onrecord::read_page(onrecord::english(), text, markup);
    compare_words(page);
    const onrecord::OffsetMap map(text, onrecord::Unit::codepoint);
    nlohmann::json out{{"id", in.value("id", "")}, {"headline", page.headline}};
    for (const onrecord::Line& l : page.lines) {
      const onrecord::Span s = map(l.span);
      out["lines"].push_back({s.begin, s.end});
      out["words"].push_back(l.words);
    }
    const std::vector<onrecord::Part> parts = onrecord::find_parts(page);
    const int start = std::max(0, onrecord::article_lines(page, parts).first);
    out["start"] = start;
    for (const auto& c : onrecord::headline_candidates(text, page, start, markup.headline)) {
      out["headlines"].push_back(
          {{"line", c.line}, {"wins_ties", static_cast<int>(c.wins_ties)}, {"values", c.values}});
    }
    out["features"] = onrecord::page_features(page);
    out["barred"] = onrecord::barred_parts(page);
    if (html) {
      out["text"] = raw;
      out["title"] = markup.headline;
    }
    std::cout << out.dump() << '\n';
  }
}
