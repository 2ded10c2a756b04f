#include "acts/acts.hpp"

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>

#include "base/word_table.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr int kLongCue = 40;
constexpr size_t kLongWord = 32;
constexpr int kOpening = 24;  // words of the content that are looked at

// What a cue word does by itself; the frames are looked at before.
enum Cue : uint32_t {
  kAssert = 1U << 0,
  kDeny = 1U << 1,
  kRequest = 1U << 2,
  kCommit = 1U << 3,
  kDecide = 1U << 4,
  kBelieve = 1U << 5,
  kFeel = 1U << 6,
  kAsk = 1U << 7,
  kAnswer = 1U << 8,    // comment, respond: a non-response where it is negated
  kWithhold = 1U << 9,  // decline, refuse
  kEvade = 1U << 10,    // a non-response as it stands
  kTell = 1U << 11,  // say, tell, disclose: negated, with “when” or “whether”, a non-response
  kPlan = 1U << 12,
  kClaim = 1U << 13,        // what can be denied: claim, accusation
  kPetition = 1U << 14,     // what can be granted: request, bid
  kFalse = 1U << 15,        // “called it false”
  kFeelingWord = 1U << 16,  // adjectives and nouns behind “was”: glad, despair
};

// Bits that make a word the head of a cue.
constexpr uint32_t kHeads = kAssert | kDeny | kRequest | kCommit | kDecide | kBelieve | kFeel |
                            kFeelingWord | kAsk | kWithhold | kEvade | kAnswer;

