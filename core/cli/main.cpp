// The command-line program. The only place in core/ that reads or writes anything.
#include <array>
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "cli/jsonl.hpp"
#include "cli/weights.hpp"
#include "inspect.hpp"

namespace {

constexpr const char* kUsage =
    R"(usage: onrecord [OPTION ...] [FILE ...]

Lists who said what in news articles. Reads standard input without FILE.

  --format FORMAT     json (default), jsonl, csv, markdown, html or annotation
  --offsets UNIT      what offsets count: codepoint (default), utf16 or utf8
  --html              the input is HTML
  --jsonl             each line of input is {"id", "text"} or {"id", "html"};
                      one line of output for each, in order
  --jobs N            threads for --jsonl, 1 to 999; default: one per core
  --rules             leave the learned model out
  --weights FILE      another file of weights than the built-in one
  --threshold SHARE   least confidence of the model's attributions, 0 to 1; default 0.4
  --help              this text

Exit status: 0; 1 if a line of --jsonl could not be read; 2 for a wrong call or
an unreadable file.
)";

struct Arguments {
  onrecord::LineOptions line;
  bool jsonl = false;
  bool help = false;
  bool rules = false;   // without the model
  std::string weights;  // file of weights; empty: the built-in ones
  std::vector<std::string> files;
  std::string error;
};

// Parses a positive number of at most three digits.
bool take_number(const std::string& text, unsigned* out) {
  if (text.empty() || text.size() > 3 ||
      text.find_first_not_of("0123456789") != std::string::npos) {
    return false;
  }
  *out = static_cast<unsigned>(std::stoul(text));
  return *out > 0;
}

// Parses a number from 0 to 1 with a decimal point, independent of the locale.
bool take_share(const std::string& text, float* out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *out);
  return error == std::errc() && end == text.data() + text.size() && *out >= 0 && *out <= 1;
}

// Stores the value of an option; false if it is not one of its values.
bool take_value(const std::string& name, const std::string& value, Arguments* out) {
  if (name == "--format") {
    const auto format = onrecord::format_from_name(value);
    if (format) out->line.format = *format;
    return format.has_value();
  }
  if (name == "--offsets") {
    if (value == "codepoint")
      out->line.unit = onrecord::Unit::codepoint;
    else if (value == "utf16")
      out->line.unit = onrecord::Unit::utf16;
    else if (value == "utf8")
      out->line.unit = onrecord::Unit::utf8;
    else
      return false;
    return true;
  }
  if (name == "--weights") {
    out->weights = value;
    return !value.empty();
  }
  if (name == "--threshold") return take_share(value, &out->line.threshold);
  return take_number(value, &out->line.jobs);
}

Arguments read_arguments(const std::vector<std::string>& args) {
  Arguments out;
  bool only_files = false;
  for (size_t i = 0; i < args.size(); ++i) {
    std::string name = args[i];
    if (only_files || name.size() < 2 || name[0] != '-') {
      out.files.push_back(name);
      continue;
    }
    std::string value;
    const size_t equals = name.find('=');
    const bool has_value = equals != std::string::npos;
    if (has_value) {
      value = name.substr(equals + 1);
      name.resize(equals);
    }
    if (name == "--")
      only_files = true;
    else if (name == "--help" || name == "-h")
      out.help = true;
    else if (name == "--html")
      out.line.html = true;
    else if (name == "--jsonl")
      out.jsonl = true;
    else if (name == "--rules")
      out.rules = true;
    else if (name == "--format" || name == "--offsets" || name == "--jobs" || name == "--weights" ||
             name == "--threshold") {
      if (!has_value) {
        if (i + 1 == args.size()) {
          out.error = name + " needs a value";
          return out;
        }
        value = args[++i];
      }
      if (!take_value(name, value, &out)) {
        out.error = "unknown value for ";
        out.error.append(name).append(": ").append(value);
        return out;
      }
    } else {
      out.error = "unknown option: " + args[i];
      return out;
    }
  }
  return out;
}

// Reports a wrong call or an unreadable file. Returns the exit status.
int fail(const std::string& why) {
  std::cerr << "onrecord: " << why << '\n';
  return 2;
}

// Appends all of `in` to `out`; false on a read error.
bool read_all(std::istream& in, std::string* out) {
  std::array<char, 65536> part{};
  while (in.read(part.data(), part.size()) || in.gcount() > 0) {
    out->append(part.data(), static_cast<size_t>(in.gcount()));
  }
  return !in.bad();  // set for a folder
}

int inspect_all(const Arguments& args) {
  if (args.files.empty()) {
    std::string text;
    if (!read_all(std::cin, &text)) return fail("standard input cannot be read");
    std::cout << onrecord::export_as(onrecord::inspect_input(text, args.line), args.line.format,
                                     args.line.unit);
    return 0;
  }
  for (const std::string& file : args.files) {
    std::string text;
    std::ifstream in(file, std::ios::binary);
    if (!in || !read_all(in, &text)) return fail("cannot read " + file);
    std::cout << onrecord::export_as(onrecord::inspect_input(text, args.line), args.line.format,
                                     args.line.unit);
  }
  return 0;
}

int inspect_lines(const Arguments& args) {
  if (args.files.empty()) return onrecord::run_lines(std::cin, std::cout, args.line) ? 0 : 1;
  bool good = true;
  for (const std::string& file : args.files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail("cannot read " + file);
    good = onrecord::run_lines(in, std::cout, args.line) && good;
    if (in.bad()) return fail("cannot read " + file);
  }
  return good ? 0 : 1;
}

std::unique_ptr<const onrecord::model::Model> load_model(const std::string& file,
                                                         std::string* why) {
  std::string bytes;
  std::span<const uint8_t> weights = onrecord::built_in_weights();
  if (!file.empty()) {
    std::ifstream in(file, std::ios::binary);
    if (!in || !read_all(in, &bytes) || (in.peek(), in.bad())) {
      *why = "cannot read " + file;
      return nullptr;
    }
    weights = {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()};
  }
  onrecord::model::ModelError error{};
  auto model = onrecord::model::Model::load(weights, &error);
  if (model == nullptr) {
    *why = (file.empty() ? std::string("the built-in weights") : file) + ": " +
           onrecord::model::model_error_name(error);
  }
  return model;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  // Reading must not flush std::cout, to which another thread writes (run_lines).
  std::cin.tie(nullptr);
  Arguments args = read_arguments({argv + 1, argv + argc});
  if (!args.error.empty()) return fail(args.error);
  if (args.help) {
    std::cout << kUsage;
    return 0;
  }
  std::unique_ptr<const onrecord::model::Model> model;
  if (!args.rules) {
    std::string why;
    model = load_model(args.weights, &why);
    if (model == nullptr) return fail(why);
    args.line.model = model.get();
  }
  const int status = args.jsonl ? inspect_lines(args) : inspect_all(args);
  std::cout.flush();
  return status == 0 && !std::cout ? fail("standard output cannot be written") : status;
}
