#include "onrecord.hpp"

#include "result/profile.hpp"
#include "words/words.hpp"

namespace onrecord {

Inspection inspect(std::string_view utf8, const Options& options) {
  Inspection in;
  in.text = Text(utf8);
  in.from_html = options.markup != nullptr;
  in.article = read_article(in.text, in.from_html ? *options.markup : Markup{});
  const Words words = cut_words(in.text, in.article.paragraphs);
  std::vector<Attribution> attributions;
  Proposals proposals;
  if (options.model != nullptr) {
    attributions = options.model->find(in.text, in.article, words);
    proposals = {&attributions, options.threshold};
  }
  in.statements = find_statements(in.text, in.article, words, proposals);
  in.speakers = find_speakers(in.text, in.article, words, in.statements);
  in.claims = find_claims(in.text, in.article, words, in.statements);
  summarise(words, &in);
  return in;
}

}  // namespace onrecord
