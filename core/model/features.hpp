// What the model sees of a word. The training programs include this file, so that both agree.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord::model {

// The form under which a word is looked up: lower case, every digit 0, and one sign for each kind
// of mark: all double quotation marks ", single ones ', dashes and hyphens -, however typed.
// Letters of ASCII and Latin-1 alone change case.
std::string normal(std::string_view word);

constexpr uint32_t kAffixBuckets = 12800;  // 2048 + 512 + 2048 + 8192
constexpr uint32_t kShapes = 16;
constexpr uint32_t kFlags = 16;

// Rows in the affix table: hashes (32-bit FNV-1a, murmur3's first mix) of the normal form's first 3
// bytes, last 2, last 3, and first 6 with last 4.
std::array<uint32_t, 4> affixes(std::string_view normal_form);

uint32_t hash(std::string_view s, uint32_t start);  // 32-bit FNV-1a, mixed

// 0 to 15: 0 lower, 1 Title, 2 UPPER, 3 mixed, 4 number, 5 number with letters, 6 one capital,
// 7 clitic, 8 end of sentence, 9 comma, 10 quotation mark, 11 colon, 12 dash, 13 and 14 brackets,
// 15 any other mark.
uint8_t shape(std::string_view word);

// Quotation state and place: 4 * state + start. State: 0 outside, 1 inside, 2 the mark that opens,
// 3 any other mark inside. Start: 2 of a paragraph, 1 of a sentence, 0 neither.
inline uint8_t flag(int state, int start) {
  return static_cast<uint8_t>(4 * state + start);
}
// From the depth of quotations at the word and at the word before it, which counts the marks in.
int quotation_state(std::string_view word, int depth, int depth_before);

}  // namespace onrecord::model
