#include "article/article.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "article/facts/facts.hpp"
#include "article/page/headline.hpp"
#include "article/page/page.hpp"

namespace onrecord {
namespace {

bool marked(const Page& page, int i, uint32_t mark) {
  return !page.marks.empty() && (page.marks[i] & mark) != 0;
}

// Is the line never part of an article, wherever it stands?
bool mere_furniture(const Line& l) {
  if (l.words == 0 || l.words > 3 || l.last == Edge::stop || l.last == Edge::colon) return false;
  return (l.lex & (kAdvert | kShare)) != 0 && l.lexical == l.words;
}

bool starts_with_dash(std::string_view s) {
  return s.starts_with("\xE2\x80\x94") || s.starts_with("\xE2\x80\x93") || s.starts_with("--");
}

// Is the line a few words without a full stop above running text?
bool reads_like_subhead(const Page& page, const Outline& outline, int i) {
  const Line& l = page.lines[i];
  if (i <= outline.first || i >= outline.last || l.words == 0 || l.words > 12) return false;
  const bool open_end = l.last == Edge::stop || l.last == Edge::colon || l.last == Edge::comma ||
                        l.last == Edge::dots;
  const bool odd_start =
      l.first == Edge::lower || l.first == Edge::bullet || l.first == Edge::quote;
  return !open_end && !odd_start && is_prose(page.lines[i + 1]) &&
         (l.flags & (Line::kQuote | Line::kUrl | Line::kCode)) == 0;
}

// Sets the roles that follow from the parts of the page.
void first_roles(const Text& text, const Page& page, const std::vector<Part>& parts,
                 Outline& outline) {
  constexpr int kShort = 10;  // lines: too few for a page, so every sentence is the writer's
  const int n = static_cast<int>(page.lines.size());
  outline.roles.assign(n, Role::furniture);
  for (int i = 0; i < n && n <= kShort && page.marks.empty(); ++i) {
    const Line& l = page.lines[i];
    // The signature of what stands above.
    if (i > 0 && outline.roles[i - 1] == Role::body && l.words <= 12 &&
        starts_with_dash(text[l.span]))
      outline.roles[i] = Role::body;
    if (l.last == Edge::stop && l.words >= 2 && l.lexical == 0 &&
        (l.flags & (Line::kDate | Line::kCopyright | Line::kHandle | Line::kMail)) == 0 &&
        (l.lex & (kCredit | kBy | kJob)) == 0)
      outline.roles[i] = Role::body;
  }
  for (int i = 0; i < n; ++i) {
    const Part part = parts[i];
    if (part != Part::first && part != Part::body) continue;
    const Line& l = page.lines[i];
    if (i < outline.first && (l.words < 7 || i < outline.headline)) continue;
    if (mere_furniture(l) || (leads_on(page, l) && i > outline.first)) continue;
    Role role = Role::body;
    if (marked(page, i, kInFigcaption))
      role = Role::caption;
    else if (marked(page, i, kInBlockquote) || (l.flags & Line::kMarkedQuote) != 0)
      role = Role::blockquote;
    else if (marked(page, i, kInHeading | kInHeading1) || reads_like_subhead(page, outline, i))
      role = Role::subhead;
    outline.roles[i] = role;
  }
  if (outline.headline >= 0) outline.roles[outline.headline] = Role::headline;
  // The summary of the article, between headline and text.
  if (outline.headline >= 0) {
    int found = 0;
    for (int i = outline.headline + 1; i < outline.first && i <= outline.headline + 6 && found < 2;
         ++i) {
      const Line& l = page.lines[i];
      if (l.words < 7 || l.words > 70 || l.lexical * 5 > l.words || l.stops * 8 < l.words) continue;
      if ((l.flags & (Line::kDate | Line::kCopyright | Line::kHandle)) != 0) continue;
      if ((l.lex & (kCredit | kLegal | kNewsletter | kPaywall | kComment)) != 0) continue;
      if (marked(page, i, kInFigcaption | kInNavigation | kInFooter | kAllLink)) continue;
      if (text[l.span] == text[page.lines[outline.headline].span]) continue;
      outline.roles[i] = Role::standfirst;
      ++found;
    }
  }
}

}  // namespace

bool leads_on(const Page& page, const Line& l) {
  if ((l.lex & kReadOn) == 0 || l.words > 16 || l.last == Edge::stop) return false;
  return (page.lexicon(l.key_first) & kReadsOn) != 0;
}

Article read_article(const Language& language, const Text& text, const Markup& markup) {
  Article article;
  // Menus and dates of a page may be in another language than its article: English words, with
  // those of the folder mul, serve all pages.
  Page page = read_page(english(), text, markup);
  if (page.lines.empty()) return article;
  const std::vector<Part> parts = find_parts(page);
  Outline outline;
  std::tie(outline.first, outline.last) = article_lines(page, parts);
  if (outline.first >= 0 && outline.first != page.headline_above)
    page.headline = find_headline(text, page, outline.first, markup.headline);
  outline.headline = page.headline;
  // A picture's title or a section's name above the headline is not the text's first line.
  if (outline.headline > outline.first && outline.headline < outline.last) {
    bool prose = false;
    for (int i = outline.first; i < outline.headline; ++i) prose = prose || is_text(page, i);
    if (!prose) outline.first = outline.headline + 1;
  }
  if (outline.first < 0) outline.first = outline.last = static_cast<int>(page.lines.size()) - 1;
  first_roles(text, page, parts, outline);
  read_authors(text, page, markup, outline, &article);
  read_times(text, page, markup, outline, &article);
  read_credits(text, page, outline, &article);
  read_dateline(text, page, outline, &article);
  if (outline.headline >= 0) {
    Span head = page.lines[outline.headline].span;
    // Headline and subtitle in one line, where the page says what the headline is.
    const std::string& told = markup.headline;
    if (told.size() >= 15 && told.size() + 1 < head.size() && text[head].starts_with(told) &&
        text[head][told.size()] == ' ') {
      head.end = head.begin + static_cast<uint32_t>(told.size());
    }
    article.headline = {head};
  }
  if (article.headline.empty()) article.headline_text = markup.headline;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    article.paragraphs.push_back({page.lines[i].span, outline.roles[i]});
  }
  read_warnings(language.messages, text, page, outline, &article);
  return article;
}

}  // namespace onrecord
