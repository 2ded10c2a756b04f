// What the speakers stage knows of single words: nouns for people, organizations, groups and
// documents, titles, and given names with their gender. All closed lists of English; what is not in
// them is decided by the article itself.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

enum NounClass : uint32_t {
  kPerson = 1U << 0,        // senator, doctor
  kPeople = 1U << 1,        // senators, doctors, police
  kOrganization = 1U << 2,  // company, ministry
  kOrganizations = 1U << 3,
  kDocument = 1U << 4,  // report, poll
  kDocuments = 1U << 5,
  kMale = 1U << 6,
  kFemale = 1U << 7,
  kSpokes = 1U << 8,      // spokeswoman: speaks for an organization
  kAnonymous = 1U << 9,   // official, aide, source: without a name, a source that is kept unnamed
  kHonorific = 1U << 10,  // stands before a name: Mr., Senator, Chief
  kGivenName = 1U << 11,
  kCompany = 1U << 12,    // what “the company” can mean: bank, airline
  kAgency = 1U << 13,     // what “the agency” can mean: department, FBI
  kPlace = 1U << 14,      // countries, states, large cities
  kEnds = 1U << 15,       // closes an organization's name: Inc., Committee, University
  kBody = 1U << 16,       // organizations that go by one word or two: Congress, NATO
  kSuffix = 1U << 17,     // Jr., III
  kDemonym = 1U << 18,    // American, Republican: before a noun, no name
  kMember = 1U << 19,     // Republicans, Americans
  kLink = 1U << 20,       // inside names: de, van
  kMedia = 1U << 21,      // newspapers, broadcasters, agencies
  kNoPerson = 1U << 23,   // ends like a person and is none: center, border
  kPlaceWord = 1U << 22,  // opens the name of a place: New, South, Saudi
  kEpithet = 1U << 24,    // “the candidate”: another word for whoever was named just before
  kGuessed = 1U << 25,    // only its ending makes it a person: rival, but merger as well
};

// What makes a word a noun that somebody or something can be called by.
constexpr uint32_t kNouns =
    kPerson | kPeople | kOrganization | kOrganizations | kDocument | kDocuments;

// Of a word in lower case; 0 if it is not known.
uint32_t noun_classes(std::string_view lower);
uint32_t noun_classes(uint32_t key, std::string_view word);  // by WordTable's rules

// The same with what the ending tells (-woman, -ists), for the last word of a phrase.
uint32_t head_classes(std::string_view lower);
// Where its noun_classes are known.
uint32_t head_classes(std::string_view lower, uint32_t known);

}  // namespace onrecord
