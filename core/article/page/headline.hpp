// The choice of the headline among the lines of a page.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "article/page/headline_features.hpp"
#include "article/page/layout.hpp"

namespace onrecord {

// A line that may be the headline.
struct HeadlineCandidate {
  int line = 0;
  HeadlineValues values{};
  // Tie-break: may this candidate beat a slightly better one below it?
  enum Ties : uint8_t {
    kNever,      // it is part of a list, or credits a picture
    kAboveText,  // if the better one stands in the text
    kAlways,     // it shares words with the first paragraphs
  } wins_ties = kNever;
};
std::vector<HeadlineCandidate> headline_candidates(const Text& text, const Page& page, int start,
                                                   std::string_view title);

// Returns the line that is most likely the headline, or -1. The article's text begins at line
// `start`. `title` is the headline by the page's metadata and may be empty.
int find_headline(const Text& text, const Page& page, int start, std::string_view title);

// Returns the densest run of prose as [first line, line behind the last): where the article is, as
// far as one can tell before anything else is known.
std::pair<int, int> prose_run(const Page& page);

}  // namespace onrecord
