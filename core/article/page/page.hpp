// From text and markup to a page of measured lines.
#pragma once

#include "article/page/layout.hpp"

namespace onrecord {

// How much of each line is about what the densest run of prose is about.
void compare_words(Page& page);

// Lines, what markup says of each, and a first guess at the headline. Words
// are not compared where the text is_plain: nothing asks for it there.
Page read_page(const Text& text, const Markup& markup);

}  // namespace onrecord
