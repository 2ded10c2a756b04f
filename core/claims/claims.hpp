// Stage 6, claims: sentences worth checking, whoever says them.
//
// In: Text, Article, Words, statements. Out: claims in the order of the text. The features are
// those that the literature on check-worthiness found to count (Hassan et al., ClaimBuster, KDD
// 2017; the CheckThat! labs at CLEF): figures, dates, comparisons, superlatives, causes, change
// over time.
#pragma once

#include <string>
#include <vector>

#include "article/article.hpp"
#include "grammar/grammar.hpp"
#include "statements/statement.hpp"
#include "text/text.hpp"

namespace onrecord {

struct Claim {
  Span span;                          // a sentence
  uint32_t statement = kNoStatement;  // whose content holds most of it
  float score = 0;                    // 0 to 1
  std::vector<std::string> reasons;   // "number", "date", "comparison", …
};

std::vector<Claim> find_claims(const Grammar& g, const Article& article,
                               const std::vector<FoundStatement>& statements);

}  // namespace onrecord
