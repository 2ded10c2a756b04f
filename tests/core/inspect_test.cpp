// The whole core on empty, broken, hostile and generated texts.
#include "inspect.hpp"

#include <doctest/doctest.h>

#include <array>
#include <climits>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "article/article.hpp"
#include "checks.hpp"
#include "grammar/grammar.hpp"
#include "languages/language.hpp"

using namespace onrecord;
using namespace std::string_literals;
using onrecord::checks::first_fault;
using onrecord::checks::first_fault_html;

namespace {

// Small and the same everywhere, unlike the distributions of <random>.
class Random {
 public:
  explicit Random(uint32_t seed) : state_(seed) {}
  uint32_t below(uint32_t n) {
    state_ = state_ * 1664525 + 1013904223;
    return (state_ >> 8) % n;
  }
  template <typename List>
  auto of(const List& list) {
    return list[below(static_cast<uint32_t>(std::size(list)))];
  }

 private:
  uint32_t state_;
};

const char* const kNames[] = {"Ana Ruiz", "Mr. Beck",
                              "Norvik",   "the company",
                              "she",      "Lena Holm, the finance minister,",
                              "police",   "José da Conceição",
                              "A",        "Q"};
const char* const kCues[] = {"said",
                             "says",
                             "has denied",
                             "told reporters",
                             "wrote",
                             "added that",
                             "declined to comment on",
                             "urged",
                             "according to",
                             "did not respond to",
                             "warned that",
                             "wants",
                             "asked whether",
                             "said in a statement on Tuesday"};
const char* const kWords[] = {
    "the",  "bridge", "will",          "not",       "open",
    "in",   "June",   "$40.5 million", "and",       "which",
    "U.S.", "plan",   "it’s",          "don't",     "’90s",
    "café", "日本",   "🗞️",       "e\xCC\x81", "who",
    "that", "by",     "5 p.m.",        "@lena",     "https://example.com/a"};
const char* const kMarks[] = {"“", "”", "\"", "''", "``", "‘",  "’",    "'",  "«",   "»",
                              "„", "(", ")",  "[",  "]",  ",",  ".",    "…",  "?",   "!",
                              ":", ";", "—",  "--", "-",  "\n", "\n\n", "\t", "\r\n"};

// Sentences of attributions and noise, well formed or not.
std::string made_up(Random& random) {
  std::string out;
  const uint32_t pieces = 5 + random.below(60);
  for (uint32_t i = 0; i < pieces; ++i) {
    switch (random.below(6)) {
      case 0:
        out += random.of(kNames);
        break;
      case 1:
        out += random.of(kCues);
        break;
      case 2:
        out += random.of(kMarks);
        continue;
      default:
        out += random.of(kWords);
    }
    if (random.below(8) != 0) out += ' ';
    if (random.below(12) == 0) out += random.of(kMarks);
  }
  return out;
}

std::string repeated(std::string_view piece, size_t times) {
  std::string out;
  while (times-- > 0) out += piece;
  return out;
}

}  // namespace

TEST_CASE("an empty text and white space give an empty result") {
  for (const std::string& s : {""s, " "s, "\n\n \t\r\n"s, "\xC2\xA0\xE2\x80\xA9"s}) {
    const Inspection found = inspect(s);
    CHECK(found.statements.empty());
    CHECK(found.speakers.empty());
    CHECK(found.article.paragraphs.empty());
    CHECK(first_fault(s) == "");
  }
}

TEST_CASE("broken UTF-8 is repaired, told and does not hide a statement") {
  const std::string s = "“We will \xFFstay,” said Ana Ruiz.";
  const Inspection found = inspect(s);
  CHECK(found.text.repaired());
  REQUIRE(found.article.warnings.size() == 1);
  CHECK(found.article.warnings[0].kind == "broken UTF-8");
  CHECK(first_fault(s) == "");
}

TEST_CASE("hostile texts keep every promise") {
  const std::vector<std::string> texts = {
      "\0\0“No,\0” said A.\0"s,
      "\x01\x02\x7F\x1B[31m “No,” said Ana Ruiz."s,
      "\xEF\xBB\xBF“No,” said Ana Ruiz."s,              // byte order mark
      "“No,\xED\xA0\x80” said Ana Ruiz."s,              // lone surrogate
      "\u202E“No,”\u202C said \u2066Ana\u2069 Ruiz."s,  // bidirectional controls
      "<script>alert(1)</script> “No,” said <b>Ana Ruiz</b>."s,
      "=cmd|' /C calc'!A0 said “=1+1”.\n@SUM(1) said -2+3."s,
      "“No,” said \u202B" + repeated("\u0301", 300) + "."s,
      std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16) + "\xFF\xD8\xFF\xE0",
      "قالت آنا: «لن نرحل»."s,
      "「残ります」とアナは言った。"s,
      "a\rb\r\nc\u2028d\u2029e\vf\fg"s,
      "“One\u2028two\u2029three \xC2\x85 four,” said Ana Ruiz."s,
  };
  for (const std::string& s : texts) CHECK_MESSAGE(first_fault(s) == "", s);
}

