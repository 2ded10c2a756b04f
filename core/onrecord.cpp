#include "onrecord.hpp"

#include "result/profile.hpp"
#include "words/words.hpp"

namespace onrecord {
namespace {

Inspection run(std::string_view utf8, const Markup& markup, bool from_html) {
  Inspection in;
  in.text = Text(utf8);
  in.from_html = from_html;
  in.article = read_article(in.text, markup);
  const Words words = cut_words(in.text, in.article.paragraphs);
  in.statements = find_statements(in.text, in.article, words);
  in.speakers = find_speakers(in.text, in.article, words, in.statements);
  in.claims = find_claims(in.text, in.article, words, in.statements);
  summarise(words, &in);
  return in;
}

}  // namespace

Inspection inspect(std::string_view utf8) {
  return run(utf8, {}, false);
}

Inspection inspect(std::string_view utf8, const Markup& markup) {
  return run(utf8, markup, true);
}

}  // namespace onrecord
