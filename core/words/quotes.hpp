// Quotations: the ranges of a text in quotation marks.
//
// Handles curly, straight, low („…“) and doubled ('' and ``) marks and guillemets; single marks,
// which are told from apostrophes by the characters on either side and by whether a partner exists;
// nested quotations; a quotation over several paragraphs, with a mark at the start of each and one
// at the very end (Chicago Manual of Style 13.30); and a quotation that is never closed, which ends
// with its paragraph. WordsWords::opening_mark and ::closing_mark say which marks a language uses
// one way only.
#pragma once

#include <string_view>
#include <vector>

#include "languages/language.hpp"
#include "text/text.hpp"

namespace onrecord {

struct Quotation {
  Span outer;            // with the marks
  Span inner;            // without
  uint8_t depth = 0;     // number of quotations around it
  bool closed = true;    // false: no closing mark; it ends with the paragraph
  bool goes_on = false;  // not closed, and the next paragraph begins with an opening mark
  bool single = false;   // single marks
};

// Input: valid UTF-8, and spans of paragraphs in order. Output: quotations sorted by outer.begin;
// any two are nested or apart.
std::vector<Quotation> find_quotations(const Language& language, std::string_view utf8,
                                       const std::vector<Span>& paragraphs);

}  // namespace onrecord
