// Text and markup from HTML, for the command line. In a browser, web/page/html.js makes the same
// from the DOM; these are the rules for both.
//
// Text. The DOM is walked in order. Not walked: script, style, noscript, template, iframe, object,
// embed, svg, math, canvas, audio, video, select, textarea, dialog, head, and elements with the
// attribute `hidden` or an inline style of display:none or visibility:hidden.
//  - In text nodes every run of ASCII white space becomes one space; in pre a line feed breaks the
//    line.
//  - A block element has a line break before and after it: the list in html.cpp, which is what the
//    HTML standard displays as block, list-item or table-row, and button, td and th; and what an
//    inline style displays as block, flex, grid, list-item or table. Two have p, h1 to h6,
//    blockquote, figure, ul, ol, dl, table and pre. br has one.
//  - Breaks next to each other are the greater of both, those of br their sum, never more than two;
//    none at the start or the end.
//  - White space before and after a line break is dropped.
//
// Markup. One MarkedSpan for each element below that has text, from its first to behind its last
// character, in the order in which the elements end:
//    h1 heading1; h2 to h6 heading; p paragraph; blockquote; figcaption; li list_item; a[href]
//    link; time with its datetime attribute as value; nav and role=navigation navigation; aside;
//    footer and role=contentinfo footer; article, main and role=main article; pre and code code;
//    table; rel=author and itemprop=author author; title (of head) is not in the text. Class and id
//    count as words, cut at what is neither letter nor digit, in lower case: an element with a word
//    of kBylineNames is a byline, of kContentNames (or itemprop=articleBody) content, of
//    kAsideNames aside, of kMenuNames navigation, of kCommentNames comments. The lists are in
//    html.cpp; a capital letter inside a name begins a word as well.
//    block: every block element of more than one line, but tr and tbody; behind its other marks.
//
// Facts. JSON-LD of an article type first, then meta elements (Open Graph, article:*, Dublin Core,
// parsely, sailthru), then itemprop, then the times of a JSON-LD WebPage, then title.
#pragma once

#include <string>
#include <string_view>

#include "article/article.hpp"

namespace onrecord {

// Sets `text` and `markup`. Returns false if the page has no text; broken HTML is no failure. Tags
// nested more than 400 deep are ignored.
bool read_html(std::string_view html, std::string* text, Markup* markup);

}  // namespace onrecord
