#include "article/page/headline.hpp"

#include <algorithm>
#include <climits>

#include "article/page/headline_facts.hpp"

namespace onrecord {
namespace {

// Does line i open a transcript: a sentence with a label ("NAME: …"), and another one within three
// lines?
bool opens_transcript(const Text& text, const Page& page, int i) {
  const std::vector<Line>& lines = page.lines;
  if (lines[i].last != Edge::stop || !is_labelled(*page.language, text[lines[i].span]))
    return false;
  const int end = std::min(static_cast<int>(lines.size()), i + 4);
  for (int j = i + 1; j < end; ++j) {
    if (is_labelled(*page.language, text[lines[j].span])) return true;
  }
  return false;
}

}  // namespace

std::pair<int, int> prose_run(const Page& page) {
  // The run with the greatest sum, prose counting for and other lines against.
  double best = 0, sum = 0;
  int begin = 0, found = 0, end = 0;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    const Line& l = page.lines[i];
    sum += is_text(page, static_cast<int>(i)) ? std::min<int>(l.words, 80) : l.words > 14 ? -4 : -9;
    if (sum <= 0) {
      sum = 0;
      begin = static_cast<int>(i) + 1;
    }
    if (sum > best) {
      best = sum;
      found = begin;
      end = static_cast<int>(i) + 1;
    }
  }
  return {found, end};
}

std::vector<HeadlineCandidate> headline_candidates(const Text& text, const Page& page, int start,
                                                   std::string_view title) {
  const HeadlineContext context(text, page, start, title);
  std::vector<HeadlineCandidate> out;
  for (int i = context.begin(); i < context.end(); ++i) {
    if (!context.is_candidate(i)) continue;
    const HeadlineFacts facts = context.facts(i);
    HeadlineCandidate c;
    c.line = i;
    c.values = headline_values(facts);
    if (!facts.in_series && !facts.agency_credit)
      c.wins_ties = facts.in_lead >= 2 ? HeadlineCandidate::kAlways : HeadlineCandidate::kAboveText;
    out.push_back(c);
  }
  return out;
}

int find_headline(const Text& text, const Page& page, int start, std::string_view title) {
  constexpr int kNear = 16;  // lines
  constexpr int kClose = kHeadlineUnit * kHeadlineUnit * 3 / 2;
  struct Scored {
    int line, score;
    HeadlineCandidate::Ties wins_ties;
  };
  std::vector<Scored> scored;
  int best = -1, top = INT_MIN;
  for (const HeadlineCandidate& c : headline_candidates(text, page, start, title)) {
    const int score = headline_score(c.values);
    scored.push_back({c.line, score, c.wins_ties});
    if (score > top) {
      top = score;
      best = c.line;
    }
  }
  // Of two that are nearly as good the upper one: what stands below a headline repeats its words.
  for (auto at = scored.rbegin(); at != scored.rend(); ++at) {
    const auto least = best >= start ? HeadlineCandidate::kAboveText : HeadlineCandidate::kAlways;
    if (at->line < best && best - at->line <= kNear && at->score >= top - kClose &&
        at->wins_ties >= least)
      best = at->line;
  }
  // “You are here: Home / Ferries / HEADLINE” above HEADLINE.
  const int last = std::min(static_cast<int>(page.lines.size()), best + 4);
  for (int j = best + 1; best >= 0 && j < last; ++j) {
    if (page.lines[j].words >= 3 && page.lines[j].words < page.lines[best].words &&
        text[page.lines[best].span].ends_with(text[page.lines[j].span])) {
      best = j;
      break;
    }
  }
  return best >= 0 && opens_transcript(text, page, best) ? -1 : best;
}

}  // namespace onrecord
