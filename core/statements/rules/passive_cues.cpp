// Attributions in the passive. The source is not named; the subject belongs to the content, or
// hears it.
//
//     [Ruiz] is expected [to resign].         content: both
//     [Ruiz] was accused of [lying].          content: both
//     Residents were told [that it is safe].
//     Ruiz could not be reached for [comment].
#include <algorithm>
#include <array>

#include "statements/candidate.hpp"

namespace onrecord {
namespace {

using std::string_view;

class PassiveRule {
 public:
  PassiveRule(const Grammar& g, Range sentence, std::vector<Candidate>* out)
      : g_(g), words_(g.language.statements), s_(sentence), out_(out) {}

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
    if (words_.reached.has(verb)) {
      if (words_.reached_for.has(next) && v + 2 < s_.last && words_.comment.has(g_.at(v + 2))) {
        add(begin, v + 2, {}, {v + 2, v + 3}, g_.phrase_before(begin, s_.first));
        if (!out_->empty() && out_->back().cue.first == begin)
          out_->back().certainty = Certainty::set_phrase;
      }
      return;
    }
    const bool spoken_of = (words_.seen_as.has(next) && words_.seen.has(verb)) ||
                           (words_.part_of.has(next) && words_.accused.has(verb));
    const bool asked =
        words_.asked.has(verb) && (g_.is(v + 1, kWh) || words_.conditional_question.has(next));
    const bool told = g_.low(v + 1) && g_.is(v + 1, kThat) && words_.hearer_verb.has(verb);
    if (spoken_of) {
      add(begin, v + 2, g_.phrase_before(begin, s_.first), {v + 2, rest.last}, {});
    } else if (words_.asked.has(verb) && words_.topic.has(next)) {
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
  const StatementsWords& words_;
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
