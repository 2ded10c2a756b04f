// Writes the features that the layout and headline models are trained on.
//
// Input, one line a page: {"id", "text"} or {"id", "html"}. Output, one line a page:
//   {"id", "lines": [[begin, end], ...], "features": [[...], ...], ...}
// with spans in code points, and for HTML the text and the title that the page states.
// scripts/train/layout/train_layout.py reads it.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "article/page/headline.hpp"
#include "article/page/page.hpp"
#include "html/html.hpp"

// NOLINTNEXTLINE(bugprone-exception-escape): only for lack of memory
int main() {
  std::ios::sync_with_stdio(false);
  std::cout << nlohmann::json{{"count", onrecord::feature_count()}}.dump() << '\n';
  for (std::string line; std::getline(std::cin, line);) {
    const auto in = nlohmann::json::parse(line, nullptr, false);
    if (!in.is_object()) return 2;
    std::string raw = in.value("text", "");
    onrecord::Markup markup;
    const bool html = in.contains("html");
    if (html) onrecord::read_html(in["html"].get<std::string>(), &raw, &markup);
    const onrecord::Text text(raw);
    onrecord::Page page = onrecord::read_page(text, markup);
    compare_words(page);
    const onrecord::OffsetMap map(text, onrecord::Unit::codepoint);
    nlohmann::json out{{"id", in.value("id", "")}, {"headline", page.headline}};
    for (const onrecord::Line& l : page.lines) {
      const onrecord::Span s = map(l.span);
      out["lines"].push_back({s.begin, s.end});
      out["words"].push_back(l.words);
    }
    const onrecord::Parts parts = onrecord::find_parts(page);
    const int start = std::max(0, onrecord::article_lines(page, parts).first);
    for (const auto& c : onrecord::headline_candidates(text, page, start, markup.headline)) {
      nlohmann::json row{{"line", c.line},
                         {"leads", static_cast<int>(c.leads)},
                         {"features", nlohmann::json::array()}};
      for (const auto& [feature, value] : c.features) row["features"].push_back({feature, value});
      out["headlines"].push_back(std::move(row));
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
