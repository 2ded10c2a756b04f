// Stage 3: words and sentences.
#include "words/words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace onrecord;

namespace {

struct Cut {
  Text text;
  std::vector<Paragraph> paragraphs;
  Words words;

  // A line is a paragraph.
  explicit Cut(std::string_view utf8) : text(utf8) {
    uint32_t begin = 0;
    const std::string_view s = text.utf8();
    for (uint32_t at = 0; at <= s.size(); ++at) {
      if (at != s.size() && s[at] != '\n') continue;
      if (at > begin) paragraphs.push_back({Span{begin, at}});
      begin = at + 1;
    }
    words = cut_words(english(), text, paragraphs);
  }

  std::string_view operator[](const Word& w) const { return text[w.span]; }
};

// The words with a space between them, sentences with " | ", paragraphs with " || ".
std::string cut(std::string_view utf8) {
  const Cut c(utf8);
  std::string out;
  for (size_t s = 0; s < c.words.sentences.size(); ++s) {
    const Sentence& one = c.words.sentences[s];
    if (s > 0) out += one.paragraph == c.words.sentences[s - 1].paragraph ? " | " : " || ";
    for (uint32_t i = one.first; i < one.last; ++i) {
      if (i > one.first) out += ' ';
      out += c[c.words.words[i]];
    }
  }
  return out;
}

std::string shapes(std::string_view utf8) {
  static const char kLetter[] = "ltumn.";
  std::string out;
  for (const Word& w : Cut(utf8).words.words) out += kLetter[static_cast<int>(w.shape)];
  return out;
}

}  // namespace

TEST_CASE("marks of punctuation are words of their own") {
  CHECK(cut("Yes, we can (soon)!") == "Yes , we can ( soon ) !");
  CHECK(cut("“Yes,” she said.") == "“ Yes , ” she said .");
  CHECK(cut("either/or") == "either / or");
  CHECK(cut("wait—no") == "wait — no");
  CHECK(cut("wait -- no... yes") == "wait -- no ... yes");
}

TEST_CASE("clitics are split off, with straight and curly apostrophes") {
  CHECK(cut("Ana's we're they've I'll he'd I'm") == "Ana 's we 're they 've I 'll he 'd I 'm");
  CHECK(cut("Ana’s we’re") == "Ana ’s we ’re");
  CHECK(cut("don't can’t won't ISN'T") == "do n't ca n’t wo n't IS N'T");
}

TEST_CASE("an apostrophe between letters stays, one behind them does not") {
  CHECK(cut("O'Neill o’clock d'Arc") == "O'Neill o’clock d'Arc");
  CHECK(cut("the players’ bus") == "the players ’ bus");
}

TEST_CASE("hyphens keep a word together, dashes do not") {
  CHECK(cut("a two-year-old well-known F-16") == "a two-year-old well-known F-16");
  CHECK(cut("2015-16 May–June") == "2015-16 May – June");
  CHECK(cut("re-") == "re -");
}

TEST_CASE("points and commas stay inside numbers") {
  CHECK(cut("2,200 and 3.5, then 4.") == "2,200 and 3.5 , then 4 .");
  CHECK(cut("$40.5 million (33%)") == "$ 40.5 million ( 33 % )");
}

TEST_CASE("abbreviations keep their points") {
  CHECK(cut("Mr. Beck met Dr. Holm") == "Mr. Beck met Dr. Holm");
  CHECK(cut("the U.S. Army at 4 p.m. on Nov. 3") == "the U.S. Army at 4 p.m. on Nov. 3");
  CHECK(cut("J. R. Whitlock of Smith & Co. in AT&T") == "J. R. Whitlock of Smith & Co. in AT&T");
}

TEST_CASE("handles, tags, addresses and sites are one word each") {
  CHECK(cut("@lena #flood at lena@example.com or example.com") ==
        "@lena #flood at lena@example.com or example.com");
  CHECK(cut("See https://example.com/a?b=c. Then go.") ==
        "See https://example.com/a?b=c . | Then go .");
}

