#include "statements/merge.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "text/sort.hpp"

namespace onrecord {
namespace {

// Of the words that either calls content, the share both must for source and cue to be taken over.
constexpr double kSamePassage = 0.3;
constexpr int kNone = -1;
// What nobody is named for must be surer, and nouns such as “questions about …” yet more.
constexpr float kSurerWithoutSource = 0.1F;
constexpr float kSureOfNobody = 0.8F;
// So sure of a mixed content must the model be for a quotation that has its own source to be in it.
constexpr float kSureOfMore = 0.9F;

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
  const int sentence = static_cast<int>(g.words.sentences[g.word(comma).sentence].first);
  const Range name = g.phrase_before(comma, sentence);
  if (!name.empty()) source.first = name.first;
  return source;
}

// The model reads words and not lines, but a source or cue stands in one: the part of r in the line
// that word `near` is in, or else in the line next to it.
Range one_line(const Grammar& g, Range r, int near) {
  if (r.empty()) return r;
  const auto line = [&](int i) { return g.words.sentences[g.word(i).sentence].paragraph; };
  const int at = std::clamp(near, r.first, r.last - 1);
  Range part{at, at + 1};
  while (part.first > r.first && line(part.first - 1) == line(at)) --part.first;
  while (part.last < r.last && line(part.last) == line(at)) ++part.last;
  return part;
}

// “It is believed that …”, “it seems that …”: the subject stands for what is said, and nobody is
// named. Not so “it is confident that …”, which a company can be.
constexpr std::array<std::string_view, 44> kOfNobody = {
    "said",       "believed",   "thought",   "reported",  "alleged",   "rumored",  "rumoured",
    "known",      "understood", "claimed",   "assumed",   "suggested", "feared",   "hoped",
    "noted",      "estimated",  "suspected", "argued",    "agreed",    "expected", "predicted",
    "projected",  "forecast",   "clear",     "unclear",   "likely",    "unlikely", "possible",
    "impossible", "important",  "worth",     "true",      "hard",      "easy",     "difficult",
    "obvious",    "evident",    "apparent",  "necessary", "seems",     "seemed",   "appears",
    "appeared",   "turns"};

bool anticipates(const Grammar& g, const Candidate& c) {
  const Range source = c.source;
  if (source.size() != 1 || source.last != c.cue.first) return false;
  if (g.at(source.first) != "It" && g.at(source.first) != "it") return false;
  const int then = c.content.front().first;
  if (then < c.cue.last || !g.is(then, kThat | kWh)) return false;
  for (int i = c.cue.first; i < c.cue.last; ++i) {
    if (one_of(g.at(i), kOfNobody)) return true;
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
constexpr std::array<std::string_view, 8> kSpokenOf = {
    "expected", "said", "believed", "thought", "reported", "alleged", "rumored", "rumoured"};

void passive_subject(const Grammar& g, Candidate* c) {
  if (c->source.empty() || c->source.last != c->cue.first) return;
  bool be = false;
  for (int i = c->cue.first; i < c->cue.last; ++i) {
    const Range spoken_of = c->source;
    if (be && one_of(g.at(i), kHearing)) c->source = {};
    if (be && one_of(g.at(i), kSpokenOf) && i + 1 == c->cue.last &&
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
  if (!c.source.empty() && one_of(g.at(c.source.first), kSalutation)) return c;
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

class Merger {
 public:
  Merger(const Grammar& g, const std::vector<Attribution>& model, float threshold)
      : g_(g), owner_(static_cast<size_t>(g.count()), kNone) {
    for (const Attribution& a : model) {
      const float least = a.source.empty() ? threshold + kSurerWithoutSource : threshold;
      Candidate c = candidate_of(g, a);
      if (c.confidence < least || c.content.empty()) continue;
      if (c.confidence < kSureOfNobody && speech_of_nobody(g, c)) continue;
      const int index = static_cast<int>(found_.size());
      found_.push_back(std::move(c));
      for (const Range r : found_.back().content) own(r, index);
      own(found_.back().cue, index);
    }
    dropped_.assign(found_.size(), false);
  }

  std::vector<Candidate> merge(std::vector<Candidate> rules) {
    std::vector<Candidate> out;
    std::erase_if(rules, [&](const Candidate& rule) { return has_its_own_speaker(rule); });
    for (Candidate& rule : rules) {
      if (rule.formula) make_room(rule);
    }
    std::vector<int> holders;
    std::vector<Held> held(found_.size());
    holders.reserve(rules.size());
    for (const Candidate& rule : rules) {
      holders.push_back(holder(rule));
      if (holders.back() != kNone) held[static_cast<size_t>(holders.back())].count(rule);
    }
    std::vector<std::pair<Candidate*, int>> parts;
    for (size_t i = 0; i < rules.size(); ++i) {
      Candidate& rule = rules[i];
      if (!rule.block && !rule.formula) {
        if (!direct(rule.content)) continue;
        if (const int more = holders[i];
            more != kNone && gives_way(rule, more, held[static_cast<size_t>(more)])) {
          parts.emplace_back(&rule, more);
          continue;
        }
      }
      adopt(&rule);
      out.push_back(std::move(rule));
    }
    for (const auto& [rule, more] : parts) {
      if (!dropped_[static_cast<size_t>(more)]) {
        take_marks(rule->content, &found_[static_cast<size_t>(more)].content);
        continue;
      }
      adopt(rule);
      out.push_back(std::move(*rule));
    }
    for (size_t i = 0; i < found_.size(); ++i) {
      if (!dropped_[i]) out.push_back(std::move(found_[i]));
    }
    return out;
  }

 private:
  void own(Range r, int index) {
    for (int i = r.first; i < r.last; ++i) owner_[static_cast<size_t>(i)] = index;
  }

  bool direct(const std::vector<Range>& content) const {
    for (const Range r : content) {
      for (int i = r.first; i < r.last; ++i) {
        if (!g_.punct(i) && !g_.quoted(i)) return false;
      }
    }
    return true;
  }

  // “She told him to leave, which Bo Lund said was wrong”: a clause that the model has as another's
  // statement is not what the next one spoke of.
  bool has_its_own_speaker(const Candidate& rule) const {
    if (!rule.formula || rule.content.empty()) return false;
    if (rule.content.front().first >= rule.cue.first) return false;
    const int own = owner_[static_cast<size_t>(rule.cue.first)];
    if (own == kNone || !meet(found_[static_cast<size_t>(own)].cue, rule.cue)) return false;
    for (int i = rule.content.front().first; i < rule.content.front().last; ++i) {
      const int o = owner_[static_cast<size_t>(i)];
      if (o != kNone && o != own) return true;
    }
    return false;
  }

  static bool of_nobody(const Candidate& rule) { return rule.source.empty() && rule.cue.empty(); }

  // The rules' quotations in a content of the model's.
  struct Held {
    int by_somebody = 0, by_nobody = 0;
    void count(const Candidate& rule) { ++(of_nobody(rule) ? by_nobody : by_somebody); }
  };

  // What the model found that has all of a quotation.
  int holder(const Candidate& rule) const {
    int index = kNone;
    if (rule.block || rule.formula || !direct(rule.content)) return index;
    for (const Range r : rule.content) {
      for (int i = r.first; i < r.last; ++i) {
        if (g_.punct(i)) continue;
        const int o = owner_[static_cast<size_t>(i)];
        if (o == kNone || (index != kNone && o != index)) return kNone;
        index = o;
      }
    }
    return index;
  }

  // “A,” she said. “B”: one that the rules have nobody for goes on with the one before. In a mixed
  // content so does any that the rules have nobody for, others if the model is sure.
  bool gives_way(const Candidate& rule, int more, const Held& held) const {
    const Candidate& whole = found_[static_cast<size_t>(more)];
    if (direct(whole.content)) return held.by_nobody > 0 && held.by_somebody <= 1;
    return of_nobody(rule) || whole.confidence >= kSureOfMore;
  }

  // A quotation's marks are in it: the comma that it ends with, and what parts two pieces of it.
  static void take_marks(const std::vector<Range>& quotation, std::vector<Range>* content) {
    for (const Range q : quotation) {
      for (Range& r : *content) {
        if (!meet(q, r)) continue;
        r.first = std::min(r.first, q.first);
        r.last = std::max(r.last, q.last);
      }
    }
    std::vector<Range> whole;
    for (const Range r : *content) {
      if (whole.empty() || !meet(whole.back(), r)) {
        whole.push_back(r);
      } else {
        whole.back().last = std::max(whole.back().last, r.last);
      }
    }
    *content = std::move(whole);
  }

  int words_in(const Candidate& c) const {
    int n = 0;
    for (const Range r : c.content) {
      for (int i = r.first; i < r.last; ++i) n += g_.punct(i) ? 0 : 1;
    }
    return n;
  }

  // A content that runs on into a set phrase ends before it: “…, but it did not address …”.
  void make_room(const Candidate& rule) {
    const int o = owner_[static_cast<size_t>(rule.cue.first)];
    if (o == kNone) return;
    Candidate& c = found_[static_cast<size_t>(o)];
    const int begin =
        rule.source.empty() ? rule.cue.first : std::min(rule.source.first, rule.cue.first);
    Range& last = c.content.back();
    if (c.cue.first >= begin || last.first >= begin || last.last <= begin) return;
    for (int i = begin; i < last.last; ++i) owner_[static_cast<size_t>(i)] = kNone;
    last.last = begin;
    while (last.size() > 1 && (g_.is(last.last - 1, kCoordinator) || g_.comma(last.last - 1))) {
      owner_[static_cast<size_t>(--last.last)] = kNone;
    }
  }

  // Drops what the model found in the same words; the closest of it gives source and cue.
  void adopt(Candidate* rule) {
    if (rule->block) drop_in(rule->cue);      // the line that announces is no statement itself
    std::vector<std::pair<int, int>> shared;  // attribution, words in common
    for (const Range r : rule->content) {
      for (int i = r.first; i < r.last; ++i) {
        const int o = owner_[static_cast<size_t>(i)];
        if (o == kNone || dropped_[static_cast<size_t>(o)] || g_.punct(i)) continue;
        if (shared.empty() || shared.back().first != o) shared.emplace_back(o, 0);
        ++shared.back().second;
      }
    }
    sort_stably(shared, std::less<>());
    const int own_words = words_in(*rule);
    double best = 0;
    const Candidate* closest = nullptr;
    for (size_t i = 0; i < shared.size();) {
      const int o = shared[i].first;
      int common = 0;
      for (; i < shared.size() && shared[i].first == o; ++i) common += shared[i].second;
      const Candidate& c = found_[static_cast<size_t>(o)];
      dropped_[static_cast<size_t>(o)] = true;
      const double all = own_words + words_in(c) - common;
      if (all > 0 && common / all > best) {
        best = common / all;
        closest = &c;
      }
    }
    if (closest == nullptr || best < kSamePassage) return;
    if (!closest->source.empty() && outside(closest->source, *rule)) rule->source = closest->source;
    // A set phrase is its cue: of “declined to answer questions on” no word may go.
    if (!rule->formula && !closest->cue.empty() && outside(closest->cue, *rule)) {
      rule->cue = closest->cue;
    }
    rule->confidence = std::max(rule->confidence, closest->confidence);
  }

  void drop_in(Range r) {
    for (int i = r.first; i < r.last; ++i) {
      const int o = owner_[static_cast<size_t>(i)];
      if (o != kNone) dropped_[static_cast<size_t>(o)] = true;
    }
  }

  static bool outside(Range r, const Candidate& rule) {
    return std::none_of(rule.content.begin(), rule.content.end(),
                        [&](Range c) { return meet(r, c); });
  }
  static bool meet(Range a, Range b) { return a.first < b.last && b.first < a.last; }

  const Grammar& g_;
  std::vector<Candidate> found_;
  std::vector<int> owner_;  // for each word, the attribution whose content or cue it is in
  std::vector<bool> dropped_;
};

}  // namespace

std::vector<Candidate> merge(const Grammar& g, std::vector<Candidate> rules,
                             const std::vector<Attribution>& model, float threshold) {
  return Merger(g, model, threshold).merge(std::move(rules));
}

}  // namespace onrecord
