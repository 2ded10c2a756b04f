// Which stretches of an article stand in quotation marks.
//
// Knows curly, straight, low („…“) and doubled ('' and ``) marks, guillemets, British single marks
// (told from apostrophes by what stands on either side, and by whether a partner can be found),
// quotations within quotations, a quotation that goes on over paragraphs with a mark at the start
// of each and one at the very end (Chicago Manual of Style 13.30), and one that is never closed,
// which ends with its paragraph.
#pragma once

#include <string_view>
#include <vector>

#include "text/text.hpp"

namespace onrecord {

struct Quotation {
  Span outer;            // with the marks
  Span inner;            // without
  uint8_t depth = 0;     // 0: not within another quotation
  bool closed = true;    // false: ended by the paragraph's end
  bool goes_on = false;  // not closed, and the next paragraph takes it up with a mark
  bool single = false;   // single marks
};

// `paragraphs` in order. Sorted by outer.begin; quotations nest or are apart, never cross.
std::vector<Quotation> find_quotations(std::string_view utf8, const std::vector<Span>& paragraphs);

}  // namespace onrecord