constexpr WordRow kRows[] = {
    {kAssert | kTell, "say said tell told disclose reveal specify identify confirm clarify"},
    {kAssert,
     "add note argue claim assert explain describe report state declare insist contend maintain "
     "suggest warn caution point cite show find found indicate acknowledge admit concede allege "
     "accuse mention quote write wrote tweet post joke quip brag boast recall recount repeat "
     "continue charge call label dub liken compare reference estimate predict project stress "
     "emphasize emphasise testify remark observe mean meant imply hint speak spoke talk "
     "yell shout scream chant exclaim declare proclaim announce assure convince reiterate "
     "according detail chronicle recite refer conclude calculate document sum lie lied remind "
     "respond reply comment answer address discuss explain inform brief teach taught argue "
     "conclude determine characterize characterise portray depict paint frame attest highlight"},
    {kDeny,
     "deny refute rebut dispute disavow disclaim contradict debunk repudiate denial rebuttal"},
    {kRequest,
     "urge request beg implore plead demand appeal invite encourage exhort instruct press "
     "recommend petition lobby beseech summon command plea ultimatum entreat solicit "
     "prod nudge counsel bid propose proposal advise advice pressure persuade dare"},
    {kCommit,
     "promise pledge vow swear swore sworn commit threaten guarantee offer plan intend volunteer "
     "undertake undertook intention intent willing willingness commitment determination "
     "determined resolve ready threat agreement pact assurance prepared plan plans planned "
     "planning aim goal strategy blueprint blueprints"},
    {kDecide,
     "decide rule order approve authorize authorise appoint nominate elect select pick vote enact "
     "veto ban block allow permit grant overturn uphold upheld sentence convict acquit indict fine "
     "impose adopt ratify mandate require prohibit forbid forbade forbidden outlaw suspend nominee "
     "decision ruling announce sign approval verdict order choose chose chosen restriction "
     "restrictions dissolve fire hire expel sanction pardon accept designate rescind repeal "
     "announcement pass name opt sue restrict appointment rebuff "
     "unveil treaty"},
    {kBelieve,
     "believe think thought know knew known suspect assume expect doubt feel felt figure guess "
     "suppose consider see saw seen understand understood imagine foresee anticipate realize "
     "realise learn hear heard view belief assumption expectation suspicion impression convinced "
     "aware unclear unknown unknowns certain sure faith opinion conviction regard forget forgot "
     "remember perceive reckon presume conceive deem judge seem appear look outlook mind "
     "conclusion confident confidence theory notion unsure unaware uncertain "
     "fathom envision wisdom perception sense mull contemplate speculate speculation muse "
     "recognize "
     "recognise recognition interpret discover notice ponder eyes sound rethink"},
    {kFeel,
     "praise criticize criticise condemn blast slam hail laud applaud denounce attack mock "
     "ridicule "
     "welcome regret lament decry deplore like love hate admire support oppose back favor favour "
     "thank blame want wish prefer tout hope fear worry endorse embrace enjoy resent defend "
     "balk downplay rail rally marvel scoff complain apologize apologise congratulate lambaste "
     "bash assail deride disparage despise dislike distrust trust detest loathe cheer celebrate "
     "mourn grieve champion desire need crave yearn seek sought sponsor dismiss relish savor "
     "bemoan protest object disapprove disagree sympathize sympathise sneer jeer boo taunt insult "
     "excoriate rip pan knock lash blister scold rebuke chide berate berating upset please alarm "
     "anger outrage delight disappoint frustrate embarrass shock surprise unsettle concern trouble "
     "disturb terrify horrify puzzle baffle annoy irritate bother excite enthuse rejoice gloat "
     "fume seethe hesitate prefer appreciate value cherish respect despair rant salute reject "
     "endorsement resist side distance discount savage revere reassure savor spar sympathise vouch "
     "brush shrug challenge credit advocate promote push swipe defy poke"},
    {kFeelingWord,
     "glad happy proud angry worried afraid sorry frustrated disappointed skeptical sceptical "
     "reluctant eager unhappy furious pleased thrilled excited concerned outraged hopeful "
     "optimistic pessimistic ashamed grateful thankful jealous nervous anxious uneasy wary leery "
     "keen fond critical supportive dismissive unsettled despair reservations reluctance heat "
     "enthusiasm desire contempt disdain anger outrage frustration disappointment skepticism "
     "scepticism criticism praise admiration hostility loyalty sympathy opposition support fears "
     "worries concerns hopes preference tolerance reluctant unwilling unease distrust dislike "
     "hatred love horror delight joy relief shock surprise dismay dismayed tired "
     "supporter supporters opponent opponents critic critics proponent defender backer backers "
     "admirer fan against anxiety anxieties enthusiastic interested impressed scared enamored "
     "resistance rejection scorn swipes fun harsh adamant intrigued mystified startled "
     "comfortable satisfied apologies unwillingness doubts misgivings complaints disagreement "
     "disagreements passion passionate zeal interest defense offensive"},
    {kAsk,
     "wonder inquire enquire query question interrogate investigate probe inquiry questioning poll "
     "quiz grill investigation"},
    {kAnswer,
     "comment answer respond reply address discuss elaborate return mention supply provide include "
     "specify explain clarify acknowledge respond engage weigh apologize"},
    {kWithhold, "decline refuse refusal fail"},
    {kEvade,
     "avoid ignore dodge sidestep deflect evade duck silent silence mum unavailable unreachable "
     "stonewall demur"},
    {kPlan, "plan plans intention intentions intends planned planning"},
    {kClaim,
     "claim claims accusation accusations allegation allegations charge charges suggestion "
     "suggestions notion idea argument assertion assertions report reports rumor rumors rumour "
     "rumours involvement criticism theory contention characterization wrongdoing that"},
    {kPetition,
     "request requests bid appeal petition motion offer proposal plea application call calls bill "
     "measure nomination deal effort amendment lawsuit"},
    {kFalse,
     "false untrue baseless lie lies nonsense fabricated unfounded bogus fiction fabrication "
     "groundless ridiculous fake"},
};

uint32_t values(string_view word) {
  static const WordTable table(kRows);
  return table.find(word);
}

// Of a word in any inflection; the bits of the first form that is listed.
uint32_t cue_values(string_view w) {
  if (const uint32_t v = values(w)) return v;
  const size_t n = w.size();
  if (n < 4) return 0;
  const auto stem = [&](size_t cut) { return std::string(w.substr(0, n - cut)); };
  const auto ending = [&](string_view tail) { return n > tail.size() + 1 && w.ends_with(tail); };
  const auto undoubled = [](std::string s) {
    if (s.size() > 3 && s.back() == s[s.size() - 2]) s.pop_back();
    return s;
  };
  uint32_t v = 0;
  if (ending("ies")) v = values(stem(3) + "y");
  if (v == 0 && ending("ied")) v = values(stem(3) + "y");
  if (v == 0 && ending("es")) v = values(stem(2));
  if (v == 0 && ending("s")) v = values(stem(1));
  if (v == 0 && ending("ed")) {
    v = values(stem(1));
    if (v == 0) v = values(stem(2));
    if (v == 0) v = values(undoubled(stem(2)));
  }
  if (v == 0 && ending("ing")) {
    v = values(stem(3));
    if (v == 0) v = values(stem(3) + "e");
    if (v == 0) v = values(undoubled(stem(3)));
  }
  return v;
}

