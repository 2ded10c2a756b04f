#include "article/page/layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace onrecord {
namespace {

// A coarse class, so that features can be about a line's neighbours.
enum Kind : uint8_t {
  kNone,       // no words
  kMenuItem,   // up to four words of menus
  kLabel,      // up to four other words
  kTitleLike,  // five to nine words without a full stop
  kDated,      // a date, or a name with one
  kShort,      // up to twelve words, a sentence
  kMedium,     // ten words or more, no full stop
  kSentence,   // up to 24 words, a sentence
  kLong,       // 25 words or more
  kVeryLong,   // 60 words or more
  kLaw,        // copyright and terms
  kChatter,    // five words or more about sharing, comments, newsletters
};
constexpr int kKinds = 12;

Kind kind_of(const Line& l) {
  if (l.words == 0) return kNone;
  if ((l.flags & Line::kCopyright) != 0 ||
      ((l.lex & kLegal) != 0 && l.words < 40 && l.lexical >= 2))
    return kLaw;
  const bool sentence = l.last == Edge::stop || l.last == Edge::colon || l.last == Edge::dots;
  if ((l.flags & Line::kDate) != 0 && l.words <= 16) return kDated;
  if (l.words <= 4) return l.lexical * 2 >= l.words ? kMenuItem : kLabel;
  if (l.words >= 60) return kVeryLong;
  if (l.words >= 25 && (l.last == Edge::stop || l.stops * 4 > l.words)) return kLong;
  if (l.lexical >= 2 && l.lexical * 4 >= l.words) return kChatter;
  if (l.words <= 9 && !sentence) return kTitleLike;
  if (l.words <= 12 && sentence) return kShort;
  if (!sentence) return kMedium;
  return l.words < 25 ? kSentence : kMedium;
}

// Lines that open a part of the page that is not the article, and which.
constexpr int kHeaders = 8;
enum Header : uint8_t { hNone, hRelated, hComment, hNewsletter, hShare, hRefs, hBio, hTag };

Header header_of(const Line& l) {
  if (l.words == 0 || l.words > 7) return hNone;
  if ((l.lex & kComment) != 0 && l.lexical * 2 >= l.words) return hComment;
  if ((l.lex & kRelated) != 0 && (l.words <= 4 || l.last == Edge::colon)) return hRelated;
  if ((l.lex & kNewsletter) != 0) return hNewsletter;
  if ((l.lex & kRefs) != 0 && l.words <= 3) return hRefs;
  if ((l.lex & kBio) != 0) return hBio;
  if ((l.lex & kTag) != 0 && l.words <= 3) return hTag;
  if ((l.lex & kShare) != 0 && l.words <= 4) return hShare;
  return hNone;
}

int bucket(double x, std::initializer_list<double> borders) {
  int b = 0;
  for (const double border : borders) {
    if (x < border) return b;
    ++b;
  }
  return b;
}

int words_bucket(int n) {
  return bucket(n, {1, 2, 3, 4, 6, 9, 13, 18, 26, 41, 71});
}

// Blocks of features, one after the other. The order is part of the trained weights.
struct Block {
  int base, size;
};
constexpr std::array<int, 46> kSizes = {
    1,           // 0 always
    kKinds,      // 1 kind
    12,          // 2 words
    10,          // 3 first
    10,          // 4 last
    6,           // 5 stop words
    6,           // 6 capitals
    2,           // 7 shouted, numbers
    14,          // 8 flags
    25,          // 9 lexicon, up to 4 words
    25,          // 10 lexicon, up to 12 words
    25,          // 11 lexicon, longer
    4,           // 12 sentences
    5,           // 13 lexical share
    4 * kKinds,  // 14 gap x kind
    4,           // 15 repeated
    9,           // 16 place relative to the headline
    4 * kKinds,  // 17 words of the headline x kind
    kKinds + 1,  // 18 .. 23 kinds of neighbours
    kKinds + 1,
    kKinds + 1,
    kKinds + 1,
    kKinds + 1,
    kKinds + 1,
    kKinds*(kKinds + 1),  // 24 kind x previous
    kKinds*(kKinds + 1),  // 25 kind x next
    5 * kKinds,           // 26 lines since prose
    5 * kKinds,           // 27 lines until prose
    7 * kKinds,           // 28 share of prose before
    6 * kKinds,           // 29 share of prose around
    kHeaders,             // 30 is a header
    kHeaders * 5,         // 31 last header, how far back
    kHeaders* kKinds,     // 32 last header since the last prose x kind
    4 * kKinds,           // 33 dates around
    5 * kKinds,           // 34 the page: share of prose
    4,                    // 35 first word as a neighbour's
    6,                    // 36 lines since a date or byline above
    5 * kKinds,           // 37 prose lines seen before
    6 * kKinds,           // 38 words of the page's prose x kind
    kMarks,               // 39 markup
    kMarks,               // 40 the previous line's
    kMarks,               // 41 the next line's
    8 * kKinds,           // 42 markup: paragraph, article, link and more x kind
    8,                    // 43 markup: runs
    6 * 4,                // 44 markup: share of the text's element before, in it or not
    kKinds,               // 45 markup: among text x kind
};
constexpr auto kBase = [] {
  std::array<int, kSizes.size() + 1> base{};
  for (size_t i = 0; i < kSizes.size(); ++i) base[i + 1] = base[i] + kSizes[i];
  return base;
}();

class Features {
 public:
  explicit Features(const Page& page) : page_(page), n_(static_cast<int>(page.lines.size())) {
    kind_.resize(n_);
    prose_.resize(n_ + 1);
    dates_.resize(n_ + 1);
    words_.resize(n_ + 1);
    since_.resize(n_);
    until_.resize(n_);
    among_.resize(n_ + 1);
    header_.resize(n_);
    header_at_.resize(n_);
    dated_at_.resize(n_);
    count_.resize(n_);
    std::unordered_map<uint32_t, uint32_t> seen;
    int last = -1000, last_header = -1, last_dated = -1000;
    uint32_t prose_lines = 0;
    for (int i = 0; i < n_; ++i) {
      const Line& l = page.lines[i];
      kind_[i] = kind_of(l);
      const bool p = is_text(page, i);
      prose_[i + 1] = prose_[i] + (p ? l.words : 0);
      words_[i + 1] = words_[i] + l.words;
      const bool among = p && !page.marks.empty() && (page.marks[i] & kAmongText) != 0;
      among_[i + 1] = among_[i] + (among ? l.words : 0);
      dates_[i + 1] = dates_[i] + ((l.flags & Line::kDate) != 0 && l.words <= 16 ? 1U : 0U);
      since_[i] = i - last;
      count_[i] = prose_lines;
      header_at_[i] = last_header;
      dated_at_[i] = i - last_dated;
      if (p) {
        last = i;
        ++prose_lines;
      }
      header_[i] = header_of(l);
      if (header_[i] != hNone) last_header = i;
      if (kind_[i] == kDated || (l.words <= 8 && (l.lex & kBy) != 0)) last_dated = i;
      if (l.words >= 3) ++seen[l.hash];
    }
    int next = 1 << 20;
    for (int i = n_; i-- > 0;) {
      until_[i] = next - i;
      if (is_text(page, i)) next = i;
    }
    repeat_.resize(n_);
    std::unordered_map<uint32_t, uint32_t> so_far;
    for (int i = 0; i < n_; ++i) {
      const Line& l = page.lines[i];
      if (l.words < 3) continue;
      const uint32_t all = seen[l.hash];
      const uint32_t before = so_far[l.hash]++;
      repeat_[i] = static_cast<uint8_t>((before > 0 ? 1 : 0) | (before + 1 < all ? 2 : 0));
    }
  }

