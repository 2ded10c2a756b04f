#include "article/page.hpp"

#include <algorithm>

#include "article/headline.hpp"

namespace onrecord {
namespace {

uint32_t mark_of(Tag tag) {
  switch (tag) {
    case Tag::heading1: return kInHeading1;
    case Tag::heading: return kInHeading;
    case Tag::paragraph: return kInParagraph;
    case Tag::blockquote: return kInBlockquote;
    case Tag::figcaption: return kInFigcaption;
    case Tag::list_item: return kInList;
    case Tag::time: return kInTime;
    case Tag::author:
    case Tag::byline: return kInByline;
    case Tag::navigation: return kInNavigation;
    case Tag::aside: return kInAside;
    case Tag::footer: return kInFooter;
    case Tag::article: return kInArticle;
    case Tag::code: return kInCode;
    case Tag::table: return kInTable;
    case Tag::content: return kInContent;
    case Tag::link:
    case Tag::title: return 0;
  }
  return 0;
}

// Marks whose span covers at least half of a line hold for the line; for links the share is kept.
std::vector<uint32_t> mark_lines(const std::vector<Line>& lines, const Markup& markup) {
  std::vector<uint32_t> marks(lines.size());
  std::vector<uint32_t> linked(lines.size());
  for (const MarkedSpan& m : markup.spans) {
    auto at = std::lower_bound(lines.begin(), lines.end(), m.span.begin,
                               [](const Line& l, uint32_t begin) { return l.span.end <= begin; });
    for (; at != lines.end() && at->span.begin < m.span.end; ++at) {
      const uint32_t shared = std::min(at->span.end, m.span.end) - std::max(at->span.begin, m.span.begin);
      const auto i = static_cast<size_t>(at - lines.begin());
      if (m.tag == Tag::link) {
        linked[i] += shared;
      } else if (shared * 2 >= at->span.size() || m.tag == Tag::time || m.tag == Tag::byline ||
                 m.tag == Tag::author) {
        marks[i] |= mark_of(m.tag);
      }
    }
  }
  for (size_t i = 0; i < lines.size(); ++i) {
    if (linked[i] * 10 >= lines[i].span.size() * 9) marks[i] |= kAllLink;
    if (linked[i] * 3 >= lines[i].span.size()) marks[i] |= kSomeLink;
  }
  return marks;
}

}  // namespace

Page read_page(const Text& text, const Markup& markup) {
  Page page;
  page.lines = read_lines(text);
  if (!markup.spans.empty()) page.marks = mark_lines(page.lines, markup);
  page.headline = find_headline(text, page, prose_start(page), markup.headline);
  return page;
}

}  // namespace onrecord
