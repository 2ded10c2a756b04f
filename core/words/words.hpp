// Stage 3, words: words, sentences and the quotation state over the article.
//
// Input: the text and the article's paragraphs. Output: Words, the input of statements. Boilerplate
// is cut into words too. A sentence never crosses the border of a paragraph.
#pragma once

#include <string>
#include <vector>

#include "article/article.hpp"
#include "languages/language.hpp"
#include "text/text.hpp"
#include "words/quotes.hpp"

namespace onrecord {

// The way a word is written. Letters of scripts without case count as lower.
enum class Shape : uint8_t {
  lower,   // people
  title,   // People
  upper,   // PEOPLE, at least two letters; also "U.S."
  mixed,   // iPhone, McCain
  number,  // 2,200  3.5  1st
  punct,   // one punctuation mark or symbol, or one quotation mark of several characters ('' or ``)
};

// A word is a run of letters, marks and digits. Kept inside: an apostrophe between letters, a
// hyphen between letters or digits, the points of abbreviations (U.S., Mr., p.m.), points and
// commas between digits. Split off as words of their own: the language's clitics ('s, n't). Every
// other visible character is a word by itself. For English this is the tokenization of the Penn
// Treebank, except for hyphens.
struct Word {
  Span span;
  uint32_t key = 0;  // hash_word, with the ASCII letters in lower case; 0 for a mark
  uint32_t sentence = 0;
  Shape shape = Shape::lower;
  bool space_before = false;  // true also at the start of a paragraph
  uint8_t quote_depth = 0;    // number of quotations around it, their marks included
  bool ascii = true;          // all bytes are ASCII
};

struct Sentence {
  uint32_t first = 0, last = 0;  // words [first, last)
  uint32_t paragraph = 0;        // index into Article::paragraphs
};

struct Words {
  std::vector<Word> words;
  std::vector<Sentence> sentences;
  std::vector<Quotation> quotations;
  std::vector<uint32_t> paragraph_first;  // first word of each paragraph; then the word count
};

Words cut_words(const Language& language, const Text& text,
                const std::vector<Paragraph>& paragraphs);

}  // namespace onrecord