  void of(int i, std::vector<uint16_t>& out) const {
    out.clear();
    const Line& l = page_.lines[i];
    const auto add = [&out](int block, int value) {
      out.push_back(static_cast<uint16_t>(kBase[block] + value));
    };
    const Kind k = kind_[i];
    add(0, 0);
    add(1, k);
    add(2, words_bucket(l.words));
    add(3, static_cast<int>(l.first));
    add(4, static_cast<int>(l.last));
    const double words = std::max<double>(l.words, 1);
    if (l.words >= 5) {
      add(5, bucket(l.stops / words, {.08, .2, .3, .4, .5}));
      add(6, bucket(l.capitals / words, {.05, .15, .3, .5, .8}));
    }
    if (l.words != 0 && l.shouted * 2 > l.words) add(7, 0);
    if (l.words != 0 && l.numbers * 2 > l.words) add(7, 1);
    for (int b = 0; b < 14; ++b) {
      if ((l.flags >> b & 1) != 0) add(8, b);
    }
    const int lex_block = l.words <= 4 ? 9 : l.words <= 12 ? 10 : 11;
    for (int b = 0; b < 25; ++b) {
      if ((l.lex >> b & 1U) != 0) add(lex_block, b);
    }
    add(12, std::min<int>(l.sentences, 3));
    add(13, bucket(l.lexical / words, {.01, .12, .26, .5}));
    add(14, std::min<int>(l.gap, 3) * kKinds + k);
    add(15, repeat_[i]);
    headline(i, add);
    const auto neighbour = [&](int j) { return j < 0 || j >= n_ ? kKinds : int{kind_[j]}; };
    add(18, neighbour(i - 1));
    add(19, neighbour(i + 1));
    add(20, neighbour(i - 2));
    add(21, neighbour(i + 2));
    add(22, neighbour(i - 3));
    add(23, neighbour(i + 3));
    add(24, k * (kKinds + 1) + neighbour(i - 1));
    add(25, k * (kKinds + 1) + neighbour(i + 1));
    add(26, bucket(since_[i], {2, 3, 5, 12}) * kKinds + k);
    add(27, bucket(until_[i], {2, 3, 5, 12}) * kKinds + k);
    const double total = std::max<double>(prose_[n_], 1);
    add(28,
        (prose_[i] == 0 ? 0 : bucket(prose_[i] / total, {.04, .15, .8, .95, .9999}) + 1) * kKinds +
            k);
    const int from = std::max(0, i - 6), to = std::min(n_, i + 7);
    const double around = words_[to] - words_[from];
    add(29, bucket((prose_[to] - prose_[from]) / std::max(around, 1.), {.01, .3, .6, .8, .93}) *
                    kKinds +
                k);
    if (header_[i] != hNone) add(30, header_[i]);
    if (header_at_[i] >= 0) {
      const Header h = header_[header_at_[i]];
      add(31, h * 5 + bucket(i - header_at_[i], {2, 3, 6, 15}));
      if (i - header_at_[i] < since_[i]) add(32, h * kKinds + k);
    }
    const int d_from = std::max(0, i - 5), d_to = std::min(n_, i + 6);
    add(33, std::min<int>(3, static_cast<int>(dates_[d_to] - dates_[d_from])) * kKinds + k);
    add(34, bucket(prose_[n_] / std::max<double>(words_[n_], 1), {.3, .55, .75, .92}) * kKinds + k);
    const auto same_first = [&](int j) {
      return j >= 0 && j < n_ && l.words > 1 && page_.lines[j].words > 1 &&
             page_.lines[j].key_first == l.key_first && (lexicon(l.key_first) & kStop) == 0;
    };
    if (same_first(i - 1) || same_first(i + 1)) add(35, l.words > 12 ? 0 : 1);
    if (same_first(i - 2) || same_first(i + 2)) add(35, l.words > 12 ? 2 : 3);
    add(36, bucket(dated_at_[i], {2, 3, 5, 9, 20}));
    add(37, bucket(count_[i], {1, 2, 4, 10}) * kKinds + k);
    add(17, l.titled * kKinds + k);
    add(38, l.shared * kKinds + k);
    if (!page_.marks.empty()) marks(i, k, add);
  }

