// Stage 2, article: the role of each line of a pasted page, and what the page says about itself.
//
// Input: a Text, and the markup that an HTML reader found (empty for plain text). Output:
// paragraphs with roles, headline, authors, times, dateline, credits, warnings. Never fails: a text
// without any of these is body from end to end.
#pragma once

#include <string>
#include <vector>

#include "article/roles.hpp"
#include "article/tags.hpp"
#include "languages/detect.hpp"
#include "languages/language.hpp"
#include "text/text.hpp"

namespace onrecord {

// One line of the text without the white space around it; never empty. Paragraphs are in order and
// do not overlap. Lines of white space belong to none.
struct Paragraph {
  Span span;
  Role role = Role::body;
};

// A stretch of a page's text, and what an HTML reader knows of it.
struct MarkedSpan {
  Span span;
  Tag tag;
  std::string value;  // the datetime attribute of Tag::time
};
// Marked spans of the text, and facts that a page states outside its text (JSON-LD, meta elements).
struct Markup {
  std::vector<MarkedSpan> spans;
  std::string headline, published, updated;  // times as the page gives them, mostly ISO 8601
  std::vector<std::string> authors;
  bool empty() const { return spans.empty() && headline.empty() && published.empty(); }
};

struct Author {
  std::string name;
  std::string handle;  // without the @; may be empty
  std::vector<Span> spans;
};

struct TimeStamp {
  std::string iso;  // ISO 8601, with an offset if the text names a zone; empty if unresolved
  std::vector<Span> spans;
  explicit operator bool() const { return !spans.empty() || !iso.empty(); }
};

struct Dateline {
  std::string place;
  std::vector<Span> spans;
};

struct Credit {
  std::string role;  // "illustration", "photograph", "reporting", …
  std::vector<Span> spans;
};

// `kind` is a stable name for programs, `message` a sentence for people.
struct Warning {
  std::string kind;
  Span span;
  std::string message;
};

struct Article {
  TextLanguage language;
  std::vector<Span> headline;
  std::string headline_text;  // from metadata, if the headline is not in the text
  std::vector<Author> authors;
  TimeStamp published, updated;
  Dateline dateline;
  std::vector<Credit> credits;
  std::vector<Paragraph> paragraphs;
  std::vector<Warning> warnings;  // sorted by span
  std::vector<Span> quotations;   // with their marks; only in a language without rules
};

Article read_article(const Language& language, const Text& text, const Markup& markup);

}  // namespace onrecord