class Classifier {
 public:
  Classifier(const Grammar& g, const ActWords& c) : g_(g), c_(c) {
    const int last = std::min(c.cue.last, c.cue.first + kLongCue);
    cue_.reserve(static_cast<size_t>(std::max(0, last - c.cue.first)));
    for (int i = c.cue.first; i < last; ++i) cue_.push_back(lower(i));
    if (!c.content.empty()) {
      const Range r = c.content.front();
      opening_.reserve(kOpening);
      for (int i = r.first; i < r.last && i < r.first + kOpening; ++i) opening_.push_back(lower(i));
    }
    // Marks at the start of the content say nothing of its frame.
    size_t marks = 0;
    while (marks < opening_.size() && g.punct(c.content.front().first + static_cast<int>(marks))) {
      ++marks;
    }
    opening_.erase(opening_.begin(), opening_.begin() + static_cast<std::ptrdiff_t>(marks));
    read();
    carried();
  }

  Act act() const {
    // The question of an interview.
    if (c_.block && !c_.content.empty() && g_.at(c_.content.back().last - 1) == "?")
      return Act::question;
    if (const auto a = non_response()) return *a;
    switch (kind_) {
      case kDeny:
        return denial();
      case kRequest:
        return to_know() ? Act::question : Act::request;
      case kCommit:
        return commitment();
      case kDecide:
        return decision();
      case kBelieve:
        return word_ == "feel" && opens({"for"}) ? Act::attitude : Act::belief;
      case kFeel:
        return attitude();
      case kAsk:
        return question();
      case kWithhold:
        return Act::commitment;  // to not do it: “refused to cooperate”
      default:
        return said();
    }
  }

 private:
  struct Maybe {
    bool set = false;
    Act act = Act::assertion;
    explicit operator bool() const { return set; }
    Act operator*() const { return act; }
  };
  static Maybe some(Act act) { return {true, act}; }

  std::string lowered(int i) const {
    const string_view w = g_.at(i);
    return w.size() <= kLongWord ? to_lower(w) : std::string("-");
  }

  string_view lower(int i) {
    const string_view w = g_.at(i);
    const bool as_it_is = g_.punct(i) || (g_.low(i) && g_.word(i).ascii);
    return as_it_is && w.size() <= kLongWord ? w : owned_.emplace_back(lowered(i));
  }

  // The cue's first word that does something, and what is said about it.
  void read() {
    // “Neither company responded”
    if (!c_.source.empty() && one_of(lower(c_.source.first), {"neither", "nobody", "none"})) {
      negated_ = true;
    }
    for (size_t i = 0; i < cue_.size(); ++i) {
      const string_view w = cue_[i];
      if (one_of(w, {"not", "n't", "n’t", "never", "no", "nor", "neither", "without", "nobody",
                     "hardly", "cannot"})) {
        negated_ = true;
        continue;
      }
      if (one_of(w, {"would", "could", "might", "may", "if", "should"})) hypothetical_ = true;
      if (head_ < 0 && special(i)) return;
      if (w == "back" && i > 0) continue;  // “shot back”
      const uint32_t v = cue_values(w);
      if ((v & kHeads) == 0) continue;
      const bool to = i + 2 < cue_.size() && cue_[i + 1] == "to";
      if (to && one_of(w, {"seem", "seems", "seemed", "appear", "appears", "appeared"})) continue;
      // “continue to insist”, “is expected to”: the first verb only carries the second.
      if (head_ >= 0) {
        then_ |= v;
        continue;
      }
      if (to && one_of(w, {"continue", "continues", "continued", "continuing"})) continue;
      set(i, v);
    }
  }

