#include "article/page/page.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "article/page/headline.hpp"
#include "base/key_table.hpp"
#include "base/sort.hpp"

namespace onrecord {
namespace {

uint32_t mark_of(Tag tag) {
  switch (tag) {
    case Tag::heading1:
      return kInHeading1;
    case Tag::heading:
      return kInHeading;
    case Tag::paragraph:
      return kInParagraph;
    case Tag::blockquote:
      return kInBlockquote;
    case Tag::figcaption:
      return kInFigcaption;
    case Tag::list_item:
      return kInList;
    case Tag::time:
      return kInTime;
    case Tag::author:
    case Tag::byline:
      return kInByline;
    case Tag::navigation:
      return kInNavigation;
    case Tag::aside:
      return kInAside;
    case Tag::footer:
      return kInFooter;
    case Tag::article:
      return kInArticle;
    case Tag::code:
      return kInCode;
    case Tag::table:
      return kInTable;
    case Tag::content:
      return kInContent;
    case Tag::comments:
      return kInComments;
    case Tag::densest:
      return kInDensest;
    case Tag::link:
    case Tag::title:
    case Tag::block:
      return 0;
  }
  return 0;
}

struct LineRange {
  size_t begin, end;
};

// Returns the lines that a span touches.
LineRange lines_of(const std::vector<Line>& lines, Span span) {
  const auto begin = std::partition_point(
      lines.begin(), lines.end(), [span](const Line& l) { return l.span.end <= span.begin; });
  const auto end = std::partition_point(begin, lines.end(),
                                        [span](const Line& l) { return l.span.begin < span.end; });
  return {static_cast<size_t>(begin - lines.begin()), static_cast<size_t>(end - lines.begin())};
}

// Returns the sums of `count` over the lines before each line, and over all.
template <class Count>
std::vector<int64_t> sums(size_t lines, Count count) {
  std::vector<int64_t> out(lines + 1);
  for (size_t i = 0; i < lines; ++i) out[i + 1] = out[i] + count(i);
  return out;
}

int64_t between(const std::vector<int64_t>& sums, LineRange range) {
  return sums[range.end] - sums[range.begin];
}

// Is the element of no meaning? A sidebar or a list item with most of the text in it is called so
// for another reason. Comments may be longer than their article.
bool says_nothing(Tag tag, int64_t inside, int64_t all) {
  switch (tag) {
    case Tag::comments:
      return inside * 10 > all * 9;
    case Tag::navigation:
    case Tag::aside:
    case Tag::footer:
    case Tag::list_item:
    case Tag::table:
    case Tag::byline:
      return inside * 2 > all;
    default:
      return false;
  }
}

// Sets the mark of a tag for lines that its spans cover by half at least; for links the share
// counts, for times and bylines any part.
void mark_covered(const std::vector<Line>& lines, Tag tag, std::vector<Span> spans,
                  std::vector<uint32_t>& marks) {
  sort_stably(spans, [](Span a, Span b) {
    return a.begin < b.begin || (a.begin == b.begin && a.end < b.end);
  });
  std::vector<uint32_t> covered(lines.size());
  size_t at = 0;
  uint32_t done = 0;  // spans of one tag may nest: what lies before this is counted
  for (Span s : spans) {
    s.begin = std::max(s.begin, done);
    if (s.begin >= s.end) continue;
    done = s.end;
    while (at < lines.size() && lines[at].span.end <= s.begin) ++at;
    for (size_t i = at; i < lines.size() && lines[i].span.begin < s.end; ++i) {
      covered[i] += std::min(lines[i].span.end, s.end) - std::max(lines[i].span.begin, s.begin);
    }
  }
  const bool any = tag == Tag::time || tag == Tag::byline || tag == Tag::author;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (covered[i] == 0) continue;
    const uint32_t size = lines[i].span.size();
    if (tag == Tag::link) {
      if (covered[i] * 10ULL >= size * 9ULL) marks[i] |= kAllLink;
      if (covered[i] * 3ULL >= size) marks[i] |= kSomeLink;
    } else if (any || covered[i] * 2ULL >= size) {
      marks[i] |= mark_of(tag);
    }
  }
}

// Marks what is beside the article, unless most of the prose is in it. `prose`: words of prose
// before each line.
void mark_around(const std::vector<int64_t>& prose, std::vector<uint32_t>& marks) {
  uint32_t around = kInComments | kInFooter;
  for (const uint32_t mark : {kInNavigation, kInAside}) {
    int64_t inside = 0;
    for (size_t i = 0; i < marks.size(); ++i) {
      if ((marks[i] & mark) != 0) inside += between(prose, {i, i + 1});
    }
    if (inside * 2 <= prose.back()) around |= mark;
  }
  for (uint32_t& m : marks) {
    if ((m & around) != 0) m |= kAround;
  }
}

// Marks the element with the most words of prose minus its other words.
void mark_densest(const std::vector<Line>& lines, const std::vector<Span>& blocks,
                  std::vector<uint32_t>& marks) {
  const std::vector<int64_t> net = sums(lines.size(), [&](size_t i) {
    const int64_t words = (marks[i] & kAround) != 0 ? 0 : lines[i].words;
    if (is_prose(lines[i]) && (marks[i] & kAllLink) == 0) return words;
    return (marks[i] & (kInCode | kInTable)) != 0 ? 0 : -words;
  });
  int64_t best = 0;
  LineRange densest{0, 0};
  for (const Span& block : blocks) {
    const LineRange inside = lines_of(lines, block);
    if (between(net, inside) > best) {
      best = between(net, inside);
      densest = inside;
    }
  }
  for (size_t i = densest.begin; i < densest.end; ++i) marks[i] |= kInDensest;
}

// Marks lines whose innermost element holds by itself at least a quarter as much prose as the
// element that holds most.
void mark_among_text(const std::vector<Line>& lines, const std::vector<Span>& blocks,
                     std::vector<uint32_t>& marks) {
  std::vector<size_t> owner(lines.size(), blocks.size());
  std::vector<size_t> next(lines.size() + 1);  // at or behind each line, one without an owner
  std::iota(next.begin(), next.end(), size_t{0});
  const auto free_from = [&next](size_t i) {
    while (next[i] != i) i = next[i] = next[next[i]];
    return i;
  };
  std::vector<int64_t> prose(blocks.size() + 1);
  int64_t most = 1;
  for (size_t b = 0; b < blocks.size(); ++b) {
    const LineRange inside = lines_of(lines, blocks[b]);
    for (size_t i = free_from(inside.begin); i < inside.end; i = free_from(i)) {
      owner[i] = b;
      next[i] = i + 1;
      if (is_prose(lines[i]) && (marks[i] & (kAround | kAllLink)) == 0) prose[b] += lines[i].words;
    }
    most = std::max(most, prose[b]);
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    if (prose[owner[i]] * 4 >= most && (marks[i] & kAround) == 0) marks[i] |= kAmongText;
  }
}

std::vector<uint32_t> mark_lines(const std::vector<Line>& lines, const Markup& markup) {
  constexpr int kTags = static_cast<int>(Tag::block) + 1;
  std::array<std::vector<Span>, kTags> by_tag;
  const std::vector<int64_t> prose = sums(
      lines.size(), [&](size_t i) { return is_prose(lines[i]) ? int64_t{lines[i].words} : 0; });
  for (const MarkedSpan& m : markup.spans) {
    if (!says_nothing(m.tag, between(prose, lines_of(lines, m.span)), prose.back()))
      by_tag[static_cast<size_t>(m.tag)].push_back(m.span);
  }
  std::vector<uint32_t> marks(lines.size());
  for (int tag = 0; tag < kTags; ++tag) {
    if (static_cast<Tag>(tag) != Tag::block)
      mark_covered(lines, static_cast<Tag>(tag), by_tag[tag], marks);
  }
  mark_around(prose, marks);
  auto& blocks = by_tag[static_cast<size_t>(Tag::block)];
  // Inner elements first.
  sort_stably(blocks, [](Span a, Span b) {
    return a.end < b.end || (a.end == b.end && a.begin > b.begin);
  });
  mark_densest(lines, blocks, marks);
  mark_among_text(lines, blocks, marks);
  return marks;
}

}  // namespace

