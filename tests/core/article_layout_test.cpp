// The article stage: roles, facts and warnings. Texts are made up.
#include "article/article.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace onrecord;

namespace {

const std::string kBody =
    "The city council voted on Tuesday to close the old ferry line, which has carried people and "
    "goods across the bay since 1921.\n"
    "Members who spoke for the plan said that the boats cost more to repair than the tolls bring "
    "in, and that the bridge will be wide enough.\n"
    "Fishermen at the pier were not so sure, because the bridge is closed to them for half of the "
    "year and the road around the bay takes two hours.\n"
    "The last boat is to leave in the autumn, and the council wants to sell it to whoever will "
    "keep it in the harbour.\n";

Article read(const std::string& text) {
  return read_article(english(), Text(text), {});
}

Role role_of(const std::string& text, const Article& a, const std::string& start) {
  const auto at = static_cast<uint32_t>(text.find(start));
  for (const Paragraph& p : a.paragraphs) {
    if (p.span.begin <= at && at < p.span.end) return p.role;
  }
  FAIL("no paragraph at " << start);
  return Role::furniture;
}

std::string cut(const std::string& text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span s : spans) out += text.substr(s.begin, s.size());
  return out;
}

bool warns(const Article& a, const std::string& kind) {
  for (const Warning& w : a.warnings) {
    if (w.kind == kind) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a pasted page with menus") {
  const std::string text =
      "Home\nNews\nSport\nWeather\nSign in\nSubscribe\nMenu\n"
      "Council votes to close the ferry line\n"
      "The last boat across the bay is to leave in autumn\n"
      "By Ana Ruiz and Tom Lee@tomlee\n"
      "March 3, 2021, 5:30 pm CET\n"
      "Share\nTweet\nEmail\n"
      "Photo: Mira Holm / Bay Pictures\n" +
      kBody +
      "Related\nHow the bridge was paid for\nFive walks along the bay\n"
      "Sign up for our newsletter\nTerms of use\nPrivacy policy\n"
      "© 2021 The Bay Paper. All rights reserved.\n";
  const Article a = read(text);
  CHECK(cut(text, a.headline) == "Council votes to close the ferry line");
  CHECK(role_of(text, a, "Home") == Role::furniture);
  CHECK(role_of(text, a, "Council votes") == Role::headline);
  CHECK(role_of(text, a, "By Ana") == Role::byline);
  CHECK(role_of(text, a, "March 3") == Role::date);
  CHECK(role_of(text, a, "Tweet") == Role::furniture);
  CHECK(role_of(text, a, "Photo:") == Role::credit);
  CHECK(role_of(text, a, "The city council") == Role::body);
  CHECK(role_of(text, a, "The last boat is to leave in the autumn") == Role::body);
  CHECK(role_of(text, a, "Five walks") == Role::furniture);
  CHECK(role_of(text, a, "©") == Role::furniture);
  REQUIRE(a.authors.size() == 2);
  CHECK(a.authors[0].name == "Ana Ruiz");
  CHECK(a.authors[0].handle.empty());
  CHECK(a.authors[1].name == "Tom Lee");
  CHECK(a.authors[1].handle == "tomlee");
  CHECK(cut(text, a.authors[1].spans) == "Tom Lee");
  CHECK(a.published.iso == "2021-03-03T17:30:00+01:00");
  REQUIRE(a.credits.size() == 1);
  CHECK(a.credits[0].role == "photograph");
}

TEST_CASE("a plain article is headline and body") {
  std::string text = "Council votes to close the ferry line\n\n";
  for (const char c : kBody) text += c == '\n' ? std::string("\n\n") : std::string(1, c);
  const Article a = read(text);
  CHECK(cut(text, a.headline) == "Council votes to close the ferry line");
  for (size_t i = 1; i < a.paragraphs.size(); ++i) CHECK(a.paragraphs[i].role == Role::body);
  CHECK(a.authors.empty());
  CHECK(a.credits.empty());
  CHECK(a.warnings.empty());
  CHECK_FALSE(a.published);
}

TEST_CASE("empty and wordless texts") {
  CHECK(read("").paragraphs.empty());
  CHECK(read(" \n\t\r\n\xC2\xA0").paragraphs.empty());
  CHECK(read("...").paragraphs.size() == 1);
}

TEST_CASE("datelines") {
  const auto place = [](const std::string& start) {
    return read("Ferry line closes\n\n" + start + kBody).dateline.place;
  };
  CHECK(place("PORT ELLEN — ") == "PORT ELLEN");
  CHECK(place("LOS ANGELES -- ") == "LOS ANGELES");
  CHECK(place("SEOUL, South Korea – ") == "SEOUL, South Korea");
  CHECK(place("BERLIN (AP) — ") == "BERLIN");
  CHECK(place("").empty());
  CHECK(place("But then — ").empty());
}

TEST_CASE("warnings") {
  const std::string lost =
      "Ferry line closes\n" + kBody +
      "a spokesman for the harbour, who said that nobody had asked the people on the island.\n" +
      kBody;
  const Article a = read(lost);
  CHECK(warns(a, "paragraph starts mid-sentence"));
  CHECK(warns(a, "same paragraph twice"));
  CHECK_FALSE(warns(read("Ferry line closes\n" + kBody), "paragraph starts mid-sentence"));
  CHECK_FALSE(warns(read("Ferry line closes\n" + kBody), "same paragraph twice"));
  const Article ago =
      read("Council votes to close the ferry line\nBy Ana Ruiz\n2 hours ago\n" + kBody);
  CHECK(warns(ago, "time unresolved"));
  CHECK(ago.published.iso.empty());
  CHECK_FALSE(ago.published.spans.empty());
}

TEST_CASE("hard-wrapped text is joined to paragraphs") {
  const std::string text =
      "The city council voted on Tuesday to close the old ferry line, which\n"
      "has carried people and goods across the bay since 1921, and to sell the\n"
      "boats to whoever will keep them in the harbour for the next ten years.\n"
      "\n"
      "Members who spoke for the plan said that the boats cost more to repair\n"
      "than the tolls bring in, and that the bridge will be wide enough for\n"
      "everyone when the third lane is opened in the spring of next year.\n";
  const Article a = read(text);
  REQUIRE(a.paragraphs.size() == 2);
  CHECK(cut(text, {a.paragraphs[1].span}).starts_with("Members who"));
  CHECK(cut(text, {a.paragraphs[1].span}).ends_with("next year."));
  // A poem or a list is not wrapped: the next word would have fitted.
  CHECK(read("One line here\nAnother line there\nAnd a third one\nAnd the last of all\n")
            .paragraphs.size() == 4);
}

TEST_CASE("markup decides where the text is silent") {
  Text text("Harbour news\n" + kBody);
  Markup markup;
  markup.headline = "Council votes to close the ferry line";
  markup.published = "2021-03-03T17:30:00+01:00";
  markup.authors = {"Ana Ruiz"};
  const Article a = read_article(english(), text, markup);
  CHECK(a.published.iso == "2021-03-03T17:30:00+01:00");
  REQUIRE(a.authors.size() == 1);
  CHECK(a.authors[0].name == "Ana Ruiz");
}

TEST_CASE("a byline that names more people than the metadata is kept") {
  Text text("Council votes to close the ferry line\nBy Ana Ruiz and Tom Lee\nMarch 3, 2021\n" +
            kBody);
  Markup markup;
  markup.authors = {"Ana Ruiz"};
  CHECK(read_article(english(), text, markup).authors.size() == 2);
  markup.authors = {"Ana Maria Ruiz", "Tom Lee", "Anna Beck"};
  CHECK(read_article(english(), text, markup).authors.size() == 3);
}

TEST_CASE("spans of markup may nest, overlap and lie about the text") {
  const Text text("Harbour news\n" + kBody);
  Markup markup;
  for (uint32_t i = 0; i < 200; ++i) {
    markup.spans.push_back({{i, text.size() - i}, Tag::article, {}});
    markup.spans.push_back({{0, i}, Tag::link, {}});
    markup.spans.push_back({{i, 5000000}, Tag::blockquote, "x"});
  }
  CHECK(read_article(english(), text, markup).paragraphs.size() == 5);
}
