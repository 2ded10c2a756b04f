// Facts about a line that may be the headline of a page: what its features are computed from.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/page/layout.hpp"
#include "base/key_table.hpp"

namespace onrecord {

// Whom a line names: nobody, perhaps somebody, somebody, somebody with a common first name, an
// author.
enum class Person : uint8_t { none, maybe, sure, given, byline };

// What the features of one line are computed from. `start` below is the line where the article's
// text begins; content words are those of Page::content.
struct HeadlineFacts {
  const Line& line;
  uint32_t first_lex = 0;  // classes of its first word
  int index = 0;           // of the line in the page
  int above_text = 0;      // lines down to `start`; negative behind it
  uint32_t marks = 0;      // from Page::marks
  bool question = false;

  // Words
  size_t content = 0;             // content words
  size_t in_text = 0;             // … that the first 25 paragraphs have too
  size_t in_lead = 0;             // … that the first 3 paragraphs have too
  double in_title = 0;            // share of them and of the metadata's title that both have
  bool most_shared = false;       // no other candidate has as many words of the text
  bool few_shared = false;        // another candidate has more than twice as many
  size_t repeated = 0, runs = 0;  // runs of three content words; those that another line has too

  // Copies of the line
  bool again = false, again_below = false;
  bool heads_paragraph = false;  // a copy stands above a paragraph of the text

  // The lines around it
  int dated_below = -1;  // lines down to the next date or byline, at most 10; -1: none
  bool dated_above = false;
  int titles_above = 0, titles_below = 0;  // lines like titles among the three above and below
  int wordy_below = 0;                     // lines of five words or more down to the text
  bool first_wordy = false, longest_above_text = false;
  bool prose_above = false;                      // it or a candidate above it is prose
  bool below_title = false;                      // one line like a headline stands directly above
  bool short_above = false, menu_above = false;  // the line above
  int words_above = 0;
  bool share_below = false;
  bool beside_player = false;
  bool in_series = false;  // one of several lines that begin alike, as in a table of contents

  // People
  Person person = Person::none;
  Person person_below = Person::none, person_two_below = Person::none;
  bool signed_below = false;   // a byline follows, behind one longer line at most
  bool signed_dated = false;   // … with a date
  bool names_person = false;   // the line is about nothing but a person or a job
  bool below_person = false;   // a job below somebody's name
  bool agency_credit = false;  // ends with "NAME/Reuters"
  bool quotation_end = false;
};

// What the candidates for the headline of a page have in common. The candidates are the lines
// [begin, end) for which is_candidate holds.
class HeadlineContext {
 public:
  // `title`: the headline by the page's metadata, may be empty.
  HeadlineContext(const Text& text, const Page& page, int start, std::string_view title);

  int begin() const { return begin_; }
  int end() const { return end_; }
  bool is_candidate(int i) const { return lines_[i].words != 0 && !too_long(lines_[i]); }
  HeadlineFacts facts(int i) const;

 private:
  struct Heard {
    bool text = false, lead = false;
  };
  struct Copies {
    int first = -1, last = -1;
  };
  struct Said {
    int lines = 0;           // that differ
    uint32_t last_hash = 0;  // of the last of them
  };

  static bool too_long(const Line& line);
  bool exists(int i) const { return i >= 0 && i < count_; }
  bool within(int i) const { return i >= begin_ && i < end_; }
  std::string_view text_of(int i) const { return text_[lines_[i].span]; }
  int about(int i) const { return about_[i - begin_]; }
  Person person(int i) const { return within(i) ? people_[i - begin_] : Person::none; }

  void read_vocabulary();
  void read_candidates();
  Person person_in(int i) const;
  bool like_headline(int i) const;
  bool only_date(int i) const;
  void add_words(int i, HeadlineFacts& f) const;
  void add_copies(int i, HeadlineFacts& f) const;
  void add_lines_around(int i, HeadlineFacts& f) const;
  void add_titles(int i, HeadlineFacts& f) const;
  void add_people(int i, HeadlineFacts& f) const;
  void add_signature(int i, HeadlineFacts& f) const;

  const Text& text_;
  const Page& page_;
  const std::vector<Line>& lines_;
  int count_, start_, begin_, end_;
  KeyTable<bool> titled_;         // content words of the metadata's title
  KeyTable<Heard> heard_;         // content words of the candidates
  KeyTable<Copies> copies_;       // by Line::hash
  KeyTable<Said> said_;           // runs of content words of the candidates
  std::vector<int> wordy_lines_;  // before each line from begin_ on
  std::vector<int> about_;        // content words of each candidate that the text has
  std::vector<Person> people_;    // in each candidate
  int most_about_ = 0;
  int longest_ = -1, first_wordy_ = -1, first_prose_ = -1;  // lines; -1: none
};

// Could the line be a title by itself? A few words, no sentence, few words of menus.
bool is_title_like(const Line& line);

// Is the line about who took a picture: does it end with "NAME/Reuters"?
bool is_agency_credit(const Page& page, const Line& line, std::string_view text);

// Does the text begin with a label, as "NAME: …" or "Q: …" do in a transcript?
bool is_labelled(const Language& language, std::string_view text);

bool is_question(std::string_view text);

}  // namespace onrecord