  void set(size_t i, uint32_t v) {
    head_ = static_cast<int>(i);
    values_ = v;
    word_ = cue_[i];
    for (const string_view stem : {"ask", "agree", "call", "question", "rule", "announce", "feel",
                                   "order", "declare", "find", "warn", "tell", "charge"}) {
      if (word_.substr(0, stem.size()) == stem && word_.size() <= stem.size() + 4) word_ = stem;
    }
    if (word_ == "told") word_ = "tell";
    if (word_ == "found") word_ = "find";
    if (word_ == "ruling" || word_ == "ruled") word_ = "rule";
    // One that is several things is the first of these.
    for (const uint32_t k : {kDeny, kWithhold, kEvade, kRequest, kCommit, kDecide, kAsk, kAssert,
                             kBelieve, kFeel, kFeelingWord}) {
      if ((v & k) != 0) {
        kind_ = k == kFeelingWord ? kFeel : static_cast<Cue>(k);
        break;
      }
    }
  }

  // “Expressed doubts about”: the verb only carries what the content begins with.
  void carried() {
    if (head_ >= 0 || cue_.empty()) return;
    bool carries = false;
    for (const string_view w : cue_) {
      for (const string_view stem : {"express", "voic", "rais", "harbor", "air", "signal"}) {
        carries |= w.substr(0, stem.size()) == stem;
      }
    }
    for (size_t i = 0; carries && i < opening_.size() && i < 3; ++i) {
      const uint32_t v = cue_values(opening_[i]);
      if ((v & (kFeelingWord | kBelieve | kCommit | kFeel)) == 0) continue;
      kind_ = (v & kCommit) != 0 ? kCommit : (v & kFeelingWord) != 0 ? kFeel : kBelieve;
      values_ = v;
      return;
    }
  }

  // Verbs that only their company tells what they do.
  bool special(size_t i) {
    const string_view w = cue_[i];
    const string_view next = i + 1 < cue_.size() ? cue_[i + 1] : string_view();
    const string_view then = next.empty() && !opening_.empty() ? opening_[0] : next;
    const auto is = [&](std::initializer_list<string_view> list) { return one_of(w, list); };
    const auto take = [&](Cue kind, string_view word) {
      head_ = static_cast<int>(i);
      kind_ = kind;
      values_ = kind;
      word_ = word;
      return false;  // go on reading: what follows still counts
    };
    if (is({"ask", "asks", "asked", "asking"})) return take(kAsk, "ask");
    if (is({"agree", "agrees", "agreed", "agreeing"})) {
      return take(then == "to" ? kCommit : kAssert, "agree");
    }
    if (is({"call", "calls", "called", "calling"}) && one_of(then, {"for", "on", "upon"})) {
      return take(kRequest, "call for");
    }
    if (is({"push", "pushes", "pushed", "pushing"})) {
      if (then == "back") return take(kDeny, "push back");
      return take(kRequest, "push");
    }
    if (is({"rule", "rules", "ruled", "ruling"}) &&
        (then == "out" || (i + 2 < cue_.size() && cue_[i + 2] == "out") ||
         std::find(opening_.begin(), opening_.end(), "out") != opening_.end())) {
      return take(kDeny, "rule out");
    }
    if (w == "known" && then == "as") return take(kAssert, "known as");
    if (is({"look", "looks", "looked", "looking"})) return take(kBelieve, "look");
    if (is({"take", "takes", "took", "taken"}) && one_of(then, {"aim", "issue", "exception"})) {
      return take(kFeel, "take issue");
    }
    if (is({"have", "has", "had"}) && one_of(then, {"questions"})) return take(kAsk, "questions");
    if (is({"questions", "question"})) return take(kAsk, "question");
    return false;
  }

  bool in_cue(string_view word) const {
    return std::find(cue_.begin(), cue_.end(), word) != cue_.end();
  }

  bool opens(std::initializer_list<string_view> list) const {
    return !opening_.empty() && one_of(opening_[0], list);
  }

  // What follows the verb: the next word of the cue, or the content's first.
  string_view behind() const {
    const size_t next = static_cast<size_t>(head_) + 1;
    if (head_ >= 0 && next < cue_.size()) return cue_[next];
    return opening_.empty() ? string_view() : opening_[0];
  }

