// All that the core knows of a language. Words and messages are rows in core/languages/<code>;
// scripts/tools/language_tables.py makes `LanguageTables` of them.
#pragma once

#include <string_view>

#include "languages/tables.hpp"

namespace onrecord {

struct Language : LanguageTables {
  std::string_view code;  // ISO 639-1, or "und"

  // Whether statements, speakers and claims can be found. If not, only quotations are.
  constexpr bool has_rules() const { return about.rules == "yes"; }
};

const Language& english();

}  // namespace onrecord
