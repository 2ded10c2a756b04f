// A light grammar: finds noun phrases and clauses in tagged words without a parser.
//
// Positions are indices into Words::words. Every function reads a bounded number of words, or stays
// inside one sentence or quotation, so that a text costs linear time.
//
// The accessors of single words take any index, because rules look at neighbours and at the ends of
// ranges that may be empty. An index outside of the text gives a sentinel: an empty punctuation
// mark (kNoWord) in no sentence, without a tag, outside of every quotation. It ends every walk over
// words or names and equals no real word's text.
#pragma once

#include <string_view>
#include <vector>

#include "grammar/lexicon.hpp"
#include "grammar/range.hpp"
#include "languages/language.hpp"
#include "text/text.hpp"
#include "words/words.hpp"

namespace onrecord {

// The sentinel of Grammar::word, Grammar::tag and Grammar::sentence.
inline constexpr uint32_t kNoSentence = UINT32_MAX;
inline constexpr Word kNoWord{.span = {}, .key = 0, .sentence = kNoSentence, .shape = Shape::punct};
inline constexpr WordTag kNoTag{};
inline constexpr Sentence kEmptySentence{.first = 0, .last = 0, .paragraph = UINT32_MAX};

class Grammar {
 public:
  Grammar(const Language& language, const Text& text, const Words& words);

  const Language& language;
  const Text& text;
  const Words& words;
  const std::vector<WordTag> tags;

  int count() const { return static_cast<int>(tags.size()); }
  // Whether word i exists. A negative index becomes a large one.
  bool has(int i) const { return static_cast<size_t>(i) < tags.size(); }
  const Word& word(int i) const { return has(i) ? words.words[static_cast<size_t>(i)] : kNoWord; }
  const WordTag& tag(int i) const { return has(i) ? tags[static_cast<size_t>(i)] : kNoTag; }
  std::string_view at(int i) const { return text[word(i).span]; }
  // The sentence of word i, and its paragraph: an index into Article::paragraphs, or UINT32_MAX.
  const Sentence& sentence(int i) const { return sentence_at(word(i).sentence); }
  uint32_t paragraph(int i) const { return sentence(i).paragraph; }
  // The sentence with this number; an empty one where there is none.
  const Sentence& sentence_at(uint32_t number) const {
    return number < words.sentences.size() ? words.sentences[number] : kEmptySentence;
  }
  // From the first to the last word of the range. An empty range, or one outside of the text, has
  // an empty span.
  Span span(Range range) const {
    if (range.empty() || !has(range.first) || !has(range.last - 1)) return {};
    return {word(range.first).span.begin, word(range.last - 1).span.end};
  }
  // The first and the last word of a range; kNoWord for an empty range.
  const Word& first_word(Range range) const { return range.empty() ? kNoWord : word(range.first); }
  const Word& last_word(Range range) const {
    return range.empty() ? kNoWord : word(range.last - 1);
  }

  bool is(int i, uint32_t classes) const { return (tag(i).classes & classes) != 0; }
  bool punct(int i) const { return word(i).shape == Shape::punct; }
  bool quoted(int i) const { return word(i).quote_depth > 0; }
  bool low(int i) const { return word(i).shape == Shape::lower; }
  bool comma(int i) const { return at(i) == ","; }
  bool dash(int i) const;
  bool stop(int i) const;  // . ! ? …

  // The base form of reporting verb i; empty if word i is none.
  std::string_view lemma(int i) const;
  // The frame of word i as a preposition (“about”: kFrameAbout), or 0.
  uint32_t preposition_frame(int i) const { return onrecord::preposition_frame(language, at(i)); }

  // The quotation at depth 0 around word i, or null.
  const Quotation* quotation(int i) const;
  Range words_in(Span span) const;  // words that begin in it

  // The noun phrase that ends with word `end - 1` and begins at `from` or later, with the phrases
  // joined to it by prepositions and appositions where that is clear. Empty if there is none.
  Range phrase_before(int end, int from) const;
  // The noun phrase that begins with word `first` and ends before `to`. Empty if there is none.
  Range phrase_after(int first, int to) const;
  // The end of the clause that begins with word `first`, in a sentence that ends at `to`.
  // Quotations are skipped whole, so that the end can lie behind `to`.
  int clause_end(int first, int to) const;
  // The same for the object of a verb, which also ends at the first comma.
  int object_end(int first, int to) const;

  // The comma behind a participle's clause that begins at the comma `at` and ends before `to`: “the
  // report, seen by the Herald,”. `at` itself if there is no such clause.
  int participle_end(int at, int to) const;

  // Whether word i can be a finite reporting verb, judged by the words beside it.
  bool finite_verb(int i, int from) const;
  // The first word of the verb group of verb i: its auxiliaries, negation and adverbs.
  int group_begin(int i, int from) const;

  // The range without commas, stops and dashes at its ends.
  Range trimmed(Range range) const;

 private:
  int base_before(int last, int from) const;
  bool boundary(int first, int from) const;
  bool introduces_quotation(int first, int to) const;
  bool begins_another(int n, int to) const;
  bool attributed_behind(int first, int to) const;
  Range with_apposition(int end, int from) const;

  std::vector<bool> titled_;       // for each sentence: written in capitals like a headline
  std::vector<int> quotation_of_;  // for each word, index of the quotation at depth 0, or -1
};

}  // namespace onrecord