  bool asks_wh() const {
    return opens(
        {"what", "how", "why", "who", "when", "where", "which", "whether", "if", "whom", "whose"});
  }

  // “… to do” among the first words: “the administration to change the policy”.
  bool has_infinitive() const {
    for (size_t i = 0; i < opening_.size() && i < 12; ++i) {
      const string_view w = opening_[i];
      if (one_of(w, {"that", "who", "which", ",", "."})) return false;
      if (w == "to" && i + 1 < opening_.size() &&
          !one_of(opening_[i + 1], {"the", "a", "an", "his", "her", "their", "its", "this"})) {
        return true;
      }
    }
    return false;
  }

  bool to_know() const {
    for (const auto* list : {&cue_, &opening_}) {
      for (size_t i = 0; i + 1 < list->size() && i < 8; ++i) {
        if ((*list)[i] == "to" && (*list)[i + 1] == "know") return true;
      }
    }
    return false;
  }

  bool in_opening(uint32_t bits, size_t words) const {
    for (size_t i = 0; i < opening_.size() && i < words; ++i) {
      if ((values(opening_[i]) & bits) != 0) return true;
    }
    return false;
  }

  // All of the content is a question, or begins as an order.
  bool interrogative() const {
    if (c_.content.empty()) return false;
    for (const Range r : c_.content) {
      bool asks = false;
      for (int i = r.last - 1; i >= r.first && i >= r.last - 3; --i) asks |= g_.at(i) == "?";
      if (!asks) return false;
    }
    return true;
  }

  bool imperative() const {
    if (opening_.size() < 2 || !quoted()) return false;
    if (one_of(opening_[0], {"please", "let", "stop"})) return true;
    return (opening_[0] == "do" && one_of(opening_[1], {"n't", "n’t", "not"}));
  }

  bool quoted() const {
    return !c_.content.empty() && !c_.content.front().empty() &&
           (g_.quoted(c_.content.front().first) || g_.quoted(c_.content.front().last - 1));
  }

  Maybe non_response() const {
    const bool speaks = (then_ & (kAnswer | kTell)) != 0 || in_opening_infinitive();
    if (kind_ == kEvade) return some(Act::non_response);
    if (kind_ == kWithhold && (speaks || one_of(word_, {"fail", "fails", "failed", "failing"}))) {
      return speaks ? some(Act::non_response) : Maybe{};
    }
    // “declined an interview”, “declined several requests for comment”
    if (kind_ == kWithhold && !opening_.empty() && opening_[0] != "to") {
      for (size_t i = 0; i < opening_.size() && i < 6; ++i) {
        if (one_of(opening_[i], {"interview", "interviews", "comment"})) {
          return some(Act::non_response);
        }
      }
    }
    const bool comment = in_cue("comment") ||
                         std::find(opening_.begin(), opening_.end(), "comment") != opening_.end();
    if (!negated_) return {};
    const bool reached = in_cue("reached");
    if (reached || (comment && kind_ != kBelieve && kind_ != kFeel)) {
      return some(Act::non_response);
    }
    const bool confirm = in_cue("confirm");
    const bool deny =
        in_cue("deny") || std::find(opening_.begin(), opening_.end(), "deny") != opening_.end();
    if (confirm && deny) return some(Act::non_response);
    if ((values_ & kAnswer) != 0) return some(Act::non_response);
    if (head_ < 0 && hold_up()) return some(Act::non_response);
    if ((values_ & kTell) != 0 && (asks_wh() || opening_.empty())) return some(Act::non_response);
    return {};
  }

  // “has not taken me up on”, “not honored a request”
  bool hold_up() const { return in_opening(kPetition, 3) || !cue_.empty() ? up_on() : false; }
  bool up_on() const {
    for (size_t i = 0; i + 1 < cue_.size(); ++i) {
      if (cue_[i] == "up" && cue_[i + 1] == "on") return true;
    }
    return in_cue("honored");
  }

  // “declined” “to comment”
  bool in_opening_infinitive() const {
    if (opening_.size() < 2 || opening_[0] != "to") return false;
    const size_t verb = opening_[1].ends_with("ly") && opening_.size() > 2 ? 2 : 1;
    return (cue_values(opening_[verb]) & (kAnswer | kTell)) != 0;
  }

