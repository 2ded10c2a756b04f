#include "result/spans.hpp"

namespace onrecord {
namespace {

std::vector<Span> spans_of(const Grammar& g, Range r) {
  if (r.empty()) return {};
  return {g.span(r)};
}

// The span of a piece of direct content. Content that fills a quotation is all that stands between
// the marks, with the spaces there.
Span direct_span(const Grammar& g, Range r) {
  const Quotation* q = g.quotation(r.first);
  return q != nullptr && g.words_in(q->inner) == r ? q->inner : g.span(r);
}

}  // namespace

std::vector<Statement> with_spans(const Grammar& g, const std::vector<FoundStatement>& found) {
  std::vector<Statement> out;
  out.reserve(found.size());
  for (const FoundStatement& from : found) {
    Statement& s = out.emplace_back();
    s.form = from.form;
    s.act = from.act;
    s.source = spans_of(g, from.source);
    s.cue = spans_of(g, from.cue);
    for (const Range r : from.content) {
      s.content.push_back(s.form == Form::direct ? direct_span(g, r) : g.span(r));
    }
    s.confidence = from.confidence;
    s.speaker = from.speaker;
    s.link_confidence = from.link_confidence;
  }
  return out;
}

}  // namespace onrecord
