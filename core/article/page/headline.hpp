// Which line is the headline.
#pragma once

#include <utility>

#include "article/page/layout.hpp"

namespace onrecord {

// A line that may be the headline, with its features: number and value, 0 to kHeadlineUnit; the
// last is a judgement by hand.
constexpr int16_t kHeadlineUnit = 16;
constexpr int kHeadlineFeatures = 144;
struct HeadlineCandidate {
  int line = 0;
  // Whether it is taken for one below it that is nearly as good: no list's line is, one about the
  // text's first paragraphs always, another where the one below is in the text.
  enum : uint8_t { kNever, kAboveText, kAlways } leads = kNever;
  std::vector<std::pair<uint8_t, int16_t>> features;
};
std::vector<HeadlineCandidate> headline_candidates(const Text& text, const Page& page, int start,
                                                   std::string_view title);

// Index of the line that is most likely the headline when the article's text begins at line
// `start`, or -1. `title` is what the page's metadata calls it; may be empty.
int find_headline(const Text& text, const Page& page, int start, std::string_view title);

// The densest run of prose, [first line, behind the last): a guess before anything else is known.
std::pair<int, int> prose_run(const Page& page);

}  // namespace onrecord
