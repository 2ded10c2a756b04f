// From text and markup to a page of measured lines.
#pragma once

#include "article/layout.hpp"

namespace onrecord {

// Lines, what markup says of each, and a first guess at the headline.
Page read_page(const Text& text, const Markup& markup);

}  // namespace onrecord
