// The lines of the article on a page: a linear-chain model over all lines of the page.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "article/article.hpp"
#include "article/page/lines.hpp"

namespace onrecord {

// What markup says of a line, as a set of bits.
enum Mark : uint32_t {
  kInHeading1 = 1U << 0,
  kInHeading = 1U << 1,
  kInParagraph = 1U << 2,
  kInBlockquote = 1U << 3,
  kInFigcaption = 1U << 4,
  kInList = 1U << 5,
  kAllLink = 1U << 6,   // at least nine tenths of it are links
  kSomeLink = 1U << 7,  // at least a third
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
// In comments, a footer, a menu or an aside; not a feature by itself.
constexpr uint32_t kAround = 1U << 31;

struct Page {
  const Language* language = nullptr;  // whose words the lines are measured by
  std::vector<Line> lines;
  std::vector<uint32_t> marks;    // for each line; empty without markup
  std::vector<uint32_t> content;  // content words of all lines
  int headline = -1;              // the line of the headline; -1: none
  int headline_above = -1;        // the line where the text begins, as far as it was known then

  // The classes of a word or phrase.
  uint32_t lexicon(uint32_t key) const { return language->page.lexicon.find(key); }
  std::span<const uint32_t> content_words(const Line& line) const {
    return std::span(content).subspan(line.content, line.content_words);
  }
};

// Parts of a page from top to bottom: before the article, its first line, its other lines, what
// interrupts it, the first line behind it, the rest.
enum class Part : uint8_t { before, first, body, inside, after_first, after };
constexpr int kParts = 6;

// Returns the most likely part for each line.
std::vector<Part> find_parts(const Page& page);

// Returns the first and the last line of the article's text, {-1, -1} for none. A line or two of it
// above the byline or the date are the standfirst or the headline: the text begins behind them.
std::pair<int, int> article_lines(const Page& page, const std::vector<Part>& parts);

// Returns for each line the parts that it cannot be, as bits: comments and footers are not the
// article, which neither ends before the densest element nor begins behind it.
std::vector<uint32_t> barred_parts(const Page& page);

// Is the text an article and nothing else: could almost no line be of a menu or a button?
bool is_plain(const Page& page);

// Does a line read like running text: long enough, with a sentence's end, and with enough function
// words?
bool is_prose(const Line& line);

// Is the line prose that markup does not put beside the article?
bool is_text(const Page& page, int line);

}  // namespace onrecord
