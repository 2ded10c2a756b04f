// The language of a text, by its frequent words.
#pragma once

#include <string_view>

#include "base/word_set.hpp"

namespace onrecord {

struct TextLanguage {
  std::string_view code = "und";  // ISO 639-1; "und": undetermined
  float confidence = 0;           // 0 to 1; grows with the evidence, and is no probability
};

// The languages that are recognized, and their frequent words (core/languages/*/frequent.tsv).
struct FrequentWords {
  WordStore words;  // a word's value: two bits for each of `codes`, lowest first
  WordList codes;
};
const FrequentWords& frequent_words();  // generated

// Reads a text in UTF-8, of a long one 2,800 bytes spread over it. "und" for a text that is short,
// in another language, or mixed so that no language leads.
TextLanguage detect_language(std::string_view utf8);

}  // namespace onrecord