TEST_CASE("long runs of one thing keep every promise") {
  for (const char* piece : {"“",
                            "”",
                            "\"",
                            "''",
                            "'",
                            "‘",
                            "’",
                            "«",
                            "(",
                            ")",
                            "a",
                            "a ",
                            "A ",
                            "said ",
                            "\n",
                            ": ",
                            "Q: ",
                            "a.",
                            "a-",
                            "who said ",
                            "“a” said b, “",
                            ", said",
                            "\xFF",
                            "\xCC\x81",
                            "🗞",
                            "Ana Ruiz said that ",
                            "‘s’ ",
                            "...",
                            "A: b\n",
                            "Mr. ",
                            "according to ",
                            "\n“a"}) {
    INFO(piece);
    CHECK(first_fault(repeated(piece, 2000)) == "");
  }
}

TEST_CASE("generated texts keep every promise") {
  for (uint32_t seed = 1; seed <= 300; ++seed) {
    Random random(seed);
    const std::string s = made_up(random);
    CHECK_MESSAGE(first_fault(s) == "", "seed " << seed << ": " << s);
  }
}

TEST_CASE("generated bytes keep every promise") {
  for (uint32_t seed = 1; seed <= 200; ++seed) {
    Random random(seed);
    std::string s = made_up(random);
    // Break it in a few places.
    for (int i = 0; i < 12 && !s.empty(); ++i) {
      s[random.below(static_cast<uint32_t>(s.size()))] = static_cast<char>(random.below(256));
    }
    CHECK_MESSAGE(first_fault(s) == "", "seed " << seed);
  }
}

TEST_CASE("generated pages keep every promise") {
  static const char* const kTags[] = {"<p>",
                                      "</p>",
                                      "<h1>",
                                      "</h1>",
                                      "<br>",
                                      "<div class=byline>",
                                      "</div>",
                                      "<ul><li><a href='/'>",
                                      "</a></ul>",
                                      "<blockquote>",
                                      "<script>",
                                      "</script>",
                                      "<pre>",
                                      "</pre>",
                                      "<time datetime='2019-03-04'>",
                                      "<b",
                                      "<!-- ",
                                      " -->",
                                      "&ldquo;",
                                      "&rdquo;",
                                      "&nbsp;",
                                      "&#0;",
                                      "&#xD800;",
                                      "<table><td>",
                                      "<article>",
                                      "<title>",
                                      "<svg><p>",
                                      "\xFF"};
  for (uint32_t seed = 1; seed <= 150; ++seed) {
    Random random(seed);
    std::string s;
    for (uint32_t i = random.below(12); i-- > 0;) {
      s += random.of(kTags);
      if (random.below(3) != 0) s += made_up(random);
    }
    CHECK_MESSAGE(first_fault_html(s) == "", "seed " << seed << ": " << s);
  }
}

TEST_CASE("inputs that fuzzing found keep every promise") {
  size_t count = 0;
  for (const auto& file : std::filesystem::directory_iterator(ONRECORD_REGRESSIONS)) {
    std::ifstream in(file.path(), std::ios::binary);
    const std::string s(std::istreambuf_iterator<char>(in), {});
    REQUIRE(!s.empty());
    // The first byte is the mode; here both readings are tried, by the rules.
    const std::string article = s.substr(1);
    CHECK_MESSAGE(first_fault(article) == "", file.path().filename());
    CHECK_MESSAGE(first_fault_html(article) == "", file.path().filename());
    ++count;
  }
  CHECK(count > 0);
}

TEST_CASE("any index and any range can be asked for") {
  const Text text("“No,” said Ana Ruiz.");
  const Article article = read_article(english(), text, {});
  const Words words = cut_words(english(), text, article.paragraphs);
  const Grammar g(english(), text, words);
  for (const int i : {-1, -1000, INT_MIN, g.count(), g.count() + 1, INT_MAX}) {
    CHECK(!g.has(i));
    CHECK(g.at(i).empty());
    CHECK(g.punct(i));
    CHECK(!g.quoted(i));
    CHECK(!g.is(i, UINT32_MAX));
    CHECK(g.tag(i).frames == 0);
    CHECK(g.quotation(i) == nullptr);
    CHECK(g.word(i).sentence == kNoSentence);
    CHECK(g.sentence(i).first == g.sentence(i).last);
  }
  CHECK(g.span({0, g.count()}) == Span{0, text.size()});
  for (const Range r : {Range{}, Range{3, 3}, Range{4, 2}, Range{-1, 0}, Range{-5, -1},
                        Range{g.count(), g.count() + 1}, Range{0, g.count() + 1}}) {
    CHECK(g.span(r).empty());
  }
  CHECK(Range{4, 2}.size() == 0);
  CHECK(g.first_word({2, 2}).sentence == kNoSentence);
  CHECK(g.last_word({2, 2}).sentence == kNoSentence);
  for (const Span s : {Span{5, 2}, Span{text.size(), text.size() + 4}, Span{UINT32_MAX, 0}}) {
    CHECK(text[s].empty());
  }
  CHECK(text[Span{text.size() - 1, UINT32_MAX}] == ".");
}

TEST_CASE("pages that are hardly pages keep every promise") {
  for (const std::string& s :
       {""s, "<"s, "<p>"s, "no tag at all"s, "\0<p>\0“No,” said A.</p>"s,
        repeated("<div>", 3000) + "“No,” said A." + repeated("</div>", 10), repeated("<b><p>", 500),
        repeated("</p>", 3000), repeated("&ldquo;", 2000),
        "<p>" + repeated("<br>", 3000) + "<pre>" + repeated(" \n", 2000)}) {
    CHECK_MESSAGE(first_fault_html(s) == "", s.substr(0, 40));
  }
}
