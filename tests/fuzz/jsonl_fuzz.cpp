// Target: JSON lines as the command line reads them. Each line of input must give one line of
// output, which must be what nlohmann/json's reading of the line asks for.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "cli/jsonl.hpp"
#include "to_json.hpp"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

namespace {

using json = nlohmann::ordered_json;

[[noreturn]] void fail(const char* what) {
  std::fprintf(stderr, "fault: %s\n", what);
  std::abort();
}

// Pieces of JSON lines, good and bad.
constexpr std::array<std::string_view, 44> kPieces = {
    "{\"id\": \"a\", \"text\": \"Ana Ruiz said no.\"}\n",
    "{\"id\": 7, \"html\": \"<p>“No,” said Ana Ruiz.\"}\n",
    "{\"text\": \"x\"}\n",
    "\"id\": ",
    "\"text\": ",
    "\"html\": ",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\\"",
    "\\n",
    "\\u0000",
    "\\ud83d\\ude00",
    "\\ude00",
    "\\ud800",
    "\\u2028",
    "\\/",
    "null",
    "true",
    "1e999",
    "-0",
    "18446744073709551616",
    "\n",
    "\r\n",
    "\t",
    " ",
    "{\"id\": null, \"text\": null}",
    "{\"id\": {\"a\": [1]}, \"text\": \"x\"}",
    "{\"text\": \"x\", \"text\": \"y\"}",
    "{\"id\": \"a\", \"id\": \"b\", \"text\": \"x\"}",
    "“No,” he said.",
    "\xEF\xBB\xBF",
    "\xFF",
    "\xED\xA0\x80",
    "\x01",
    "\x7F",
    "// x",
    "{} {}",
    "'"};

// What the answer to a line must have as its id, or an error.
void check(const std::string& line, const std::string& answer) {
  const json out = json::parse(answer, nullptr, false);
  if (out.is_discarded() || !out.is_object()) fail("an answer is no JSON object");
  const json in = json::parse(line, nullptr, false);
  const bool html = in.is_object() && in.contains("html");
  const char* key = html ? "html" : "text";
  const bool good = in.is_object() && in.contains(key) && in[key].is_string();
  if (good == out.contains("error")) fail("error where the line is good, or none where it is not");
  if (!good) return;
  const json id = in.contains("id") ? in["id"] : json(nullptr);
  const std::string name = id.is_string() ? id.get<std::string>() : id.is_null() ? "" : id.dump();
  const std::string answered = out.contains("id") ? out["id"].get<std::string>() : "";
  if (answered != onrecord::Text(name).utf8()) fail("another id");
  if (!html && out["length"] != json(to_json(onrecord::inspect(in["text"].get<std::string>()),
                                             onrecord::Unit::codepoint))["length"]) {
    fail("another text");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  std::istringstream in(input);
  std::ostringstream out;
  onrecord::LineOptions options;
  options.jobs = 1;
  run_lines(in, out, options);
  std::istringstream lines(input), answers(out.str());
  std::string line, answer;
  while (std::getline(lines, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    if (!std::getline(answers, answer)) fail("a line without an answer");
    check(line, answer);
  }
  if (std::getline(answers, answer)) fail("more answers than lines");
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size,
                                          unsigned seed) {
  std::minstd_rand random(seed);
  if (random() % 3 == 0) return LLVMFuzzerMutate(data, size, max_size);
  std::string s(reinterpret_cast<const char*>(data), size);
  for (size_t n = 1 + random() % 3; n > 0; --n) {
    const size_t at = random() % (s.size() + 1);
    const std::string_view piece = kPieces[random() % kPieces.size()];
    switch (random() % 3) {
      case 0:
        s.insert(at, piece);
        break;
      case 1:
        s.replace(at, random() % 12, piece);
        break;
      default:
        s.erase(at, 1 + random() % 20);
    }
  }
  size = std::min(s.size(), max_size);
  std::memcpy(data, s.data(), size);
  return size;
}
