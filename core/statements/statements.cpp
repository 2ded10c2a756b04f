#include "statements/statements.hpp"

#include <algorithm>
#include <utility>

#include "acts/acts.hpp"
#include "base/sort.hpp"
#include "statements/merge.hpp"
#include "statements/rules/blocks.hpp"
#include "statements/settle.hpp"

namespace onrecord {

namespace {

Form form_of(const Grammar& g, const Candidate& c) {
  if (c.block) return Form::block;
  int quoted = 0;
  int plain = 0;
  for (const Range r : c.content) {
    for (int i = r.first; i < r.last; ++i) {
      if (g.punct(i)) continue;
      (g.quoted(i) ? quoted : plain) += 1;
    }
  }
  if (quoted == 0) return Form::indirect;
  return plain == 0 ? Form::direct : Form::mixed;
}

// Extends a range with an open bracket to the closing one behind it: “the agency (ICE” + “)”.
Range with_bracket(const Grammar& g, Range r) {
  int open = 0;
  for (int i = r.first; i < r.last; ++i) {
    if (g.at(i) == "(") ++open;
    if (g.at(i) == ")" && open > 0) --open;
  }
  if (open == 1 && r.last < g.count() && g.at(r.last) == ")") ++r.last;
  return r;
}

// Direct content without the quotation marks, where they enclose all of it.
Range without_marks(const Grammar& g, Range r) {
  const Quotation* q = g.quotation(r.first);
  const Span all = g.span(r);
  if (q == nullptr || q->outer.begin != all.begin || q->outer.end != all.end) return r;
  const Range inner = g.words_in(q->inner);
  return inner.empty() ? r : inner;
}

// True for a range without a word: marks name nobody, as in “according to )))”.
bool only_marks(const Grammar& g, Range r) {
  for (int i = r.first; i < r.last; ++i) {
    if (!g.punct(i)) return false;
  }
  return true;
}

FoundStatement statement_of(const Grammar& g, const Candidate& c) {
  FoundStatement s;
  s.form = form_of(g, c);
  s.act = act_of(g, {c.source, c.cue, c.content, c.block});
  s.confidence = c.confidence;
  if (!only_marks(g, c.source)) s.source = with_bracket(g, c.source);
  s.cue = c.cue;
  for (const Range piece : c.content) {
    const Range r = with_bracket(g, piece);
    s.content.push_back(s.form == Form::direct ? without_marks(g, r) : r);
  }
  sort_stably(s.content, [](Range a, Range b) { return a.first < b.first; });
  return s;
}

// Removes the dateline from sources and contents: “RASK (AP) — The mill …”.
void cut_dateline(const Grammar& g, const Dateline& dateline, std::vector<Candidate>* list) {
  if (dateline.spans.empty()) return;
  constexpr int kFar = 12;  // words from the place to the dash behind agency and date
  const Range place = g.words_in(dateline.spans.front());
  int end = place.last;
  while (end < g.count() && end - place.last < kFar && !g.dash(end)) ++end;
  if (place.empty() || end == g.count() || !g.dash(end++)) return;
  for (Candidate& c : *list) {
    for (Range& r : c.content) {
      if (place.first <= r.first && r.first < end && end < r.last) r.first = end;
    }
    if (place.first <= c.source.first && c.source.first < end && end < c.source.last) {
      c.source.first = end;
    }
  }
}

// “Mill in Rask to close, owner says”: a headline that ends with a comma, a source and a verb has
// no other reading. `first` is the first candidate of the headline in `list`.
void trust_headline(const Grammar& g, Range line, size_t first, std::vector<Candidate>* list) {
  for (size_t i = first; i < list->size(); ++i) {
    Candidate& c = (*list)[i];
    const int comma = c.source.first - 1;
    const bool behind = c.content.size() == 1 && c.content[0].last == comma && g.comma(comma);
    const bool ends = c.cue.last == line.last && c.source.last == c.cue.first;
    if (behind && ends && c.content[0].first == line.first) c.certainty = Certainty::sure;
  }
}

std::vector<Candidate> propose(const Grammar& g, const Article& article) {
  std::vector<Candidate> out;
  find_signatures(g, article, &out);
  for (Candidate& block : find_blocks(g, article)) {
    // A block that is announced and signed: the signature gives the source.
    const bool is_signed =
        block.content.size() == 1 && std::any_of(out.begin(), out.end(), [&](const Candidate& c) {
          return c.content[0].first == block.content[0].first;
        });
    if (!is_signed) out.push_back(std::move(block));
  }
  find_transcript(g, article, &out);
  for (size_t p = 0; p < article.paragraphs.size(); ++p) {
    const Role role = article.paragraphs[p].role;
    if (!speaks(role)) continue;
    const Range r{static_cast<int>(g.words.paragraph_first[p]),
                  static_cast<int>(g.words.paragraph_first[p + 1])};
    const size_t before = out.size();
    find_verb_cues(g, r, &out);
    if (role == Role::headline) trust_headline(g, r, before, &out);
    find_passive_cues(g, r, &out);
    find_according_to(g, r, &out);
    find_noun_cues(g, r, &out);
    find_colon_lines(g, r, role == Role::headline, &out);
  }
  cut_dateline(g, article.dateline, &out);
  return out;
}

}  // namespace

std::vector<FoundStatement> find_statements(const Grammar& g, const Article& article,
                                            const Proposals& model) {
  std::vector<Candidate> found = settle(g, article, propose(g, article));
  if (model.attributions != nullptr) {
    found = merge(g, std::move(found), *model.attributions, model.threshold);
    cut_dateline(g, article.dateline, &found);
  }
  std::vector<FoundStatement> out;
  out.reserve(found.size());
  for (const Candidate& c : found) out.push_back(statement_of(g, c));
  sort_stably(out, [](const FoundStatement& a, const FoundStatement& b) {
    return a.content.front().first < b.content.front().first;
  });
  return out;
}

}  // namespace onrecord
