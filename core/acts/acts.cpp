#include "acts/acts.hpp"

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "languages/language.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr int kLongCue = 40;      // words of the cue that are read
constexpr size_t kLongWord = 32;  // bytes; a longer word is in no table
constexpr int kOpening = 24;      // words of the content that are read

using namespace acts_flags;

// Bits that make a word the head of a cue.
constexpr uint32_t kHeads = kAssertion | kDenial | kRequest | kCommitment | kDecision | kBelief |
                            kAttitude | kFeeling | kQuestion | kRefusal | kEvasion | kAnswers;

// Returns the acts (ActsWords::Flag) of a word in lower case. A word with a row in acts.tsv has
// those of the row, and those of the verb whose base form it is. Any other has those of the verb it
// is a form of.
uint32_t acts_of(const Language& language, string_view word) {
  const uint32_t key = hash_word(word);
  const uint32_t own = language.acts.flags.find(key, word);
  const VerbTable::Form form = language.verbs.find(key, word);
  if (!form || (own != 0 && (form.forms & kBase) == 0)) return own;
  return own | language.verbs.verb(form.number).acts;
}

class Classifier {
 public:
  Classifier(const Grammar& g, const ActInput& c) : g_(g), c_(c), words_(g.language.acts) {
    const int last = std::min(c.cue.last, c.cue.first + kLongCue);
    cue_.reserve(static_cast<size_t>(std::max(0, last - c.cue.first)));
    for (int i = c.cue.first; i < last; ++i) cue_.push_back(lower(i));
    if (!c.content.empty()) {
      const Range r = c.content.front();
      opening_.reserve(kOpening);
      for (int i = r.first; i < r.last && i < r.first + kOpening; ++i) opening_.push_back(lower(i));
    }
    // Marks at the start of the content tell nothing about the frame.
    size_t marks = 0;
    while (marks < opening_.size() && g.punct(c.content.front().first + static_cast<int>(marks))) {
      ++marks;
    }
    opening_.erase(opening_.begin(), opening_.begin() + static_cast<std::ptrdiff_t>(marks));
    read();
    carried();
  }

  Act act() const {
    // A question of an interview.
    if (c_.block && !c_.content.empty() && g_.at(c_.content.back().last - 1) == "?")
      return Act::question;
    if (non_response()) return Act::non_response;
    switch (kind_) {
      case kDenial:
        return denial();
      case kRequest:
        return to_know() ? Act::question : Act::request;
      case kCommitment:
        return commitment();
      case kDecision:
        return decision();
      case kBelief:
        return words_.feel_verb.has(word_) && opens(words_.feel_for) ? Act::attitude : Act::belief;
      case kAttitude:
        return attitude();
      case kQuestion:
        return question();
      case kRefusal:
        return Act::commitment;  // to not do it: “refused to cooperate”
      default:
        return said();
    }
  }

 private:
  uint32_t acts(string_view word) const { return acts_of(g_.language, word); }

  // The base form of a verb in any form; empty for another word.
  string_view lemma(string_view word) const {
    const VerbTable::Form form = g_.language.verbs.find(hash_word(word), word);
    return form ? g_.language.verbs.verb(form.number).lemma : string_view();
  }

  std::string lowered(int i) const {
    const string_view w = g_.at(i);
    return w.size() <= kLongWord ? to_lower(w) : std::string("-");
  }

  // Word i in lower case; "-" if it is too long for any table.
  string_view lower(int i) {
    const string_view w = g_.at(i);
    const bool as_it_is = g_.punct(i) || (g_.low(i) && g_.word(i).ascii);
    return as_it_is && w.size() <= kLongWord ? w : owned_.emplace_back(lowered(i));
  }

  // Finds the head of the cue, its first word with an act, and the words that change the act.
  void read() {
    // “Neither company responded”
    if (!c_.source.empty() && words_.negative_source.has(lower(c_.source.first))) {
      negated_ = true;
    }
    for (size_t i = 0; i < cue_.size(); ++i) {
      const string_view w = cue_[i];
      if (words_.negation.has(w)) {
        negated_ = true;
        continue;
      }
      if (words_.hypothetical.has(w)) hypothetical_ = true;
      if (head_ < 0) special(i);
      if (words_.particle.has(w) && i > 0) continue;  // “shot back”
      const uint32_t v = acts(w);
      if ((v & kHeads) == 0) continue;
      const bool to = i + 2 < cue_.size() && words_.infinitive.has(cue_[i + 1]);
      if (to && words_.seeming.has(lemma(w))) continue;
      // “continue to insist”: the first verb only carries the second.
      if (head_ >= 0) {
        then_ |= v;
        continue;
      }
      if (to && words_.going_on.has(lemma(w))) continue;
      set(i, v);
    }
  }

