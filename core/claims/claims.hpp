// Stage 6, claims: sentences worth checking, in statements and in the author's own words.
//
// Input: grammar, article, statements. Output: claims in the order of the text. The features are
// those of the literature on check-worthiness (Hassan et al., ClaimBuster, KDD 2017; the CheckThat!
// labs at CLEF): figures, dates, comparisons, superlatives, causes, change over time. Their words
// are in core/languages, area `claims`; docs/CLAIMS.md has the weights.
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
  uint32_t statement = kNoStatement;  // the one whose content holds most of the sentence
  float score = 0;                    // 0 to 1
  std::vector<std::string> reasons;   // "number", "date", "comparison", …
};

std::vector<Claim> find_claims(const Grammar& g, const Article& article,
                               const std::vector<FoundStatement>& statements);

}  // namespace onrecord
