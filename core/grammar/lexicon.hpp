// Tags of single words: the closed classes of the language, and its reporting verbs with the frames
// they report in. The words are rows in core/languages/<code>/grammar.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/one_of.hpp"
#include "languages/language.hpp"
#include "text/text.hpp"
#include "words/words.hpp"

namespace onrecord {

// Whether a word is the mark of a possessive, however typed.
inline bool possessive(std::string_view w) {
  return one_of(w, {"'s", "’s", "'", "’"});
}

// Classes of words. A word can be in several.
using namespace grammar_flags;
constexpr uint32_t kDo = kDoSupport;
// Classes by spelling alone, above the bits of those in the rows.
constexpr uint32_t kQuoteMark = 1U << 30;
constexpr uint32_t kName = 1U << 31;  // written as a name is, and in no closed class
constexpr uint32_t kAuxiliary = kModal | kBe | kHave | kDo;
constexpr uint32_t kClosed = kDeterminer | kPossessive | kSubject | kObject | kPreposition |
                             kCoordinator | kSubordinator | kAuxiliary | kNegation | kTo | kThat |
                             kWh | kCommonVerb;

struct WordTag {
  uint32_t classes = 0;
  uint32_t frames = 0;  // Frame; 0: no reporting verb
  uint8_t forms = 0;    // VerbForm
  uint16_t verb = 0;    // number of the reporting verb in Language::verbs; 0: none
};

// Returns one tag for each word.
std::vector<WordTag> tag_words(const Language& language, const Text& text, const Words& words);

// Returns the frame of a preposition (“about”: kFrameAbout), or 0 if it has none.
uint32_t preposition_frame(const Language& language, std::string_view word);

}  // namespace onrecord
