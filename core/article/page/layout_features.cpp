#include "article/page/layout_features.hpp"

#include <algorithm>
#include <initializer_list>

#include "base/key_table.hpp"

namespace onrecord {
namespace {

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

// The number of borders that x has reached.
int bucket(double x, std::initializer_list<double> borders) {
  int b = 0;
  for (const double border : borders) {
    if (x < border) return b;
    ++b;
  }
  return b;
}

bool is_date_line(const Line& l) {
  return (l.flags & Line::kDate) != 0 && l.words <= 16;
}

}  // namespace

// Adds features of one line to the list of those that hold.
class LayoutFeatures::Adder {
 public:
  Adder(Kind kind, std::vector<uint16_t>& active) : kind_(kind), active_(active) {}

  void value(Block block, int value) {
    active_.push_back(static_cast<uint16_t>(kBlockBase[static_cast<size_t>(block)] + value));
  }
  void by_kind(Block block, int value) { this->value(block, value * kKinds + kind_); }
  void bits(Block block, uint32_t set, int count) {
    for (int b = 0; b < count; ++b) {
      if ((set >> b & 1U) != 0) value(block, b);
    }
  }
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
  std::vector<uint16_t>& active_;
};

LayoutFeatures::LayoutFeatures(const Page& page)
    : page_(page),
      count_(static_cast<int>(page.lines.size())),
      rows_(page.lines.size()),
      sums_(page.lines.size() + 1) {
  constexpr int kFar = 1000;
  int last_text = -kFar, last_date = -kFar, last_header = -1;
  uint32_t text_lines = 0;
  for (int i = 0; i < count_; ++i) {
    const Line& l = page.lines[i];
    Row& row = rows_[i];
    row.kind = kind_of(l);
    row.header = header_of(l);
    row.text = is_text(page, i);
    row.since = i - last_text;
    row.since_date = i - last_date;
    row.header_above = last_header;
    row.text_lines = text_lines;
    const bool among = row.text && !page.marks.empty() && (page.marks[i] & kAmongText) != 0;
    Sums& next = sums_[i + 1];
    next = sums_[i];
    next.words += l.words;
    next.text += row.text ? l.words : 0;
    next.among += among ? l.words : 0;
    next.dates += is_date_line(l) ? 1 : 0;
    if (row.text) {
      last_text = i;
      ++text_lines;
    }
    if (row.header != hNone) last_header = i;
    if (row.kind == kDated || (l.words <= 8 && (l.lex & kBy) != 0)) last_date = i;
  }
  int next_text = 1 << 20;
  for (int i = count_; i-- > 0;) {
    rows_[i].until = next_text - i;
    if (rows_[i].text) next_text = i;
  }
  find_repeated();
}

void LayoutFeatures::find_repeated() {
  constexpr int kLeast = 3;  // words
  struct Copies {
    uint32_t all = 0, above = 0;
  };
  KeyTable<Copies> copies;  // by Line::hash
  for (const Line& l : page_.lines) {
    if (l.words >= kLeast) ++copies[l.hash].all;
  }
  for (int i = 0; i < count_; ++i) {
    const Line& l = page_.lines[i];
    if (l.words < kLeast) continue;
    Copies& c = *copies.find(l.hash);
    const uint32_t above = c.above++;
    rows_[i].repeated = static_cast<uint8_t>((above > 0 ? 1 : 0) | (above + 1 < c.all ? 2 : 0));
  }
}

void LayoutFeatures::of(int i, std::vector<uint16_t>& active) const {
  active.clear();
  Adder add(rows_[i].kind, active);
  line(i, add);
  neighbours(i, add);
  headers(i, add);
  surroundings(i, add);
  if (!page_.marks.empty()) marks(i, add);
}

// Features of the line by itself.
void LayoutFeatures::line(int i, Adder& add) const {
  const Line& l = page_.lines[i];
  const double words = std::max<double>(l.words, 1);
  add.value(Block::always, 0);
  add.value(Block::kind, add.kind());
  add.value(Block::words, bucket(l.words, {1, 2, 3, 4, 6, 9, 13, 18, 26, 41, 71}));
  add.value(Block::first, static_cast<int>(l.first));
  add.value(Block::last, static_cast<int>(l.last));
  if (l.words >= 5) {
    add.value(Block::function_words, bucket(l.stops / words, {.08, .2, .3, .4, .5}));
    add.value(Block::capitals, bucket(l.capitals / words, {.05, .15, .3, .5, .8}));
  }
  if (l.words != 0 && l.shouted * 2 > l.words) add.value(Block::shouted, 0);
  if (l.words != 0 && l.numbers * 2 > l.words) add.value(Block::shouted, 1);
  add.bits(Block::flags, l.flags, kFlagFeatures);
  add.bits(l.words <= 4    ? Block::lex_label
           : l.words <= 12 ? Block::lex_short
                           : Block::lex_long,
           l.lex, kLexFeatures);
  add.value(Block::sentences, std::min<int>(l.sentences, 3));
  add.value(Block::menu_words, bucket(l.lexical / words, {.01, .12, .26, .5}));
  add.by_kind(Block::gap, std::min<int>(l.gap, 3));
  add.value(Block::repeated, rows_[i].repeated);
  add.by_kind(Block::titled, l.titled);
  add.by_kind(Block::shared, l.shared);
  if (page_.headline < 0) return;
  const int below = i - page_.headline;
  add.value(Block::from_headline, below == 0  ? 0
                                  : below < 0 ? bucket(-below, {3, 12}) + 1
                                              : bucket(below, {2, 4, 8, 16}) + 4);
}

void LayoutFeatures::neighbours(int i, Adder& add) const {
  const auto kind = [&](int j) { return exists(j) ? int{rows_[j].kind} : kKinds; };
  add.value(Block::kind_1_above, kind(i - 1));
  add.value(Block::kind_1_below, kind(i + 1));
  add.value(Block::kind_2_above, kind(i - 2));
  add.value(Block::kind_2_below, kind(i + 2));
  add.value(Block::kind_3_above, kind(i - 3));
  add.value(Block::kind_3_below, kind(i + 3));
  add.value(Block::kinds_above, add.kind() * (kKinds + 1) + kind(i - 1));
  add.value(Block::kinds_below, add.kind() * (kKinds + 1) + kind(i + 1));
  const Line& l = page_.lines[i];
  const auto same_first = [&](int j) {
    return exists(j) && l.words > 1 && page_.lines[j].words > 1 &&
           page_.lines[j].key_first == l.key_first && (page_.lexicon(l.key_first) & kFunction) == 0;
  };
  const int shorter = l.words > 12 ? 0 : 1;
  if (same_first(i - 1) || same_first(i + 1)) add.value(Block::alike_neighbour, shorter);
  if (same_first(i - 2) || same_first(i + 2)) add.value(Block::alike_neighbour, 2 + shorter);
}

void LayoutFeatures::headers(int i, Adder& add) const {
  const Row& row = rows_[i];
  if (row.header != hNone) add.value(Block::header, row.header);
  if (row.header_above < 0) return;
  const int header = rows_[row.header_above].header, distance = i - row.header_above;
  add.value(Block::last_header, header * 5 + bucket(distance, {2, 3, 6, 15}));
  if (distance < row.since) add.by_kind(Block::under_header, header);
}

// Features of what stands around: prose and dates, near the line and in the whole page.
void LayoutFeatures::surroundings(int i, Adder& add) const {
  const Row& row = rows_[i];
  const Sums &here = sums_[i], &all = sums_.back();
  const auto between = [&](int distance) {
    const Sums& from = sums_[std::max(0, i - distance)];
    const Sums& to = sums_[std::min(count_, i + distance + 1)];
    return Sums{to.words - from.words, to.text - from.text, 0, to.dates - from.dates};
  };
  add.by_kind(Block::since_text, bucket(row.since, {2, 3, 5, 12}));
  add.by_kind(Block::until_text, bucket(row.until, {2, 3, 5, 12}));
  const double text = std::max<double>(all.text, 1);
  add.by_kind(Block::text_before,
              here.text == 0 ? 0 : bucket(here.text / text, {.04, .15, .8, .95, .9999}) + 1);
  const Sums near = between(6);
  add.by_kind(Block::text_around,
              bucket(near.text / std::max<double>(near.words, 1), {.01, .3, .6, .8, .93}));
  add.by_kind(Block::dates_around, static_cast<int>(std::min(3U, between(5).dates)));
  add.by_kind(Block::text_of_page,
              bucket(all.text / std::max<double>(all.words, 1), {.3, .55, .75, .92}));
  add.value(Block::since_date, bucket(row.since_date, {2, 3, 5, 9, 20}));
  add.by_kind(Block::text_lines_before, bucket(row.text_lines, {1, 2, 4, 10}));
}

// Features of the elements around the line, with HTML.
void LayoutFeatures::marks(int i, Adder& add) const {
  const uint32_t here = page_.marks[i];
  const uint32_t above = i > 0 ? page_.marks[i - 1] : 0;
  const uint32_t below = i + 1 < count_ ? page_.marks[i + 1] : 0;
  add.bits(Block::marks, here, kMarks);
  add.bits(Block::marks_above, above, kMarks);
  add.bits(Block::marks_below, below, kMarks);
  static constexpr uint32_t kByKind[] = {kInParagraph, kInArticle, kAllLink, kInList,
                                         kInDensest,   kInContent, kInAside};
  for (size_t k = 0; k < std::size(kByKind); ++k) {
    if ((here & kByKind[k]) != 0) add.by_kind(Block::mark_kinds, static_cast<int>(k));
  }
  if ((here & (kInParagraph | kInList | kInHeading | kInBlockquote)) == 0)
    add.by_kind(Block::mark_kinds, static_cast<int>(std::size(kByKind)));
  const double all = std::max<double>(sums_.back().among, 1);
  const uint32_t among = sums_[i].among;
  const int share = among == 0 ? 0 : bucket(among / all, {.04, .5, .95, .9999}) + 1;
  const int where = (here & kAmongText) != 0   ? 0
                    : (here & kAround) != 0    ? 1
                    : (here & kInDensest) != 0 ? 2
                                               : 3;
  add.value(Block::among_text, share * 4 + where);
  if ((here & kAmongText) != 0) add.by_kind(Block::among_kinds, 0);
  // Where the page's own idea of the article begins and ends.
  static constexpr uint32_t kBorders[] = {kInDensest, kInContent, kInArticle};
  for (int b = 0; b < 3; ++b) {
    const bool inside = (here & kBorders[b]) != 0, before = (above & kBorders[b]) != 0;
    if (inside != before) add.value(Block::mark_borders, 2 * b + (inside ? 0 : 1));
  }
}

int feature_count() {
  return kLayoutFeatures;
}

std::vector<std::vector<uint16_t>> page_features(const Page& page) {
  const LayoutFeatures features(page);
  std::vector<std::vector<uint16_t>> all(page.lines.size());
  for (size_t i = 0; i < all.size(); ++i) features.of(static_cast<int>(i), all[i]);
  return all;
}

}  // namespace onrecord
