// From proposals that overlap to statements that do not: no word has two roles.
#pragma once

#include <vector>

#include "article/article.hpp"
#include "statements/candidate.hpp"

namespace onrecord {

// Sorted by place. What is proposed inside another's content gives way to it; quotations that go on
// without a new attribution join the statement before.
std::vector<Candidate> settle(const Grammar& g, const Article& article,
                              std::vector<Candidate> proposals);

}  // namespace onrecord
