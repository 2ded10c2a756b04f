// Names in the result: the core's tables own them; the schema and the types of the package repeat
// the types of speakers and the roles. (tests/panels/names_test.cpp has forms, acts and tags.)
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "inspect.hpp"

using namespace onrecord;

namespace {

using Names = std::vector<std::string>;

std::string contents(const char* path) {
  std::ifstream in(std::string(ONRECORD_TEST_DATA "/../../") + path, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

// The names of an enum's values, from 0 to `last`.
template <class Enum, class Name>
Names names_of(Enum last, Name name) {
  Names out;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    out.emplace_back(name(static_cast<Enum>(i)));
  }
  return out;
}

// The names of 'a' | 'b' | … behind `before` in the types of the package.
Names types_behind(const std::string& types, std::string_view before) {
  Names out;
  size_t at = types.find(before);
  REQUIRE(at != std::string::npos);
  at += before.size();
  const size_t end = types.find(';', at);
  while ((at = types.find('\'', at)) < end) {
    const size_t close = types.find('\'', at + 1);
    out.push_back(types.substr(at + 1, close - at - 1));
    at = close + 1;
  }
  return out;
}

Names sorted(Names names) {
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("schema and types have the core's types of speakers and roles") {
  const nlohmann::json schema = nlohmann::json::parse(contents("docs/inspection.schema.json"));
  const std::string types = contents("web/package/result.d.ts");
  const auto& defs = schema.at("$defs");

  const Names speakers = names_of(SpeakerType::unnamed, speaker_type_name);
  CHECK(defs.at("speaker").at("properties").at("type").at("enum").get<Names>() == speakers);
  CHECK(types_behind(types.substr(types.find("interface Speaker")), "type:") == speakers);

  // The schema lists roles in the order of an article.
  const Names roles = sorted(names_of(Role::furniture, role_name));
  const auto& paragraph = defs.at("article").at("properties").at("paragraphs").at("items");
  CHECK(sorted(paragraph.at("properties").at("role").at("enum").get<Names>()) == roles);
  CHECK(sorted(types_behind(types, "type Role =")) == roles);
}
