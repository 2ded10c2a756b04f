#include "statements/learned.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace onrecord {
namespace {

// Added to the threshold of an attribution without a source; and the threshold of those without a
// source whose cue is a noun such as “questions about”.
constexpr float kSurerWithoutSource = 0.1F;
constexpr float kSureOfNobody = 0.8F;

// Extends a piece to the marks of a quotation that it has whole but for them: “it was “a scandal” →
// “it was “a scandal””. The model's borders were trained without punctuation.
Range with_marks(const Grammar& g, Range r) {
  if (r.empty()) return r;
  if (const Quotation* q = g.quotation(r.last - 1); q != nullptr && q->closed) {
    const Range whole = g.words_in(q->outer);
    const bool ends =
        std::none_of(g.words.words.begin() + r.last, g.words.words.begin() + whole.last,
                     [](const Word& w) { return w.shape != Shape::punct; });
    if (ends && whole.first >= r.first - 1 && r.last < whole.last) {
      r = {std::min(r.first, whole.first), whole.last};
    }
  }
  if (const Quotation* q = g.quotation(r.first); q != nullptr && q->closed) {
    const Range whole = g.words_in(q->outer);
    if (whole.first == r.first - 1 && whole.last < r.last) r.first = whole.first;
  }
  return r;
}

// Extends a source that is a relative clause to the name before it: “Alan Doyle, who backed the
// tunnel, said”.
Range with_name(const Grammar& g, Range source) {
  const int comma = source.first - 1;
  if (source.size() < 2 || comma < 1 || !g.comma(comma)) return source;
  if (!g.language.statements.describing.has(g.at(source.first))) return source;
  const int sentence = static_cast<int>(g.sentence(comma).first);
  const Range name = g.phrase_before(comma, sentence);
  if (!name.empty()) source.first = name.first;
  return source;
}

// Returns the part of a source or cue that is in one line: the line of word `near`, or else the
// line next to it. The model does not see line breaks.
Range one_line(const Grammar& g, Range r, int near) {
  if (r.empty()) return r;
  const auto line = [&](int i) { return g.paragraph(i); };
  const int at = std::clamp(near, r.first, r.last - 1);
  Range part{at, at + 1};
  while (part.first > r.first && line(part.first - 1) == line(at)) --part.first;
  while (part.last < r.last && line(part.last) == line(at)) ++part.last;
  return part;
}

// Cue words of impersonal clauses, “it is believed that …”, “it seems that …”: the subject stands
// for the content and names nobody. Not “it is confident that …”, where “it” can be a company. The
// words of the language's class spoken_of count too.

bool anticipates(const Grammar& g, const Candidate& c) {
  const Range source = c.source;
  if (source.size() != 1 || source.last != c.cue.first) return false;
  if (!g.language.statements.impersonal_subject.has(g.at(source.first))) return false;
  const int then = c.content.front().first;
  if (then < c.cue.last || !g.is(then, kThat | kWh)) return false;
  for (int i = c.cue.first; i < c.cue.last; ++i) {
    if (g.language.statements.impersonal.has(g.at(i)) || g.language.grammar.spoken_of.has(g.at(i)))
      return true;
  }
  return false;
}

// Whether the cue has no verb that the rules know and the content has no clause: “… rolled out a
// plan”, “disdain for the press”.
bool says_nothing(const Grammar& g, const Candidate& c) {
  for (int i = c.cue.first; i < c.cue.last; ++i) {
    if (g.is(i, kAuxiliary | kCommonVerb) || g.tag(i).frames != 0 || g.at(i) == ":") return false;
  }
  if (g.is(c.content.front().first, kThat | kWh | kSubordinator | kTo)) return false;
  for (const Range r : c.content) {
    for (int i = r.first; i < r.last; ++i) {
      if (g.is(i, kAuxiliary | kCommonVerb)) return false;
    }
  }
  return true;
}

// Removes the subject of a passive from the source: “The crew was told that …” (the subject heard
// it), “The crew is expected to …” (the subject is spoken of and goes to the content).

void passive_subject(const Grammar& g, Candidate* c) {
  if (c->source.empty() || c->source.last != c->cue.first) return;
  bool be = false;
  for (int i = c->cue.first; i < c->cue.last; ++i) {
    const Range spoken_of = c->source;
    if (be && g.language.statements.hearing.has(g.at(i))) c->source = {};
    if (be && g.language.grammar.spoken_of.has(g.at(i)) && i + 1 == c->cue.last &&
        c->content.front().first == c->cue.last && g.is(c->cue.last, kTo)) {
      c->source = {};
      c->content.insert(c->content.begin(), spoken_of);
    }
    if (c->source.empty()) return;
    be = be || g.is(i, kBe);
  }
}

// Whether the cue is a noun of speech whose speaker is not named: “amid criticism of …”, “it has
// turned to questions about …”, where the subject of the verb is not who asks.

bool speech_of_nobody(const Grammar& g, const Candidate& c) {
  int noun = c.cue.last - 1;
  if (noun > c.cue.first && g.is(noun, kPreposition)) --noun;
  if (noun < c.cue.first || !g.language.statements.speech_noun.has(g.at(noun))) return false;
  if (c.source.empty()) return true;
  int before = noun - 1;
  while (before > c.cue.first && !g.is(before, kClosed)) --before;
  return before > c.cue.first && g.language.statements.not_theirs.has(g.at(before));
}

// “Mrs. | May said”: a name that is a verb too stands in the cue. It goes to the title before it.
void name_behind_title(const Grammar& g, Candidate* c) {
  if (c->source.empty() || c->source.last != c->cue.first || c->cue.size() < 2) return;
  if (!g.is(c->source.last - 1, kTitle) || !g.at(c->source.last - 1).ends_with('.')) return;
  if (g.word(c->cue.first).shape != Shape::title || g.is(c->cue.first, kClosed & ~kAuxiliary))
    return;
  if (g.low(c->cue.first + 1)) c->source.last = ++c->cue.first;
}

// “Clearly Ana Ruiz said it”: an adverb that opens the sentence is no part of the name behind it.
void adverb_before_name(const Grammar& g, Range* source) {
  const int i = source->first;
  if (source->size() < 2 || i != static_cast<int>(g.sentence(i).first)) return;
  if (g.is(i, kAdverb) && g.at(i).ends_with("ly") && g.is(i + 1, kName)) ++source->first;
}

// “is seen | as a monument”: “as” ends the cue of a passive that says what somebody is taken for.
void passive_as(const Grammar& g, Candidate* c) {
  const int as = c->cue.last;
  if (c->cue.size() < 2 || !g.is(as - 2, kBe) || !g.language.statements.seen.has(g.at(as - 1)))
    return;
  for (Range& r : c->content) {
    if (r.first == as && r.size() > 1 && g.language.statements.seen_as.has(g.at(as))) {
      c->cue.last = ++r.first;
      return;
    }
  }
}

// “is known among bakers as a sponge” gives something a name, “all told” sums up: nobody speaks.
bool no_speech(const Grammar& g, const Candidate& c) {
  if (c.cue.empty()) return false;
  const StatementsWords& words = g.language.statements;
  const std::string_view verb = g.at(c.cue.last - 1);
  if (words.told.has(verb) && c.source.size() == 1 && c.source.last == c.cue.first &&
      words.all.has(g.at(c.source.first)) && g.comma(c.cue.last)) {
    return true;
  }
  if (!words.known.has(verb)) return false;
  for (int i = c.source.first; i < c.source.last; ++i) {
    if (words.seen_as.has(g.at(i))) return true;
  }
  return false;
}

// “The law feeds their fear that …”: who causes a feeling does not have it. The possessive before
// the noun says whose it is.
void cause_of_feeling(const Grammar& g, Candidate* c) {
  const int noun = c->cue.last - 1;
  if (c->cue.size() != 3 || !g.language.statements.causes.has(g.at(c->cue.first)) ||
      !g.is(noun, kNounCue))
    return;
  if (!g.is(noun - 1, kPossessive)) return;
  c->source = {noun - 1, noun};
  c->cue = {noun, noun + 1};
}

Candidate candidate_of(const Grammar& g, const Attribution& a) {
  Candidate c;
  if (a.content.empty()) return c;
  c.cue = one_line(g, a.cue, a.cue.first);
  const int anchor = c.cue.empty() ? a.content.front().first : c.cue.first;
  c.source = with_name(g, one_line(g, a.source, anchor));
  if (!c.source.empty() && g.language.grammar.salutation.has(g.at(c.source.first))) return c;
  c.content = a.content;
  if (no_speech(g, c)) return {};
  name_behind_title(g, &c);
  adverb_before_name(g, &c.source);
  passive_as(g, &c);
  cause_of_feeling(g, &c);
  if (anticipates(g, c)) c.source = {};
  passive_subject(g, &c);
  // “According to the report, seen by the Herald, …”
  if (Range& first = c.content.front(); !c.source.empty() && first.first == c.source.last + 1) {
    const int comma = g.participle_end(c.source.last, first.last);
    if (comma > c.source.last) {
      c.source.last = comma;
      first.first = comma + 1;
    }
  }
  for (Range& r : c.content) r = with_marks(g, r);
  c.confidence = a.confidence;
  // The network overrates these: three quarters of the odds.
  if (says_nothing(g, c)) c.confidence *= 3 / (4 - c.confidence);
  return c;
}

}  // namespace

std::vector<Candidate> proposals(const Grammar& g, const std::vector<Attribution>& model,
                                 float threshold) {
  std::vector<Candidate> out;
  for (const Attribution& a : model) {
    const float least = a.source.empty() ? threshold + kSurerWithoutSource : threshold;
    Candidate c = candidate_of(g, a);
    if (c.confidence < least || c.content.empty()) continue;
    if (c.confidence < kSureOfNobody && speech_of_nobody(g, c)) continue;
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace onrecord