void compare_words(Page& page) {
  constexpr int kProse = 80;           // lines of prose that make the vocabulary
  constexpr size_t kMostLines = 8192;  // of a longer page the rest is not compared
  const auto [begin, end] = prose_run(page);
  struct Seen {
    uint32_t lines = 0, last = 0;
  };
  KeyTable<Seen> seen;  // by word
  int prose = 0;
  for (int i = begin; i < end && prose < kProse; ++i) {
    if (!is_text(page, i)) continue;
    ++prose;
    for (const uint32_t key : page.content_words(page.lines[i])) {
      Seen& s = seen[key];
      if (s.lines == 0 || s.last != static_cast<uint32_t>(i)) ++s.lines;
      s.last = static_cast<uint32_t>(i);
    }
  }
  KeyTable<bool> title;
  if (page.headline >= 0) {
    for (const uint32_t key : page.content_words(page.lines[page.headline])) title[key] = true;
  }
  for (size_t i = 0; i < page.lines.size() && i < kMostLines; ++i) {
    Line& l = page.lines[i];
    const std::span<const uint32_t> words = page.content_words(l);
    if (words.empty()) continue;
    const bool counted = static_cast<int>(i) >= begin && static_cast<int>(i) < end &&
                         is_text(page, static_cast<int>(i));
    uint32_t shared = 0, titled = 0;
    for (const uint32_t key : words) {
      const Seen* s = seen.find(key);
      shared += s != nullptr && s->lines > (counted ? 1U : 0U);
      titled += title.contains(key);
    }
    const double part = static_cast<double>(shared) / static_cast<double>(words.size());
    if (prose >= 3) l.shared = part == 0 ? 1 : part < .2 ? 2 : part < .35 ? 3 : part < .5 ? 4 : 5;
    l.titled = static_cast<uint8_t>(std::min(titled, 3U));
  }
}

Page read_page(const Language& language, const Text& text, const Markup& markup) {
  Page page;
  page.language = &language;
  page.lines = read_lines(language, text, &page.content);
  if (!markup.spans.empty()) page.marks = mark_lines(page.lines, markup);
  page.headline_above = prose_run(page).first;
  page.headline = find_headline(text, page, page.headline_above, markup.headline);
  if (!is_plain(page)) compare_words(page);
  return page;
}

}  // namespace onrecord
