// One writer a format. What they share: the name of a statement's speaker, and its parts as text.
#pragma once

#include <string>

#include "result/result.hpp"

namespace onrecord {

std::string to_csv(const Inspection& in, Unit unit);
std::string to_markdown(const Inspection& in);
std::string to_html(const Inspection& in);
std::string to_annotation(const Inspection& in);  // its selectors count code points

// The speaker's name, the source as written where nobody is joined to it, or nothing.
std::string speaker_name(const Inspection& in, size_t statement);

// & < > " ' as character references.
std::string escape_html(std::string_view text);

}  // namespace onrecord
