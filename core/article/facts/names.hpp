// Names of people in a line of a page, as bylines give them.
#pragma once

#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace onrecord {

// How a line names its authors, surest first.
enum class NameEvidence : uint8_t {
  none,
  bare,    // nothing but names (and jobs, a date, an agency)
  handle,  // a name with a handle or an e-mail address
  by,      // "By NAME"
};

struct NamedLine {
  NameEvidence evidence = NameEvidence::none;
  bool given = false;            // the first name is a common given name
  bool job = false;              // a job or a date stands beside them
  bool hosted = false;           // "with NAME" and nothing else
  bool only_by = false;          // "By" and nothing else: the names stand in the next line
  std::vector<Author> authors;   // spans in bytes of the text
  std::vector<Author> agencies;  // "By Associated Press", "Reuters"
};

// Reads one line of at most 400 bytes. `follows_by`: the line before was only "By".
NamedLine read_names(const Text& text, Span line, bool follows_by);

}  // namespace onrecord