 private:
  template <class Add>
  void headline(int i, Add& add) const {
    const int h = page_.headline;
    if (h < 0) return;
    const int d = i - h;
    add(16, d == 0 ? 0 : d < 0 ? bucket(-d, {3, 12}) + 1 : bucket(d, {2, 4, 8, 16}) + 4);
  }

  template <class Add>
  void marks(int i, Kind k, Add& add) const {
    const uint32_t m = page_.marks[i];
    const uint32_t before = i > 0 ? page_.marks[i - 1] : 0,
                   behind = i + 1 < n_ ? page_.marks[i + 1] : 0;
    for (int b = 0; b < kMarks; ++b) {
      if ((m >> b & 1U) != 0) add(39, b);
      if ((before >> b & 1U) != 0) add(40, b);
      if ((behind >> b & 1U) != 0) add(41, b);
    }
    if ((m & kInParagraph) != 0) add(42, k);
    if ((m & kInArticle) != 0) add(42, kKinds + k);
    if ((m & kAllLink) != 0) add(42, 2 * kKinds + k);
    if ((m & kInList) != 0) add(42, 3 * kKinds + k);
    if ((m & kInDensest) != 0) add(42, 4 * kKinds + k);
    if ((m & kInContent) != 0) add(42, 5 * kKinds + k);
    if ((m & kInAside) != 0) add(42, 6 * kKinds + k);
    if ((m & (kInParagraph | kInList | kInHeading | kInBlockquote)) == 0) add(42, 7 * kKinds + k);
    const double all = std::max<double>(among_[n_], 1);
    const int share = among_[i] == 0 ? 0 : bucket(among_[i] / all, {.04, .5, .95, .9999}) + 1;
    const int where = (m & kAmongText) != 0   ? 0
                      : (m & kAround) != 0    ? 1
                      : (m & kInDensest) != 0 ? 2
                                              : 3;
    add(44, share * 4 + where);
    if ((m & kAmongText) != 0) add(45, k);
    // Where the page's own idea of the article begins and ends.
    for (int b = 0; b < 3; ++b) {
      const uint32_t which = b == 0 ? kInDensest : b == 1 ? kInContent : kInArticle;
      if ((m & which) != 0 && (before & which) == 0) add(43, 2 * b);
      if ((m & which) == 0 && (before & which) != 0) add(43, 2 * b + 1);
    }
  }

