// The names that cross the border: the core's tables own them; the schema of results and the types
// of the package repeat them, in the same order.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "acts/act.hpp"
#include "article/tags.hpp"
#include "harness.hpp"
#include "statements/statement.hpp"

namespace onrecord::app {
namespace {

using Names = std::vector<std::string>;

// The names of an enum's values, from 0 to `last`.
template <typename Enum, typename NameOf>
Names names_of(Enum last, NameOf&& name_of) {
  Names out;
  for (int i = 0; i <= static_cast<int>(last); ++i) out.emplace_back(name_of(static_cast<Enum>(i)));
  return out;
}

// The values of `export type NAME = 'a' | 'b';` in a file of types.
Names type_in(const std::string& file, const std::string& name) {
  const std::string source = read_file((std::string(PACKAGE_FOLDER "/") + file).c_str());
  std::size_t at = source.find("export type " + name + " =");
  REQUIRE(at != std::string::npos);
  const std::string_view type(source.data() + at, source.find(';', at) - at);
  Names out;
  for (at = type.find('\''); at != std::string_view::npos; at = type.find('\'', at + 1)) {
    const std::size_t end = type.find('\'', at + 1);
    out.emplace_back(type.substr(at + 1, end - at - 1));
    at = end;
  }
  return out;
}

Names in_schema(const char* pointer) {
  return nlohmann::json::parse(read_file(SCHEMA)).at(nlohmann::json::json_pointer(pointer));
}

TEST_CASE("schema and types have the core's names") {
  const Names forms = names_of(Form::block, form_name);
  CHECK(in_schema("/$defs/statement/properties/form/enum") == forms);
  CHECK(type_in("result.d.ts", "Form") == forms);
  const Names acts = names_of(Act::question, act_name);
  CHECK(in_schema("/$defs/statement/properties/act/enum") == acts);
  CHECK(type_in("result.d.ts", "Act") == acts);
  CHECK(type_in("index.d.ts", "Tag") == names_of(Tag::block, tag_name));
}

}  // namespace
}  // namespace onrecord::app
