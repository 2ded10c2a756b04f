// All that the core knows of a language. Words and messages are rows in core/languages/<code>;
// scripts/tools/language_tables.py makes `LanguageTables` of them.
#pragma once

#include <string>
#include <string_view>

#include "languages/tables.hpp"

namespace onrecord {

struct Language : LanguageTables {
  std::string_view code;  // ISO 639-1
};

const Language& english();

// The language with a code that detect_language gives. English if there is no such language, and
// for "und": then its messages and marks are used.
const Language& language_of(std::string_view code);

// Whether statements, speakers and claims can be found in a text with this code; if not, only
// quotations are. A text of unknown language ("und") is read by the rules of English.
bool has_rules(std::string_view code);

// A message with `{}` replaced.
std::string filled(std::string_view message, std::string_view with);

}  // namespace onrecord
