// JSON written directly, held against the library.
#include "result/json_writer.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

using onrecord::JsonWriter;
using json = nlohmann::ordered_json;

namespace {

std::string every_character() {
  std::string out;
  for (int c = 0; c < 0x80; ++c) out += static_cast<char>(c);
  return out + "café “ok” — 日本語 🗞️ \u0080\u0084\u0086\u2027\u202A";
}

std::string written(JsonWriter::Layout layout) {
  JsonWriter w(layout);
  w.open('{');
  w.string("text", every_character());
  w.open("empty", '[');
  w.close(']');
  w.open("list", '[');
  w.open('{');
  w.close('}');
  w.null();
  for (const uint32_t n : {0U, 9U, 10U, 4294967295U}) w.number(n);
  w.close(']');
  w.open("shares", '[');
  for (int n = 0; n <= 200; ++n) w.share(n / 200.0);
  w.close(']');
  w.number("last", 1);
  w.close('}');
  return w.take();
}

json expected() {
  json out;
  out["text"] = every_character();
  out["empty"] = json::array();
  out["list"] = {json::object(), nullptr, 0, 9, 10, 4294967295U};
  out["shares"] = json::array();
  for (int n = 0; n <= 200; ++n) out["shares"].push_back(std::round(n / 200.0 * 100) / 100);
  out["last"] = 1;
  return out;
}

}  // namespace

TEST_CASE("JSON has the bytes that the library gives") {
  CHECK(written(JsonWriter::compact) == expected().dump());
  CHECK(written(JsonWriter::indented) == expected().dump(1));
}

TEST_CASE("line ends of Unicode are escaped where JSON is on one line") {
  const std::string text = "a\u0085b\u2028c\u2029";
  const auto write = [&](JsonWriter::Layout layout) {
    JsonWriter w(layout);
    w.string(text);
    return w.take();
  };
  CHECK(write(JsonWriter::compact) == "\"a\\u0085b\\u2028c\\u2029\"");
  CHECK(write(JsonWriter::indented) == "\"" + text + "\"");
}
