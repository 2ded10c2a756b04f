// Whole paragraphs that are somebody's words: announced by a line (“The full statement is below:”),
// headed by a label, or signed.
#pragma once

#include <vector>

#include "article/article.hpp"
#include "statements/candidate.hpp"

namespace onrecord {

std::vector<Candidate> find_blocks(const Grammar& g, const Article& article);
// “NAME:” lines of transcripts, and of interviews whose questions bear no label.
void find_transcript(const Grammar& g, const Article& article, std::vector<Candidate>* out);
// “…” — NAME, and embedded posts: “… — NAME (@handle) DATE”.
void find_signatures(const Grammar& g, const Article& article, std::vector<Candidate>* out);

// Paragraphs in which a statement can stand: not bylines, dates, credits or furniture.
bool speaks(Role role);

}  // namespace onrecord
