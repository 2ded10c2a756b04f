// The learned model: finds attributions by a small network that was trained on news only.
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

// Immutable; threads may share it.
class Model {
 public:
  // Loads the bytes of a weights file (format.hpp) and copies what it needs. Returns null if they
  // are damaged or of another version, with the reason in `error`.
  static std::unique_ptr<const Model> load(std::span<const uint8_t> file, ModelError* error);

  // Returns the attributions of all paragraphs that can hold statements (`speaks`), in the order of
  // their cues. Confidence is a logistic function of the weighed evidence (attribution.hpp),
  // calibrated by two numbers of the weights file (Platt 1999). Time and memory are linear in the
  // text; the same text gives the same bytes on every platform.
  std::vector<Attribution> find(const Text& text, const Article& article, const Words& words) const;

  // find() in steps, for a caller that must stay responsive. The arguments must outlive it.
  class Search {
   public:
    Search(const Model& model, const Text& text, const Article& article, const Words& words);
    Search(const Search&) = delete;
    Search& operator=(const Search&) = delete;
    ~Search();

    bool step();          // reads about 2,000 words; false if none are left
    double done() const;  // progress, 0 to 1
    std::vector<Attribution> take();

   private:
    struct State;
    std::unique_ptr<State> state_;
  };

  // Identifies the weights file: its CRC-32.
  uint32_t checksum() const { return weights_.checksum; }
  const Weights& weights() const { return weights_; }

 private:
  Weights weights_;
};

}  // namespace onrecord::model
