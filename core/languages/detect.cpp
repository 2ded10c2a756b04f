#include "languages/detect.hpp"

#include <array>
#include <cstdint>

#include "base/hash.hpp"

namespace onrecord {
namespace {

// The text is read in samples, spread evenly over it, so that the time does not grow with it. A
// text that is not longer than all of them is read whole.
constexpr size_t kSamples = 4;
constexpr size_t kSampleBytes = 700;
constexpr size_t kMostLanguages = 8;
constexpr size_t kLongest = 12;  // bytes; no frequent word is longer

// Evidence of a word of each class: about twice the logarithm of how much more frequent it is than
// a word that is not listed.
constexpr std::array<uint32_t, 4> kEvidence = {0, 8, 6, 3};

// A language needs so much more evidence than the next, and so many of its frequent words among all
// words. Of passages of 500 letters in the seven languages, 995 in 1,000 pass (docs/RESULTS.md).
constexpr uint32_t kSmallestLead = 30;
constexpr uint32_t kSmallestLeadPercent = 15;  // of its own evidence
constexpr uint32_t kWordsPerFrequent = 6;      // a sixth of all words
constexpr float kHalfLead = 20;                // the lead at which the confidence is a half

// For each byte: its letter in lower case, 0 for a separator of one byte, or one of these.
constexpr char kSeparator2 = 1;  // begins a character of two bytes that is no letter
constexpr char kSeparator3 = 2;  // of three bytes

// Beyond ASCII all characters count as letters, but for the marks of Latin-1 (U+0080 to U+00BF) and
// general punctuation and symbols (U+2000 to U+2FFF).
constexpr auto kLetters = [] {
  std::array<char, 256> letters{};
  for (size_t c = 'a'; c <= 'z'; ++c) letters[c] = letters[c - 32] = static_cast<char>(c);
  for (size_t c = 0x80; c < letters.size(); ++c) letters[c] = static_cast<char>(c);
  letters[0xC2] = kSeparator2;
  letters[0xE2] = kSeparator3;
  return letters;
}();

// Reads one word at a time, in lower case. Apostrophes separate: “l’année” is two words.
class WordReader {
 public:
  explicit WordReader(std::string_view utf8) : utf8_(utf8) {}

  // False at the end. Of a word longer than kLongest, only the key is right.
  bool next() {
    char letter = 0;
    for (; at_ < utf8_.size(); at_ += static_cast<size_t>(letter) + 1) {
      letter = letter_at();
      if (letter < 0 || letter > kSeparator3) break;
    }
    if (at_ >= utf8_.size()) return false;
    WordHash hash;
    size_ = 0;
    char before = 0;
    do {
      // The capitals of Latin-1 are C3 80 to C3 9E; C3 97 is no letter, and no word has it.
      if (before == '\xC3' && static_cast<unsigned char>(letter) <= 0x9E) {
        letter = static_cast<char>(letter | 0x20);
      }
      hash.add(letter);
      if (size_ < letters_.size()) letters_[size_++] = letter;
      before = letter;
      if (++at_ == utf8_.size()) break;
      letter = letter_at();
    } while (letter < 0 || letter > kSeparator3);
    key_ = hash.key;
    return true;
  }

  uint32_t key() const { return key_; }
  std::string_view word() const { return {letters_.data(), size_}; }

 private:
  char letter_at() const { return kLetters[static_cast<unsigned char>(utf8_[at_])]; }

  std::string_view utf8_;
  size_t at_ = 0;
  uint32_t key_ = 0;
  std::array<char, kLongest + 1> letters_{};
  size_t size_ = 0;
};

struct Evidence {
  std::array<uint32_t, kMostLanguages> sum{};
  std::array<uint32_t, kMostLanguages> found{};  // frequent words of more than one byte
  uint32_t words = 0;                            // of more than one byte
};

void read_sample(const FrequentWords& known, std::string_view utf8, Evidence* out) {
  for (WordReader reader(utf8); reader.next();) {
    // In scripts and formulas single letters look like Italian.
    const bool counts = reader.word().size() > 1;
    out->words += counts;
    const WordStore::Entry entry = known.words.find(reader.key(), reader.word());
    if (!entry) continue;
    const std::string_view classes = entry.value();
    for (size_t i = 0; i < known.codes.size(); ++i) {
      const uint32_t number = (static_cast<unsigned char>(classes[i / 4]) >> 2 * (i % 4)) & 3U;
      out->sum[i] += kEvidence[number];
      out->found[i] += counts && number != 0;
    }
  }
}

}  // namespace

TextLanguage detect_language(std::string_view utf8) {
  const FrequentWords& known = frequent_words();
  Evidence evidence;
  if (utf8.size() <= kSamples * kSampleBytes) {
    read_sample(known, utf8, &evidence);
  } else {
    for (size_t i = 0; i < kSamples; ++i) {
      read_sample(known, utf8.substr(i * (utf8.size() / kSamples), kSampleBytes), &evidence);
    }
  }
  size_t best = 0;
  for (size_t i = 1; i < known.codes.size(); ++i) {
    if (evidence.sum[i] > evidence.sum[best]) best = i;
  }
  uint32_t second = 0;
  for (size_t i = 0; i < known.codes.size(); ++i) {
    if (i != best && evidence.sum[i] > second) second = evidence.sum[i];
  }
  const uint32_t lead = evidence.sum[best] - second;
  if (lead < kSmallestLead || evidence.found[best] * kWordsPerFrequent < evidence.words) return {};
  // Catalan leads less, as Spanish does, however long the text.
  if (lead * 100 < evidence.sum[best] * kSmallestLeadPercent) return {};
  const auto x = static_cast<float>(lead);
  return {known.codes[best], x / (x + kHalfLead)};
}

}  // namespace onrecord
