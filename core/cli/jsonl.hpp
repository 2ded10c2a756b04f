// Inspects JSON lines on all cores; answers stay in order.
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

// Inspects `text`, which is HTML if options.html is set.
Inspection inspect_input(const std::string& text, const LineOptions& options);

// Answers each line {"id", "text"} or {"id", "html"} with one line, in order: the inspection, or
// {"id", "error"} for a line that cannot be read. Returns false if there was such a line.
bool run_lines(std::istream& in, std::ostream& out, const LineOptions& options);

}  // namespace onrecord
