// The features of a word that the network reads. scripts/train/data.hpp computes the same for the
// training; both must change together.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord::model {

// Returns the normal form of a word, by which the vocabulary is looked up: lower case, every digit
// 0, and one sign for each kind of mark: " for all double quotation marks, ' for single ones, - for
// dashes and hyphens. Only letters of ASCII and Latin-1 change case.
std::string normal(std::string_view word);

constexpr uint32_t kAffixBuckets = 12800;  // 2048 + 512 + 2048 + 8192
constexpr uint32_t kShapes = 16;           // values of `shape`
constexpr uint32_t kFlags = 16;            // values of `flag`

// Returns the rows of a word in the affix table: hashes (32-bit FNV-1a, murmur3's first mix) of the
// normal form's first 3 bytes, last 2, last 3, and first 6 with last 4.
std::array<uint32_t, 4> affixes(std::string_view normal_form);

uint32_t hash(std::string_view s, uint32_t start);  // 32-bit FNV-1a, mixed

// How a word is written. The values are rows of the shape table in the weights file.
enum WordShape : uint8_t {
  kLower = 0,              // people
  kTitle = 1,              // People
  kUpper = 2,              // NATO
  kMixed = 3,              // iPhone
  kNumber = 4,             // 2,200
  kNumberWithLetters = 5,  // 1st
  kOneCapital = 6,         // A
  kClitic = 7,             // 's
  kSentenceEnd = 8,        // . ! ? …
  kComma = 9,              // , ;
  kQuotationMark = 10,
  kColon = 11,
  kDash = 12,
  kOpeningBracket = 13,
  kClosingBracket = 14,
  kOtherMark = 15,
};
WordShape shape(std::string_view word);

// A word's place in quotations and in the text. Both make a row of the flag table.
enum QuotationState : uint8_t { kOutside = 0, kInside = 1, kOpeningMark = 2, kOtherMarkInside = 3 };
enum Start : uint8_t { kNoStart = 0, kSentenceStart = 1, kParagraphStart = 2 };
inline uint8_t flag(QuotationState state, Start start) {
  return static_cast<uint8_t>(4 * state + start);
}
// `depth` and `depth_before`: of quotations at the word and at the word before it, marks included.
QuotationState quotation_state(std::string_view word, int depth, int depth_before);

}  // namespace onrecord::model
