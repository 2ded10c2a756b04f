// Rules for whole paragraphs that one source said: announced by a line (“The full statement is
// below:”), headed by a label (“RUIZ: …”), or signed (“… — Ana Ruiz”).
#pragma once

#include <vector>

#include "article/article.hpp"
#include "statements/candidate.hpp"

namespace onrecord {

// Returns the blocks that a line announces: “Ruiz released this statement:”, and the paragraphs
// behind it.
std::vector<Candidate> find_blocks(const Grammar& g, const Article& article);
// Appends the turns of a transcript, “NAME: …”, also of an interview whose questions have no label.
void find_transcript(const Grammar& g, const Article& article, std::vector<Candidate>* out);
// Appends signed words: “…” — NAME, and embedded posts: “… — NAME (@handle) DATE”.
void find_signatures(const Grammar& g, const Article& article, std::vector<Candidate>* out);
// Appends a quotation of one paragraph that a dash and a short signature follow, whatever the
// signature looks like: “…” — Ana Ruiz, 42. Weaker than find_signatures, whose finds are formulas.
void find_signed_quotation(const Grammar& g, Range paragraph, std::vector<Candidate>* out);

}  // namespace onrecord
