// Features of a page's lines for the layout model: which of them hold for each line.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "article/page/layout.hpp"

namespace onrecord {

// A coarse class of a line, so that features can be about its neighbours.
enum Kind : uint8_t {
  kNone,       // no words
  kMenuItem,   // up to four words, half of them of menus
  kLabel,      // up to four other words
  kTitleLike,  // five to nine words without a full stop
  kDated,      // a date, or a name with one
  kShort,      // five to twelve words, a sentence
  kMedium,     // ten words or more without a full stop
  kSentence,   // 13 to 24 words, a sentence
  kLong,       // 25 words or more
  kVeryLong,   // 60 words or more
  kLaw,        // copyright and terms
  kChatter,    // five words or more about sharing, comments, newsletters
};
constexpr int kKinds = 12;

// Lines that open a part of the page that is not the article.
enum Header : uint8_t { hNone, hRelated, hComment, hNewsletter, hShare, hRefs, hBio, hTag };
constexpr int kHeaders = 8;

constexpr int kLexFeatures = 25;   // bits of Line::lex that are features
constexpr int kFlagFeatures = 14;  // bits of Line::flags that are

// Features come in blocks: of a block one feature holds for each value that it counts.
enum class Block : uint8_t {
  always,
  kind,
  words,
  first,
  last,
  function_words,
  capitals,
  shouted,
  flags,
  lex_label,
  lex_short,
  lex_long,
  sentences,
  menu_words,
  gap,
  repeated,
  from_headline,
  titled,
  kind_1_above,
  kind_1_below,
  kind_2_above,
  kind_2_below,
  kind_3_above,
  kind_3_below,
  kinds_above,
  kinds_below,
  since_text,
  until_text,
  text_before,
  text_around,
  header,
  last_header,
  under_header,
  dates_around,
  text_of_page,
  alike_neighbour,
  since_date,
  text_lines_before,
  shared,
  marks,
  marks_above,
  marks_below,
  mark_kinds,
  mark_borders,
  among_text,
  among_kinds,
};

struct BlockRow {
  Block block;
  std::string_view name;
  int size;
};

// In the order of Block, which is part of the trained weights. “by kind”: a feature for each pair
// of a value and the line's kind.
constexpr std::array<BlockRow, 46> kBlocks = {{
    {Block::always, "always", 1},  // how common each part is
    {Block::kind, "kind", kKinds},
    {Block::words, "words", 12},
    {Block::first, "first", 10},                   // Edge of its beginning
    {Block::last, "last", 10},                     // and of its end
    {Block::function_words, "function_words", 6},  // their share; text has more than menus
    {Block::capitals, "capitals", 6},              // their share; menus and names have more
    {Block::shouted, "shouted", 2},                // mostly capitals; mostly numbers
    {Block::flags, "flags", kFlagFeatures},
    {Block::lex_label, "lex_label", kLexFeatures},  // classes of words, in up to 4 words
    {Block::lex_short, "lex_short", kLexFeatures},  // in up to 12
    {Block::lex_long, "lex_long", kLexFeatures},    // in more: there they say less
    {Block::sentences, "sentences", 4},
    {Block::menu_words, "menu_words", 5},               // share of Line::lexical
    {Block::gap, "gap", 4 * kKinds},                    // blank lines above, by kind
    {Block::repeated, "repeated", 4},                   // the same line stands above; below
    {Block::from_headline, "from_headline", 9},         // lines above or below the headline
    {Block::titled, "titled", 4 * kKinds},              // words of the headline, by kind
    {Block::kind_1_above, "kind_1_above", kKinds + 1},  // of neighbours; kKinds: no line there
    {Block::kind_1_below, "kind_1_below", kKinds + 1},
    {Block::kind_2_above, "kind_2_above", kKinds + 1},
    {Block::kind_2_below, "kind_2_below", kKinds + 1},
    {Block::kind_3_above, "kind_3_above", kKinds + 1},
    {Block::kind_3_below, "kind_3_below", kKinds + 1},
    {Block::kinds_above, "kinds_above", kKinds*(kKinds + 1)},  // that of the line above, by kind
    {Block::kinds_below, "kinds_below", kKinds*(kKinds + 1)},  // that of the line below, by kind
    {Block::since_text, "since_text", 5 * kKinds},      // lines since the last prose, by kind
    {Block::until_text, "until_text", 5 * kKinds},      // lines until the next prose, by kind
    {Block::text_before, "text_before", 7 * kKinds},    // share of the page's prose above, by kind
    {Block::text_around, "text_around", 6 * kKinds},    // share of prose within 6 lines, by kind
    {Block::header, "header", kHeaders},                // is such a header
    {Block::last_header, "last_header", kHeaders * 5},  // the last header, by distance
    {Block::under_header, "under_header", kHeaders* kKinds},  // no prose since it, by kind
    {Block::dates_around, "dates_around", 4 * kKinds},        // within 5 lines, by kind
    {Block::text_of_page, "text_of_page", 5 * kKinds},        // share of prose, by kind
    {Block::alike_neighbour, "alike_neighbour", 4},  // begins with the same word: a list's items
    {Block::since_date, "since_date", 6},            // lines since a date or a byline
    {Block::text_lines_before, "text_lines_before", 5 * kKinds},  // lines of prose above, by kind
    {Block::shared, "shared", 6 * kKinds},  // words that the page's prose has too, by kind
    {Block::marks, "marks", kMarks},        // with HTML: what its elements say
    {Block::marks_above, "marks_above", kMarks},
    {Block::marks_below, "marks_below", kMarks},
    {Block::mark_kinds, "mark_kinds", 8 * kKinds},  // the eight that matter most, by kind
    {Block::mark_borders, "mark_borders", 8},       // first line in such an element, or behind
    {Block::among_text, "among_text", 6 * 4},       // share of the element's text above, where
    {Block::among_kinds, "among_kinds", kKinds},
}};

// The first feature of each block, and the number of features.
constexpr auto kBlockBase = [] {
  std::array<int, kBlocks.size() + 1> base{};
  for (size_t i = 0; i < kBlocks.size(); ++i) base[i + 1] = base[i] + kBlocks[i].size;
  return base;
}();
constexpr int kLayoutFeatures = kBlockBase[kBlocks.size()];

static_assert(
    [] {
      for (size_t i = 0; i < kBlocks.size(); ++i) {
        if (kBlocks[i].block != static_cast<Block>(i)) return false;
      }
      return true;
    }(),
    "a block's row stands at its number");

class LayoutFeatures {
 public:
  explicit LayoutFeatures(const Page& page);

