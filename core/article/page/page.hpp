// A page of measured lines, from text and markup.
#pragma once

#include "article/page/layout.hpp"

namespace onrecord {

// Sets Line::shared and Line::titled: the words that each line shares with the densest run of prose
// and with the headline.
void compare_words(Page& page);

// Returns the lines, their marks, and a first guess at the headline: the layout model needs one,
// and read_article chooses again if the model then puts the start of the text elsewhere. Does not
// compare the words of a text that is_plain: nothing reads them there.
Page read_page(const Language& language, const Text& text, const Markup& markup);

}  // namespace onrecord
