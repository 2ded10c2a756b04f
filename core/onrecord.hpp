// Onrecord: who said what, in any article.
//
//   #include "onrecord.hpp"
//
//   onrecord::Inspection found = onrecord::inspect("“We will stay,” said Ana Ruiz.");
//   found.statements[0].form;                           // Form::direct
//   found.text[found.statements[0].source[0]];          // "Ana Ruiz"
//   onrecord::to_json(found, onrecord::Unit::utf16);    // what JavaScript gets
//
// inspect() takes any bytes and never fails, throws only std::bad_alloc, keeps nothing between
// calls, reads no clock and no file, and gives the same result for the same input everywhere. It
// may be called from several threads at once. Time and memory grow linearly with the text.
//
// Spans in an Inspection are bytes of Inspection::text.utf8(); to_json converts them. What the JSON
// holds is said in docs/inspection.schema.json.
#pragma once

#include <string>
#include <string_view>

#include "exports/exports.hpp"
#include "model/model.hpp"
#include "result/result.hpp"

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

// --- Show and keep -----------------------------------------------------------------------------

// to_json (result/result.hpp) and export_as (exports/exports.hpp).

}  // namespace onrecord
