// Resolves conflicts between the rules' candidates, so that no word has two roles.
#pragma once

#include <vector>

#include "article/article.hpp"
#include "statements/candidate.hpp"

namespace onrecord {

// Returns the candidates that stand, by the position of their first word. A candidate inside the
// content of another is dropped. A quotation without a cue continues the statement before it in the
// same paragraph, or in the next one if it fills that paragraph or the mark before it stayed open;
// if it is long enough it is otherwise a statement without a source.
std::vector<Candidate> settle(const Grammar& g, const Article& article,
                              std::vector<Candidate> proposals);

}  // namespace onrecord
