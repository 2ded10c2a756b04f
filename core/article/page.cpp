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
      return 0;
  }
  return 0;
}

// Marks whose spans cover at least half of a line hold for the line; for links the share counts.
std::vector<uint32_t> mark_lines(const std::vector<Line>& lines, const Markup& markup) {
  std::vector<uint32_t> marks(lines.size()), covered(lines.size());
  constexpr int kTags = static_cast<int>(Tag::densest) + 1;
  std::array<std::vector<Span>, kTags> by_tag;
  for (const MarkedSpan& m : markup.spans) by_tag[static_cast<size_t>(m.tag)].push_back(m.span);
  for (int tag = 0; tag < kTags; ++tag) {
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
    const Tag t = static_cast<Tag>(tag);
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
    if (!is_prose(page.lines[i])) continue;
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
    const bool counted = static_cast<int>(i) >= begin && static_cast<int>(i) < end && is_prose(l);
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
