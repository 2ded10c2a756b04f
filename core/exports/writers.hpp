// The writers of the formats, one each, and what they share.
#pragma once

#include <string>

#include "result/result.hpp"

namespace onrecord {

std::string to_csv(const Inspection& in, Unit unit);
std::string to_markdown(const Inspection& in);
std::string to_html(const Inspection& in);
std::string to_annotation(const Inspection& in);  // its selectors count code points

// The name of a statement's speaker; without a speaker the text of its source, which may be empty.
std::string speaker_name(const Inspection& in, size_t statement);

// Escapes & < > " ' as character references, and replaces NUL by U+FFFD.
std::string escape_html(std::string_view text);

}  // namespace onrecord
