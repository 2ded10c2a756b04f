#include "grammar/lexicon.hpp"

#include "base/ascii.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr size_t kShortestAdverb = 5;  // bytes, of those known by their ending
constexpr size_t kLongestWord = 24;    // bytes; no longer word is looked up

bool ends_with_ignoring_case(string_view word, string_view ending) {
  if (word.size() < ending.size()) return false;
  const string_view tail = word.substr(word.size() - ending.size());
  for (size_t i = 0; i < ending.size(); ++i) {
    if (ascii_lower(tail[i]) != ending[i]) return false;
  }
  return true;
}

bool is_quote_mark(string_view w) {
  static constexpr string_view kMarks[] = {"“", "”", "\"", "''", "``", "«",  "»", "„",
                                           "‘", "’", "'",  "`",  "’’", "‘‘", "＂"};
  return one_of(w, kMarks);
}

bool capitalised(Shape shape) {
  return shape == Shape::title || shape == Shape::upper || shape == Shape::mixed;
}

class Tagger {
 public:
  Tagger(const Language& language, const Text& text, const Words& words)
      : grammar_(language.grammar), verbs_(language.verbs), text_(text), words_(words) {}

  std::vector<WordTag> run() {
    tags_.resize(words_.words.size());
    for (size_t i = 0; i < tags_.size(); ++i) {
      if (words_.words[i].shape == Shape::punct) {
        if (is_quote_mark(at(i))) tags_[i].classes |= kQuoteMark;
        if (at(i) == "&") tags_[i].classes |= kCoordinator;
        continue;
      }
      look_up(i);
      if (words_.words[i].shape != Shape::lower) read_capitals(i);
    }
    return std::move(tags_);
  }

 private:
  string_view at(size_t i) const { return text_[words_.words[i].span]; }
  Shape shape(size_t i) const { return words_.words[i].shape; }
  bool opens_sentence(size_t i) const {
    return words_.sentences[words_.words[i].sentence].first == i;
  }

  // The tag of word i by its letters alone.
  void look_up(size_t i) {
    const string_view word = at(i);
    if (word.size() > kLongestWord) return;
    WordTag& tag = tags_[i];
    const uint32_t key = words_.words[i].key;
    tag.classes = grammar_.flags.find(key, word);
    if (const VerbTable::Form form = verbs_.find(key, word)) {
      if (const uint32_t frames = verbs_.verb(form.number).frames; frames != 0) {
        tag.frames = frames;
        tag.forms = form.forms;
        tag.verb = form.number;
      }
    }
    if ((tag.classes & kClosed) == 0 && tag.frames == 0 && ends_as_adverb(word) &&
        !is_name_like_adverb(i)) {
      tag.classes |= kAdverb;
    }
  }

  // Corrects the tag of word i, which is not in lower case, by how it is written and where.
  void read_capitals(size_t i) {
    const string_view word = at(i);
    WordTag& tag = tags_[i];
    // WHO, US and IT are names in a line that is not all in capitals.
    if (shape(i) == Shape::upper && grammar_.acronym.has(word) &&
        (i == 0 || shape(i - 1) != Shape::upper) &&
        (i + 1 == tags_.size() || shape(i + 1) != Shape::upper)) {
      tag = WordTag{};
    }
    if (!capitalised(shape(i))) return;
    const bool first = opens_sentence(i);
    if (!first) {
      // May and March, with a capital, are months, not a modal and a verb.
      if (grammar_.month_name.has(word)) tag = WordTag{kTime, 0, 0, 0};
      // “Mrs. May”, “Mr. Will”
      if ((tags_[i - 1].classes & kTitle) != 0 && grammar_.surname.has(word)) tag = WordTag{};
      // The Met Office: no verb follows an article.
      if ((tag.classes & kCommonVerb) != 0 && tags_[i - 1].classes == kDeterminer) tag = WordTag{};
    }
    if ((tag.classes & (kClosed | kAdverb | kTime)) == 0 && (!first || tag.frames == 0)) {
      tag.classes |= kName;
    }
  }

  bool ends_as_adverb(string_view word) const {
    if (word.size() < kShortestAdverb) return false;
    for (const string_view ending : grammar_.adverb_ending) {
      if (ends_with_ignoring_case(word, ending)) return true;
    }
    return false;
  }

  // Whether word i is a name that ends like an adverb: “Rex Early”, “the Daily Ledger”. Not in a
  // line of capitals, “Trump Repeatedly Denied”, where capitals tell nothing.
  bool is_name_like_adverb(size_t i) const {
    if (shape(i) != Shape::title) return false;
    if (grammar_.name_like_adverb.has(at(i))) return true;
    if (opens_sentence(i)) return i + 1 < tags_.size() && grammar_.after_name.has(at(i + 1));
    if (shape(i - 1) == Shape::lower) return true;
    const bool capital_behind =
        i + 1 < tags_.size() && (shape(i + 1) == Shape::title || shape(i + 1) == Shape::upper);
    return shape(i - 1) == Shape::title && !capital_behind;
  }

  const GrammarWords& grammar_;
  const VerbTable& verbs_;
  const Text& text_;
  const Words& words_;
  std::vector<WordTag> tags_;
};

}  // namespace

uint32_t preposition_frame(const Language& language, string_view word) {
  static_assert(uint32_t{GrammarWords::kFrameBy} * kFrameAbout == uint32_t{kFrameBy});
  return language.grammar.preposition_frames.find(word) * kFrameAbout;
}

std::vector<WordTag> tag_words(const Language& language, const Text& text, const Words& words) {
  return Tagger(language, text, words).run();
}

}  // namespace onrecord