  // Makes word i of the cue, which has acts v, the head.
  void set(size_t i, uint32_t v) {
    head_ = static_cast<int>(i);
    values_ = v;
    const string_view verb = lemma(cue_[i]);
    word_ = verb.empty() ? cue_[i] : verb;
    // The first of these counts.
    for (const uint32_t k : {kDenial, kRefusal, kEvasion, kRequest, kCommitment, kDecision,
                             kQuestion, kAssertion, kBelief, kAttitude, kFeeling}) {
      if ((v & k) != 0) {
        kind_ = k == kFeeling ? kAttitude : k;
        break;
      }
    }
  }

  // Takes the act from the content's first words where the cue only carries them: “expressed doubts
  // about”.
  void carried() {
    if (head_ >= 0 || cue_.empty()) return;
    bool carries = false;
    for (const string_view w : cue_) {
      for (const string_view stem : words_.carrying) carries |= w.starts_with(stem);
    }
    for (size_t i = 0; carries && i < opening_.size() && i < 3; ++i) {
      const uint32_t v = acts(opening_[i]);
      if ((v & (kFeeling | kBelief | kCommitment | kAttitude)) == 0) continue;
      kind_ = (v & kCommitment) != 0 ? kCommitment : (v & kFeeling) != 0 ? kAttitude : kBelief;
      values_ = v;
      return;
    }
  }

  // Makes word i of the cue the head if it is a verb whose act depends on the words behind it:
  // “called for”, “agreed to”. acts.tsv has these words.
  void special(size_t i) {
    const string_view w = cue_[i];
    const string_view verb = lemma(w);
    const string_view next = i + 1 < cue_.size() ? cue_[i + 1] : string_view();
    const string_view then = next.empty() && !opening_.empty() ? opening_[0] : next;
    const auto take = [&](uint32_t kind, string_view word) {
      head_ = static_cast<int>(i);
      kind_ = kind;
      values_ = kind;
      word_ = word;
    };
    if (words_.ask_verb.has(verb)) return take(kQuestion, verb);
    if (words_.agree_verb.has(verb)) {
      return take(words_.infinitive.has(then) ? kCommitment : kAssertion, verb);
    }
    if (words_.call_verb.has(verb) && words_.call_for.has(then)) return take(kRequest, {});
    if (words_.push_verb.has(verb)) {
      return take(words_.push_back.has(then) ? kDenial : kRequest, {});
    }
    const bool out = words_.rule_out.has(then) ||
                     (i + 2 < cue_.size() && words_.rule_out.has(cue_[i + 2])) ||
                     opening_has(words_.rule_out);
    if (words_.rule_verb.has(verb) && out) return take(kDenial, {});
    if (words_.known.has(w) && words_.known_as.has(then)) return take(kAssertion, {});
    if (words_.look_verb.has(verb)) return take(kBelief, {});
    if (words_.take.has(w) && words_.take_issue.has(then)) return take(kAttitude, {});
    if (words_.possess.has(w) && words_.question_noun.has(then)) return take(kQuestion, {});
    if (words_.inquiry_plural.has(w)) take(kQuestion, verb);
  }

  bool in_cue(const WordSet& set) const {
    return std::any_of(cue_.begin(), cue_.end(), [&](string_view w) { return set.has(w); });
  }
  bool opening_has(const WordSet& set) const {
    return std::any_of(opening_.begin(), opening_.end(), [&](string_view w) { return set.has(w); });
  }

  bool opens(const WordSet& set) const { return !opening_.empty() && set.has(opening_[0]); }

  // The word behind the head: the next of the cue, otherwise the content's first.
  string_view behind() const {
    const size_t next = static_cast<size_t>(head_) + 1;
    if (head_ >= 0 && next < cue_.size()) return cue_[next];
    return opening_.empty() ? string_view() : opening_[0];
  }

