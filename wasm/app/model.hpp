// An inspection as the page needs it, parsed from the core's JSON (docs/inspection.schema.json)
// with offsets in bytes of the text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acts/act.hpp"
#include "statements/statement.hpp"

namespace onrecord::app {

// A half-open range of bytes of the text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

enum class Role : std::uint8_t {
  headline,
  standfirst,
  byline,
  date,
  dateline,
  credit,
  furniture,
  body,
  blockquote,
  subhead,
  caption
};

// The words of the JSON for each; `explain` is one line for a reader.
// Names as in the result.
inline std::string_view name_of(Form form) {
  return form_name(form);
}
inline std::string_view name_of(Act act) {
  return act_name(act);
}
// What a form or an act means, in a sentence for readers.
std::string_view explain(Form form);
std::string_view explain(Act act);

// A part of a statement, or a fact of the article: its place in the text and its words.
struct Passage {
  std::vector<Span> spans;
  std::string text;
  bool empty() const { return spans.empty() && text.empty(); }
};

struct Statement {
  std::string id;
  Form form = Form::indirect;
  Act act = Act::assertion;
  Passage source, cue, content;
  int speaker = -1;  // index into Inspection::speakers, -1 for none
  float confidence = 0;
  float link = 1;  // that `speaker` is who the source means, 0 to 1
};

struct Speaker {
  std::string id, name, type;
  std::string unnamed_reason;  // where type is unnamed
  int affiliation = -1;        // index into Inspection::speakers
  std::vector<Span> mentions;
  std::vector<int> statements;  // indices, in the order of the text
  int words = 0, denials = 0, non_responses = 0;
  float direct_share = 0;  // of its statements, 0 to 1
  Span first;              // its first place in the text
};

struct Author {
  std::string name, handle;
  std::vector<Span> spans;
};

struct Time {
  std::string iso, text;
  std::vector<Span> spans;
  bool known() const { return !iso.empty() || !text.empty(); }
};

struct Credit {
  std::string role, text;
  std::vector<Span> spans;
};

struct Warning {
  std::string kind, message;
  Span span;
};

struct Paragraph {
  Span span;
  Role role = Role::body;
};

struct Claim {
  Span span;
  int statement = -1;
  float score = 0;
  std::vector<std::string> reasons;
};

struct Profile {
  bool known = false;
  int statements = 0, speakers = 0;
  std::array<int, 4> forms{};  // by Form
  int non_responses = 0, denials = 0;
  int claims = 0, unattributed_claims = 0;
  float unnamed_share = 0, quoted_words_share = 0, attributed_words_share = 0;  // 0 to 1
};

struct Article {
  Passage headline;
  std::vector<Author> authors;
  Time published, updated;
  std::string dateline;
  std::vector<Credit> credits;
  std::vector<Span> furniture;
  std::vector<Paragraph> paragraphs;
  std::vector<Warning> warnings;
};

struct Inspection {
  std::string text;  // set only if the input was HTML
  bool has_text = false;
  Article article;
  std::vector<Statement> statements;  // by where their contents begin
  std::vector<Speaker> speakers;
  std::vector<Claim> claims;
  Profile profile;
};

// Reads a result with `"offsets": "utf8"`. Drops spans beyond `text_size` bytes, or beyond the
// result's own text if it has one, and fields of an unexpected type. Returns false with a message
// in `error` if the input is not such a result.
bool read_inspection(std::string_view json, std::size_t text_size, Inspection& out,
                     std::string& error);

}  // namespace onrecord::app
