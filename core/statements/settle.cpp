#include "statements/settle.hpp"

#include <algorithm>

#include "base/sort.hpp"

namespace onrecord {
namespace {

struct Extent {
  int first, last;
};

Extent extent(const Candidate& c) {
  Extent e{0, 0};
  if (!c.content.empty()) e = {c.content.front().first, c.content.back().last};
  const auto widen = [&](Range r) {
    if (r.empty()) return;
    e.first = std::min(e.first, r.first);
    e.last = std::max(e.last, r.last);
  };
  widen(c.cue);
  widen(c.source);
  return e;
}

// The least length, in words, of a quotation without a cue that is still a statement. Of such
// quotations with six words and more, nine of ten are content in PolNeAR's training part.
constexpr int kShortestSentence = 3;
constexpr int kShortestPhrase = 4;

class Settler {
 public:
  Settler(const Grammar& g, const Article& article)
      : g_(g), article_(article), role_(static_cast<size_t>(g.count()), kFree) {}

  std::vector<Candidate> settle(std::vector<Candidate> proposals) {
    sort_stably(proposals, [](const Candidate& a, const Candidate& b) {
      if (a.block != b.block) return a.block;
      const Extent x = extent(a);
      const Extent y = extent(b);
      if (x.first != y.first) return x.first < y.first;
      if (x.last != y.last) return x.last > y.last;
      return a.confidence > b.confidence;
    });
    for (Candidate& c : proposals) {
      if (c.implicit) c.source = implied(c);
      if (fits(&c)) take(std::move(c));
    }
    by_place();
    go_on();
    by_place();
    return std::move(kept_);
  }

 private:
  enum : uint8_t { kFree, kSource, kCue, kContent };

  void by_place() {
    sort_stably(kept_, [](const Candidate& a, const Candidate& b) {
      return extent(a).first < extent(b).first;
    });
  }

  bool free(Range r) const {
    for (int i = r.first; i < r.last; ++i) {
      if (role(i) != kFree) return false;
    }
    return true;
  }

  // The role of word i; no word outside of the text is free.
  uint8_t role(int i) const {
    return g_.has(i) ? role_[static_cast<size_t>(i)] : uint8_t{kContent};
  }

  void mark(Range r, uint8_t role) {
    for (int i = r.first; i < r.last; ++i) role_[static_cast<size_t>(i)] = role;
  }

  bool fits(Candidate* c) {
    if (c->content.empty() || !free(c->cue)) return false;
    // A source may be shared with another statement but lie in nobody's content or cue.
    for (int i = c->source.first; i < c->source.last; ++i) {
      if (role(i) > kSource) return false;
    }
    std::vector<Range> left;
    for (Range r : c->content) {
      if (role(r.first) != kFree) return false;
      int end = r.first;
      while (end < r.last && role(end) == kFree) ++end;
      // A block is whole paragraphs, with the last full stop.
      if (!c->block) r = g_.trimmed({r.first, end});
      if (r.empty()) return false;
      left.push_back(r);
    }
    c->content = std::move(left);
    return true;
  }

  void take(Candidate c) {
    for (const Range r : c.content) mark(r, kContent);
    mark(c.cue, kCue);
    mark(c.source, kSource);
    kept_.push_back(std::move(c));
  }

  // The source of an implicit candidate (“…, adding that”): the last source in its sentence, or
  // else the sentence's first noun phrase. Empty if there is none.
  Range implied(const Candidate& c) const {
    const uint32_t sentence = g_.word(c.cue.first).sentence;
    for (size_t i = kept_.size(); i-- > 0 && kept_.size() - i < 8;) {
      const Range s = kept_[i].source;
      if (!s.empty() && g_.word(s.first).sentence == sentence) return s;
    }
    const int first = static_cast<int>(g_.sentence_at(sentence).first);
    if (first >= c.cue.first) return {};
    Range subject = g_.phrase_after(first, c.cue.first);
    // No list has every verb: “Norvik closed the plant, citing …”
    for (int i = subject.first + 1; i < subject.last; ++i) {
      if (g_.low(i) && g_.at(i).ends_with("ed") && !g_.is(i - 1, kDeterminer | kPossessive)) {
        subject.last = i;
      }
    }
    return !subject.empty() && free(subject) ? subject : Range{};
  }

