#include "article/article.hpp"

#include <string_view>

#include "text/unicode.hpp"

namespace onrecord {
namespace {

bool is_line_end(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

bool is_blank(char32_t c) {
  const CharClass what = char_class(c);
  return what == CharClass::space || what == CharClass::control || c == 0xFEFF || c == 0x200B;
}

// Lines without the white space around them; lines of nothing else are left out.
std::vector<Span> lines(std::string_view utf8) {
  std::vector<Span> out;
  Span line{0, 0};
  bool open = false;
  for (uint32_t at = 0; at < utf8.size();) {
    const uint32_t begin = at;
    const char32_t c = next_code_point(utf8, at);
    if (is_line_end(c)) {
      if (open) out.push_back(line);
      open = false;
    } else if (!is_blank(c)) {
      if (!open) line.begin = begin;
      line.end = at;
      open = true;
    }
  }
  if (open) out.push_back(line);
  return out;
}

}  // namespace

const char* role_name(Role role) {
  switch (role) {
    case Role::headline:
      return "headline";
    case Role::standfirst:
      return "standfirst";
    case Role::byline:
      return "byline";
    case Role::date:
      return "date";
    case Role::dateline:
      return "dateline";
    case Role::credit:
      return "credit";
    case Role::caption:
      return "caption";
    case Role::body:
      return "body";
    case Role::subhead:
      return "subhead";
    case Role::blockquote:
      return "blockquote";
    case Role::furniture:
      return "furniture";
  }
  return "body";
}

Article read_article(const Text& text, const Markup& markup) {
  (void)markup;
  Article article;
  for (const Span line : lines(text.utf8())) article.paragraphs.push_back({line, Role::body, 1});
  if (article.paragraphs.size() > 1 && article.paragraphs[0].span.size() < 200) {
    article.paragraphs[0].role = Role::headline;
    article.headline = {article.paragraphs[0].span};
  }
  return article;
}

}  // namespace onrecord
