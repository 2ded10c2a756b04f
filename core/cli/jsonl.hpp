// JSON lines in, JSON lines out, in order, on every core.
#pragma once

#include <istream>
#include <ostream>
#include <string>

#include "inspect.hpp"

namespace onrecord {

struct LineOptions {
  Format format = Format::json;
  Unit unit = Unit::codepoint;
  bool html = false;
  const model::Model* model = nullptr;  // null: by the rules alone
  float threshold = kDefaultThreshold;
  unsigned jobs = 0;  // threads; 0: as many as the machine has cores
};

// `text` is HTML where options.html says so.
Inspection inspect_input(const std::string& text, const LineOptions& options);

// Answers each {"id", "text"} or {"id", "html"} line with one line, in order. A line that cannot be
// read is answered by {"id", "error"}; false if there was one.
bool run_lines(std::istream& in, std::ostream& out, const LineOptions& options);

}  // namespace onrecord
