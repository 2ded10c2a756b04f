// What a page says about its article: who wrote it and when, who took the pictures.
#pragma once

#include "article/article.hpp"
#include "article/page/layout.hpp"

namespace onrecord {

// The page as far as it is known when the facts are looked for. Line numbers, -1 for none.
struct Outline {
  int headline = -1;
  int first = -1, last = -1;  // of the article's text
  std::vector<Role> roles;    // of each line; refined by the readers below
};

// "Read more: …", "Continue reading": a link to the rest or to another article.
bool leads_on(const Line& line);

void read_authors(const Text& text, const Page& page, const Markup& markup, Outline& outline,
                  Article* article);
void read_times(const Text& text, const Page& page, const Markup& markup, Outline& outline,
                Article* article);
void read_credits(const Text& text, const Page& page, Outline& outline, Article* article);
void read_dateline(const Text& text, const Page& page, const Outline& outline, Article* article);
// Needs the paragraphs and everything above.
void read_warnings(const Messages& messages, const Text& text, const Page& page,
                   const Outline& outline, Article* article);

}  // namespace onrecord
