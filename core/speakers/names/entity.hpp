// Entities: whom or what an article speaks of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grammar/range.hpp"

namespace onrecord {

constexpr uint32_t kNoEntity = UINT32_MAX;

enum class Gender : uint8_t { unknown, male, female };

// Somebody or something that an article speaks of. Names first, then what is only described.
struct Entity {
  std::vector<std::string> tokens;  // of the fullest name, in lower case; empty: only described
  Range name;                       // the fullest name in the text
  uint32_t classes = 0;             // kPerson, kOrganization, …: what it was seen to be
  Gender gender = Gender::unknown;
  bool plural = false;
  uint32_t parties = 0;            // kRepublican, kDemocrat: what it was seen to be of
  Range home;                      // “Vermont” of “Bernie Sanders of Vermont”
  std::string suffix;              // “jr”, without its point
  uint16_t person = 0, thing = 0;  // evidence for either
  uint16_t place = 0;
  uint32_t count = 0;                  // of its mentions by name
  uint32_t full = 0;                   // of those by full name
  uint32_t first = UINT32_MAX;         // word of the first full mention
  uint32_t shorts = 0;                 // mentions by last name alone
  std::vector<std::string> described;  // “senator”, “company”: nouns that it was called by
};

}  // namespace onrecord
