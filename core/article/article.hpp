// Stage 2, article: what each line of a pasted page is, and what the page says about itself.
//
// In: Text, and the markup that an HTML reader found (empty for plain text). Out: paragraphs with
// roles, headline, authors, times, dateline, credits, warnings. Never fails: a text without any of
// these is body from end to end.
#pragma once

#include <string>
#include <vector>

#include "article/tags.hpp"
#include "languages/detect.hpp"
#include "languages/language.hpp"
#include "text/text.hpp"

namespace onrecord {

const char* role_name(Role role);

// Never empty, without the white space around it, in order, without overlap. Lines of white space
// are in no paragraph.
struct Paragraph {
  Span span;
  Role role = Role::body;
  float score = 1;  // 0 to 1, how sure the role is
};

// A stretch of a page's text, and what an HTML reader knows of it.
struct MarkedSpan {
  Span span;
  Tag tag;
  std::string value;  // of time: its datetime attribute
};
// Facts that a page states outside its text (JSON-LD, meta elements).
struct Markup {
  std::vector<MarkedSpan> spans;
  std::string headline, published, updated;  // times as ISO 8601, as the page gives them
  std::vector<std::string> authors;
  bool empty() const { return spans.empty() && headline.empty() && published.empty(); }
};

struct Author {
  std::string name;
  std::string handle;  // without the @; empty where there is none
  std::vector<Span> spans;
};

struct TimeStamp {
  std::string iso;  // ISO 8601, with the offset where the text names a zone; empty if unresolved
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

// `kind` is a stable word for programs, `message` a sentence for people.
struct Warning {
  std::string kind;
  Span span;
  std::string message;
};

struct Article {
  TextLanguage language;
  std::vector<Span> headline;
  std::string headline_text;  // only where the headline is not in the text (a page's metadata)
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
