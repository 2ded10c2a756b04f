// Whole paragraphs that a line announces as somebody's words: “The full statement is below:”, and
// the “NAME:” lines of transcripts and interviews.
#pragma once

#include <vector>

#include "article/article.hpp"
#include "statements/candidate.hpp"

namespace onrecord {

std::vector<Candidate> find_blocks(const Grammar& g, const Article& article);
// “…” — NAME, and embedded posts: “… — NAME (@handle) DATE”.
void find_signatures(const Grammar& g, const Article& article, std::vector<Candidate>* out);

// Paragraphs in which a statement can stand: not bylines, dates, credits or furniture.
bool speaks(Role role);

}  // namespace onrecord
