#include "statements/merge.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/sort.hpp"
#include "statements/learned.hpp"

namespace onrecord {
namespace {

// The least overlap of two contents (intersection over union, in words) at which the rule takes
// over the model's source and cue.
constexpr double kSamePassage = 0.3;
constexpr int kNone = -1;
// The least confidence of a mixed content that absorbs a quotation for which the rules have a
// source.
constexpr float kSureOfMore = 0.9F;

class Merger {
 public:
  Merger(const Grammar& g, std::vector<Candidate> found)
      : g_(g),
        found_(std::move(found)),
        owner_(static_cast<size_t>(g.count()), kNone),
        in_source_(static_cast<size_t>(g.count()), false) {
    for (size_t i = 0; i < found_.size(); ++i) {
      for (const Range r : found_[i].content) own(r, static_cast<int>(i));
      own(found_[i].cue, static_cast<int>(i));
      const Range source = found_[i].source;
      for (int k = source.first; k < source.last; ++k) in_source_[static_cast<size_t>(k)] = true;
    }
    dropped_.assign(found_.size(), false);
  }

  std::vector<Candidate> merge(std::vector<Candidate> rules) {
    std::vector<Candidate> out;
    std::erase_if(rules, [&](const Candidate& rule) { return has_its_own_speaker(rule); });
    for (Candidate& rule : rules) {
      if (rule.certainty == Certainty::set_phrase) make_room(rule);
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
      if (rule.certainty < Certainty::set_phrase && !direct(rule.content)) {
        if (!stands(&rule)) {
          add_day(rule);
          continue;
        }
      } else if (rule.certainty < Certainty::set_phrase) {
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

  // “She told him to leave, which Bo Lund said was wrong”: whether the clause before a relative
  // clause's cue is, by the model, another source's statement. It is then not what Bo Lund spoke
  // of.
  bool has_its_own_speaker(const Candidate& rule) const {
    if (rule.certainty != Certainty::set_phrase || rule.content.empty()) return false;
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

  // The number of the rules' quotations in one content of the model, with a source and without.
  struct Held {
    int by_somebody = 0, by_nobody = 0;
    void count(const Candidate& rule) { ++(of_nobody(rule) ? by_nobody : by_somebody); }
  };

  // The index of the one attribution that has every word of a quotation; kNone: there is none.
  int holder(const Candidate& rule) const {
    int index = kNone;
    if (rule.certainty >= Certainty::set_phrase || !direct(rule.content)) return index;
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

  // Whether a quotation becomes part of the model's content around it. If that is all quoted (“A,”
  // she said. “B”): if the rules have a source for one of its quotations at most. If it is mixed:
  // if the rules have no source for the quotation, or the model is sure.
  bool gives_way(const Candidate& rule, int more, const Held& held) const {
    const Candidate& whole = found_[static_cast<size_t>(more)];
    if (direct(whole.content)) return held.by_nobody > 0 && held.by_somebody <= 1;
    return of_nobody(rule) || whole.confidence >= kSureOfMore;
  }

  // Extends the model's content to the marks of a quotation in it, and joins pieces that then
  // touch.
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

  // Ends a content of the model before a set phrase that it runs into: “…, but it did not address
  // …”.
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

  // “said in an interview” against “said”: whether the rules' cue is the model's with a manner
  // behind it. A cue takes its manner along.
  bool adds_manner(Range rule, Range model) const {
    if (rule.first != model.first || rule.last <= model.last) return false;
    for (int i = model.last; i < rule.last; ++i) {
      if (g_.is(i, kMedium)) return true;
    }
    return false;
  }

  // “said in a statement” + “on Tuesday”: extends the cue of an attribution that already has its
  // manner to the day behind it, as the rules do.
  void add_day(const Candidate& rule) {
    const int o = rule.cue.empty() ? kNone : owner_[static_cast<size_t>(rule.cue.first)];
    if (o == kNone) return;
    Candidate& c = found_[static_cast<size_t>(o)];
    if (c.cue.first != rule.cue.first || c.cue.last >= rule.cue.last) return;
    if (!g_.is(c.cue.last - 1, kMedium)) return;
    for (int i = c.cue.last; i < rule.cue.last; ++i) {
      if (owner_[static_cast<size_t>(i)] != kNone || in_source_[static_cast<size_t>(i)]) return;
      if (!g_.is(i, kTime) && !g_.is(i, kPreposition)) return;
    }
    c.cue = rule.cue;
    own(c.cue, o);
  }

  // Whether a candidate that rests on grammar stands beside what the model found.
  bool stands(Candidate* rule) {
    if (rule->certainty < Certainty::sure) return false;
    if (unclaimed(*rule)) return true;
    return rule->certainty >= Certainty::exact && replaces(rule);
  }

  bool unclaimed(const Candidate& rule) const {
    const auto claimed = [&](Range r) {
      for (int i = r.first; i < r.last; ++i) {
        if (owner_[static_cast<size_t>(i)] != kNone || in_source_[static_cast<size_t>(i)])
          return true;
      }
      return false;
    };
    return !claimed(rule.cue) && std::none_of(rule.content.begin(), rule.content.end(), claimed);
  }

  // Whether the model has one attribution with the candidate's cue, and nothing else in its
  // content. The candidate then ends where the attribution ends.
  bool replaces(Candidate* rule) const {
    const int o = rule->cue.empty() ? kNone : owner_[static_cast<size_t>(rule->cue.first)];
    if (o == kNone || dropped_[static_cast<size_t>(o)]) return false;
    const Candidate& c = found_[static_cast<size_t>(o)];
    if (!meet(c.cue, rule->cue) || c.content.empty()) return false;
    Range& last = rule->content.back();
    const int end = c.content.back().last;
    if (last.first < end && end < last.last) last.last = end;
    bool shared = false;
    for (const Range r : rule->content) {
      for (int i = r.first; i < r.last; ++i) {
        const int other = owner_[static_cast<size_t>(i)];
        if (other != kNone && other != o) return false;
        shared = shared || other == o;
      }
    }
    return shared;
  }

  // Drops the model's attributions that share words with the rule's content. The one with the
  // largest overlap gives the rule its source and cue.
  void adopt(Candidate* rule) {
    if (rule->block) drop_in(rule->cue);      // the announcing line is no statement itself
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
    if (rule->certainty != Certainty::set_phrase && !closest->cue.empty() &&
        outside(closest->cue, *rule) && !adds_manner(rule->cue, closest->cue)) {
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
  std::vector<int> owner_;       // for each word, the attribution whose content or cue it is in
  std::vector<bool> in_source_;  // for each word, whether it is in an attribution's source
  std::vector<bool> dropped_;
};

}  // namespace

std::vector<Candidate> merge(const Grammar& g, std::vector<Candidate> rules,
                             const std::vector<Attribution>& model, float threshold) {
  return Merger(g, proposals(g, model, threshold)).merge(std::move(rules));
}

}  // namespace onrecord
