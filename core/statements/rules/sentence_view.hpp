// One sentence as the verb rules see it: where subjects, manners, addressees and quotations are.
#pragma once

#include <string_view>

#include "statements/candidate.hpp"

namespace onrecord {

// Every position is an index into Words::words; the sentence is [first, last) of them.
class SentenceView {
 public:
  SentenceView(const Grammar& g, Range sentence) : g_(g), s_(sentence) {}

 protected:
  const WordTag& tag(int v) const { return g_.tag(v); }
  std::string_view at(int i) const { return g_.at(i); }
  bool in(int i) const { return i >= s_.first && i < s_.last; }

  // The subject to the left of the verb group, stepping over a time (“on Tuesday”).
  Range subject(int begin) const;
  // “in a statement”, “on Twitter”: belongs to the cue. Returns its end, or `i`.
  int manner(int i) const;
  int skip_time(int i) const;
  // “told reporters”: the end of whom it was said to.
  int addressee(int v) const;
  // “fresh questions about” is no subject and verb: a form in -s needs a name or a determiner
  // before.
  bool singular(Range who) const;
  bool quote_at(int i) const;
  bool infinitive_follows(int to) const;
  // Whether the verb has nothing behind it that could be its content. A quotation that opens its
  // sentence is content whatever follows; one inside it may be a title.
  bool over(int i, int quote_end) const;
  // “…, she said after the vote.”: where or when, and nothing that could be said.
  bool circumstance(int i) const;
  // Whether words can be a statement: they need a verb, as far as the lexicon knows one.
  bool is_clause(Range r) const;
  // The content may end in the sentence before, when that ends with a quotation.
  bool before_sentence(int i) const;
  bool dash_quote(int i) const;
  bool closes_quote(int i) const;
  int apposition_after(int end) const;
  // Whether the words before a quotation are its own sentence's, not another clause.
  bool joined_left(int first, int open) const;

  const Grammar& g_;
  Range s_;
};

}  // namespace onrecord
