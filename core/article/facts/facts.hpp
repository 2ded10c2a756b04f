// Facts that a page states about its article: authors, times, credits, dateline.
#pragma once

#include "article/article.hpp"
#include "article/page/layout.hpp"

namespace onrecord {

// What is known of the page before the facts are looked for. Line numbers; -1: none.
struct Outline {
  int headline = -1;
  int first = -1, last = -1;  // lines of the article's text
  std::vector<Role> roles;    // of each line; the functions below refine them
};

// Is the line a link to the rest or to another article ("Read more: …", "Continue reading")?
bool leads_on(const Page& page, const Line& line);

void read_authors(const Text& text, const Page& page, const Markup& markup, Outline& outline,
                  Article* article);
void read_times(const Text& text, const Page& page, const Markup& markup, Outline& outline,
                Article* article);
void read_credits(const Text& text, const Page& page, Outline& outline, Article* article);
void read_dateline(const Text& text, const Page& page, const Outline& outline, Article* article);
// Call it last: it reads the paragraphs and the results of the functions above.
void read_warnings(const Messages& messages, const Text& text, const Page& page,
                   const Outline& outline, Article* article);

}  // namespace onrecord
