// One sentence as the verb rules see it: its subjects, manners, addressees and quotations.
#pragma once

#include <string_view>

#include "statements/candidate.hpp"

namespace onrecord {

// Positions are indices into Words::words.
class SentenceView {
 public:
  SentenceView(const Grammar& g, Range sentence)
      : g_(g), words_(g.language.statements), s_(sentence) {}

 protected:
  const WordTag& tag(int v) const { return g_.tag(v); }
  std::string_view at(int i) const { return g_.at(i); }
  bool in(int i) const { return i >= s_.first && i < s_.last; }
  // “that” in lower case.
  bool that(int i) const { return g_.low(i) && g_.is(i, kThat); }
  bool ends_as_gerund(int i) const {
    return g_.language.grammar.gerund_ending.has_ending_of(at(i));
  }

  // The subject before the verb group that begins at `begin`, with a time between them skipped (“on
  // Tuesday”). Empty if there is none.
  Range subject(int begin) const;
  // The end of the manner that begins at word i (“in a statement”, “on Twitter”), which belongs to
  // the cue; i if there is none.
  int manner(int i) const;
  // The end of the times and adverbs that begin at word i; i if there are none.
  int skip_time(int i) const;
  // The end of the addressee behind verb v (“told reporters”); v + 1 if there is none.
  int addressee(int v) const;
  // Whether a subject can be singular: it has a name, a determiner or the like. A verb in -s needs
  // one: “fresh questions about” is no subject and verb.
  bool singular(Range who) const;
  // Whether a quotation opens with word i.
  bool quote_at(int i) const;
  // Whether word `to` is followed by an infinitive.
  bool infinitive_follows(int to) const;
  // Whether nothing from word i on could be the verb's content. `quote_end`: the last word of the
  // quotation before the verb, or -1. A quotation that opens its sentence is the content whatever
  // follows; one inside a sentence may be a title.
  bool over(int i, int quote_end) const;
  // Whether the words from i on tell where or when, and nothing that could be said: “…, she said
  // after the vote.”
  bool circumstance(int i) const;
  // Whether words can be a statement: whether there is a verb among them that the tables have.
  bool is_clause(Range r) const;
  // Whether content can end with word i: it is in this sentence, or closes a quotation at the end
  // of the one before.
  bool before_sentence(int i) const;
  bool dash_quote(int i) const;
  bool closes_quote(int i) const;
  // The end of the description behind a name that ends at `end` (“, a doctor,”, “(ICE)”); `end` if
  // there is none.
  int apposition_after(int end) const;
  // Whether the words [first, open) belong to the clause of the quotation that begins at `open`.
  bool joined_left(int first, int open) const;

  const Grammar& g_;
  const StatementsWords& words_;
  Range s_;
};

}  // namespace onrecord
