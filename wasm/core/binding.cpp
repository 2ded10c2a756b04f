// Binding of the core for JavaScript. Its only caller is web/package/index.js, which documents the
// interface for users.
//
// Bytes cross the border as views of the module's memory. A view is valid until the next call,
// which may make the memory grow.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <string>
#include <utility>

#include "inspect.hpp"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;

val bytes_of(std::string& buffer) {
  return val(typed_memory_view(buffer.size(), reinterpret_cast<uint8_t*>(buffer.data())));
}

// One inspection, done in steps.
class Job {
 public:
  Job(std::string_view text, std::string id, std::unique_ptr<const onrecord::Markup> markup,
      std::shared_ptr<const onrecord::model::Model> model)
      : markup_(std::move(markup)),
        model_(std::move(model)),
        id_(std::move(id)),
        work_(text, {.markup = markup_.get(), .model = model_.get()}) {}

  bool step() { return work_.step(); }
  double done() const { return work_.done(); }

  // The inspection in a format, with offsets in a unit, both by name; nothing where a name is
  // unknown. After the last step, once.
  val output(const std::string& format, const std::string& offsets) {
    onrecord::Inspection found = work_.take();
    found.id = id_;
    const auto known = onrecord::format_from_name(format);
    const auto unit = onrecord::unit_from_name(offsets);
    if (known && unit) output_ = onrecord::export_as(found, *known, *unit);
    return bytes_of(output_);
  }

 private:
  std::unique_ptr<const onrecord::Markup> markup_;
  std::shared_ptr<const onrecord::model::Model> model_;  // null: by the rules alone
  std::string id_, output_;
  onrecord::Inspecting work_;
};

class Border {
 public:
  // Whether the core has a format, a unit of offsets, or a tag of this name.
  static bool knows_format(const std::string& name) {
    return onrecord::format_from_name(name).has_value();
  }
  static bool knows_offsets(const std::string& name) {
    return onrecord::unit_from_name(name).has_value();
  }
  static bool knows_tag(const std::string& name) {
    return onrecord::tag_from_name(name).has_value();
  }

  // Allocates the input; the caller fills it before begin() or weights().
  val input(size_t size) {
    input_.assign(size, '\0');
    return bytes_of(input_);
  }

  // Declares the input to come from HTML; mark() and fact() add what is known of it.
  void html() { markup_ = std::make_unique<onrecord::Markup>(); }

  // Marks bytes of the input with a tag, by its name (article/tags.hpp); an unknown one is ignored.
  void mark(uint32_t begin, uint32_t end, const std::string& tag, const std::string& value) {
    if (const auto known = onrecord::tag_from_name(tag))
      markup_->spans.push_back({{begin, end}, *known, value});
  }

  void fact(const std::string& name, const std::string& value) {
    if (name == "headline") markup_->headline = value;
    if (name == "published") markup_->published = value;
    if (name == "updated") markup_->updated = value;
    if (name == "author") markup_->authors.push_back(value);
  }

  // The caller deletes it.
  Job* begin(const std::string& id, bool rules) {
    auto* job = new Job(input_, id, std::move(markup_), rules ? nullptr : model_);
    input_ = {};
    return job;
  }

  // Loads the input as the weights of the learned model. Returns an error, empty on success.
  std::string weights() {
    onrecord::model::ModelError error{};
    auto model = onrecord::model::Model::load(
        {reinterpret_cast<const uint8_t*>(input_.data()), input_.size()}, &error);
    input_ = {};
    if (model == nullptr) return onrecord::model::model_error_name(error);
    model_ = std::move(model);
    return {};
  }

 private:
  std::string input_;
  std::unique_ptr<onrecord::Markup> markup_;
  std::shared_ptr<const onrecord::model::Model> model_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(onrecord) {
  emscripten::class_<Job>("Job")
      .function("step", &Job::step)
      .function("done", &Job::done)
      .function("output", &Job::output);
  emscripten::class_<Border>("Border")
      .constructor<>()
      .class_function("knowsFormat", &Border::knows_format)
      .class_function("knowsOffsets", &Border::knows_offsets)
      .class_function("knowsTag", &Border::knows_tag)
      .function("input", &Border::input)
      .function("html", &Border::html)
      .function("mark", &Border::mark)
      .function("fact", &Border::fact)
      .function("begin", &Border::begin, emscripten::allow_raw_pointers())
      .function("weights", &Border::weights);
}
