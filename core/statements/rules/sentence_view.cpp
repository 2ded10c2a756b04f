#include "statements/rules/sentence_view.hpp"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

using std::string_view;

constexpr int kManner = 9;  // words: “in a telephone interview with the newspaper”

}  // namespace

Range SentenceView::subject(int begin) const {
  int end = begin;
  if (end - 1 > s_.first && g_.is(end - 1, kTime)) {
    --end;
    if (end - 1 > s_.first && words_.before_time.has(at(end - 1))) --end;
  }
  return g_.phrase_before(end, s_.first);
}

int SentenceView::manner(int i) const {
  if (!in(i) || g_.quoted(i)) return i;
  if (!words_.manner.has(at(i))) return i;
  for (int k = i + 1; in(k) && k - i <= kManner; ++k) {
    if (g_.quoted(k) || g_.punct(k)) return i;
    if (g_.is(k, kMedium) || words_.channel.has(at(k))) {
      int end = k + 1;
      while (in(end) && g_.is(end, kMedium)) ++end;
      if (in(end + 1) && words_.on_day.has(at(end)) && g_.is(end + 1, kTime)) ++end;
      if (in(end) && (g_.is(end, kTime))) ++end;
      return end;
    }
    if (k > i + 1 && g_.is(k, kClosed)) return i;
  }
  return i;
}

int SentenceView::skip_time(int i) const {
  int k = i;
  while (in(k) && !g_.quoted(k)) {
    if (g_.is(k, kTime) || (g_.is(k, kAdverb) && !g_.is(k, kNegation))) {
      ++k;
      continue;
    }
    if (words_.time_opener.has(at(k)) && in(k + 1) &&
        (g_.is(k + 1, kTime) || words_.time_unit.has(at(k + 1)) ||
         g_.word(k + 1).shape == Shape::number)) {
      k += 2;
      continue;
    }
    if (k > i && words_.day_part.has(at(k))) {
      ++k;
      continue;
    }
    break;
  }
  return k;
}

int SentenceView::addressee(int v) const {
  int i = v + 1;
  if (!in(i) || g_.quoted(i) || g_.punct(i) || g_.is(i, kThat | kTo | kWh)) return i;
  const Range who = g_.phrase_after(i, s_.last);
  if (who.empty() || g_.is(i, kSubject)) return i;
  return who.last;
}

bool SentenceView::singular(Range who) const {
  for (int i = who.first; i < who.last; ++i) {
    if (g_.is(i, kName | kDeterminer | kPossessive | kSubject | kRelative)) return true;
    if (g_.word(i).shape != Shape::lower) return true;
  }
  return false;
}

bool SentenceView::quote_at(int i) const {
  if (i >= g_.count() || !g_.is(i, kQuoteMark)) return false;
  const Quotation* q = g_.quotation(i);
  return q != nullptr && q->outer.begin == g_.word(i).span.begin;
}

bool SentenceView::infinitive_follows(int to) const {
  const int n = to + 1;
  return in(n) && g_.low(n) && !g_.is(n, kDeterminer | kPossessive | kObject | kSubject);
}

bool SentenceView::over(int i, int quote_end) const {
  const bool quote = quote_end >= 0;
  i = skip_time(i);
  const int end = manner(i);
  if (end != i) i = skip_time(end);
  if (i >= s_.last) return true;
  if (g_.punct(i) && !quote_at(i)) return quote || g_.stop(i) || !quote_at(i + 1);
  if (!quote) return circumstance(i);
  const int open = g_.words_in(g_.quotation(quote_end)->outer).first;
  if (!that(i) && open == static_cast<int>(g_.sentence(open).first)) {
    return true;
  }
  return g_.is(i, kPreposition | kSubordinator | kCoordinator | kTo | kRelative) ||
         (tag(i).forms & kIng) != 0 || ends_as_gerund(i);
}

bool SentenceView::circumstance(int i) const {
  constexpr int kLongest = 16;
  if (!g_.is(i, kPreposition) || words_.no_circumstance.has(at(i))) return false;
  for (int k = i; in(k); ++k) {
    if (k - i > kLongest || g_.quoted(k) || g_.comma(k) || g_.is(k, kThat | kWh | kSubject)) {
      return false;
    }
    if (g_.is(k, kAuxiliary | kCommonVerb)) return false;
  }
  return true;
}

bool SentenceView::is_clause(Range r) const {
  if (r.size() < 3) return false;
  for (int i = r.first; i < r.last; ++i) {
    if (g_.is(i, kAuxiliary | kCommonVerb) || tag(i).forms != 0) return true;
    if (g_.low(i) && g_.language.grammar.participle_ending.has_ending_of(at(i))) return true;
    // “Mill to close, owner says”
    if (g_.is(i, kTo) && i > r.first && i + 1 < r.last && infinitive_follows(i)) return true;
  }
  return false;
}

bool SentenceView::before_sentence(int i) const {
  if (i >= s_.first) return true;
  if (i != s_.first - 1 || !closes_quote(i) || i == 0) return false;
  const auto paragraph = [&](int k) { return g_.paragraph(k); };
  return paragraph(i) == paragraph(s_.first) && at(i - 1) != ".";
}

bool SentenceView::dash_quote(int i) const {
  return g_.dash(i) && i > s_.first;
}

bool SentenceView::closes_quote(int i) const {
  if (i < 0 || !g_.is(i, kQuoteMark)) return false;
  const Quotation* q = g_.quotation(i);
  return q != nullptr && q->closed && q->outer.end == g_.word(i).span.end;
}

int SentenceView::apposition_after(int end) const {
  if (!in(end)) return end;
  if (at(end) == "(") {
    for (int i = end; in(i) && i - end < 12; ++i) {
      if (at(i) == ")") return i + 1;
    }
    return end;
  }
  if (!g_.comma(end) || !in(end + 1)) return end;
  const int n = end + 1;
  const bool describes = g_.is(n, kDeterminer | kPossessive) ||
                         g_.language.grammar.apposition.has(at(n)) ||
                         g_.word(n).shape == Shape::number ||
                         (g_.low(n) && !g_.is(n, kClosed | kAdverb) && (tag(n).forms & kIng) == 0);
  if (!describes || g_.quoted(n)) return end;
  int i = n;
  while (in(i) && i - end < 30 && !g_.quoted(i) && !g_.comma(i) && !g_.stop(i) && at(i) != ";" &&
         !g_.dash(i)) {
    ++i;
  }
  return i;
}

bool SentenceView::joined_left(int first, int open) const {
  const int p = open - 1;
  if (at(p) == ":" || at(p) == "(" || g_.dash(p) || g_.stop(p)) return false;
  const auto reports = [&](int i) {
    return !g_.quoted(i) && (tag(i).frames & kFrameQuote) != 0 &&
           (tag(i).forms & (kPast | kThird)) != 0;
  };
  if (reports(p)) return false;
  constexpr uint32_t kSays = kFrameThat | kFrameEnd;
  for (int i = open - 1; i >= first && open - i < 40; --i) {
    if (g_.quoted(i) || (tag(i).forms & (kPast | kThird)) == 0) continue;
    if (g_.comma(p) ? tag(i).frames != 0 : (tag(i).frames & kSays) == kSays) return false;
  }
  return true;
}

}  // namespace onrecord
