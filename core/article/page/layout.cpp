#include "article/page/layout.hpp"

#include <algorithm>
#include <array>

#include "article/page/layout_features.hpp"

namespace onrecord {
namespace {

#include "article/page/layout_weights.inc"

#ifndef ONRECORD_LAYOUT_UNTRAINED  // defined to build onrecord_layout after a change of the
                                   // features
static_assert(sizeof kWeights == sizeof(kWeights[0][0]) * kParts * kLayoutFeatures,
              "layout_weights.inc was trained on other features");
#endif

// Which part may follow which.
constexpr bool kAllowed[kParts][kParts] = {
    // before first body  inside after_first after
    {true, true, false, false, false, false},   // before
    {false, false, true, true, true, false},    // first
    {false, false, true, true, true, false},    // body
    {false, false, true, true, false, false},   // inside
    {false, false, false, false, false, true},  // after_first
    {false, false, false, false, false, true},  // after
};

// First line of the densest element and behind its last; all lines where none is marked.
std::pair<size_t, size_t> densest_lines(const Page& page) {
  const auto inside = [](uint32_t m) { return (m & kInDensest) != 0; };
  const auto& marks = page.marks;
  const auto first = std::find_if(marks.begin(), marks.end(), inside);
  if (first == marks.end()) return {0, page.lines.size()};
  return {first - marks.begin(), marks.rend() - std::find_if(marks.rbegin(), marks.rend(), inside)};
}

// Scores of the best paths to one line, by the part that the line is.
using PathScores = std::array<int32_t, kParts>;
constexpr int32_t kImpossible = -(1 << 29);

// Sets `scores` to those of the next line. `line`: the weights of its features for each part.
// Returns for each part the part of the line before on the best path.
std::array<uint8_t, kParts> next_line(const PathScores& line, PathScores& scores) {
  std::array<uint8_t, kParts> from{};
  PathScores next{};
  for (int p = 0; p < kParts; ++p) {
    int32_t top = kImpossible;
    for (uint8_t q = 0; q < kParts; ++q) {
      if (!kAllowed[q][p]) continue;
      const int32_t s = scores[q] + kSteps[q][p];
      if (s > top) {
        top = s;
        from[p] = q;
      }
    }
    next[p] = std::max(top + line[p], kImpossible);
  }
  // Only differences matter; this keeps the sums small however long the page is.
  const int32_t most = *std::max_element(next.begin(), next.end());
  for (int p = 0; p < kParts; ++p) scores[p] = std::max(next[p] - most, kImpossible);
  return from;
}

// The most likely parts of a page by the trained model (Viterbi's algorithm).
std::vector<Part> most_likely_parts(const Page& page) {
  constexpr int32_t kBarred = 1 << 12;
  const size_t n = page.lines.size();
  const std::vector<uint32_t> barred = barred_parts(page);
  const LayoutFeatures features(page);
  std::vector<uint16_t> active;
  // A page begins with what is before the article, or with its first line.
  PathScores scores;
  scores.fill(kImpossible);
  scores[static_cast<size_t>(Part::before)] = scores[static_cast<size_t>(Part::first)] = 0;
  std::vector<std::array<uint8_t, kParts>> from(n);
  for (size_t i = 0; i < n; ++i) {
    features.of(static_cast<int>(i), active);
    PathScores line{};
    for (int p = 0; p < kParts; ++p) {
      for (const uint16_t f : active) line[p] += kWeights[p][f];
      if ((barred[i] >> p & 1U) != 0) line[p] -= kBarred;
    }
    if (i > 0)
      from[i] = next_line(line, scores);
    else
      for (int p = 0; p < kParts; ++p) scores[p] = std::max(scores[p] + line[p], kImpossible);
  }
  // A page has an article, and it does not end with what interrupts it.
  scores[static_cast<size_t>(Part::before)] = kImpossible;
  scores[static_cast<size_t>(Part::inside)] = kImpossible;
  auto p = static_cast<uint8_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  std::vector<Part> parts(n);
  for (size_t i = n; i-- > 0;) {
    parts[i] = static_cast<Part>(p);
    p = from[i][p];
  }
  return parts;
}

}  // namespace

bool is_prose(const Line& l) {
  if (l.words < 12)
    return l.words >= 7 && l.last == Edge::stop && l.stops * 4 >= l.words &&
           l.lexical * 5 < l.words;
  return (l.last == Edge::stop || l.words >= 30) && l.stops * 6 >= l.words &&
         l.lexical * 5 < l.words && (l.flags & Line::kCopyright) == 0;
}

bool is_text(const Page& page, int i) {
  return is_prose(page.lines[i]) && (page.marks.empty() || (page.marks[i] & kAround) == 0);
}

bool is_plain(const Page& page) {
  if (!page.marks.empty()) return false;
  size_t odd = 0;
  for (size_t i = 1; i < page.lines.size(); ++i) {
    const Line& l = page.lines[i];
    const bool ends = l.last == Edge::stop || l.last == Edge::colon || l.last == Edge::dots;
    odd += l.words == 0 || (l.words <= 5 && !ends) || (l.lexical * 3 >= l.words && !is_prose(l)) ||
           (l.flags & (Line::kCopyright | Line::kOnlyDate | Line::kHandle)) != 0;
  }
  return odd * 50 <= page.lines.size() - 1;
}

std::vector<uint32_t> barred_parts(const Page& page) {
  const auto bit = [](Part p) { return 1U << static_cast<int>(p); };
  const size_t n = page.lines.size();
  std::vector<uint32_t> barred(n);
  for (size_t i = 0; i < n; ++i) {
    const Line& l = page.lines[i];
    if (l.words == 1 && (l.lex & kBy) != 0) barred[i] |= bit(Part::first) | bit(Part::body);
  }
  if (page.marks.empty()) return barred;
  const auto [first, last] = densest_lines(page);
  for (size_t i = 0; i < n; ++i) {
    if ((page.marks[i] & (kInComments | kInFooter)) != 0)
      barred[i] |= bit(Part::first) | bit(Part::body);
    if (i < first) barred[i] |= bit(Part::after_first) | bit(Part::after);
    if (i >= last) barred[i] |= bit(Part::before) | bit(Part::first);
  }
  return barred;
}

std::vector<Part> find_parts(const Page& page) {
  const size_t n = page.lines.size();
  if (n == 0 || !is_plain(page)) return n == 0 ? std::vector<Part>() : most_likely_parts(page);
  const bool titled = n > 1 && page.headline == 0;
  std::vector<Part> parts(n, Part::body);
  parts[titled ? 1 : 0] = Part::first;
  if (titled) parts[0] = Part::before;
  return parts;
}

std::pair<int, int> article_lines(const Page& page, const std::vector<Part>& parts) {
  constexpr int kAhead = 25;
  const auto inside = [&](int i) { return parts[i] == Part::first || parts[i] == Part::body; };
  int first = -1, last = -1;
  for (int i = 0; i < static_cast<int>(page.lines.size()); ++i) {
    if (!inside(i)) continue;
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return {-1, -1};
  int start = first, words = 0;
  for (int i = first; i <= last && i < first + kAhead; ++i) {
    const Line& l = page.lines[i];
    if (inside(i)) {
      words += l.words;
      if (words > 60) break;
      continue;
    }
    const bool dated = (l.flags & Line::kDate) != 0 && l.words <= 25;
    const bool by = (l.lex & kBy) != 0 && l.words <= 12;
    if (!dated && !by) continue;
    int next = i + 1;
    while (next <= last && !inside(next)) ++next;
    if (next > last) break;
    start = next;
    i = next - 1;
    words = 0;
  }
  return {start, last};
}

}  // namespace onrecord
