#include "html/html.hpp"

#include <doctest/doctest.h>

#include <algorithm>
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

}  // namespace

TEST_CASE("blocks, breaks and white space") {
  CHECK(text_of("<p>One\n  two</p><p>three</p>") == "One two\n\nthree");
  CHECK(text_of("<div>One</div>two<div> three </div>") == "One\ntwo\nthree");
  CHECK(text_of("One<br>two<br><br>three<br><br><br>four") == "One\ntwo\n\nthree\n\nfour");
  CHECK(text_of("<b>One</b> <i>two</i>") == "One two");
  CHECK(text_of("<pre>a\n  b</pre>") == "a\nb");
  CHECK(text_of("<table><tr><td>1<td>2<tr><td>3</table>") == "1\n2\n3");
  CHECK(text_of("&lt;caf&eacute;&gt; &amp; &#8220;so&#8221;") == "<café> & “so”");
}

TEST_CASE("what is not shown is not text") {
  CHECK(text_of("<head><title>T</title></head><script>x</script><style>y</style>z") == "z");
  CHECK(text_of("<p hidden>a</p><p style='DISPLAY : none'>b</p><noscript>c</noscript><p>d</p>") ==
        "d");
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
  const std::string long_line(80, 'x');
  CHECK(marked("<div><p>" + long_line + "</p></div><div><p>short</p></div>", Tag::densest) ==
        std::string("[").append(long_line).append("]"));
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

TEST_CASE("hostile HTML") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  CHECK(text_of(deep + "text") == "text");
  CHECK(text_of(std::string("a\0b", 3)) == "a b");
  CHECK(text_of("<p>a<").starts_with("a"));
  CHECK(text_of("<![CDATA[x]]><!doctype <p>").size() < 20);
  CHECK(text_of("\xFF<p>\xC3") == "\xEF\xBF\xBD\n\n\xEF\xBF\xBD");
}
