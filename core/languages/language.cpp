#include "languages/language.hpp"

namespace onrecord {

const Language* find_language(std::string_view code);  // generated; null if there is none

const Language& english() {
  return *find_language("en");
}

const Language& language_of(std::string_view code) {
  const Language* found = find_language(code);
  return found == nullptr ? english() : *found;
}

bool has_rules(std::string_view code) {
  if (code == "und") return true;
  const Language* found = find_language(code);
  return found != nullptr && found->about.rules == "yes";
}

std::string filled(std::string_view message, std::string_view with) {
  std::string out(message);
  const size_t at = out.find("{}");
  if (at != std::string::npos) out.replace(at, 2, with);
  return out;
}

}  // namespace onrecord