  const Page& page_;
  int n_;
  std::vector<Kind> kind_;
  std::vector<uint32_t> prose_, words_, dates_, count_, among_;
  std::vector<int> since_, until_, header_at_, dated_at_;
  std::vector<Header> header_;
  std::vector<uint8_t> repeat_;
};

#include "article/page/layout_weights.inc"

constexpr int kFeatures = kBase[kSizes.size()];
#ifndef ONRECORD_LAYOUT_UNTRAINED  // set to build onrecord_layout after a change of the features
static_assert(sizeof kWeights == sizeof(kWeights[0][0]) * kParts * kFeatures,
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

}  // namespace

int feature_count() {
  return kFeatures;
}

bool is_prose(const Line& l) {
  if (l.words < 12)
    return l.words >= 7 && l.last == Edge::stop && l.stops * 4 >= l.words &&
           l.lexical * 5 < l.words;
  return (l.last == Edge::stop || l.words >= 30) && l.stops * 6 >= l.words &&
         l.lexical * 5 < l.words && (l.flags & Line::kCopyright) == 0;
}

std::vector<std::vector<uint16_t>> page_features(const Page& page) {
  const Features features(page);
  std::vector<std::vector<uint16_t>> all(page.lines.size());
  for (size_t i = 0; i < all.size(); ++i) features.of(static_cast<int>(i), all[i]);
  return all;
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

Parts find_parts(const Page& page) {
  const size_t n = page.lines.size();
  Parts out;
  out.part.resize(n);
  out.body.assign(n, 1);
  if (n == 0) return out;
  if (is_plain(page)) {
    const bool titled = n > 1 && page.headline == 0;
    std::fill(out.part.begin(), out.part.end(), Part::body);
    out.part[titled ? 1 : 0] = Part::first;
    if (titled) out.part[0] = Part::before;
    return out;
  }
  const std::vector<uint32_t> barred = barred_parts(page);
  const Features features(page);
  std::vector<uint16_t> active;
  std::array<int32_t, kParts> best{};
  constexpr int32_t kNever = -(1 << 29);
  constexpr int32_t kBarred = 1 << 12;
  std::vector<std::array<uint8_t, kParts>> from(n);
  for (size_t i = 0; i < n; ++i) {
    features.of(static_cast<int>(i), active);
    std::array<int32_t, kParts> now{};
    for (int p = 0; p < kParts; ++p) {
      int32_t score = 0;
      for (const uint16_t f : active) score += kWeights[p][f];
      if ((barred[i] >> p & 1U) != 0) score -= kBarred;
      int32_t top = kNever;
      uint8_t arg = 0;
      if (i == 0) {
        top = p <= 1 ? 0 : kNever;
      } else {
        for (uint8_t q = 0; q < kParts; ++q) {
          if (!kAllowed[q][p]) continue;
          const int32_t s = best[q] + kSteps[q][p];
          if (s > top) {
            top = s;
            arg = q;
          }
        }
      }
      now[p] = std::max(top + score, kNever);
      from[i][p] = arg;
    }
    // Only differences matter; this keeps the sums small however long the page is.
    const int32_t most = *std::max_element(now.begin(), now.end());
    for (int32_t& v : now) v = std::max(v - most, kNever);
    best = now;
  }
  best[static_cast<int>(Part::before)] = kNever;
  best[static_cast<int>(Part::inside)] = kNever;
  auto p = static_cast<uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (size_t i = n; i-- > 0;) {
    out.part[i] = static_cast<Part>(p);
    p = from[i][p];
  }
  return out;
}

std::pair<int, int> article_lines(const Page& page, const Parts& parts) {
  constexpr int kAhead = 25;
  const auto inside = [&](int i) {
    return parts.part[i] == Part::first || parts.part[i] == Part::body;
  };
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
