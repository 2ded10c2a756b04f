// The lines of a page, with the counts that their roles rest on.
#pragma once

#include <string_view>
#include <vector>

#include "article/page/lexicon.hpp"
#include "text/text.hpp"

namespace onrecord {

// The first or the last character of a line.
enum class Edge : uint8_t {
  upper,
  lower,
  digit,
  quote,
  bullet,
  stop,
  colon,
  comma,
  dots,
  other,
};

struct Line {
  // Flags
  enum : uint16_t {
    kComma = 1,
    kQuote = 2,
    kUrl = 4,
    kMail = 8,
    kHandle = 16,
    kPipe = 32,
    kBracket = 64,
    kCopyright = 128,
    kDate = 256,
    kOnlyDate = 512,
    kHashtag = 1024,
    kTimeOfDay = 2048,
    kCode = 4096,
    kMarkedQuote = 8192,
  };
  Span span;               // without the white space around it
  uint32_t hash = 0;       // of its words in lower case; 0 if it has none
  uint32_t key_first = 0;  // hash_word of its first word
  uint32_t lex = 0;        // union of the classes of its words and phrases (lexicon.hpp)
  uint32_t content = 0;    // index of its first content word in Page::content
  uint16_t flags = 0;
  // Counts stop at 65,535.
  uint16_t words = 0, stops = 0, capitals = 0, shouted = 0, numbers = 0, sentences = 0;
  uint16_t lexical = 0;  // words of menus, sharing, law and the like
  uint16_t not_names = 0;
  uint8_t content_words = 0;
  // Share of its content words that the prose of the page has too: 0 not counted, 1 none, 5 most.
  uint8_t shared = 0;
  uint8_t titled = 0;  // content words that the headline has too, at most 3
  uint8_t gap = 0;     // line breaks before it, at most 3; 0 at the start of the text
  Edge first = Edge::other, last = Edge::other;
};

// Returns the hashes of a line's content words: words of three bytes or more that are not function
// words, at most 80. Parts of words with a hyphen or an apostrophe count by themselves.
std::vector<uint32_t> content_words(const Language& language, std::string_view line);

// Returns the lines with more than white space, in order, and adds their content words to
// `content`. Lines of a hard-wrapped text (each broken where the next word would not have fitted)
// are joined to paragraphs, but not across a blank line.
std::vector<Line> read_lines(const Language& language, const Text& text,
                             std::vector<uint32_t>* content);

}  // namespace onrecord
