// Which line is the headline.
#pragma once

#include "article/layout.hpp"

namespace onrecord {

// Index of the line that is most likely the headline when the article's text begins at line `start`,
// or -1. `title` is what the page's metadata calls it; may be empty.
int find_headline(const Text& text, const Page& page, int start, std::string_view title);

// Where the densest run of prose begins: a first guess before anything else is known.
int prose_start(const Page& page);

}  // namespace onrecord
