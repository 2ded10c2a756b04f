// Words to bytes: the one place where a statement's ranges become spans of the text.
#pragma once

#include <vector>

#include "grammar/grammar.hpp"
#include "result/result.hpp"

namespace onrecord {

// One Statement for each FoundStatement, in the same order.
std::vector<Statement> with_spans(const Grammar& g, const std::vector<FoundStatement>& found);

}  // namespace onrecord
