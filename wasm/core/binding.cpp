// The core for JavaScript. web/package/index.js is the only caller; it says what callers get.
//
// Bytes cross the border through two buffers of the module, as views of its memory: a view is good
// until the next call, which may make the memory grow.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>

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
    onrecord::Inspection found = onrecord::inspect(input_);
    input_ = {};
    found.id = id;
    output_ = onrecord::export_as(found, *known, static_cast<onrecord::Unit>(unit));
    return true;
  }

  val output() { return bytes_of(output_); }
  void clear() { output_ = {}; }

 private:
  std::string input_, output_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(onrecord) {
  emscripten::class_<Border>("Border")
      .constructor<>()
      .function("input", &Border::input)
      .function("run", &Border::run)
      .function("output", &Border::output)
      .function("clear", &Border::clear);
}
