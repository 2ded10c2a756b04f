#include "html/html.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

using namespace onrecord;

namespace {

std::string text_of(const std::string& html) {
  std::string text;
  Markup markup;
  read_html(html, &text, &markup);
  return text;
}

std::string marked(const std::string& html, Tag tag) {
  std::string text;
  Markup markup;
  read_html(html, &text, &markup);
  std::string out;
  for (const MarkedSpan& m : markup.spans) {
    if (m.tag == tag) out.append("[").append(text, m.span.begin, m.span.size()).append("]");
  }
  return out;
}

std::string file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// As the files in tests/data/html have it.
nlohmann::json as_json(const std::string& text, const Markup& markup) {
  nlohmann::json out = {{"text", text},
                        {"headline", markup.headline},
                        {"published", markup.published},
                        {"updated", markup.updated},
                        {"authors", markup.authors},
                        {"spans", nlohmann::json::array()}};
  for (const MarkedSpan& m : markup.spans) {
    out["spans"].push_back({std::string(tag_name(m.tag)), m.span.begin,
                            text.substr(m.span.begin, m.span.size()), m.value});
  }
  return out;
}

}  // namespace

// The page in a browser reads the same files: tests/browser/html.test.js.
TEST_CASE("pages are read as the files say") {
  int pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(ONRECORD_TEST_DATA "/html")) {
    if (entry.path().extension() != ".html") continue;
    ++pages;
    const std::string name = entry.path().filename();
    CAPTURE(name);
    std::string text;
    Markup markup;
    read_html(file(entry.path()), &text, &markup);
    const auto expected =
        nlohmann::json::parse(file(std::filesystem::path(entry.path()).replace_extension("json")));
    const nlohmann::json got = as_json(text, markup);
    CHECK(got == expected);
    if (got != expected) std::printf("%s is read as\n%s\n", name.c_str(), got.dump(1).c_str());
  }
  CHECK(pages >= 5);
}

TEST_CASE("blocks, breaks and white space") {
  CHECK(text_of("<p>One\n  two</p><p>three</p>") == "One two\n\nthree");
  CHECK(text_of("<div>One</div>two<div> three </div>") == "One\ntwo\nthree");
  CHECK(text_of("One<br>two<br><br>three<br><br><br>four") == "One\ntwo\n\nthree\n\nfour");
  CHECK(text_of("<b>One</b> <i>two</i>") == "One two");
  CHECK(text_of("<pre>a\n  b</pre>") == "a\nb");
  CHECK(text_of("<table><tr><td>1<td>2<tr><td>3</table>") == "1\n2\n3");
  CHECK(text_of("<b style='Display: Block'>a</b><i style='display:inline-block'>b</i>") == "a\nb");
  CHECK(text_of("&lt;caf&eacute;&gt; &amp; &#8220;so&#8221;") == "<café> & “so”");
}

TEST_CASE("what is not shown is not text") {
  CHECK(text_of("<head><title>T</title></head><script>x</script><style>y</style>z") == "z");
  CHECK(text_of("<p hidden>a</p><p style='DISPLAY : none'>b</p><noscript>c</noscript><p>d</p>") ==
        "d");
  CHECK(text_of("<p>a</p><DIALOG open>b</DIALOG><p>c</p>") == "a\n\nc");
  std::string text;
  Markup markup;
  CHECK_FALSE(read_html("<script>only</script>", &text, &markup));
}

TEST_CASE("elements are marked") {
  CHECK(marked("<h1>A</h1><h2>B</h2>", Tag::heading1) == "[A]");
  CHECK(marked("<h1>A</h1><h2>B</h2>", Tag::heading) == "[B]");
  CHECK(marked("x<a href='/'>B</a> <a>C</a>", Tag::link) == "[B]");
  CHECK(marked("<span class='article-byline'>By Ana</span>", Tag::byline) == "[By Ana]");
  CHECK(marked("<div class='articleBody'>text</div>", Tag::content) == "[text]");
  CHECK(marked("<div id='comments'><p>hm</p></div>", Tag::comments) == "[hm]");
  CHECK(marked("<blockquote><p>a</p> <p>b</p></blockquote>", Tag::blockquote) == "[a\n\nb]");
  CHECK(marked("<div><p>a</p><p>b</p></div><div><p>c</p></div>", Tag::block) ==
        "[a\n\nb][a\n\nb\n\nc][a\n\nb\n\nc]");
  CHECK(marked("<table><tr><td>a</td><td>b</td></tr></table>", Tag::block) == "[a\nb][a\nb][a\nb]");
}

TEST_CASE("facts from JSON-LD and meta elements") {
  std::string text;
  Markup m;
  read_html(
      "<html><head><title>Ferry - The Bay Paper</title>"
      "<meta property='og:title' content='Ferry line'>"
      "<meta property='article:published_time' content='2021-03-04'>"
      "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"NewsArticle\", \"headline\": "
      "\"Ferry\","
      "\"datePublished\": \"2021-03-03T17:30:00Z\", \"author\": [{\"name\": \"Ana Ruiz\"}, \"Tom "
      "Lee\"]}]}</script>"
      "<script type='application/ld+json'>{ broken </script></head><body>x</body></html>",
      &text, &m);
  CHECK(m.headline == "Ferry");
  CHECK(m.published == "2021-03-03T17:30:00Z");
  CHECK(m.authors == std::vector<std::string>{"Ana Ruiz", "Tom Lee"});
}

TEST_CASE("a script's own signs are no tags") {
  std::string script = "<script>";
  for (int i = 0; i < 1000; ++i) script += "if (i<n) f('<div>');";
  CHECK(text_of(script + "</SCRIPT><p>text</p>") == "text");
  CHECK(text_of("<p>a</p><script>" + script) == "a");
}

TEST_CASE("hostile HTML") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  CHECK(text_of(deep + "text") == "text");
  CHECK(text_of(std::string("a\0b", 3)) == "a b");
  CHECK(text_of("<p>a<").starts_with("a"));
  CHECK(text_of("<![CDATA[x]]><!doctype <p>").size() < 20);
  CHECK(text_of("\xFF<p>\xC3") == "\xEF\xBF\xBD\n\n\xEF\xBF\xBD");
}