TEST_CASE("a sentence ends with its point, question or exclamation mark") {
  CHECK(cut("He left. She stayed? Yes! Good.") == "He left . | She stayed ? | Yes ! | Good .");
}

TEST_CASE("the point of a title ends no sentence") {
  CHECK(cut("We met Mr. Beck. Sen. Dunn left.") == "We met Mr. Beck . | Sen. Dunn left .");
  CHECK(cut("St. Elden is small.") == "St. Elden is small .");
}

TEST_CASE("the point of another abbreviation ends one where a new one opens") {
  CHECK(cut("It is made in the U.S. The price rose.") ==
        "It is made in the U.S. | The price rose .");
  CHECK(cut("The U.S. Army left.") == "The U.S. Army left .");
  CHECK(cut("It shut at 4 p.m. He left.") == "It shut at 4 p.m. | He left .");
}

TEST_CASE("a closing mark belongs to the sentence before it") {
  CHECK(cut("“We stay.” He left.") == "“ We stay . ” | He left .");
  CHECK(cut("He said: “Stop.” “Why?” she asked.") ==
        "He said : “ Stop . ” | “ Why ? ” she asked .");
  CHECK(cut("(It rained.) He left.") == "( It rained . ) | He left .");
  CHECK(cut("''We stay.'' He left.") == "'' We stay . '' | He left .");
}

TEST_CASE("a small letter behind the mark goes on with the sentence") {
  CHECK(cut("“Why?” she asked.") == "“ Why ? ” she asked .");
  CHECK(cut("Yahoo! said so.") == "Yahoo ! said so .");
}

TEST_CASE("a sentence ends with its paragraph") {
  CHECK(cut("A headline\nThe text. It rained") == "A headline || The text . | It rained");
}

TEST_CASE("words know their shape") {
  CHECK(shapes("people People PEOPLE U.S. iPhone McCain 2,200 1st , “ Anne-Marie I") ==
        "ltuummnn..tt");
  CHECK(shapes("日本 été Été") == "llt");
}

TEST_CASE("words know whether white space stands before them") {
  const Cut c("a b,c\nd");
  std::string spaces;
  for (const Word& w : c.words.words) spaces += w.space_before ? '1' : '0';
  CHECK(spaces == "11001");
}

TEST_CASE("words know how many quotations stand around them") {
  const Cut c("He: “a ‘b’ c” d");
  std::string depths;
  for (const Word& w : c.words.words) depths += static_cast<char>('0' + w.quote_depth);
  CHECK(depths == "0011222110");
}

TEST_CASE("every visible character is in one word, and sentences cover all words in order") {
  for (const char* s : {"He said: “No.” She left…\nA-b'c d. e", "''`` ‘’ “” «» -- .. @ # _ a_b",
                        "\xEF\xBB\xBF"
                        "bom \xE2\x80\x8B zero\xC2\xA0width é́ 🗞️ 語"}) {
    const Cut c(s);
    uint32_t at = 0;
    for (const Word& w : c.words.words) {
      CHECK(w.span.begin >= at);
      CHECK_FALSE(w.span.empty());
      for (; at < w.span.begin; ++at) {
        // Between words there is nothing but white space and controls.
        const auto byte = static_cast<unsigned char>(c.text.utf8()[at]);
        CHECK((byte <= ' ' || byte >= 0x80));
      }
      at = w.span.end;
    }
    uint32_t next = 0;
    for (const Sentence& one : c.words.sentences) {
      CHECK(one.first == next);
      CHECK(one.last > one.first);
      next = one.last;
    }
    CHECK(next == c.words.words.size());
    CHECK(c.words.paragraph_first.size() == c.paragraphs.size() + 1);
    CHECK(c.words.paragraph_first.back() == c.words.words.size());
  }
}

TEST_CASE("no paragraphs, no words") {
  const Words none = cut_words(english(), Text(""), {});
  CHECK(none.words.empty());
  CHECK(none.sentences.empty());
  CHECK(none.paragraph_first == std::vector<uint32_t>{0});
}
