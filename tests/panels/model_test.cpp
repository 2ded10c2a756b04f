#include "model.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "harness.hpp"

namespace onrecord::app {
namespace {

using Json = nlohmann::json;

Inspection read(const std::string& json, std::size_t size = 100000) {
  Inspection out;
  std::string error;
  CHECK_MESSAGE(read_inspection(json, size, out, error), error);
  return out;
}

// Every value of a tree, by path.
void paths(const Json& value, const Json::json_pointer& at, std::vector<Json::json_pointer>& out) {
  out.push_back(at);
  if (value.is_object())
    for (const auto& [key, inner] : value.items()) paths(inner, at / key, out);
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i) paths(value[i], at / i, out);
}

TEST_CASE("a result is read whole") {
  const Inspection found = read(sample_result());
  REQUIRE(found.statements.size() == 12);
  REQUIRE(found.speakers.size() == 3);
  const Statement& first = found.statements[0];
  CHECK(first.form == Form::mixed);
  CHECK(first.act == Act::assertion);
  CHECK(first.source.text == "Microsoft");
  CHECK(found.speakers[static_cast<std::size_t>(first.speaker)].name == "Microsoft");
  CHECK(found.statements[11].form == Form::block);
  CHECK(found.statements[2].act == Act::non_response);
  CHECK(found.speakers[2].affiliation == 0);
  CHECK(found.speakers[1].statements == std::vector<int>{5, 6});
  CHECK(found.article.authors[0].handle == "colinlecher");
  CHECK(found.article.published.iso == "2018-06-18T16:09:00-04:00");
  CHECK(found.article.paragraphs.front().role == Role::headline);
  CHECK(found.article.warnings.size() == 1);
  CHECK(found.claims[0].statement == 11);
  CHECK(found.profile.forms[static_cast<std::size_t>(Form::mixed)] == 7);
}

TEST_CASE("what is no result is refused, with a reason") {
  for (const char* json : {"", "{", "[]", "null", "{\"schema\":2,\"offsets\":\"utf8\"}",
                           "{\"schema\":1,\"offsets\":\"utf16\"}", "{\"schema\":\"1\"}"}) {
    Inspection out;
    std::string error;
    CHECK_FALSE(read_inspection(json, 10, out, error));
    CHECK_FALSE(error.empty());
  }
}

TEST_CASE("spans outside the text are dropped, statements without content too") {
  const std::string json =
      R"({"schema":1,"offsets":"utf8","statements":[
        {"id":"a","content":{"spans":[[0,5],[90,101]],"text":"x"}},
        {"id":"b","content":{"spans":[[5,2]],"text":"x"}},
        {"id":"c","content":{"spans":[[-1,4]],"text":"x"}},
        {"id":"d","content":{"spans":[[7,9]],"text":"x"},"speaker":"nobody"}],
        "claims":[{"span":[0,101]},{"span":[0,100],"statement":"d"}]})";
  const Inspection found = read(json, 100);
  REQUIRE(found.statements.size() == 2);
  CHECK(found.statements[0].content.spans == std::vector<Span>{{0, 5}});
  CHECK(found.statements[1].speaker == -1);
  REQUIRE(found.claims.size() == 1);
  CHECK(found.claims[0].statement == 1);
}

TEST_CASE("any field may be missing or of another type") {
  const Json whole = Json::parse(sample_result());
  std::vector<Json::json_pointer> all;
  paths(whole, Json::json_pointer(), all);
  const std::vector<Json> strange{
      nullptr, true, -7, 1e300, "text", Json::array(), Json::object(), Json::array({1, 2, 3})};
  const std::size_t size = sample_text().size();
  std::size_t read_anyway = 0;
  for (std::size_t i = 1; i < all.size(); i += 3) {
    Json broken = whole;
    broken[all[i]] = strange[i % strange.size()];
    Inspection out;
    std::string error;
    if (!read_inspection(broken.dump(), size, out, error)) continue;
    ++read_anyway;
    for (const Statement& statement : out.statements)
      for (const Span& span : statement.content.spans) CHECK(span.end <= size);
  }
  CHECK(read_anyway > 100);
}

}  // namespace
}  // namespace onrecord::app
