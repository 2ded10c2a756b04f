#include "claims/claims.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/unicode.hpp"

namespace onrecord {
namespace {

using std::string_view;

// Classes of words, as evidence for and against a claim.
using namespace claims_flags;

// Names of the first flags, which are the reasons of a claim.
constexpr std::array<const char*, 9> kNames = {
    "number", "date", "comparison", "superlative", "cause", "change", "law", "event", "absolute"};
constexpr uint32_t kReasons = (1U << kNames.size()) - 1;
static_assert(kAbsolute == 1U << (kNames.size() - 1));

class Finder {
 public:
  Finder(const Grammar& g, const Article& article, const std::vector<FoundStatement>& statements)
      : known_(g.language.claims),
        text_(g.text),
        article_(article),
        words_(g.words),
        statements_(statements) {
    content_.assign(words_.words.size(), kNoStatement);
    reporting_.assign(words_.words.size(), false);
    touched_.assign(words_.sentences.size(), false);
    for (uint32_t s = 0; s < statements.size(); ++s) {
      for (const Range r : statements[s].content) {
        each_word(r, [&](size_t i) { content_[i] = s; });
      }
      for (const Range r : {statements[s].source, statements[s].cue}) {
        each_word(r, [&](size_t i) { reporting_[i] = true; });
      }
    }
  }

  std::vector<Claim> find() {
    std::vector<Claim> out;
    for (const Sentence& s : words_.sentences) {
      if (s.first == s.last || !serves(article_.paragraphs[s.paragraph].role, kForClaims)) continue;
      Claim claim;
      if (!judge(s, &claim)) continue;
      claim.span = {words_.words[s.first].span.begin, words_.words[s.last - 1].span.end};
      out.push_back(std::move(claim));
    }
    return out;
  }

 private:
  // Marks each word of a statement's part, and its sentence as touched.
  template <class Do>
  void each_word(Range range, Do mark) {
    for (int word = range.first; word < range.last; ++word) {
      const auto i = static_cast<size_t>(word);
      mark(i);
      touched_[words_.words[i].sentence] = true;
    }
  }

  // Returns the statement with the longest run of content in the sentence, if that run is at least
  // two fifths of its words outside of sources and cues; otherwise kNoStatement.
  uint32_t holder(const Sentence& s) const {
    uint32_t best = kNoStatement;
    uint32_t most = 0;
    uint32_t run = 0;
    uint32_t all = 0;
    uint32_t current = kNoStatement;
    for (uint32_t i = s.first; i < s.last; ++i) {
      if (words_.words[i].shape == Shape::punct) continue;
      all += reporting_[i] ? 0 : 1;
      if (content_[i] != current) run = 0;
      current = content_[i];
      if (current == kNoStatement) continue;
      if (++run > most) {
        most = run;
        best = current;
      }
    }
    return most * 5 >= all * 2 ? best : kNoStatement;
  }

  string_view lower(uint32_t i) {
    const string_view w = text_[words_.words[i].span];
    if (w.size() > 24) return {};
    if (!words_.words[i].ascii) return buffer_ = to_lower(w);
    if (words_.words[i].shape == Shape::lower) return w;
    buffer_.assign(w);
    for (char& c : buffer_) c = ascii_lower(c);
    return buffer_;
  }

  // What the words of one sentence say for and against its being worth a check.
  struct Signs {
    uint32_t found = 0;  // flags of all words
    uint32_t count = 0;  // words, without marks
    uint32_t numbers = 0, laws = 0;
    int opinions = 0;
    bool strong = false;   // a superlative in -est
    bool weighty = false;  // a number with a currency, a percent sign or a unit
    bool name = false, past = false;
  };

  // Reads the signs of a sentence, of its words in the content of `statement` alone where it has
  // one.
  Signs read_signs(const Sentence& s, uint32_t statement) {
    const bool touched = touched_[words_.words[s.first].sentence];
    Signs signs;
    uint32_t before = 0;   // flags of the previous word
    uint32_t more_at = 0;  // position of the last “more”, from 1; 0: none
    for (uint32_t i = s.first; i < s.last; ++i) {
      const Word& word = words_.words[i];
      const string_view raw = text_[word.span];
      if (touched && (reporting_[i] || (statement != kNoStatement && content_[i] != statement)))
        continue;
      if (word.shape == Shape::punct) {
        if (raw == "$" || raw == "€" || raw == "£" || raw == "%") signs.weighty = true;
        if (raw == "%") signs.found |= kNumber;
        continue;
      }
      ++signs.count;
      const string_view low = lower(i);
      uint32_t sign = low.empty()  ? 0
                      : word.ascii ? known_.flags.find(word.key, low)
                                   : known_.flags.find(low);
      // Shortcut for words without flags that end neither in “-est” nor in “-ed”.
      if (sign == 0 && word.shape == Shape::lower && !low.empty() && low.back() != 't' &&
          low.back() != 'd') {
        before = 0;
        continue;
      }
      if (word.shape == Shape::number) {
        const bool year = raw.size() == 4 && (raw.starts_with("19") || raw.starts_with("20"));
        if (year || (before & kMonth) != 0) {
          sign |= kDate;
        } else if (raw.find(':') == string_view::npos) {
          sign |= kNumber;
        }
      }
      if (superlative(low)) sign |= kSuperlative;
      if ((sign & kSuperlative) != 0 && low.ends_with("est")) signs.strong = true;
      // A month counts only with a capital and a day or year behind it: “may”, “march” are words
      // too.
      if ((sign & kMonth) != 0 && (word.shape == Shape::lower || !number_next(i, s.last))) {
        sign &= ~static_cast<uint32_t>(kMonth);
      }
      if ((sign & kMonth) != 0) sign |= kDate;
      if ((sign & kSpan) != 0 && (before & (kBefore | kNumber)) != 0) sign |= kDate;
      if ((sign & kUnit) != 0 && (before & kNumber) != 0) signs.weighty = true;
      if ((sign & kMore) != 0) more_at = signs.count;
      if ((sign & kThan) != 0 &&
          ((more_at != 0 && signs.count - more_at <= 4) || low_er(i, s.first))) {
        sign |= kComparison;
      }
      if ((sign & kNumber) != 0) ++signs.numbers;
      if ((sign & kOpinion) != 0) ++signs.opinions;
      if ((sign & kLaw) != 0) ++signs.laws;
      if ((sign & kFirst) != 0 && !the_before(i, s.first)) {
        sign &= ~static_cast<uint32_t>(kSuperlative);
      }
      if ((sign & claims_flags::kPast) != 0 || (low.size() > 4 && low.ends_with("ed")))
        signs.past = true;
      if (word.shape != Shape::lower && word.shape != Shape::number && i > s.first)
        signs.name = true;
      signs.found |= sign;
      before = sign;
    }
    // A past form beside a name tells an event, but not in a short sentence.
    if (signs.past && signs.name && signs.count > 7) signs.found |= kEvent;
    return signs;
  }

