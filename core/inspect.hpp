// Onrecord: who said what, in any article.
//
//   #include "inspect.hpp"
//
//   onrecord::Inspection found = onrecord::inspect("“We will stay,” said Ana Ruiz.");
//   found.statements[0].form;                           // Form::direct
//   found.text[found.statements[0].source[0]];          // "Ana Ruiz"
//
// inspect() takes any bytes and never fails, throws only std::bad_alloc, keeps nothing between
// calls, reads no clock and no file, and gives the same result for the same input everywhere. It
// may be called from several threads at once. Time and memory grow linearly with the text.
//
// Spans in an Inspection are bytes of Inspection::text.utf8(); write_json converts them. What the
// JSON holds is said in docs/inspection.schema.json.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exports/exports.hpp"
#include "model/model.hpp"
#include "result/result.hpp"
#include "statements/statements.hpp"
#include "words/words.hpp"

namespace onrecord {

// --- Inspect -----------------------------------------------------------------------------------

struct Options {
  // What an HTML reader found; then the text is part of the JSON. Null: plain text.
  const Markup* markup = nullptr;
  // Learned attribution (model/model.hpp). Null: by the rules alone, which find less.
  const model::Model* model = nullptr;
  // 0 to 1: attributions of the model below it are left out. Higher is surer and finds less.
  float threshold = kDefaultThreshold;
};

// Text in any shape. Ill-formed UTF-8 is replaced (see text/text.hpp) and the result says so in a
// warning.
Inspection inspect(std::string_view utf8, const Options& options = {});

// The same in pieces, for a caller with others to answer in between:
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

  bool step();          // false when there is nothing left to do
  double done() const;  // 0 to 1
  Inspection take();    // does what is left; once

 private:
  Options options_;
  Inspection found_;
  Words words_;
  std::unique_ptr<Grammar> grammar_;
  std::unique_ptr<model::Model::Search> search_;
  std::vector<Attribution> attributions_;
  std::vector<FoundStatement> statements_;
  int stage_ = 0;
};

// --- Show and keep -----------------------------------------------------------------------------

// write_json (result/result.hpp) and export_as (exports/exports.hpp).

}  // namespace onrecord