  // Assigns the quotations that no candidate has: to the statement before (in the same paragraph,
  // or carried over by a mark left open), or, if long enough, to a statement without a source.
  void go_on() {
    std::vector<Candidate> alone;
    const size_t attributed = kept_.size();
    size_t next = 0;
    size_t before = SIZE_MAX;  // the statement whose quotation ended last; behind kept_: alone
    uint32_t before_paragraph = 0;
    bool open = false;
    for (const Quotation& q : g_.words.quotations) {
      if (q.depth != 0) continue;
      const Range r = g_.words_in(q.outer);
      if (r.empty()) continue;
      const uint32_t paragraph = paragraph_of(r.first);
      if (!speaks(article_.paragraphs[paragraph].role)) continue;
      // The last statement that begins before the quotation ends.
      while (next < attributed && extent(kept_[next]).first < r.last) ++next;
      const size_t holder = holder_of(r, next);
      if (holder != SIZE_MAX) {
        before =
            kept_[holder].quoted || q.goes_on ? last_in_sentence(holder, attributed) : SIZE_MAX;
        before_paragraph = paragraph;
      } else if (free(r)) {
        const bool whole = whole_sentences(r);
        Candidate* last = before == SIZE_MAX    ? nullptr
                          : before < attributed ? &kept_[before]
                                                : &alone[before - attributed];
        const bool all = last != nullptr && paragraph == before_paragraph + 1 &&
                         all_quoted(r, paragraph) && ends_paragraph(*last, before_paragraph);
        const bool follows = whole && last != nullptr &&
                             (all || (before_paragraph == paragraph && next_sentence(*last, r)));
        if (last != nullptr && (follows || (whole && open))) {
          last->content.push_back(r);
          mark(r, kContent);
        } else if (spoken(r, whole ? kShortestSentence : kShortestPhrase)) {
          Candidate c;
          c.content = {r};
          c.quoted = true;
          c.confidence = 0.6F;
          mark(r, kContent);
          before = attributed + alone.size();
          alone.push_back(std::move(c));
        } else {
          before = SIZE_MAX;
        }
        before_paragraph = paragraph;
      }
      open = q.goes_on;
    }
    kept_.insert(kept_.end(), alone.begin(), alone.end());
  }

  bool adds(Range cue) const { return !cue.empty() && g_.lemma(cue.last - 1) == "add"; }

  // The last statement of the holder's sentence in a chain such as “…,” he said, adding that …:
  // what follows continues that one.
  size_t last_in_sentence(size_t holder, size_t count) const {
    const uint32_t sentence = g_.word(extent(kept_[holder]).last - 1).sentence;
    while (holder + 1 < count && g_.word(extent(kept_[holder + 1]).first).sentence == sentence &&
           kept_[holder + 1].implicit && adds(kept_[holder + 1].cue)) {
      ++holder;
    }
    return holder;
  }

  uint32_t paragraph_of(int i) const { return g_.paragraph(i); }

  size_t holder_of(Range r, size_t next) const {
    for (size_t i = next; i-- > 0 && next - i < 12;) {
      for (const Range c : kept_[i].content) {
        if (c.first <= r.first && r.first < c.last) return i;
      }
    }
    return SIZE_MAX;
  }

  // Whether a quotation is speech rather than a title or a term: at least `shortest` words, no more
  // than half of them with a capital.
  bool spoken(Range r, int shortest) const {
    int words = 0;
    int capitals = 0;
    for (int i = r.first; i < r.last; ++i) {
      if (g_.punct(i)) continue;
      ++words;
      capitals += g_.low(i) ? 0 : 1;
    }
    return words >= shortest && capitals * 2 <= words;
  }

  bool whole_sentences(Range r) const {
    const Sentence& first = g_.sentence(r.first);
    if (static_cast<int>(first.first) != r.first) return false;
    const Sentence& last = g_.sentence(r.last - 1);
    return static_cast<int>(last.last) - r.last <= 1;
  }

  // Whether r fills its paragraph. Such a quotation continues a statement that ends the paragraph
  // before.
  bool all_quoted(Range r, uint32_t paragraph) const {
    return r.first == static_cast<int>(g_.words.paragraph_first[paragraph]) &&
           r.last == static_cast<int>(g_.words.paragraph_first[paragraph + 1]);
  }

  bool ends_paragraph(const Candidate& c, uint32_t paragraph) const {
    const uint32_t behind = g_.words.paragraph_first[paragraph + 1];
    return g_.word(extent(c).last - 1).sentence == g_.word(static_cast<int>(behind) - 1).sentence;
  }

  // Whether quotation r begins in the statement's last sentence or in the next one.
  bool next_sentence(const Candidate& c, Range r) const {
    const uint32_t last = g_.word(extent(c).last - 1).sentence;
    const uint32_t now = g_.word(r.first).sentence;
    return r.first >= c.content.back().last && now >= last && now - last <= 1;
  }

  const Grammar& g_;
  const Article& article_;
  std::vector<uint8_t> role_;
  std::vector<Candidate> kept_;
};

}  // namespace

std::vector<Candidate> settle(const Grammar& g, const Article& article,
                              std::vector<Candidate> proposals) {
  return Settler(g, article).settle(std::move(proposals));
}

}  // namespace onrecord
