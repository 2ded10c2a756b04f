// Stage 4, statements: finds who is said to have said, thought or wanted what.
//
// In: Text and Words as a Grammar, Article. Out: statements with source, cue and content, as
// PolNeAR defines them (Newell, Margolin and Ruths, LREC 2018): an author ascribes to someone a
// statement, decree, intention, belief, knowledge, perception, wish or attitude. Headlines and
// standfirsts count, other lines around the body do not. Sources are as written here; a later stage
// finds the speakers behind them.
#pragma once

#include <vector>

#include "article/article.hpp"
#include "model/attribution.hpp"
#include "statements/statement.hpp"

namespace onrecord {

class Grammar;  // grammar/grammar.hpp

// The least confidence of an attribution of the model; the bound with the best F1 of half-overlap
// on PolNeAR's dev part.
constexpr float kDefaultThreshold = 0.40F;

// The model's attributions in the same words, and the least confidence that counts. `attributions`
// is null where the rules work alone.
struct Proposals {
  const std::vector<Attribution>* attributions = nullptr;
  float threshold = kDefaultThreshold;  // 0 to 1
};

// Returns the statements in reading order: by the first word of their content. No caller
// needs to sort them again.
std::vector<FoundStatement> find_statements(const Grammar& g, const Article& article,
                                            const Proposals& model = {});

}  // namespace onrecord
