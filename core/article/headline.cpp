#include "article/headline.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "text/unicode.hpp"

namespace onrecord {
namespace {

constexpr int kFar = 40;  // lines above the text in which a headline is looked for

// Hashes of the words that are not function words.
std::vector<uint32_t> content_words(std::string_view s) {
  std::vector<uint32_t> keys;
  std::string word;
  uint32_t at = 0;
  const auto take = [&] {
    if (word.size() > 2) {
      const uint32_t key = hash_word(word);
      if ((lexicon(key) & kStop) == 0) keys.push_back(key);
    }
    word.clear();
  };
  while (at < s.size()) {
    const char32_t c = next_code_point(s, at);
    if (is_alnum(char_class(c))) {
      append_utf8(word, to_lower(c));
    } else {
      take();
    }
  }
  take();
  return keys;
}

bool question(std::string_view s) { return s.ends_with('?') || s.ends_with('!'); }

}  // namespace

int prose_start(const Page& page) {
  // The run with the greatest sum, prose counting for and other lines against.
  double best = 0, sum = 0;
  int begin = 0, found = 0;
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
    }
  }
  return found;
}

int find_headline(const Text& text, const Page& page, int start, std::string_view title) {
  const auto& lines = page.lines;
  const int n = static_cast<int>(lines.size());
  if (n == 0) return -1;
  std::unordered_set<uint32_t> vocabulary;
  int prose = 0;
  for (int i = start; i < n && prose < 25; ++i) {
    if (!is_prose(lines[i])) continue;
    ++prose;
    for (const uint32_t key : content_words(text[lines[i].span])) vocabulary.insert(key);
  }
  std::unordered_set<uint32_t> titled;
  for (const uint32_t key : content_words(title)) titled.insert(key);
  std::unordered_map<uint32_t, int> seen;
  for (const Line& l : lines) ++seen[l.hash];

  int best = -1;
  double top = 0;
  for (int i = std::max(0, start - kFar); i < n && i <= start + 2; ++i) {
    const Line& l = lines[i];
    if (l.words == 0 || l.words > 40 || l.span.size() > 400) continue;
    if ((l.flags & (Line::kOnlyDate | Line::kCopyright | Line::kUrl)) != 0) continue;
    const std::string_view s = text[l.span];
    const std::vector<uint32_t> words = content_words(s);
    if (words.empty()) continue;
    double score = l.words >= 5 && l.words <= 20 ? 3 : l.words >= 3 && l.words <= 28 ? 1.5 : 0;
    score -= i > start ? 2.5 * (i - start) : .12 * std::min(start - i, 25);
    if (i == start) score -= 1;
    if (l.words > 20) score -= .1 * (l.words - 20);
    if (l.last == Edge::stop && !question(s)) score -= 2.5;
    if (l.last == Edge::colon || l.last == Edge::comma) score -= 2;
    if (l.first == Edge::lower) score -= 1.5;
    if ((l.flags & Line::kDate) != 0) score -= 2.5;
    if ((l.lex & (kCredit | kCaption)) != 0 && (l.lex & kCredit) != 0) score -= 1;
    if (l.lexical * 2 >= l.words) score -= 3;
    if ((l.lex & (kComment | kNewsletter | kLegal | kPaywall)) != 0) score -= 1;
    if (l.words <= 6 && (l.lex & kBy) != 0) score -= 3;
    if ((l.flags & (Line::kHandle | Line::kMail)) != 0) score -= 2;
    if (seen[l.hash] > 1) score += .7;
    size_t shared = 0, same = 0;
    for (const uint32_t key : words) {
      shared += vocabulary.contains(key);
      same += titled.contains(key);
    }
    score += 3.0 * static_cast<double>(shared) / static_cast<double>(words.size());
    if (!titled.empty()) {
      const double overlap = static_cast<double>(same) /
                             static_cast<double>(std::max(words.size(), titled.size()));
      score += 8 * overlap;
    }
    // A byline or a date soon below it.
    for (int j = i + 1; j < n && j <= i + 5; ++j) {
      const Line& b = lines[j];
      if (b.words > 25) continue;
      if ((b.flags & Line::kDate) != 0 || ((b.lex & kBy) != 0 && b.words <= 12)) {
        score += j <= i + 3 ? 1.6 : .8;
        break;
      }
    }
    if (i == 0) score += 2;
    if (!page.marks.empty()) {
      if ((page.marks[i] & kInHeading1) != 0) score += 4;
      if ((page.marks[i] & kInHeading) != 0) score += 1;
      if ((page.marks[i] & (kInNavigation | kInFooter | kInAside)) != 0) score -= 2;
      if ((page.marks[i] & kAllLink) != 0) score -= 1.5;
    }
    if (score > top) {
      top = score;
      best = i;
    }
  }
  return top >= 2 ? best : -1;
}

}  // namespace onrecord
