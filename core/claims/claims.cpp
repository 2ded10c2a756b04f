#include "claims/claims.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/word_table.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

using std::string_view;

// What a word tells of a sentence. The reasons come first and in the order they are given.
enum Sign : uint32_t {
  kNumber = 1U << 0,
  kDate = 1U << 1,
  kComparison = 1U << 2,
  kSuperlative = 1U << 3,
  kCause = 1U << 4,
  kChange = 1U << 5,
  kLaw = 1U << 6,
  kEvent = 1U << 7,
  kAbsolute = 1U << 8,
  kReasons = (1U << 9) - 1,
  kOpinion = 1U << 9,
  kFuture = 1U << 10,
  kHedge = 1U << 11,
  kSelf = 1U << 12,
  kUnit = 1U << 13,  // percent, million: makes a number weighty
  kMonth = 1U << 14,
  kDay = 1U << 15,
  kSpan = 1U << 16,    // year, month, week
  kBefore = 1U << 17,  // last, past, this: with a kSpan a date
  kPast = 1U << 18,    // irregular past forms
  kMore = 1U << 19,    // with “than” a comparison
  kThan = 1U << 20,
  kFirst = 1U << 21,  // a superlative with an article before it
};

constexpr std::array<const char*, 9> kNames = {
    "number", "date", "comparison", "superlative", "cause", "change", "law", "event", "absolute"};

constexpr WordRow kRows[] = {
    {kNumber,
     "two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands "
     "twenty thirty forty fifty sixty seventy eighty ninety two-thirds three-quarters"},
    {kNumber | kUnit, "million billion trillion millions billions thousand hundred"},
    {kUnit,
     "percent % per-cent pct dollars euros pounds miles tons tonnes degrees votes jobs people "
     "deaths cases points kilometers kilometres acres barrels"},
    {kMonth,
     "january february march april may june july august september october november december jan. "
     "feb. mar. apr. aug. sept. oct. nov. dec."},
    {kDay, "monday tuesday wednesday thursday friday saturday sunday yesterday"},
    {kSpan,
     "year years month months week weeks decade decades century quarter summer winter spring fall"},
    {kBefore, "last past previous since this same earlier"},
    {kDate, "ago annually yearly 1990s 1980s 1970s 1960s"},
    {kComparison,
     "compared outnumber outnumbered outnumbers exceed exceeds exceeded twice surpass surpassed "
     "surpasses outpace outpaced versus unlike likelier"},
    {kMore,
     "more less fewer higher lower better worse larger smaller greater faster slower older younger "
     "longer shorter cheaper richer poorer stronger weaker rather other bigger likely earlier "
     "later"},
    {kThan, "than"},
    {kSuperlative | kFirst, "first"},
    {kSuperlative,
     "most least best worst only record unprecedented historic ever largest biggest "
     "highest lowest top"},
    {kCause,
     "because cause caused causes causing due resulted results led leads leading triggered "
     "triggers "
     "sparked spurred driven responsible thanks blamed contributed contributes consequence forced "
     "prompted enabled prevented"},
    {kChange,
     "rise rises rose risen rising increase increases increased increasing decline declines "
     "declined "
     "declining fall falls fell fallen drop drops dropped dropping grow grows grew grown growing "
     "growth surge surged plunge plunged double doubled tripled cut cuts slashed expand expanded "
     "expanding shrink shrank shrunk reduce reduced reduces reducing jumped climbed soared slipped "
     "raised lowered widened narrowed worsened improved spiked skyrocketed plummeted tumbled "
     "quadrupled halved erased gained eliminated created added"},
    {kLaw,
     "law laws bill act ban banned bans illegal legal unconstitutional constitution constitutional "
     "court "
     "courts ruled legislation amendment treaty statute regulation regulations repealed convicted "
     "indicted charged sued voted votes signed passed enacted vetoed ratified outlawed legalized "
     "pardoned sentenced fined guilty investigation audit policy"},
    {kEvent | kPast,
     "won lost killed died arrested shot elected appointed resigned fired attacked invaded "
     "launched released opened closed founded built bought sold paid hired married born "
     "crashed exploded escaped stole broke lied spent donated owed owns owned received"},
    {kPast,
     "was were had went came took gave made became began kept left ran brought held met sat stood "
     "sent grew knew saw said did got put set hit led fought sought wrote told"},
    {kPast, "rose fell grew shrank cut dropped"},
    {kAbsolute,
     "all every never none always nobody everyone majority half entire any nothing no each both "
     "everything everybody"},
    {kOpinion,
     "think believe feel hope love hate great terrible wonderful beautiful awful ridiculous "
     "disgrace "
     "disgraceful should must ought good bad amazing wrong right important sad shame horrible "
     "disgusting proud glad wish want wants deserve deserves unfair fair incredible tremendous "
     "perhaps maybe hopefully unfortunately sadly frankly happy nice tough strong need needs "
     "fantastic stupid crazy outrageous brave bold smart honest"},
    {kFuture,
     "will would 'll ’ll wo could might may shall can plan plans planned intends expected going "
     "if unless promises promised vows"},
    {kHedge,
     "seems seem seemed appears appear likely probably possibly suggests apparently reportedly"},
    {kSelf, "i me my we our us you your"},
};

