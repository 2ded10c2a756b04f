#include "grammar/grammar.hpp"

#include <algorithm>

namespace onrecord {
namespace {

using std::string_view;

constexpr int kLongPhrase = 14;   // words; a longer run is no noun phrase
constexpr int kLongClause = 200;  // words; bounds the time that an endless sentence takes

}  // namespace

Grammar::Grammar(const Language& l, const Text& t, const Words& w)
    : language(l), text(t), words(w), tags(tag_words(l, t, w)) {
  for (const Sentence& s : w.sentences) {
    uint32_t capital = 0;
    uint32_t letters = 0;
    for (uint32_t i = s.first; i < s.last; ++i) {
      const Shape shape = w.words[i].shape;
      if (shape == Shape::punct || shape == Shape::number) continue;
      ++letters;
      capital += shape != Shape::lower;
    }
    titled_.push_back(capital * 10 > letters * 6 && letters > 3);
  }
  quotation_of_.assign(tags.size(), -1);
  for (size_t q = 0; q < w.quotations.size(); ++q) {
    if (w.quotations[q].depth != 0) continue;
    const Range in = words_in(w.quotations[q].outer);
    for (int i = in.first; i < in.last; ++i) {
      quotation_of_[static_cast<size_t>(i)] = static_cast<int>(q);
    }
  }
}

string_view Grammar::lemma(int i) const {
  const uint16_t verb = tag(i).verb;
  return verb == 0 ? string_view() : language.verbs.verb(verb).lemma;
}

bool Grammar::dash(int i) const {
  if (!punct(i)) return false;
  const string_view w = at(i);
  return w == "—" || w == "–" || w == "―" || w == "--" || w == "-" || w == "---";
}

bool Grammar::stop(int i) const {
  const string_view w = at(i);
  return w == "." || w == "!" || w == "?" || w == "…" || w == "...";
}

const Quotation* Grammar::quotation(int i) const {
  const int q = has(i) ? quotation_of_[static_cast<size_t>(i)] : -1;
  return q < 0 ? nullptr : &words.quotations[static_cast<size_t>(q)];
}

Range Grammar::words_in(Span span) const {
  const auto& list = words.words;
  const auto less = [](const Word& w, uint32_t b) { return w.span.begin < b; };
  const auto first = std::lower_bound(list.begin(), list.end(), span.begin, less);
  // The end is near, in most cases.
  std::ptrdiff_t reach = 8;
  while (reach < list.end() - first && (first + reach)->span.begin < span.end) reach *= 2;
  const auto last =
      std::lower_bound(first, first + std::min(reach, list.end() - first), span.end, less);
  return {static_cast<int>(first - list.begin()), static_cast<int>(last - list.begin())};
}

// Returns the first word of the plain noun phrase that ends with word `last`, or -1.
int Grammar::base_before(int last, int from) const {
  int first = -1;
  for (int i = last; i >= from && last - i < kLongPhrase; --i) {
    const string_view w = at(i);
    if (is(i, kSubject) && i == last && !is(i, kRelative)) return i;
    if (i < last && possessive(w)) continue;
    if (quoted(i)) break;
    if (punct(i)) {
      if (i < last && (w == "/" || w == "&" || w == "$" || w == "%")) continue;
      break;
    }
    if (is(i, kTime) && !(i < last && possessive(at(i + 1)))) {
      if (i < last && word(i).shape == Shape::lower) first = i;  // “last month”
      break;
    }
    if (is(i, kThat)) break;
    if (is(i, kDeterminer | kPossessive)) {
      const bool alone = i == last;
      if (alone && !is(i, kQuantifier)) return -1;
      return i;
    }
    if (is(i, kClosed) || is(i, kAdverb)) break;
    const WordTag& t = tag(i);
    if (t.frames != 0 && low(i)) {
      const bool held = i > from && is(i - 1, kDeterminer | kPossessive);
      const bool verb = (t.forms & (kPast | kIng)) != 0;
      const bool third = (t.forms & kThird) != 0;
      if (verb && !held) break;
      if (third && i < last && !held) break;
    }
    first = i;
  }
  return first;
}

// Whether a phrase that begins at `first` can begin a clause.
bool Grammar::boundary(int first, int from) const {
  if (first <= from) return true;
  const int i = first - 1;
  if (quoted(i) != quoted(first)) return true;
  if (punct(i)) return at(i) != "'" && at(i) != "’" && at(i) != "/";
  return is(i, kCoordinator | kSubordinator | kThat | kWh | kAdverb | kTime);
}

Range Grammar::phrase_before(int end, int from) const {
  if (end <= from) return {};
  int last = end - 1;
  if (is(last, kRelative) && !is(last, kThat)) return {last, end};  // who, which
  if (is(last, kThat))
    return last > from && !punct(last - 1) && !is(last - 1, kClosed) ? Range{last, end} : Range{};
  if (comma(last) || at(last) == ")" || dash(last)) return with_apposition(end, from);
  int first = base_before(last, from);
  if (first < 0) return {};
  // Extend it by the phrases it is joined to, as long as the whole can begin a clause.
  int tentative = first;
  for (int step = 0; step < 5 && tentative - 2 >= from && end - tentative < 24; ++step) {
    const int link = tentative - 1;
    const bool joins = is(link, kCoordinator) && !language.grammar.opposing.has(at(link));
    const bool by_ing =
        (tag(link).forms & kIng) != 0 ||
        (at(link).size() > 5 && language.grammar.gerund_ending.has_ending_of(at(link)));
    if (!language.grammar.link.has(at(link)) && !joins && !(by_ing && low(link))) break;
    const int next = base_before(link - 1, from);
    if (next < 0) break;
    if (is(next, kSubject)) break;
    tentative = next;
    if (boundary(next, from))
      first = next;
    else if (joins)
      break;
  }
  return {first, end};
}

// Returns a phrase with its apposition: “NAME, a doctor at Yale,”, “NAME (R-Texas)”. `end` is
// behind the closing comma or bracket.
Range Grammar::with_apposition(int end, int from) const {
  const int close = end - 1;
  const bool bracket = at(close) == ")";
  const string_view opener = bracket ? "(" : at(close);
  int open = close - 1;
  while (open > from && close - open < 30) {
    if (!quoted(open) && (at(open) == opener || (dash(close) && dash(open)))) break;
    if ((stop(open) && !bracket) || at(open) == ";") return {};
    --open;
  }
  if (open <= from || (at(open) != opener && !(dash(close) && dash(open)))) return {};
  const Range head = phrase_before(open, from);
  if (head.empty()) return {};
  if (bracket) return {head.first, end};
  const int inside = open + 1;
  const bool describes =
      is(inside, kDeterminer | kPossessive) || language.grammar.apposition.has(at(inside)) ||
      language.grammar.relative_thing.has(at(inside)) || word(inside).shape == Shape::number ||
      is(inside, kName) ||
      (low(inside) && !is(inside, kClosed | kAdverb) && (tag(inside).forms & kIng) == 0);
  return describes ? Range{head.first, close} : head;
}

Range Grammar::phrase_after(int first, int to) const {
  int i = first;
  if (i >= to) return {};
  if (is(i, kSubject | kObject) && !is(i, kPossessive)) return {i, i + 1};
  bool noun = false;
  for (; i < to && i - first < kLongPhrase; ++i) {
    const string_view w = at(i);
    if (noun && possessive(w)) {
      noun = false;
      continue;
    }
    if (quoted(i)) break;
    if (punct(i)) {
      if (noun && (w == "&" || w == "/") && i + 1 < to) continue;
      break;
    }
    if (is(i, kTime) && noun) break;
    if (is(i, kDeterminer | kPossessive) && i == first) continue;
    if (is(i, kDeterminer | kPossessive) && is(first, kQuantifier) && i == first + 1) continue;
    const bool link = noun && language.grammar.object_link.has(w) && i + 1 < to;
    if (link) {
      const Range next = phrase_after(i + 1, to);
      if (next.empty()) break;
      return {first, next.last};
    }
    if (is(i, kClosed)) break;
    if (is(i, kAdverb) && noun) break;
    noun = true;
  }
  return noun ? Range{first, i} : Range{};
}

int Grammar::participle_end(int at, int to) const {
  constexpr int kLongest = 14;  // words
  const int verb = at + 1;
  if (verb + 1 >= to || !comma(at) || !low(verb) || is(verb, kClosed)) return at;
  const string_view w = this->at(verb);
  const bool participle = (tag(verb).forms & kParticiple) != 0 ||
                          (w.size() > 4 && language.grammar.participle_ending.has_ending_of(w));
  const bool goes_on =
      is(verb + 1, kPreposition | kTime) || language.grammar.last.has(this->at(verb + 1));
  if (!participle || !goes_on) return at;
  for (int i = verb + 2; i + 1 < to && i - verb < kLongest; ++i) {
    if (quoted(i)) return at;
    if (comma(i)) return i;
    if (punct(i)) return at;
  }
  return at;
}

bool Grammar::finite_verb(int i, int from) const {
  const WordTag& t = tag(i);
  if (t.frames == 0) return false;
  if (!low(i) && i != from && !(has(i) && titled_[word(i).sentence])) return false;
  if (is(i, kDeterminer | kPossessive | kNegation)) return false;
  if (i > from) {
    const int p = i - 1;
    if (is(p, kDeterminer | kPossessive) && !is(p, kSubject | kRelative)) return false;
    if (is(p, kPreposition) && !is(p, kSubordinator) && (t.forms & kIng) == 0) return false;
    if (possessive(at(p)) && (t.forms & (kBase | kThird)) != 0) return false;
  }
  return true;
}

int Grammar::group_begin(int i, int from) const {
  int first = i;
  while (first > from && i - first < 6) {
    const int p = first - 1;
    if (quoted(p) || punct(p)) break;
    if (is(p, kSubject | kDeterminer | kPreposition) || is(p, kTime)) break;
    // An 's is an auxiliary only behind a pronoun.
    if (possessive(at(p)) && p > from && !is(p - 1, kSubject | kThat | kWh)) break;
    if (!is(p, kAuxiliary | kNegation | kAdverb)) break;
    first = p;
  }
  return first;
}

// Whether another attribution begins at word `first`: “…, Ana Ruiz added: ‘…’”.
bool Grammar::introduces_quotation(int first, int to) const {
  constexpr int kLongestSubject = 10;
  for (int v = first + 1; v + 2 < to && v - first <= kLongestSubject && !punct(v); ++v) {
    if ((tag(v).frames & kFrameQuote) == 0 || (tag(v).forms & (kPast | kThird)) == 0) continue;
    const int mark = comma(v + 1) || at(v + 1) == ":" ? v + 2 : v + 1;
    if (!is(mark, kQuoteMark) || !quoted(mark)) continue;
    return phrase_before(group_begin(v, first), first).first == first;
  }
  return false;
}

// Whether the words behind a comma, from word `n` on, are a clause with an attribution of its own.
bool Grammar::begins_another(int n, int to) const {
  const string_view next = at(n);
  if (language.grammar.attribution_opener.has(next)) return true;
  if (introduces_quotation(n, to)) return true;
  // A contrasting clause with a reporting verb.
  if (language.grammar.contrast.has(next)) {
    for (int k = n + 1; k < to && k < n + 10 && !quoted(k) && !comma(k); ++k) {
      if ((tag(k).frames & (kFrameThat | kFrameEnd | kFrameClause | kFrameObject | kFrameReply)) !=
              0 &&
          finite_verb(k, n)) {
        return true;
      }
    }
  }
  const WordTag& t = tag(n);
  if ((t.forms & kIng) != 0 && (t.frames & (kFrameIngThat | kFrameIngOther)) != 0) return true;
  if (language.grammar.joining.has(next) && n + 1 < to) {
    const int v = is(n + 1, kAdverb) ? n + 2 : n + 1;
    if (v < to && (tag(v).frames & (kFrameThat | kFrameEnd)) != 0 &&
        (tag(v).forms & (kPast | kThird)) != 0 && low(v)) {
      return true;
    }
    const Range subject = phrase_after(n + 1, to);
    if (!subject.empty() && subject.last < to && (tag(subject.last).frames & kFrameThat) != 0 &&
        (tag(subject.last).forms & (kPast | kThird)) != 0) {
      return true;
    }
  }
  return false;
}

// Whether the source of the quotation that begins with word `first` stands behind it.
bool Grammar::attributed_behind(int first, int to) const {
  const Quotation* q = quotation(first);
  if (q == nullptr) return false;
  const int end = words_in(q->outer).last;
  if (end + 1 >= to || end - 2 <= first || !comma(end - 2)) return false;
  constexpr int kLongestSubject = 8;
  for (int v = end; v < to && v - end <= kLongestSubject && !punct(v); ++v) {
    const bool ends = (tag(v).frames & kFrameEnd) != 0 && (tag(v).forms & (kPast | kThird)) != 0;
    if (ends) return v == end || phrase_before(group_begin(v, end), end).first == end;
  }
  return false;
}

int Grammar::clause_end(int first, int to) const {
  int i = first;
  to = std::min(to, first + kLongClause);
  while (i < to) {
    const Quotation* q = quotation(i);
    if (q != nullptr) {
      const int end = words_in(q->outer).last;
      if (end >= to && end < count()) {
        // The clause goes on to the end of the sentence in which the quotation ends.
        const Sentence& s = sentence(end - 1);
        to = std::max(end, std::min<int>(static_cast<int>(s.last), end + kLongClause));
      }
      i = std::max(end, i + 1);
      // “…,” noting that: the comma stands inside the marks.
      if (i < to && i - 2 > first && comma(i - 2) && is(i - 1, kQuoteMark) &&
          begins_another(i, to)) {
        return i;
      }
      continue;
    }
    const string_view w = at(i);
    if (w == ";") return i;
    // “… would last long: ‘…,’ Ana Ruiz predicted.”
    if (w == ":" && i > first && i + 2 < to && is(i + 1, kQuoteMark) &&
        attributed_behind(i + 1, to)) {
      return i;
    }
    if (i > first && dash(i) && i + 1 < to &&
        (is(i + 1, kSubject | kCoordinator) || (tag(i + 1).forms & kIng) != 0)) {
      return i;
    }
    if (i > first && comma(i) && i + 1 < to && begins_another(i + 1, to)) return i;
    if (i > first && language.grammar.opposing.has(w) && i + 2 < to && low(i + 1) &&
        !quoted(i + 1) &&
        (tag(i + 1).frames & (kFrameThat | kFrameInfinitive | kFrameReply)) != 0 &&
        (tag(i + 1).forms & kPast) != 0) {
      return i;  // “said it was safe but declined to …”
    }
    if (i > first && language.grammar.joining.has(w) && i + 1 < to) {
      const int v = is(i + 1, kAdverb) ? i + 2 : i + 1;
      if (v < to && low(v) && (tag(v).frames & (kFrameThat | kFrameClause)) != 0 &&
          (tag(v).forms & (kPast | kThird)) != 0 && !quoted(v)) {
        return i;
      }
    }
    ++i;
  }
  return i;
}

int Grammar::object_end(int first, int to) const {
  const int end = clause_end(first, to);
  for (int i = first + 1; i < end; ++i) {
    if (quoted(i)) {
      if (comma(i - 1) && is(i, kQuoteMark) && i + 1 < end && !quoted(i + 1)) return i + 1;
      continue;
    }
    if (comma(i) || dash(i) || (is(i, kSubordinator) && !is(i, kPreposition))) return i;
  }
  return end;
}

Range Grammar::trimmed(Range r) const {
  const auto mark = [&](int i) {
    const string_view w = at(i);
    return w == "," || w == "." || w == ";" || w == ":" || dash(i);
  };
  while (!r.empty() && mark(r.first)) ++r.first;
  while (!r.empty() && mark(r.last - 1) && !quoted(r.last - 1)) --r.last;
  return r;
}

}  // namespace onrecord
