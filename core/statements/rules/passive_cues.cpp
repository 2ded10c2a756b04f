// Attribution in the passive: “is expected to”, “was accused of”, “were told that”, “could not be
// reached for comment”. Who speaks is not said, and the subject is what is spoken of.
#include <algorithm>
#include <array>

#include "statements/candidate.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr std::array<string_view, 5> kAs = {"seen", "viewed", "described", "regarded", "portrayed"};

class PassiveRule {
 public:
  PassiveRule(const Grammar& g, Range sentence, std::vector<Candidate>* out)
      : g_(g), s_(sentence), out_(out) {}

  void run() {
    for (int v = s_.first + 1; v + 1 < s_.last; ++v) {
      if (g_.quoted(v) || !g_.low(v) || g_.is(v, kClosed)) continue;
      const int begin = g_.group_begin(v, s_.first);
      bool be = false;
      for (int i = begin; i < v; ++i) be = be || g_.is(i, kBe);
      if (be) passive(v, begin);
    }
  }

 private:
  void passive(int v, int begin) {
    const string_view verb = g_.at(v);
    const string_view next = g_.at(v + 1);
    const Range rest{v + 1, g_.clause_end(v + 1, s_.last)};
    if (verb == "reached") {
      if (next == "for" && v + 2 < s_.last && g_.at(v + 2) == "comment") {
        add(begin, v + 2, {}, {v + 2, v + 3}, g_.phrase_before(begin, s_.first));
        if (!out_->empty() && out_->back().cue.first == begin) out_->back().formula = true;
      }
      return;
    }
    const bool spoken_of =
        (next == "as" && one_of(verb, kAs)) || (next == "of" && verb == "accused");
    const bool asked = verb == "asked" && (g_.is(v + 1, kWh) || next == "if");
    const bool told = next == "that" && (verb == "told" || verb == "informed" || verb == "warned");
    if (spoken_of) {
      add(begin, v + 2, g_.phrase_before(begin, s_.first), {v + 2, rest.last}, {});
    } else if (verb == "asked" && next == "about") {
      add(begin, v + 2, {}, {v + 2, rest.last}, {});
    } else if (g_.is(v + 1, kTo) && g_.language.grammar.spoken_of.has(verb)) {
      add(begin, v + 1, g_.phrase_before(begin, s_.first), rest, {});
    } else if (told || asked) {
      add(begin, v + 1, {}, rest, {});
    }
  }

  void add(int cue, int cue_end, Range subject, Range rest, Range source) {
    Candidate k;
    k.source = source;
    k.cue = {cue, cue_end};
    if (!subject.empty()) k.content.push_back(subject);
    rest = g_.trimmed(rest);
    if (rest.empty()) return;
    k.content.push_back(rest);
    k.confidence = 0.7F;
    out_->push_back(std::move(k));
  }

  const Grammar& g_;
  Range s_;
  std::vector<Candidate>* out_;
};

}  // namespace

void find_passive_cues(const Grammar& g, Range paragraph, std::vector<Candidate>* out) {
  for (int i = paragraph.first; i < paragraph.last;) {
    const Sentence& s = g.sentence(i);
    PassiveRule(g, {static_cast<int>(s.first), static_cast<int>(s.last)}, out).run();
    i = static_cast<int>(s.last);
  }
}

}  // namespace onrecord
