// Facts that a page states outside its text.
#pragma once

#include <gumbo.h>

#include "article/article.hpp"

namespace onrecord {

void read_metadata(const GumboNode* root, Markup* markup);

}  // namespace onrecord
