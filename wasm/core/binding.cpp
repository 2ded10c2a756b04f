// The core for JavaScript. web/package/index.js is the only caller; it says what callers get.
//
// Bytes cross the border through two buffers of the module, as views of its memory: a view is good
// until the next call, which may make the memory grow.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <string>
#include <utility>

#include "onrecord.hpp"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;

val bytes_of(std::string& buffer) {
  return val(typed_memory_view(buffer.size(), reinterpret_cast<uint8_t*>(buffer.data())));
}

class Border {
 public:
  // Room for the input, for the caller to fill before run().
  val input(size_t size) {
    input_.assign(size, '\0');
    return bytes_of(input_);
  }

  // False for an unknown format. `unit` is 0 codepoint, 1 utf16, 2 utf8.
  bool run(const std::string& format, int unit, const std::string& id) {
    const auto known = onrecord::format_from_name(format);
    if (!known) return false;
    onrecord::Options options;
    options.model = model_.get();
    onrecord::Inspection found = onrecord::inspect(input_, options);
    input_ = {};
    found.id = id;
    output_ = onrecord::export_as(found, *known, static_cast<onrecord::Unit>(unit));
    return true;
  }

  // Takes what input() was filled with as weights. What is wrong with them, or nothing.
  std::string weights() {
    onrecord::model::ModelError error{};
    auto model = onrecord::model::Model::load(
        {reinterpret_cast<const uint8_t*>(input_.data()), input_.size()}, &error);
    input_ = {};
    if (model == nullptr) return onrecord::model::model_error_name(error);
    model_ = std::move(model);
    return {};
  }

  val output() { return bytes_of(output_); }
  void clear() { output_ = {}; }

 private:
  std::string input_, output_;
  std::unique_ptr<const onrecord::model::Model> model_;  // null: by the rules alone
};

}  // namespace

EMSCRIPTEN_BINDINGS(onrecord) {
  emscripten::class_<Border>("Border")
      .constructor<>()
      .function("input", &Border::input)
      .function("run", &Border::run)
      .function("weights", &Border::weights)
      .function("output", &Border::output)
      .function("clear", &Border::clear);
}