  // The evidence of the signs as log odds, by weights set by hand.
  static float weigh(const Signs& signs) {
    float x = -1.0F;
    if ((signs.found & kNumber) != 0) x += signs.weighty ? 1.9F : signs.numbers > 1 ? 1.6F : 1.1F;
    if ((signs.found & kDate) != 0) x += 0.4F;
    if ((signs.found & kComparison) != 0) x += 1.1F;
    if ((signs.found & kSuperlative) != 0) x += signs.strong ? 1.1F : 0.5F;
    if ((signs.found & kCause) != 0) x += 0.6F;
    if ((signs.found & kChange) != 0) x += 0.8F;
    if ((signs.found & kLaw) != 0) x += signs.laws > 1 ? 1.1F : 0.4F;
    if ((signs.found & kEvent) != 0) x += 0.4F;
    if ((signs.found & kAbsolute) != 0) x += 0.3F;
    x -= 0.5F * static_cast<float>(std::min(signs.opinions, 3));
    if ((signs.found & kFuture) != 0) x -= 0.6F;
    if ((signs.found & kHedge) != 0) x -= 0.2F;
    if ((signs.found & kSelf) != 0) x -= 0.3F;
    if (signs.count < 7) x -= 0.4F;
    return x;
  }

  // Whether a sentence is worth a check. Fills the claim's statement, score and reasons.
  bool judge(const Sentence& s, Claim* claim) {
    claim->statement = touched_[words_.words[s.first].sentence] ? holder(s) : kNoStatement;
    const bool inside = claim->statement != kNoStatement;
    const Act act = inside ? statements_[claim->statement].act : Act::assertion;
    if (act == Act::question || act == Act::non_response || act == Act::request) return false;
    const Signs signs = read_signs(s, claim->statement);
    if (signs.count < 4 || asks(s)) return false;
    float x = weigh(signs);
    if (act == Act::attitude || act == Act::commitment) x -= 0.5F;
    // A rational function, not a logistic one, gives the same digits on every platform.
    claim->score = 0.5F + 0.5F * x / (0.7F + (x < 0 ? -x : x));
    if (claim->score < 0.5F) return false;
    for (size_t r = 0; r < kNames.size(); ++r) {
      if ((signs.found & kReasons & (1U << r)) != 0) claim->reasons.emplace_back(kNames[r]);
    }
    return !claim->reasons.empty();
  }

  // Whether a sentence ends with a question mark, before a closing quotation mark or not.
  bool asks(const Sentence& s) const {
    return text_[words_.words[s.last - 1].span] == "?" ||
           (s.last - s.first > 1 && text_[words_.words[s.last - 2].span] == "?");
  }

  // Whether a word is a superlative by its ending: “richest”, not “interest”.
  bool superlative(string_view w) const {
    return w.size() > 6 && w.ends_with("est") && !known_.not_superlative.has(w);
  }

  bool number_next(uint32_t i, uint32_t last) const {
    return i + 1 < last && words_.words[i + 1].shape == Shape::number;
  }

  bool the_before(uint32_t i, uint32_t first) const {
    return i != first && known_.first_after.has(text_[words_.words[i - 1].span]);
  }

  // Whether the word before word i ends in -er: “richer than”.
  bool low_er(uint32_t i, uint32_t first) const {
    return i > first && text_[words_.words[i - 1].span].ends_with("er");
  }

  const ClaimsWords& known_;
  const Text& text_;
  const Article& article_;
  const Words& words_;
  const std::vector<FoundStatement>& statements_;
  std::vector<uint32_t> content_;  // for each word: the statement whose content it is in
  std::vector<bool> reporting_;    // for each word: is it in a source or cue?
  std::vector<bool> touched_;      // for each sentence: does a statement have words in it?
  std::string buffer_;
};

}  // namespace

std::vector<Claim> find_claims(const Grammar& g, const Article& article,
                               const std::vector<FoundStatement>& statements) {
  return Finder(g, article, statements).find();
}

}  // namespace onrecord
