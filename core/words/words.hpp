// Stage 3, words: words, sentences and the quotation state over the article.
//
// In: Text and the article's paragraphs. Out: Words, on which statements are found. Furniture is
// cut into words as well, but a sentence never crosses a paragraph's border.
#pragma once

#include <string>
#include <vector>

#include "article/article.hpp"
#include "text/text.hpp"
#include "words/quotes.hpp"

namespace onrecord {

// How a word is written. Letters outside cased scripts count as lower.
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
// commas between digits. Split off as words of their own: the clitics 's, 're, 've, 'll, 'd, 'm,
// n't. Every other visible character is a word by itself. This follows the Penn Treebank's cut but
// for hyphens.
struct Word {
  Span span;
  uint32_t key = 0;  // hash_word of it with its ASCII letters in lower case; 0 for a mark
  uint32_t sentence = 0;
  Shape shape = Shape::lower;
  bool space_before = false;  // white space, or the start of a paragraph
  uint8_t quote_depth = 0;    // of quotations around it; their marks count as inside
  bool ascii = true;          // nothing else in it
};

struct Sentence {
  uint32_t first = 0, last = 0;  // words [first, last)
  uint32_t paragraph = 0;        // index into Article::paragraphs
};

struct Words {
  std::vector<Word> words;
  std::vector<Sentence> sentences;
  std::vector<Quotation> quotations;
  std::vector<uint32_t> paragraph_first;  // first word of each paragraph, and the count at the end
};

Words cut_words(const Text& text, const std::vector<Paragraph>& paragraphs);

}  // namespace onrecord
