#include "speakers/nouns.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr size_t kLongestWord = 24;  // bytes; a longer word has no class
constexpr size_t kStem = 3;          // bytes before an ending, at least

}  // namespace

uint32_t head_classes(const PeopleWords& people, string_view lower, uint32_t known) {
  if ((known & (kNouns | kNoPerson)) != 0 || lower.empty() || lower.size() > kLongestWord) {
    return known;
  }
  if (people.ending_female.has_ending_of(lower, kStem)) return known | kPerson | kFemale;
  if (people.ending_male.has_ending_of(lower, kStem)) return known | kPerson | kMale;
  if (people.ending_people.has_ending_of(lower, kStem)) return known | kPeople;
  if (people.ending_guess.has_ending_of(lower, kStem)) return known | kPerson | kGuessed;
  // “Greeks”: the plural of an adjective that names a people.
  if (lower.back() == 's' && lower.size() > kStem) {
    const uint32_t one = people.nouns.find(lower.substr(0, lower.size() - 1));
    if ((one & kDemonym) != 0 && (one & kGivenName) == 0) return known | kPeople | kMember;
  }
  return known;
}

}  // namespace onrecord
