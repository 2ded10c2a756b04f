// The word tables of core/base, as scripts/tools/language_tables.py lays them out.
#include "base/word_set.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "base/hash.hpp"
#include "languages/language.hpp"

using namespace onrecord;

namespace {

constexpr WordStore kFew("\004\000Dear\006\000go on!");
constexpr uint32_t kValues[] = {1, 6};
constexpr WordStore kFewFlags("\002\001is\000\003\001has\001");
constexpr WordStore kFewNumbers("\003\001may5\003\003low-12");

}  // namespace

TEST_CASE("word set: a small one is case-sensitive, byte for byte") {
  const WordSet set(kFew);
  CHECK(set.has("Dear"));
  CHECK(set.has("go on!"));
  CHECK(!set.has("dear"));
  CHECK(!set.has("Dea"));
  CHECK(!set.has("Dear "));
  CHECK(!set.has(""));
}

TEST_CASE("word set: an empty one has nothing") {
  const WordSet set;
  CHECK(set.empty());
  CHECK(!set.has(""));
  CHECK(!set.has("Dear"));
  CHECK(!set.has(hash_word("dear"), "Dear"));
  CHECK(set.begin() == set.end());
}

TEST_CASE("word set: a hashed one of the language has its own words and no others") {
  const WordSet& set = english().grammar.spoken_of;
  std::set<std::string> words;
  for (const std::string_view word : set) words.emplace(word);
  CHECK(words.size() > 8);
  for (const std::string& word : words) {
    CHECK(set.has(word));
    CHECK(set.has(hash_word(word), word));
    std::string upper = word;
    for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    CHECK(!set.has(upper));
    CHECK(set.has(hash_word(word), upper));
    for (const std::string& other : {word + "s", word.substr(1), std::string(1, word[0])}) {
      CHECK(set.has(other) == (words.count(other) == 1));
    }
  }
}

TEST_CASE("word flags: bits of a word, 0 if it is unknown") {
  const WordFlags flags(kFewFlags, kValues);
  CHECK(flags.find("is") == 1);
  CHECK(flags.find("has") == 6);
  CHECK(flags.find("Has") == 0);
  CHECK(flags.find(hash_word("has"), "HAS") == 6);
  CHECK(flags.find("") == 0);
  CHECK(WordFlags().find("is") == 0);
}

TEST_CASE("word map: values as text and as numbers") {
  const WordMap map(kFewNumbers);
  CHECK(map.find("may") == "5");
  CHECK(map.number("may") == 5);
  CHECK(map.number("low") == -12);
  CHECK(map.number(hash_word("may"), "May") == 5);
  CHECK(map.find("May").empty());
  CHECK(map.number("May") == 0);
}

TEST_CASE("language: by code, with English for what is not known") {
  CHECK(english().code == "en");
  CHECK(language_of("de").code == "de");
  CHECK(&language_of("fr") == &english());
  CHECK(&language_of("und") == &english());
  CHECK(has_rules("en"));
  CHECK(has_rules("und"));
  CHECK(!has_rules("de"));
  CHECK(!has_rules("fr"));
}

TEST_CASE("language: a message is filled in") {
  CHECK(filled("It is {}.", "so") == "It is so.");
  CHECK(filled("It is.", "so") == "It is.");
}
TEST_CASE("word lists: the ending of a word, with a stem before it") {
  static constexpr std::array<std::string_view, 2> kEndings = {"ing", "ed"};
  constexpr WordList endings(kEndings);
  CHECK(endings.has_ending_of("saying"));
  CHECK(endings.has_ending_of("red"));
  CHECK(!endings.has_ending_of("red", 3));
  CHECK(endings.has_ending_of("agreed", 3));
  CHECK(!endings.has_ending_of("sing-along"));  // its last letter alone is one of the list's
  CHECK(!endings.has_ending_of("said"));
  CHECK(!endings.has_ending_of("SAYING"));
  CHECK(!endings.has_ending_of(""));
  CHECK(!WordList().has_ending_of("saying"));
}
