// Classes of single words for the speakers stage: nouns for people, organizations, groups and
// documents, titles, and given names with their gender. The words are rows in the `people` area of
// a language; what is not there is decided by the article itself.
#pragma once

#include <cstdint>
#include <string_view>

#include "languages/language.hpp"

namespace onrecord {

using namespace people_nouns;
using namespace people_party;
using namespace people_pronouns;

// What makes a word a noun that somebody or something can be called by.
constexpr uint32_t kNouns =
    kPerson | kPeople | kOrganization | kOrganizations | kDocument | kDocuments;

// Returns `known`, the classes of a word in PeopleWords::nouns, with what the word's ending adds
// (-woman, -ists). For the last word of a phrase, in lower case.
uint32_t head_classes(const PeopleWords& people, std::string_view lower, uint32_t known);

// The same for a word whose classes are to be looked up.
inline uint32_t head_classes(const PeopleWords& people, std::string_view lower) {
  return head_classes(people, lower, people.nouns.find(lower));
}

}  // namespace onrecord
