#include "article/headline.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "text/unicode.hpp"

namespace onrecord {
namespace {

constexpr int kFar = 150;  // lines above the text in which a headline is looked for

#include "article/headline_weights.inc"

bool question(std::string_view s) { return s.ends_with('?') || s.ends_with('!'); }

}  // namespace

std::pair<int, int> prose_run(const Page& page) {
  // The run with the greatest sum, prose counting for and other lines against.
  double best = 0, sum = 0;
  int begin = 0, found = 0, end = 0;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    const Line& l = page.lines[i];
    sum += is_prose(l) ? std::min<int>(l.words, 80) : l.words > 14 ? -4 : -9;
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
  const auto& lines = page.lines;
  const int n = static_cast<int>(lines.size());
  std::vector<HeadlineCandidate> out;
  std::unordered_set<uint32_t> vocabulary, titled;
  int prose = 0;
  for (int i = start; i < n && prose < 25; ++i) {
    if (!is_prose(lines[i])) continue;
    ++prose;
    for (const uint32_t key : content_words(text[lines[i].span])) vocabulary.insert(key);
  }
  for (const uint32_t key : content_words(title)) titled.insert(key);
  const int begin = std::max(0, start - kFar), end = std::min(n, start + 6);
  // Where a line stands among its copies.
  std::unordered_map<uint32_t, std::pair<int, int>> seen;  // hash: first, last line
  for (int i = 0; i < n; ++i) {
    if (lines[i].words < 2) continue;
    const auto [at, fresh] = seen.try_emplace(lines[i].hash, i, i);
    if (!fresh) at->second.second = i;
  }
  int longest = -1, long_words = 0, prose_above = 0;
  for (int i = std::max(0, start - 10); i < start; ++i) {
    if (lines[i].words > long_words && !is_prose(lines[i]) && (lines[i].lex & kCredit) == 0) {
      long_words = lines[i].words;
      longest = i;
    }
  }
  bool wordy = false;
  for (int i = begin; i < end; ++i) {
    const Line& l = lines[i];
    const std::string_view s = text[l.span];
    prose_above += is_prose(l);
    if (l.words == 0 || l.words > 45 || l.span.size() > 500) continue;
    const std::vector<uint32_t> words = content_words(s);
    HeadlineCandidate c;
    c.line = i;
    int at = 0;
    // One of `size` features.
    const auto pick = [&](int which, int size) {
      if (which >= 0) c.features.push_back({static_cast<uint8_t>(at + which), kHeadlineUnit});
      at += size;
    };
    const auto flag = [&](bool on) { pick(on ? 0 : -1, 1); };
    const auto share = [&](size_t part, size_t whole) {
      const auto v = static_cast<int16_t>(whole == 0 ? 0 : kHeadlineUnit * part / whole);
      if (v != 0) c.features.push_back({static_cast<uint8_t>(at), v});
      at += 1;
    };
    const int w = l.words;
    pick(w == 1 ? 0 : w == 2 ? 1 : w <= 4 ? 2 : w <= 8 ? 3 : w <= 14 ? 4 : w <= 20 ? 5 : w <= 30 ? 6 : 7, 8);
    const bool asks = question(s);
    flag(l.last == Edge::stop && !asks);
    flag(asks);
    flag(l.last == Edge::colon || l.last == Edge::comma);
    flag(l.last == Edge::dots);
    flag(l.first == Edge::lower);
    flag(l.first == Edge::digit);
    flag(l.first == Edge::bullet || l.first == Edge::other);
    const int d = start - i;
    pick(d < 0 ? 0 : d == 0 ? 1 : d == 1 ? 2 : d == 2 ? 3 : d <= 4 ? 4 : d <= 8 ? 5 : d <= 16 ? 6 : d <= 40 ? 7 : 8, 9);
    flag(i == 0);
    flag(i == 0 && d <= 2);
    flag((l.flags & Line::kDate) != 0);
    flag((l.flags & Line::kOnlyDate) != 0);
    flag((l.lex & kCredit) != 0);
    flag((l.lex & kCaption) != 0);
    flag((l.lex & kBy) != 0 && w <= 8);
    flag(l.lexical * 2 >= w);
    flag(l.lexical * 4 >= w && l.lexical * 2 < w);
    flag((l.lex & (kComment | kNewsletter | kLegal | kPaywall)) != 0);
    flag((l.lex & kRelated) != 0);
    flag((l.flags & (Line::kHandle | Line::kMail | Line::kUrl)) != 0);
    flag((l.flags & Line::kPipe) != 0);
    flag(w > 1 && l.shouted * 3 > w * 2);
    const auto copies = seen.find(l.hash);
    const bool twice = copies != seen.end() && copies->second.first != copies->second.second;
    flag(twice && copies->second.first < i);
    flag(twice && copies->second.second > i);
    size_t shared = 0, same = 0;
    for (const uint32_t key : words) {
      shared += vocabulary.contains(key);
      same += titled.contains(key);
    }
    share(shared, words.size());
    flag(shared >= 3);
    int near = -1;
    for (int j = i + 1; j < n && j <= i + 10 && near < 0; ++j) {
      const Line& b = lines[j];
      if (((b.flags & Line::kDate) != 0 && b.words <= 25) || ((b.lex & kBy) != 0 && b.words <= 12)) near = j - i;
    }
    pick(near < 0 ? -1 : near == 1 ? 0 : near == 2 ? 1 : near <= 5 ? 2 : 3, 4);
    bool dated = false;
    for (int j = std::max(0, i - 2); j < i; ++j) dated = dated || ((lines[j].flags & Line::kDate) != 0 && lines[j].words <= 12);
    flag(dated);
    share(l.capitals, w);
    share(std::min<int>(l.stops * 2, w), w);
    flag((l.flags & Line::kQuote) != 0);
    flag(i + 1 < n && is_prose(lines[i + 1]));
    flag(i + 1 < n && is_prose(lines[i + 1]) && i + 1 == start);
    flag(i == longest);
    flag(w >= 5 && !wordy);
    wordy = wordy || w >= 5;
    flag(prose_above > 0 && i < start);
    flag(is_prose(l));
    const bool again = i + 1 < n && lines[i + 1].hash == l.hash;
    flag(again);
    const uint32_t m = page.marks.empty() ? 0 : page.marks[i];
    flag((m & kInHeading1) != 0);
    flag((m & kInHeading) != 0);
    flag((m & (kAllLink | kSomeLink)) != 0);
    flag((m & (kInNavigation | kInFooter | kInAside)) != 0);
    flag((m & kInArticle) != 0);
    flag((m & kInParagraph) != 0);
    flag((m & (kInByline | kInTime | kInFigcaption)) != 0);
    share(same, std::max(words.size(), titled.size()));
    flag(!words.empty() && same == words.size() && same >= 2);
    out.push_back(std::move(c));
  }
  return out;
}

int find_headline(const Text& text, const Page& page, int start, std::string_view title) {
  int best = -1, top = kHeadlineLeast;
  for (const HeadlineCandidate& c : headline_candidates(text, page, start, title)) {
    int score = 0;
    for (const auto& [feature, value] : c.features) score += kHeadlineWeights[feature] * value;
    if (score > top) {
      top = score;
      best = c.line;
    }
  }
  return best;
}

}  // namespace onrecord