  Act denial() const {
    if (negated_ || hypothetical_) return Act::assertion;
    return Act::denial;
  }

  Act commitment() const {
    // Who did not promise has promised nothing.
    if (negated_ && (values_ & kPlan) == 0 && word_ != "refuse") return Act::assertion;
    // “agreement that” is none.
    if (behind() == "that" && word_ == "agreement") return Act::assertion;
    return Act::commitment;
  }

  Act decision() const {
    if (word_ == "announce" || word_ == "announcement") {
      for (size_t i = 0; i < opening_.size() && i < 5; ++i) {
        if (opening_[i] == "had") return Act::assertion;
      }
      for (const auto* list : {&cue_, &opening_}) {
        for (size_t i = 0; i < list->size() && i < 12; ++i) {
          if ((values((*list)[i]) & kPlan) != 0 || one_of((*list)[i], {"will", "would"})) {
            return Act::commitment;
          }
        }
      }
      return Act::decision;
    }
    if (word_ == "order" && has_infinitive()) return Act::request;
    // “signed an agreement to”
    if ((then_ & kCommit) != 0 && (then_ & kDecide) == 0) return Act::commitment;
    return Act::decision;
  }

  Act attitude() const {
    if (to_know()) return Act::question;
    if (word_.substr(0, 6) == "reject") {
      if (in_opening(kPetition, 4)) return Act::decision;
      if (in_opening(kClaim, 5) && !negated_) return Act::denial;
    }
    return Act::attitude;
  }

  Act question() const {
    if (word_ == "ask") {
      if (to_know()) return Act::question;
      const string_view next = behind();
      if (next == "for") return Act::request;
      if (asks_wh() || next == "about") return Act::question;
      if (interrogative()) return Act::question;
      if (opens({"to", "for", "that"}) || has_infinitive()) return Act::request;
      return Act::question;
    }
    // “Questioned the fairness” doubts it; “questions about” and “under questioning” ask.
    const bool noun = in_cue("about") || in_cue("under") || in_cue("question");
    const bool doubts = word_ == "question" && !asks_wh() && !noun && !interrogative();
    return doubts && !quoted() ? Act::attitude : Act::question;
  }

  // Cues that do nothing but report.
  Act said() const {
    if (word_ == "tell" && !quoted() && has_infinitive()) return Act::request;
    if (word_ == "warn" &&
        (behind() == "against" || opens({"against", "not"}) || (!quoted() && has_infinitive()))) {
      return Act::request;
    }
    if (word_ == "find" &&
        source_has({"court", "judge", "jury", "panel", "tribunal", "justices"})) {
      return Act::decision;
    }
    if (word_ == "charge" && source_has({"prosecutors", "police", "authorities", "attorney"})) {
      return Act::decision;
    }
    if (word_ == "declare" && !opens({"that"}) && !quoted() && in_cue_war()) return Act::decision;
    if (word_ == "call" && !negated_ && in_opening(kFalse, 12) && in_opening(kClaim, 12)) {
      return Act::denial;
    }
    if (interrogative()) return Act::question;
    if (imperative()) return Act::request;
    return Act::assertion;
  }

  bool in_cue_war() const {
    for (const auto* list : {&cue_, &opening_}) {
      for (const string_view w : *list) {
        if (one_of(w, {"war", "emergency", "independence", "bankruptcy", "victory"})) return true;
      }
    }
    return false;
  }

  bool source_has(std::initializer_list<string_view> list) const {
    for (int i = c_.source.first; i < c_.source.last && i < c_.source.first + 12; ++i) {
      if (one_of(lowered(i), list)) return true;
    }
    return false;
  }

  const Grammar& g_;
  const ActWords& c_;
  std::vector<string_view> cue_, opening_;
  std::deque<std::string> owned_;  // of them, those that are not so in the text
  bool negated_ = false;
  bool hypothetical_ = false;
  int head_ = -1;
  Cue kind_ = kAssert;
  uint32_t values_ = 0;
  uint32_t then_ = 0;  // of the words behind the head
  std::string word_;
};

}  // namespace

Act act_of(const Grammar& g, const ActWords& c) {
  return Classifier(g, c).act();
}

}  // namespace onrecord