  // Replaces `active` by the features that hold for line i.
  void of(int i, std::vector<uint16_t>& active) const;

 private:
  class Adder;
  struct Row {
    Kind kind = kNone;
    Header header = hNone;
    bool text = false;
    uint8_t repeated = 0;      // bit 0: the same line stands above; bit 1: below
    int since = 0, until = 0;  // lines to the nearest prose
    int since_date = 0;        // lines to the last date or byline
    int header_above = -1;     // the last header above
    uint32_t text_lines = 0;   // lines of prose above
  };
  // Sums over the lines before one.
  struct Sums {
    uint32_t words = 0, text = 0, among = 0;  // words of all lines, of prose, of what is among text
    uint32_t dates = 0;                       // lines with a date
  };

  void find_repeated();
  bool exists(int i) const { return i >= 0 && i < count_; }
  void line(int i, Adder& add) const;
  void neighbours(int i, Adder& add) const;
  void headers(int i, Adder& add) const;
  void surroundings(int i, Adder& add) const;
  void marks(int i, Adder& add) const;

  const Page& page_;
  int count_;
  std::vector<Row> rows_;
  std::vector<Sums> sums_;  // one more than lines
};

// For training: the features of every line, and their number.
std::vector<std::vector<uint16_t>> page_features(const Page& page);
int feature_count();

}  // namespace onrecord
