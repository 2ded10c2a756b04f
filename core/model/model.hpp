// The learned model: attributions in a text, by a small network trained from nothing on news.
//
//   model::ModelError error;
//   const auto model = model::Model::load(bytes, &error);   // null where error is not none
//   for (const Attribution& a : model->find(text, article, words)) …
//
// Method, data and figures: docs/MODEL.md. The file: model/format.hpp.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "article/article.hpp"
#include "model/attribution.hpp"
#include "model/format.hpp"
#include "text/text.hpp"
#include "words/words.hpp"

namespace onrecord::model {

// Unchanged once loaded, so that threads may share it.
class Model {
 public:
  // Copies what it needs of `file`. Null where it is no weights file that this program reads, with
  // the reason in `error`.
  static std::unique_ptr<const Model> load(std::span<const uint8_t> file, ModelError* error);

  // Attributions of the paragraphs that can hold statements (`speaks`), in the order of the text's
  // pieces. Confidence is a logistic function of its weighed evidence (attribution.hpp), calibrated
  // as the weights file says (Platt 1999). Time and memory grow with the
  // text, and one text always gives the same bytes.
  std::vector<Attribution> find(const Text& text, const Article& article, const Words& words) const;

  // find() in pieces, for a caller with others to answer in between. What it was given must outlive
  // it.
  class Search {
   public:
    Search(const Model& model, const Text& text, const Article& article, const Words& words);
    Search(const Search&) = delete;
    Search& operator=(const Search&) = delete;
    ~Search();

    bool step();          // some 2,000 words; false when there are no more
    double done() const;  // 0 to 1
    std::vector<Attribution> take();

   private:
    struct State;
    std::unique_ptr<State> state_;
  };

  uint32_t checksum() const { return weights_.checksum; }  // tells two weights files apart
  const Weights& weights() const { return weights_; }

 private:
  Weights weights_;
};

}  // namespace onrecord::model
