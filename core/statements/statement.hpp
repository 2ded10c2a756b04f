// A statement: data only, shared by all stages behind the one that finds statements.
#pragma once

#include <cstdint>
#include <vector>

#include "acts/act.hpp"
#include "text/text.hpp"

namespace onrecord {

enum class Form : uint8_t {
  direct,    // all of the content is in quotation marks
  mixed,     // part of the content is
  indirect,  // none of it
  block,     // whole paragraphs that a line announces as somebody's words
};

// The name of a form in results: "direct", "mixed", "indirect" or "block".
const char* form_name(Form form);

struct Statement {
  Form form = Form::indirect;
  Act act = Act::assertion;
  // Each is sorted and without overlap. Source and cue may be empty, content never is.
  std::vector<Span> source, cue, content;
  float confidence = 0;  // 0 to 1
};

}  // namespace onrecord
