#include "inspect.hpp"

#include "grammar/grammar.hpp"
#include "languages/language.hpp"
#include "result/profile.hpp"

namespace onrecord {
namespace {

constexpr int kDone = 6;  // the stage behind the last

}  // namespace

Inspecting::Inspecting(std::string_view utf8, const Options& options) : options_(options) {
  found_.text = Text(utf8);
  found_.from_html = options.markup != nullptr;
}

Inspecting::~Inspecting() = default;

bool Inspecting::step() {
  Inspection& in = found_;
  switch (stage_) {
    case 0: {
      const TextLanguage language = detect_language(in.text.utf8());
      language_ = &language_of(language.code);
      in.article = read_article(*language_, in.text, in.from_html ? *options_.markup : Markup{});
      in.article.language = language;
      break;
    }
    case 1:
      words_ = cut_words(*language_, in.text, in.article.paragraphs);
      if (!has_rules(in.article.language.code)) {
        grammar_ = std::make_unique<Grammar>(*language_, in.text, words_);
        summarise(*grammar_, {}, &in);
        stage_ = kDone;
        return true;
      }
      break;
    case 2:
      if (options_.model == nullptr) break;
      if (search_ == nullptr)
        search_ =
            std::make_unique<model::Model::Search>(*options_.model, in.text, in.article, words_);
      if (search_->step()) return true;
      attributions_ = search_->take();
      search_.reset();
      break;
    case 3: {
      Proposals proposals;
      if (options_.model != nullptr) proposals = {&attributions_, options_.threshold};
      grammar_ = std::make_unique<Grammar>(*language_, in.text, words_);
      statements_ = find_statements(*grammar_, in.article, proposals);
      break;
    }
    case 4:
      in.speakers = find_speakers(*grammar_, in.article, &statements_);
      break;
    case 5:
      in.claims = find_claims(*grammar_, in.article, statements_);
      summarise(*grammar_, statements_, &in);
      break;
    default:
      return false;
  }
  ++stage_;
  return true;
}

double Inspecting::done() const {
  return search_ != nullptr ? search_->done() : stage_ < 3 ? 0 : 1;
}

Inspection Inspecting::take() {
  while (step()) {
  }
  return std::move(found_);
}

Inspection inspect(std::string_view utf8, const Options& options) {
  return Inspecting(utf8, options).take();
}

}  // namespace onrecord
