// Names of authors in one line of a page.
#pragma once

#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "languages/language.hpp"

namespace onrecord {

// How a line names its authors, weakest evidence first.
enum class NameEvidence : uint8_t {
  none,
  bare,    // nothing but names (and jobs, a date, an agency)
  handle,  // a name with a handle or an e-mail address
  by,      // "By NAME"
};

struct NamedLine {
  NameEvidence evidence = NameEvidence::none;
  bool given = false;            // the first word of the first name is a common given name
  bool job = false;              // a job or a date stands beside them
  bool hosted = false;           // "with NAME" and nothing else
  bool only_by = false;          // "By" and nothing else: the names are in the next line
  std::vector<Author> authors;   // spans in bytes of the text
  std::vector<Author> agencies;  // "By Associated Press", "Reuters"
};

// Returns the names in a line; none if it is longer than 400 bytes. `follows_by`: the line before
// is "By" and nothing else.
NamedLine read_names(const Language& language, const Text& text, Span line, bool follows_by);

}  // namespace onrecord
