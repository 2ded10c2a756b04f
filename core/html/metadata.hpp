// Facts that a page states outside its text: JSON-LD, meta elements, itemprop, title.
#pragma once

#include <gumbo.h>

#include "article/article.hpp"

namespace onrecord {

struct FreeOutput {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

void read_metadata(const GumboNode* root, Markup* markup);

}  // namespace onrecord