const WordTable& signs() {
  static const WordTable table(kRows);
  return table;
}

bool superlative_ending(string_view w) {
  static constexpr WordRow kNot[] = {{1,
                                      "interest request protest forest arrest honest modest "
                                      "harvest invest suggest contest manifest "
                                      "earnest conquest midwest southwest northwest budapest "
                                      "bucharest dishonest unrest digest tempest"}};
  static const WordTable table(kNot);
  return w.size() > 6 && w.ends_with("est") && table.find(w) == 0;
}

bool is_claimed(Role role) {
  return role == Role::headline || role == Role::standfirst || role == Role::body ||
         role == Role::blockquote || role == Role::caption;
}

class Finder {
 public:
  Finder(const Grammar& g, const Article& article, const std::vector<FoundStatement>& statements)
      : text_(g.text), article_(article), words_(g.words), statements_(statements) {
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
      if (s.first == s.last || !is_claimed(article_.paragraphs[s.paragraph].role)) continue;
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

  // The statement whose content holds most of the sentence, and at least two fifths of it.
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

  bool judge(const Sentence& s, Claim* claim) {
    const bool touched = touched_[words_.words[s.first].sentence];
    claim->statement = touched ? holder(s) : kNoStatement;
    const bool inside = claim->statement != kNoStatement;
    if (inside) {
      const Act act = statements_[claim->statement].act;
      if (act == Act::question || act == Act::non_response || act == Act::request) return false;
    }
    uint32_t found = 0;
    uint32_t count = 0;
    uint32_t numbers = 0;
    uint32_t laws = 0;
    bool strong = false;  // a superlative in -est
    bool weighty = false;
    bool name = false;
    bool past = false;
    uint32_t before = 0;   // signs of the word before
    uint32_t more_at = 0;  // place of a “more”, from 1
    int opinions = 0;
    for (uint32_t i = s.first; i < s.last; ++i) {
      const Word& word = words_.words[i];
      const string_view raw = text_[word.span];
      if (touched && (reporting_[i] || (inside && content_[i] != claim->statement))) continue;
      if (word.shape == Shape::punct) {
        if (raw == "$" || raw == "€" || raw == "£" || raw == "%") weighty = true;
        if (raw == "%") found |= kNumber;
        continue;
      }
      ++count;
      const string_view low = lower(i);
      uint32_t sign = low.empty()  ? 0
                      : word.ascii ? signs().find(word.key, low)
                                   : signs().find(low);
      // Most words tell nothing; what ends otherwise is no “-est” and no “-ed”.
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
      if (superlative_ending(low)) sign |= kSuperlative;
      if ((sign & kSuperlative) != 0 && low.ends_with("est")) strong = true;
      // “May” and “March” are months with a day or a year behind them.
      if ((sign & kMonth) != 0 && (word.shape == Shape::lower || !number_next(i, s.last))) {
        sign &= ~static_cast<uint32_t>(kMonth);
      }
      if ((sign & kMonth) != 0) sign |= kDate;
      if ((sign & kSpan) != 0 && (before & (kBefore | kNumber)) != 0) sign |= kDate;
      if ((sign & kUnit) != 0 && (before & kNumber) != 0) weighty = true;
      if ((sign & kMore) != 0) more_at = count;
      if ((sign & kThan) != 0 && ((more_at != 0 && count - more_at <= 4) || low_er(i, s.first))) {
        sign |= kComparison;
      }
      if ((sign & kNumber) != 0) ++numbers;
      if ((sign & kOpinion) != 0) ++opinions;
      if ((sign & kLaw) != 0) ++laws;
      if ((sign & kFirst) != 0 && !the_before(i, s.first)) {
        sign &= ~static_cast<uint32_t>(kSuperlative);
      }
      if ((sign & kPast) != 0 || (low.size() > 4 && low.ends_with("ed"))) past = true;
      if (word.shape != Shape::lower && word.shape != Shape::number && i > s.first) name = true;
      found |= sign;
      before = sign;
    }
    // “no” and “any” alone are hardly worth a reason.
    if (past && name && (found & kEvent) == 0 && count > 7) found |= kEvent;
    if (count < 4) return false;
    const bool asks = text_[words_.words[s.last - 1].span] == "?" ||
                      (s.last - s.first > 1 && text_[words_.words[s.last - 2].span] == "?");
    if (asks) return false;
    float x = -1.0F;
    if ((found & kNumber) != 0) x += weighty ? 1.9F : numbers > 1 ? 1.6F : 1.1F;
    if ((found & kDate) != 0) x += 0.4F;
    if ((found & kComparison) != 0) x += 1.1F;
    if ((found & kSuperlative) != 0) x += strong ? 1.1F : 0.5F;
    if ((found & kCause) != 0) x += 0.6F;
    if ((found & kChange) != 0) x += 0.8F;
    if ((found & kLaw) != 0) x += laws > 1 ? 1.1F : 0.4F;
    if ((found & kEvent) != 0) x += 0.4F;
    if ((found & kAbsolute) != 0) x += 0.3F;
    x -= 0.5F * static_cast<float>(std::min(opinions, 3));
    if ((found & kFuture) != 0) x -= 0.6F;
    if ((found & kHedge) != 0) x -= 0.2F;
    if ((found & kSelf) != 0) x -= 0.3F;
    if (count < 7) x -= 0.4F;
    if (inside) {
      const Act act = statements_[claim->statement].act;
      if (act == Act::attitude || act == Act::commitment) x -= 0.5F;
    }
    // Rational, not exponential: the same digits on every platform.
    claim->score = 0.5F + 0.5F * x / (0.7F + (x < 0 ? -x : x));
    if (claim->score < 0.5F) return false;
    for (size_t r = 0; r < kNames.size(); ++r) {
      if ((found & kReasons & (1U << r)) != 0) claim->reasons.emplace_back(kNames[r]);
    }
    return !claim->reasons.empty();
  }

  bool number_next(uint32_t i, uint32_t last) const {
    return i + 1 < last && words_.words[i + 1].shape == Shape::number;
  }

  bool the_before(uint32_t i, uint32_t first) const {
    if (i == first) return false;
    const string_view w = text_[words_.words[i - 1].span];
    return w == "the" || w == "The" || w == "a" || w == "its" || w == "his" || w == "her";
  }

  // “richer than”: the word before ends in -er.
  bool low_er(uint32_t i, uint32_t first) const {
    return i > first && text_[words_.words[i - 1].span].ends_with("er");
  }

  const Text& text_;
  const Article& article_;
  const Words& words_;
  const std::vector<FoundStatement>& statements_;
  std::vector<uint32_t> content_;  // for each word, the statement that it is content of
  std::vector<bool> reporting_;    // for each word, whether it is of a source or cue
  std::vector<bool> touched_;      // for each sentence, whether a statement has words of it
  std::string buffer_;
};

}  // namespace

std::vector<Claim> find_claims(const Grammar& g, const Article& article,
                               const std::vector<FoundStatement>& statements) {
  return Finder(g, article, statements).find();
}

}  // namespace onrecord
