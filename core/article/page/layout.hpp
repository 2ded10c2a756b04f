// Which lines are the article: a linear-chain model over the lines of the page.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "article/article.hpp"
#include "article/page/lines.hpp"

namespace onrecord {

// What markup says of one line, as a set.
enum Mark : uint32_t {
  kInHeading1 = 1U << 0,
  kInHeading = 1U << 1,
  kInParagraph = 1U << 2,
  kInBlockquote = 1U << 3,
  kInFigcaption = 1U << 4,
  kInList = 1U << 5,
  kAllLink = 1U << 6,   // nearly all of it is links
  kSomeLink = 1U << 7,  // more than a third
  kInNavigation = 1U << 8,
  kInAside = 1U << 9,
  kInFooter = 1U << 10,
  kInArticle = 1U << 11,
  kInTable = 1U << 12,
  kInCode = 1U << 13,
  kInTime = 1U << 14,
  kInByline = 1U << 15,
  kInContent = 1U << 16,
  kInComments = 1U << 17,
  kInDensest = 1U << 18,
  kAmongText = 1U << 19,  // its innermost element holds much of the prose by itself
};
constexpr int kMarks = 20;
// In comments, a footer, a menu, an aside; no feature by itself.
constexpr uint32_t kAround = 1U << 31;

struct Page {
  std::vector<Line> lines;
  std::vector<uint32_t> marks;    // for each line; empty without markup
  std::vector<uint32_t> content;  // content words of all lines
  int headline = -1;              // index of the line that is most likely it; -1: none
  int headline_above = -1;        // the line where the text was taken to begin for that

  std::span<const uint32_t> content_words(const Line& line) const {
    return std::span(content).subspan(line.content, line.content_words);
  }
};

// The page from top to bottom: what comes before the article, its first line, its other lines, what
// interrupts it, the first line after it, the rest.
enum class Part : uint8_t { before, first, body, inside, after_first, after };
constexpr int kParts = 6;

// The most likely parts, and for each line how sure it is that it belongs to the article (0 to 1).
struct Parts {
  std::vector<Part> part;
  std::vector<float> body;
};
Parts find_parts(const Page& page);

// First and last line of the article's text, -1 for none. A line or two of it above the byline or
// the date are the standfirst or the headline itself: the text begins behind them.
std::pair<int, int> article_lines(const Page& page, const Parts& parts);

// For each line the parts that it is none of for sure, as bits: comments and footers are not the
// article, which neither ends before the densest element nor begins behind it.
std::vector<uint32_t> barred_parts(const Page& page);

// The numbers of the features that hold for each line, for training: the model is linear in them.
constexpr int kMaxActive = 112;
int feature_count();
std::vector<std::vector<uint16_t>> page_features(const Page& page);

// Whether the text is an article and nothing else: next to no line that could be a menu's or a
// button.
bool is_plain(const Page& page);

// Whether a line reads like running text: long enough, with a sentence's end or enough function
// words.
bool is_prose(const Line& line);

// Prose that markup does not put beside the article.
bool is_text(const Page& page, int line);

}  // namespace onrecord
