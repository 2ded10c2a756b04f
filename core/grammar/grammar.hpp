// A light grammar over tagged words: noun phrases and clauses without a parser.
//
// Every position is an index into Words::words. Ranges are half open. Every function looks at a
// bounded number of words or stays inside one sentence or quotation, so that the whole is linear.
#pragma once

#include <string_view>
#include <vector>

#include "grammar/lexicon.hpp"
#include "grammar/range.hpp"
#include "languages/language.hpp"
#include "text/text.hpp"
#include "words/words.hpp"

namespace onrecord {

class Grammar {
 public:
  Grammar(const Language& language, const Text& text, const Words& words);

  const Language& language;
  const Text& text;
  const Words& words;
  const std::vector<WordTag> tags;

  int count() const { return static_cast<int>(tags.size()); }
  std::string_view at(int i) const { return text[words.words[static_cast<size_t>(i)].span]; }
  const Word& word(int i) const { return words.words[static_cast<size_t>(i)]; }
  const WordTag& tag(int i) const { return tags[static_cast<size_t>(i)]; }
  bool is(int i, uint32_t classes) const { return (tag(i).classes & classes) != 0; }
  bool punct(int i) const { return word(i).shape == Shape::punct; }
  bool quoted(int i) const { return word(i).quote_depth > 0; }
  bool low(int i) const { return word(i).shape == Shape::lower; }
  bool comma(int i) const { return at(i) == ","; }
  bool dash(int i) const;
  bool stop(int i) const;  // . ! ? …

  // The quotation at depth 0 around word i, or null.
  const Quotation* quotation(int i) const;
  Range words_in(Span span) const;  // words that begin in it

  // The noun phrase that ends with word `end - 1`, not before `from`; empty if there is none. With
  // the phrases that hang on it by prepositions and appositions where that is clear.
  Range phrase_before(int end, int from) const;
  // The noun phrase that begins with word `first`, before `to`.
  Range phrase_after(int first, int to) const;
  // Where the clause that begins with word `first` in a sentence ending at `to` is over. Steps over
  // quotations whole, so it can lie behind `to`.
  int clause_end(int first, int to) const;
  // The same for the object of a verb: ends at the first comma as well.
  int object_end(int first, int to) const;

  // “the report, seen by the Herald,”: the comma behind the participle's clause that begins at the
  // comma `at`, before `to`; `at` itself where none does.
  int participle_end(int at, int to) const;

  // Whether word i is used as a finite reporting verb, as far as its neighbours tell.
  bool finite_verb(int i, int from) const;
  // The first word of the verb group of verb i: auxiliaries, negation, adverbs.
  int group_begin(int i, int from) const;

  // Without marks and spaces at the ends; opening quotation marks stay.
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
