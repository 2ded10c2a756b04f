#include "article/page.hpp"

#include <algorithm>
#include <array>

#include "article/headline.hpp"
#include "article/key_table.hpp"
#include "text/sort.hpp"

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

struct Lines {
  size_t begin, end;
};

// The lines that a span touches.
Lines lines_of(const std::vector<Line>& lines, Span span) {
  const auto begin = std::partition_point(
      lines.begin(), lines.end(), [span](const Line& l) { return l.span.end <= span.begin; });
  const auto end = std::partition_point(
      begin, lines.end(), [span](const Line& l) { return l.span.begin < span.end; });
  return {static_cast<size_t>(begin - lines.begin()), static_cast<size_t>(end - lines.begin())};
}

// Words of prose up to each line; with `marks` prose beside the article does not count, and other
// words count against it.
std::vector<int64_t> prose_sums(const std::vector<Line>& lines, const uint32_t* marks) {
  std::vector<int64_t> sums(lines.size() + 1);
  for (size_t i = 0; i < lines.size(); ++i) {
    int64_t words = is_prose(lines[i]) ? lines[i].words : 0;
    if (marks != nullptr) {
      if (words == 0 || (marks[i] & kAllLink) != 0) words = -int64_t{lines[i].words} * 1;
      if ((marks[i] & kAround) != 0) words = 0;
      if (words < 0 && (marks[i] & (kInCode | kInTable)) != 0) words = 0;
    }
    sums[i + 1] = sums[i] + words;
  }
  return sums;
}

// Lines whose innermost element holds nearly as much prose by itself as any.
void mark_siblings(const std::vector<Line>& lines, std::vector<Span> blocks,
                   std::vector<uint32_t>& marks) {
  sort_stably(blocks, [](Span a, Span b) {
    return a.end < b.end || (a.end == b.end && a.begin > b.begin);
  });
  constexpr int kNobody = -1;
  std::vector<int> owner(lines.size(), kNobody);
  std::vector<size_t> next(lines.size() + 1);  // the next line without an owner
  for (size_t i = 0; i < next.size(); ++i) next[i] = i;
  const auto free_from = [&next](size_t i) {
    while (next[i] != i) i = next[i] = next[next[i]];
    return i;
  };
  std::vector<int64_t> prose(blocks.size());
  for (size_t b = 0; b < blocks.size(); ++b) {
    const Lines in = lines_of(lines, blocks[b]);
    for (size_t i = free_from(in.begin); i < in.end; i = free_from(i)) {
      owner[i] = static_cast<int>(b);
      next[i] = i + 1;
      if ((marks[i] & (kAround | kAllLink)) == 0 && is_prose(lines[i])) prose[b] += lines[i].words;
    }
  }
  if (blocks.empty()) return;
  const int64_t most = *std::max_element(prose.begin(), prose.end());
  for (size_t i = 0; i < lines.size(); ++i) {
    if (owner[i] != kNobody && most > 0 && prose[owner[i]] * 4 >= most && (marks[i] & kAround) == 0) marks[i] |= kAmongText;
  }
}

// Marks whose spans cover at least half of a line hold for the line; for links the share counts.
std::vector<uint32_t> mark_lines(const std::vector<Line>& lines, const Markup& markup) {
  std::vector<uint32_t> marks(lines.size()), covered(lines.size());
  constexpr int kTags = static_cast<int>(Tag::block) + 1;
  std::array<std::vector<Span>, kTags> by_tag;
  const std::vector<int64_t> prose = prose_sums(lines, nullptr);
  for (const MarkedSpan& m : markup.spans) {
    // A sidebar or a list item with most of the text in it is called so for another reason.
    switch (m.tag) {
      case Tag::navigation:
      case Tag::aside:
      case Tag::footer:
      case Tag::comments:
      case Tag::list_item:
      case Tag::table:
      case Tag::byline: {
        const Lines in = lines_of(lines, m.span);
        const int64_t share = m.tag == Tag::comments ? 9 : 5;
        if ((prose[in.end] - prose[in.begin]) * 10 > prose.back() * share) continue;
        break;
      }
      default:
        break;
    }
    by_tag[static_cast<size_t>(m.tag)].push_back(m.span);
  }
  for (int tag = 0; tag < kTags; ++tag) {
    const Tag t = static_cast<Tag>(tag);
    if (t == Tag::block) continue;
    auto& spans = by_tag[tag];
    sort_stably(spans, [](Span a, Span b) {
      return a.begin < b.begin || (a.begin == b.begin && a.end < b.end);
    });
    std::fill(covered.begin(), covered.end(), 0);
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
    const bool any = t == Tag::time || t == Tag::byline || t == Tag::author;
    for (size_t i = 0; i < lines.size(); ++i) {
      if (covered[i] == 0) continue;
      const uint32_t size = lines[i].span.size();
      if (t == Tag::link) {
        if (covered[i] * 10ULL >= size * 9ULL) marks[i] |= kAllLink;
        if (covered[i] * 3ULL >= size) marks[i] |= kSomeLink;
      } else if (any || covered[i] * 2ULL >= size) {
        marks[i] |= mark_of(t);
      }
    }
  }
  // What most of the prose is in is not around it.
  uint32_t around = kInComments | kInFooter;
  for (const uint32_t mark : {kInNavigation, kInAside}) {
    int64_t in = 0;
    for (size_t i = 0; i < lines.size(); ++i) {
      if ((marks[i] & mark) != 0) in += prose[i + 1] - prose[i];
    }
    if (in * 2 <= prose.back()) around |= mark;
  }
  for (uint32_t& m : marks) {
    if ((m & around) != 0) m |= kAround;
  }
  // The element with the most prose and the least of anything else; inner ones come first.
  const std::vector<int64_t> net = prose_sums(lines, marks.data());
  int64_t best = 0;
  Lines densest{0, 0};
  for (const Span& s : by_tag[static_cast<size_t>(Tag::block)]) {
    const Lines in = lines_of(lines, s);
    if (net[in.end] - net[in.begin] > best) {
      best = net[in.end] - net[in.begin];
      densest = in;
    }
  }
  for (size_t i = densest.begin; i < densest.end; ++i) marks[i] |= kInDensest;
  mark_siblings(lines, by_tag[static_cast<size_t>(Tag::block)], marks);
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

Page read_page(const Text& text, const Markup& markup) {
  Page page;
  page.lines = read_lines(text, &page.content);
  if (!markup.spans.empty()) page.marks = mark_lines(page.lines, markup);
  page.headline_above = prose_run(page).first;
  page.headline = find_headline(text, page, page.headline_above, markup.headline);
  if (!is_plain(page)) compare_words(page);
  return page;
}

}  // namespace onrecord