  // Whether the content is an indirect question: “when the mill would close”.
  bool asks_wh() const { return opens(words_.question_opener); }

  // Whether an infinitive is among the content's first words: “the administration to change the
  // policy”.
  bool has_infinitive() const {
    for (size_t i = 0; i < opening_.size() && i < 12; ++i) {
      const string_view w = opening_[i];
      if (words_.clause_opener.has(w)) return false;
      if (words_.infinitive.has(w) && i + 1 < opening_.size() &&
          !words_.no_infinitive.has(opening_[i + 1])) {
        return true;
      }
    }
    return false;
  }

  // Whether cue or content has “to know”: “want to know who paid”.
  bool to_know() const {
    for (const auto* list : {&cue_, &opening_}) {
      for (size_t i = 0; i + 1 < list->size() && i < 8; ++i) {
        if (words_.infinitive.has((*list)[i]) && words_.know.has((*list)[i + 1])) return true;
      }
    }
    return false;
  }

  // Whether one of the content's first words, `words` of them, is in the set.
  bool in_opening(const WordSet& set, size_t words) const {
    for (size_t i = 0; i < opening_.size() && i < words; ++i) {
      if (set.has(opening_[i])) return true;
    }
    return false;
  }

  // Whether each part of the content ends with a question mark.
  bool interrogative() const {
    if (c_.content.empty()) return false;
    for (const Range r : c_.content) {
      bool asks = false;
      for (int i = r.last - 1; i >= r.first && i >= r.last - 3; --i) asks |= g_.at(i) == "?";
      if (!asks) return false;
    }
    return true;
  }

  // Whether the content is quoted and begins as a request: “Please …”, “Don't …”.
  bool imperative() const {
    if (opening_.size() < 2 || !quoted()) return false;
    if (words_.imperative.has(opening_[0])) return true;
    return words_.imperative_do.has(opening_[0]) && words_.imperative_not.has(opening_[1]);
  }

  bool quoted() const {
    return !c_.content.empty() && !c_.content.front().empty() &&
           (g_.quoted(c_.content.front().first) || g_.quoted(c_.content.front().last - 1));
  }

  // Whether the source gives no answer: “declined to comment”, “would not say when”.
  bool non_response() const {
    const bool speaks = (then_ & (kAnswers | kTells)) != 0 || in_opening_infinitive();
    if (kind_ == kEvasion) return true;
    if (kind_ == kRefusal && (speaks || words_.fail_verb.has(word_))) return speaks;
    // “declined an interview”, “declined several requests for comment”
    if (kind_ == kRefusal && !opening_.empty() && !words_.infinitive.has(opening_[0])) {
      for (size_t i = 0; i < opening_.size() && i < 6; ++i) {
        if (words_.interview.has(opening_[i])) return true;
      }
    }
    if (!negated_) return false;
    const bool comment = in_cue(words_.comment) || opening_has(words_.comment);
    if (in_cue(words_.reached)) return true;
    if (comment && kind_ != kBelief && kind_ != kAttitude) return true;
    const bool confirm = in_cue(words_.confirm);
    const bool deny = in_cue(words_.deny) || opening_has(words_.deny);
    if (confirm && deny) return true;
    if ((values_ & kAnswers) != 0) return true;
    if (head_ < 0 && unmet()) return true;
    return (values_ & kTells) != 0 && (asks_wh() || opening_.empty());
  }

  // Whether an offer or a request was left open: “has not taken me up on”, “has not honored”.
  bool unmet() const {
    for (size_t i = 0; i + 1 < cue_.size(); ++i) {
      if (words_.taken_up.has(cue_[i]) && words_.taken_up_on.has(cue_[i + 1])) return true;
    }
    return in_cue(words_.honored);
  }

  // Whether the content begins with the infinitive of an answer: “declined” “to comment”.
  bool in_opening_infinitive() const {
    if (opening_.size() < 2 || !words_.infinitive.has(opening_[0])) return false;
    const size_t verb =
        g_.language.grammar.adverb_ending.has_ending_of(opening_[1]) && opening_.size() > 2 ? 2 : 1;
    return (acts(opening_[verb]) & (kAnswers | kTells)) != 0;
  }

