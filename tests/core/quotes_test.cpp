// Stage 3: what stands in quotation marks.
#include "words/quotes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace onrecord;

namespace {

std::vector<Span> lines(std::string_view s) {
  std::vector<Span> out;
  uint32_t begin = 0;
  for (uint32_t at = 0; at <= s.size(); ++at) {
    if (at != s.size() && s[at] != '\n') continue;
    if (at > begin) out.push_back({begin, at});
    begin = at + 1;
  }
  return out;
}

// The inside of each quotation, by its beginning: "[…]", with a + for each one around it, and "…"
// behind one that is not closed, "~" behind one that goes on.
std::string quoted(std::string_view s) {
  std::string out;
  for (const Quotation& q : find_quotations(english(), s, lines(s))) {
    if (!out.empty()) out += ' ';
    out += std::string(q.depth, '+') + "[" + std::string(s.substr(q.inner.begin, q.inner.size())) +
           "]";
    if (q.goes_on) {
      out += "~";
    } else if (!q.closed) {
      out += "…";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("each style of marks is known") {
  CHECK(quoted("He said “a b” and “c”.") == "[a b] [c]");
  CHECK(quoted("He said \"a b\" and \"c\".") == "[a b] [c]");
  CHECK(quoted("He said ''a b'' and ''c''.") == "[a b] [c]");
  CHECK(quoted("He said ``a b'' and ``c''.") == "[a b] [c]");
  CHECK(quoted("He said ‘‘a b’’ and c.") == "[a b]");
  CHECK(quoted("He said «a b» and « c ».") == "[a b] [ c ]");
  CHECK(quoted("He said »a b« and »c«.") == "[a b] [c]");
  CHECK(quoted("He said „a b“ and „c”.") == "[a b] [c]");
  CHECK(quoted("He said ‘a b’ and ‘c’.") == "[a b] [c]");
  CHECK(quoted("He said 'a b' and 'c'.") == "[a b] [c]");
}

TEST_CASE("marks stand right beside other marks") {
  CHECK(quoted("(“a”), [\"b\"]—“c”—and “d”: “e”") == "[a] [b] [c] [d] [e]");
  CHECK(quoted("\"a,\"\"b\"") == "[a,] [b]");
}

TEST_CASE("apostrophes are no quotation marks") {
  CHECK(quoted("don't it's O'Neill the players' bus 9 o'clock") == "");
  CHECK(quoted("don’t it’s O’Neill the players’ bus 9 o’clock") == "");
  CHECK(quoted("rock ’n’ roll in the ’90s, '80s and ‘70s, give ’em hell, ’tis true") == "");
}

TEST_CASE("apostrophes inside single marks do not close them") {
  CHECK(quoted("‘It’s ours and we don’t sell,’ he said.") == "[It’s ours and we don’t sell,]");
  CHECK(quoted("‘The nurses’ pay is low,’ he said.") == "[The nurses’ pay is low,]");
  CHECK(quoted("'The nurses' pay is low,' he said.") == "[The nurses' pay is low,]");
  CHECK(quoted("‘In the ’90s it was fine,’ he said.") == "[In the ’90s it was fine,]");
}

TEST_CASE("feet and inches are no quotation marks") {
  CHECK(quoted("He is 6'2\" and the shelf is 14\" deep.") == "");
}

TEST_CASE("quotations nest") {
  CHECK(quoted("“He said ‘no’ twice,” she said.") == "[He said ‘no’ twice,] +[no]");
  CHECK(quoted("‘He said “no” twice,’ she said.") == "[He said “no” twice,] +[no]");
  CHECK(quoted("\"He said 'no' twice,\" she said.") == "[He said 'no' twice,] +[no]");
  CHECK(quoted("“All he said was ‘no.’”") == "[All he said was ‘no.’] +[no.]");
  CHECK(quoted("“a ‘b “c” b’ a”") == "[a ‘b “c” b’ a] +[b “c” b] ++[c]");
}

TEST_CASE("a quotation goes on over paragraphs with a mark at the start of each") {
  CHECK(quoted("“a\n“b\n“c” d") == "[a]~ [b]~ [c]");
  CHECK(quoted("\"a\n\"b\" d") == "[a]~ [b]");
  CHECK(quoted("''a\n''b'' d") == "[a]~ [b]");
  CHECK(quoted("‘a\n‘b’ d") == "[a]~ [b]");
}

TEST_CASE("a quotation that is never closed ends with its paragraph") {
  CHECK(quoted("He said “a b.\nThen “c”.") == "[a b.]… [c]");
  CHECK(quoted("He said \"a b.\nThen \"c\".") == "[a b.]… [c]");
}

TEST_CASE("a single mark that is never closed is an apostrophe") {
  CHECK(quoted("He said ‘a b.") == "");
  CHECK(quoted("He said 'a b.") == "");
}

TEST_CASE("where two marks of one kind are never closed, the second ends the first") {
  CHECK(quoted("“a b and “c d e.") == "[a b and]… [c d e.]…");
}

TEST_CASE("outer spans hold the marks, inner ones do not, at any depth and with any input") {
  uint32_t seed = 11;
  static const char* const kPieces[] = {"“",  "”", "\"", "''", "'", "‘",  "’",  "«",  "»", "„",
                                        "``", "a", "s",  " ",  " ", ", ", ". ", "\n", "B", "90s"};
  for (int round = 0; round < 2000; ++round) {
    std::string s;
    for (int i = 0; i < 40; ++i) {
      seed = seed * 1664525 + 1013904223;
      s += kPieces[(seed >> 16) % std::size(kPieces)];
    }
    const std::vector<Span> paragraphs = lines(s);
    std::vector<Quotation> around;
    uint32_t last = 0;
    for (const Quotation& q : find_quotations(english(), s, paragraphs)) {
      INFO(s);
      CHECK(q.outer.begin >= last);
      last = q.outer.begin;
      CHECK(q.outer.contains(q.inner));
      CHECK(q.outer.begin < q.inner.begin);
      CHECK(q.closed == (q.inner.end < q.outer.end));
      CHECK(std::any_of(paragraphs.begin(), paragraphs.end(),
                        [&](Span p) { return p.contains(q.outer); }));
      CHECK(on_border(s, q.outer.end));
      CHECK(on_border(s, q.inner.end));
      while (!around.empty() && around.back().outer.end <= q.outer.begin) around.pop_back();
      CHECK(q.depth == around.size());
      if (!around.empty()) CHECK(around.back().outer.contains(q.outer));
      around.push_back(q);
    }
  }
}
