#include "speakers/nouns.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr size_t kLongestWord = 24;  // bytes; a longer word has no class
constexpr size_t kStem = 3;          // bytes before an ending, at least

// Whether the word ends with one of the list and has a stem before it.
bool ends_with(string_view word, const WordList& endings) {
  for (const string_view end : endings) {
    if (word.back() == end.back() && word.size() >= end.size() + kStem && word.ends_with(end)) {
      return true;
    }
  }
  return false;
}

}  // namespace

uint32_t head_classes(const PeopleWords& people, string_view lower, uint32_t known) {
  if ((known & (kNouns | kNoPerson)) != 0 || lower.empty() || lower.size() > kLongestWord) {
    return known;
  }
  if (ends_with(lower, people.ending_female)) return known | kPerson | kFemale;
  if (ends_with(lower, people.ending_male)) return known | kPerson | kMale;
  if (ends_with(lower, people.ending_people)) return known | kPeople;
  if (ends_with(lower, people.ending_guess)) return known | kPerson | kGuessed;
  // “Greeks”: the plural of an adjective that names a people.
  if (lower.back() == 's' && lower.size() > kStem) {
    const uint32_t one = people.nouns.find(lower.substr(0, lower.size() - 1));
    if ((one & kDemonym) != 0 && (one & kGivenName) == 0) return known | kPeople | kMember;
  }
  return known;
}

}  // namespace onrecord
