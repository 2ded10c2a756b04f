// Finds names: runs of capitalised words, with the titles before them.
//
// Reads only how words are written and what stands beside them. Does not tell whom a name names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/word_table.hpp"
#include "grammar/grammar.hpp"
#include "speakers/names/name_words.hpp"

namespace onrecord {

// A name in the text. `words` with titles (“Finance Minister Lena Holm”), `core` without.
struct NameRun {
  Range words, core;
  uint32_t titles = 0;  // classes of the titles before the core
  bool organization = false;
  bool document = false;
};

class NameFinder {
 public:
  // Finds the names of all sentences for which `reads` is set and `titled` is not. (In a line in
  // capitals like a headline a capital tells nothing.)
  NameFinder(const Grammar& g, const NameWords& words, const std::vector<bool>& reads,
             const std::vector<bool>& titled);

  // In the order of the text: names of several words, and of one.
  const std::vector<NameRun>& full() const { return full_; }
  const std::vector<NameRun>& single() const { return single_; }

  // Whether word i is written with a capital and can be part of a name.
  bool capital(int i) const {
    const Shape shape = g_.word(i).shape;
    return (shape == Shape::title || shape == Shape::upper || shape == Shape::mixed) &&
           capital_word(i);
  }

 private:
  // Fills inside_ and low_.
  void read_capitals(const std::vector<bool>& reads, const std::vector<bool>& titled);
  // Appends the names of one sentence to full_ and single_.
  void scan(Range sentence);
  // Whether the first word of a run that opens its sentence owes its capital to that alone.
  bool owes_capital_to_sentence(Range run, int sentence_end) const;
  // Whether a run that opens its sentence presents a person: “Robyn Dunn, 23,”, “Robyn Dunn was”.
  bool presents(Range run, int sentence_end) const;
  // Whether the last word of a run is a name by itself behind an organization's.
  bool two_names(Range run) const;
  // Whether a single word is an adjective or a member of a group and no name: “American voters”.
  bool adjective_or_member(int i, Range sentence) const;
  // Appends a run to full_ or single_ unless it is a description or a title alone.
  void take(Range run, Range sentence);
  // Parts titles from the core and tells whether the run is an organization or a document.
  NameRun parse(Range run) const;
  // Where the name's words that begin at `first` end: behind links (“of”, “de”) as well.
  int run_end(int first, int last) const;
  // Whether word i joins the two parts of a name; if so, *next is the word that goes on.
  bool joins(int i, int first, int last, bool* linked, int* next) const;
  bool capital_word(int i) const;
  // Whether word i is one only behind a part of a name: “USA Today”, “Theresa May”.
  bool continues(int i) const;
  // Whether word i is a title: “Senator”, “Sen.”, “Oscar-winner”.
  bool titled_by(int i) const;
  // Whether a run is nouns and no name: “a California Democrat”, “the Press Secretary”.
  bool is_description(const NameRun& run) const;

  uint32_t classes(int i) const { return words_.classes(i); }

  const Grammar& g_;
  const NameWords& words_;
  const PeopleWords& people_;
  std::vector<NameRun> full_, single_;
  WordIndex inside_{WordIndex::exact};  // capitalised where they need not be
  WordIndex lasts_{WordIndex::exact};   // last names of people who were named in full so far
  WordIndex low_{WordIndex::exact};     // written in lower case somewhere
};

}  // namespace onrecord