  Act denial() const {
    if (negated_ || hypothetical_) return Act::assertion;
    return Act::denial;
  }

  Act commitment() const {
    // A negated promise promises nothing.
    if (negated_ && (values_ & kPlans) == 0) return Act::assertion;
    return Act::commitment;
  }

  Act decision() const {
    if (words_.announce.has(word_)) {
      for (size_t i = 0; i < opening_.size() && i < 5; ++i) {
        if (words_.announced_past.has(opening_[i])) return Act::assertion;
      }
      for (const auto* list : {&cue_, &opening_}) {
        for (size_t i = 0; i < list->size() && i < 12; ++i) {
          if ((acts((*list)[i]) & kPlans) != 0 || words_.announced_future.has((*list)[i])) {
            return Act::commitment;
          }
        }
      }
      return Act::decision;
    }
    if (words_.order_verb.has(word_) && has_infinitive()) return Act::request;
    // “signed an agreement to”
    if ((then_ & kCommitment) != 0 && (then_ & kDecision) == 0) return Act::commitment;
    return Act::decision;
  }

  Act attitude() const {
    if (to_know()) return Act::question;
    if (words_.reject.has(word_)) {
      if (in_opening(words_.grantable, 4)) return Act::decision;
      if (in_opening(words_.deniable, 5) && !negated_) return Act::denial;
    }
    return Act::attitude;
  }

  Act question() const {
    if (words_.ask_verb.has(word_)) {
      if (to_know()) return Act::question;
      const string_view next = behind();
      if (words_.ask_for.has(next)) return Act::request;
      if (asks_wh() || words_.ask_about.has(next)) return Act::question;
      if (interrogative()) return Act::question;
      if (opens(words_.ask_to) || has_infinitive()) return Act::request;
      return Act::question;
    }
    // “Questioned the fairness” doubts it; “questions about” and “under questioning” ask.
    const bool noun = in_cue(words_.question_word);
    const bool doubts = words_.question_verb.has(word_) && !asks_wh() && !noun && !interrogative();
    return doubts && !quoted() ? Act::attitude : Act::question;
  }

  // The act of a cue that only reports.
  Act said() const {
    if (words_.tell_verb.has(word_) && !quoted() && has_infinitive()) return Act::request;
    if (words_.warn_verb.has(word_) &&
        (words_.warn_against.has(behind()) || opens(words_.warn_not) ||
         (!quoted() && has_infinitive()))) {
      return Act::request;
    }
    if (words_.find_verb.has(word_) && source_has(words_.court)) {
      return Act::decision;
    }
    if (words_.charge_verb.has(word_) && source_has(words_.prosecutor)) {
      return Act::decision;
    }
    if (words_.declare_verb.has(word_) && !opens(words_.that) && !quoted() && declares())
      return Act::decision;
    if (words_.call_verb.has(word_) && !negated_ && in_opening(words_.falsehood, 12) &&
        in_opening(words_.deniable, 12)) {
      return Act::denial;
    }
    if (interrogative()) return Act::question;
    if (imperative()) return Act::request;
    return Act::assertion;
  }

  // Whether cue or content has what is declared: “declared war”.
  bool declares() const {
    for (const auto* list : {&cue_, &opening_}) {
      for (const string_view w : *list) {
        if (words_.declared.has(w)) return true;
      }
    }
    return false;
  }

  bool source_has(const WordSet& set) const {
    for (int i = c_.source.first; i < c_.source.last && i < c_.source.first + 12; ++i) {
      if (set.has(lowered(i))) return true;
    }
    return false;
  }

  const Grammar& g_;
  const ActInput& c_;
  const ActsWords& words_;
  std::vector<string_view> cue_, opening_;
  std::deque<std::string> owned_;  // those of them that differ from the text
  bool negated_ = false;
  bool hypothetical_ = false;
  int head_ = -1;  // index into cue_
  uint32_t kind_ = kAssertion;
  uint32_t values_ = 0;  // acts of the head
  uint32_t then_ = 0;    // acts of the words behind the head
  string_view word_;     // lemma of the head, or the head itself if it is no verb
};

}  // namespace

Act act_of(const Grammar& g, const ActInput& c) {
  return Classifier(g, c).act();
}

}  // namespace onrecord
