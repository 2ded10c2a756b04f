// The pipeline: calls the stages in order. Internal; users include onrecord/onrecord.hpp.
//
//   onrecord::Inspection found = onrecord::inspect("“We will stay,” said Ana Ruiz.");
//   found.statements[0].form;                           // Form::direct
//   found.text[found.statements[0].source[0]];          // "Ana Ruiz"
//
// inspect() accepts any bytes and never fails. It throws only std::bad_alloc, keeps no state
// between calls, reads no clock and no file, and gives the same result for the same input
// everywhere. Several threads may call it at once. Time and memory grow linearly with the text.
//
// Spans in an Inspection are bytes of Inspection::text.utf8(); write_json converts them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exports/exports.hpp"
#include "languages/language.hpp"
#include "model/model.hpp"
#include "result/result.hpp"
#include "statements/statements.hpp"
#include "words/words.hpp"

namespace onrecord {

// --- Inspect -----------------------------------------------------------------------------------

struct Options {
  // Of an HTML reader; the text is then part of the JSON. Null: plain text.
  const Markup* markup = nullptr;
  // The learned model (model/model.hpp). Null: by the rules alone.
  const model::Model* model = nullptr;
  // 0 to 1. The model's attributions of a lower confidence are left out.
  float threshold = kDefaultThreshold;
};

// Inspects a text. Ill-formed UTF-8 is replaced (text/text.hpp) and reported in a warning.
Inspection inspect(std::string_view utf8, const Options& options = {});

// The same in steps, for a caller that must stay responsive:
//
//   Inspecting work(text, options);
//   while (work.step()) show(work.done());
//   const Inspection found = work.take();
//
// What `options` points to must outlive it. A long text with the model takes many short steps, the
// other stages take one each.
class Inspecting {
 public:
  explicit Inspecting(std::string_view utf8, const Options& options = {});
  Inspecting(const Inspecting&) = delete;
  Inspecting& operator=(const Inspecting&) = delete;
  ~Inspecting();

  bool step();          // false if nothing is left to do
  double done() const;  // 0 to 1
  Inspection take();    // does what is left; call once

 private:
  Options options_;
  const Language* language_ = nullptr;  // from the first step on
  Inspection found_;
  Words words_;
  std::unique_ptr<Grammar> grammar_;
  std::unique_ptr<model::Model::Search> search_;
  std::vector<Attribution> attributions_;
  std::vector<FoundStatement> statements_;
  int stage_ = 0;
};

}  // namespace onrecord
