// The article that the page opens with, against what a reader holds to be right in it: all that
// stands around the words, and each statement with its act and its speaker.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "inspect.hpp"
#include "to_json.hpp"

using namespace onrecord;
using nlohmann::json;

namespace {

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

json inspected(const model::Model* model) {
  Options options;
  options.model = model;
  const std::string text = file(ONRECORD_SAMPLE);
  REQUIRE(text.size() > 2000);
  return json(to_json(inspect(text, options), Unit::codepoint));
}

const json& by_rules() {
  static const json result = inspected(nullptr);
  return result;
}

const json& with_model() {
  static const json result = [] {
    const std::string weights = file(ONRECORD_WEIGHTS);
    model::ModelError error = model::ModelError::none;
    const auto model = model::Model::load(
        {reinterpret_cast<const uint8_t*>(weights.data()), weights.size()}, &error);
    REQUIRE(model != nullptr);
    return inspected(model.get());
  }();
  return result;
}

// Spans in code points. The content's last may stop before a closing quotation mark or go past it.
struct Gold {
  const char* form;
  const char* act;
  const char* speaker;
  int source, cue;  // where they begin
  std::vector<std::vector<int>> content;
};

const std::vector<Gold>& gold() {
  static const std::vector<Gold> all = {
      {"mixed", "assertion", "Microsoft", 0, 10, {{15, 85}}},
      {"mixed", "assertion", "Microsoft", 271, 281, {{307, 398}}},
      {"indirect", "non-response", "Microsoft", 404, 407, {{423, 456}}},
      {"indirect", "assertion", "Microsoft", 488, 498, {{508, 553}}},
      {"indirect", "non-response", "Microsoft", 555, 567, {{599, 637}}},
      {"mixed", "assertion", "Microsoft’s blog post", 643, 657, {{662, 832}}},
      {"mixed", "assertion", "Microsoft’s blog post", 1006, 1012, {{1017, 1056}}},
      {"mixed", "assertion", "a Microsoft spokesperson", 1180, 1205, {{1115, 1172}, {1210, 1246}}},
      {"mixed", "assertion", "Microsoft", 1311, 1321, {{1326, 1590}}},
      {"indirect", "request", "Microsoft", 1591, 1603, {{1614, 1714}}},
      {"indirect", "non-response", "Microsoft", 1720, 1732, {{1748, 1765}}},
      {"block", "assertion", "Microsoft", 1819, 1831, {{1856, 2482}}},
  };
  return all;
}

const json& speaker(const json& result, const std::string& id) {
  for (const json& p : result["speakers"]) {
    if (p["id"] == id) return p;
  }
  FAIL("no speaker " << id);
  return result;
}

const json& named(const json& result, const std::string& name) {
  for (const json& p : result["speakers"]) {
    if (p["name"] == name) return p;
  }
  FAIL("no speaker " << name);
  return result;
}

bool same_content(const json& spans, const std::vector<std::vector<int>>& wanted) {
  if (spans.size() != wanted.size()) return false;
  for (size_t i = 0; i < wanted.size(); ++i) {
    const int end = spans[i][1].get<int>();
    if (spans[i][0] != wanted[i][0] || end > wanted[i][1] || end + 2 < wanted[i][1]) return false;
  }
  return true;
}

void check_statements(const json& result) {
  for (const Gold& g : gold()) {
    INFO("cue at " << g.cue);
    const auto found =
        std::find_if(result["statements"].begin(), result["statements"].end(),
                     [&](const json& s) { return same_content(s["content"]["spans"], g.content); });
    REQUIRE(found != result["statements"].end());
    const json& s = *found;
    CHECK(s["form"] == g.form);
    CHECK(s["act"] == g.act);
    CHECK(s["source"]["spans"][0][0] == g.source);
    CHECK(s["cue"]["spans"][0][0] == g.cue);
    CHECK(speaker(result, s["speaker"])["name"] == g.speaker);
  }
}

void check_speakers(const json& result) {
  const json& company = named(result, "Microsoft");
  CHECK(company["type"] == "organization");
  CHECK(company["affiliation"].is_null());
  CHECK(company["non_responses"] == 3);
  const json& post = named(result, "Microsoft’s blog post");
  CHECK(post["type"] == "document");
  CHECK(post["affiliation"] == company["id"]);
  const json& spokesperson = named(result, "a Microsoft spokesperson");
  CHECK(spokesperson["type"] == "unnamed");
  CHECK(spokesperson["unnamed_reason"] == "a spokesperson");
  CHECK(spokesperson["affiliation"] == company["id"]);
}

}  // namespace

TEST_CASE("what stands around the sample's words") {
  const json& article = by_rules()["article"];
  CHECK(article["headline"]["spans"] == json::parse("[[0, 85]]"));
  REQUIRE(article["authors"].size() == 1);
  CHECK(article["authors"][0]["name"] == "Colin Lecher");
  CHECK(article["authors"][0]["handle"] == "colinlecher");
  CHECK(article["published"]["iso"] == "2018-06-18T16:09:00-04:00");
  CHECK(article["published"]["text"] == "Jun 18, 2018, 4:09pm EDT");
  CHECK(article["updated"].is_null());
  CHECK(article["dateline"].is_null());
  REQUIRE(article["credits"].size() == 1);
  CHECK(article["credits"][0]["role"] == "illustration");
  CHECK(article["credits"][0]["text"] == "Illustration by Alex Castro / The Verge");
  CHECK(article["furniture"] == json::parse("[[139, 144]]"));
  REQUIRE(article["warnings"].size() == 1);
  CHECK(article["warnings"][0]["kind"] == "paragraph starts mid-sentence");
  CHECK(article["warnings"][0]["span"] == json::parse("[458, 832]"));
  const auto body = std::find_if(article["paragraphs"].begin(), article["paragraphs"].end(),
                                 [](const json& p) { return p["role"] == "body"; });
  REQUIRE(body != article["paragraphs"].end());
  CHECK((*body)["span"][0] == 185);
}

TEST_CASE("the sample's statements and speakers, by the rules") {
  CHECK(by_rules()["statements"].size() == gold().size());
  CHECK(by_rules()["speakers"].size() == 3);
  check_statements(by_rules());
  check_speakers(by_rules());
}

TEST_CASE("the sample's statements and speakers, with the learned model") {
  CHECK(with_model()["statements"].size() <= gold().size() + 2);
  CHECK(with_model()["article"] == by_rules()["article"]);
  check_statements(with_model());
  check_speakers(with_model());
}
