#include "statements/learned.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace onrecord {
namespace {

// What nobody is named for must be surer, and nouns such as “questions about …” yet more.
constexpr float kSurerWithoutSource = 0.1F;
constexpr float kSureOfNobody = 0.8F;

// The model's borders are trained where marks do not count: a quotation that a piece has whole but
// for a mark gets it back, “it was “a scandal” → “it was “a scandal””.
Range with_marks(const Grammar& g, Range r) {
  if (r.empty()) return r;
  if (const Quotation* q = g.quotation(r.last - 1); q != nullptr && q->closed) {
    const Range whole = g.words_in(q->outer);
    const bool ends =
        std::none_of(g.words.words.begin() + r.last, g.words.words.begin() + whole.last,
                     [](const Word& w) { return w.shape != Shape::punct; });
    if (ends && whole.first >= r.first && r.last < whole.last) r.last = whole.last;
  }
  if (const Quotation* q = g.quotation(r.first); q != nullptr && q->closed) {
    const Range whole = g.words_in(q->outer);
    if (whole.first == r.first - 1 && whole.last < r.last) r.first = whole.first;
  }
  return r;
}

// “Alan Doyle, who backed the tunnel, said”: a clause that says who that is belongs to the name.
Range with_name(const Grammar& g, Range source) {
  const int comma = source.first - 1;
  if (source.size() < 2 || comma < 1 || !g.comma(comma)) return source;
  if (g.at(source.first) != "who" && g.at(source.first) != "which") return source;
  const int sentence = static_cast<int>(g.sentence(comma).first);
  const Range name = g.phrase_before(comma, sentence);
  if (!name.empty()) source.first = name.first;
  return source;
}

// The model reads words and not lines, but a source or cue stands in one: the part of r in the line
// that word `near` is in, or else in the line next to it.
Range one_line(const Grammar& g, Range r, int near) {
  if (r.empty()) return r;
  const auto line = [&](int i) { return g.paragraph(i); };
  const int at = std::clamp(near, r.first, r.last - 1);
  Range part{at, at + 1};
  while (part.first > r.first && line(part.first - 1) == line(at)) --part.first;
  while (part.last < r.last && line(part.last) == line(at)) ++part.last;
  return part;
}

// “It is believed that …”, “it seems that …”: the subject stands for what is said, and nobody is
// named. Not so “it is confident that …”, which a company can be. The language's class spoken_of
// counts too.
constexpr std::array<std::string_view, 33> kOfNobody = {
    "known",  "understood", "claimed",   "assumed",    "suggested", "feared",   "hoped",
    "noted",  "estimated",  "suspected", "argued",     "agreed",    "clear",    "unclear",
    "likely", "unlikely",   "possible",  "impossible", "important", "worth",    "true",
    "hard",   "easy",       "difficult", "obvious",    "evident",   "apparent", "necessary",
    "seems",  "seemed",     "appears",   "appeared",   "turns"};

bool anticipates(const Grammar& g, const Candidate& c) {
  const Range source = c.source;
  if (source.size() != 1 || source.last != c.cue.first) return false;
  if (g.at(source.first) != "It" && g.at(source.first) != "it") return false;
  const int then = c.content.front().first;
  if (then < c.cue.last || !g.is(then, kThat | kWh)) return false;
  for (int i = c.cue.first; i < c.cue.last; ++i) {
    if (one_of(g.at(i), kOfNobody) || g.language.grammar.spoken_of.has(g.at(i))) return true;
  }
  return false;
}

// No word of the cue is known to the rules as a verb and no clause is ascribed: “… rolled out a
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

// “The crew was told that …”: the subject heard it. “The crew is expected to …”: it is spoken of.
constexpr std::array<std::string_view, 4> kHearing = {"told", "informed", "warned", "asked"};

void passive_subject(const Grammar& g, Candidate* c) {
  if (c->source.empty() || c->source.last != c->cue.first) return;
  bool be = false;
  for (int i = c->cue.first; i < c->cue.last; ++i) {
    const Range spoken_of = c->source;
    if (be && one_of(g.at(i), kHearing)) c->source = {};
    if (be && g.language.grammar.spoken_of.has(g.at(i)) && i + 1 == c->cue.last &&
        c->content.front().first == c->cue.last && g.is(c->cue.last, kTo)) {
      c->source = {};
      c->content.insert(c->content.begin(), spoken_of);
    }
    if (c->source.empty()) return;
    be = be || g.is(i, kBe);
  }
}

// Nobody is named who asks or criticises: “amid criticism of …”, “it has turned to questions about
// …”, where the subject of the verb is not who asks.
constexpr std::array<std::string_view, 14> kSpeech = {
    "questions", "criticism",   "criticisms", "calls", "allegations", "accusations", "concerns",
    "doubts",    "speculation", "rumors",     "fears", "skepticism",  "complaints",  "outrage"};
constexpr std::array<std::string_view, 4> kNotTheirs = {"to", "amid", "after", "of"};

bool speech_of_nobody(const Grammar& g, const Candidate& c) {
  int noun = c.cue.last - 1;
  if (noun > c.cue.first && g.is(noun, kPreposition)) --noun;
  if (noun < c.cue.first || !one_of(g.at(noun), kSpeech)) return false;
  if (c.source.empty()) return true;
  int before = noun - 1;
  while (before > c.cue.first && !g.is(before, kClosed)) --before;
  return before > c.cue.first && one_of(g.at(before), kNotTheirs);
}

Candidate candidate_of(const Grammar& g, const Attribution& a) {
  Candidate c;
  if (a.content.empty()) return c;
  c.cue = one_line(g, a.cue, a.cue.first);
  const int anchor = c.cue.empty() ? a.content.front().first : c.cue.first;
  c.source = with_name(g, one_line(g, a.source, anchor));
  if (!c.source.empty() && g.language.grammar.salutation.has(g.at(c.source.first))) return c;
  c.content = a.content;
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
  // There the network is too sure: three quarters of the odds.
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
