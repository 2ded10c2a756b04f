#include "document.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "harness.hpp"

namespace onrecord::app {
namespace {

bool blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\v';
}

// No character that can be seen is outside every block, and blocks follow on each other.
void check_blocks(const Document& doc) {
  std::uint32_t at = 0;
  for (const Block& block : doc.blocks()) {
    CHECK(block.begin >= at);
    CHECK(block.end > block.begin);
    CHECK(std::all_of(doc.text().begin() + at, doc.text().begin() + block.begin, blank));
    at = block.end;
  }
  CHECK(std::all_of(doc.text().begin() + at, doc.text().end(), blank));
}

TEST_CASE("blocks cover the text, with and without a result") {
  Document doc;
  doc.set_text(sample_text());
  check_blocks(doc);
  CHECK(doc.blocks().size() == 12);
  std::string error;
  REQUIRE(doc.set_result(sample_result(), error));
  check_blocks(doc);
  CHECK(doc.blocks()[0].role == Role::headline);
  CHECK(doc.words() > 380);
  for (const std::string& text : {std::string(), std::string("\n\n \n"), std::string(100000, 'x'),
                                  std::string(100000, '\n'), std::string("a\r\nb\n\n\nc")}) {
    doc.set_text(text);
    check_blocks(doc);
  }
}

TEST_CASE("a very long paragraph is cut where words end, and stays one") {
  std::string text;
  while (text.size() < 100000) text += "word after word \xe2\x80\x9cquoted\xe2\x80\x9d ";
  Document doc;
  doc.set_text(text);
  check_blocks(doc);
  CHECK(doc.blocks().size() > 4);
  const Span whole = doc.paragraph_at(50000);
  CHECK(whole.begin == 0);
  CHECK(whole.end >= text.size() - 1);
}

TEST_CASE("text that no paragraph covers is kept") {
  const std::string text = "Head\nlost line\nBody text.\ntail";
  Document doc;
  doc.set_text(text);
  std::string error;
  REQUIRE(doc.set_result(R"({"schema":1,"offsets":"utf8","article":{"paragraphs":[
      {"span":[15,25],"role":"body"},{"span":[0,4],"role":"headline"},{"span":[2,6],"role":"body"}]}})",
                         error));
  check_blocks(doc);
  CHECK(doc.blocks().size() == 4);
}

TEST_CASE("marks are found as by looking at all of them") {
  std::mt19937 engine(3);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  std::string json = R"({"schema":1,"offsets":"utf8","statements":[)";
  const std::uint32_t size = 5000;
  std::vector<Span> spans;
  for (int i = 0; i < 200; ++i) {
    const std::uint32_t begin = random() % (size - 300);
    const std::uint32_t end = begin + 1 + random() % (i % 10 == 0 ? 299 : 40);
    spans.push_back({begin, end});
    if (i) json += ',';
    json +=
        R"({"content":{"spans":[[)" + std::to_string(begin) + "," + std::to_string(end) + "]]}}";
  }
  Document doc;
  doc.set_text(std::string(size, 'x'));
  std::string error;
  REQUIRE(doc.set_result(json + "]}", error));
  std::vector<const Mark*> found;
  for (int i = 0; i < 300; ++i) {
    const std::uint32_t begin = random() % size;
    const std::uint32_t end = begin + 1 + random() % 60;
    doc.marks_in(begin, end, found);
    const auto expected = std::count_if(spans.begin(), spans.end(), [&](const Span& span) {
      return span.begin < end && span.end > begin;
    });
    CHECK(found.size() == static_cast<std::size_t>(expected));
  }
}

TEST_CASE("furniture folds around what somebody is found to say in it") {
  nlohmann::json result = nlohmann::json::parse(sample_result());
  nlohmann::json& paragraphs = result["article"]["paragraphs"];
  paragraphs.clear();
  std::string text;
  const auto add = [&](const std::string& line, const char* role) {
    paragraphs.push_back({{"span", {text.size(), text.size() + line.size()}}, {"role", role}});
    text += line + "\n";
  };
  for (int i = 0; i < 6; ++i) add("Menu", "furniture");
  const std::size_t begin = text.size();
  add("Mayor: the port stays", "furniture");
  for (int i = 0; i < 5; ++i) add("Menu", "furniture");
  add("Port to close", "headline");
  nlohmann::json statement = result["statements"][0];
  statement["source"] = {{"spans", {{begin, begin + 5}}}, {"text", "Mayor"}};
  statement["cue"] = nullptr;
  statement["content"] = {{"spans", {{begin + 7, begin + 21}}}, {"text", "the port stays"}};
  result["statements"] = nlohmann::json::array({statement});
  result["claims"].clear();
  result["article"]["warnings"].clear();
  Document doc;
  doc.set_text(text);
  std::string error;
  REQUIRE(doc.set_result(result.dump(), error));
  REQUIRE(doc.folds().size() == 2);
  CHECK(doc.folds()[0].paragraphs == 6);
  CHECK(doc.folds()[1].first == 7);
  CHECK(doc.folds()[1].paragraphs == 5);
  CHECK(doc.fold_of(6) == nullptr);
}

TEST_CASE("the innermost statement is pointed at") {
  Document doc;
  doc.set_text(std::string(100, 'x'));
  std::string error;
  REQUIRE(doc.set_result(R"({"schema":1,"offsets":"utf8","statements":[
      {"content":{"spans":[[10,60]]}},{"content":{"spans":[[20,30]]},"source":{"spans":[[32,36]]}}]})",
                         error));
  CHECK(doc.statement_at(12) == 0);
  CHECK(doc.statement_at(25) == 1);
  CHECK(doc.statement_at(33) == 1);
  CHECK(doc.statement_at(31) == 0);
  CHECK(doc.statement_at(60) == -1);
}

TEST_CASE("words and paragraphs around a place") {
  Document doc;
  doc.set_text(
      "It\xe2\x80\x99s a \xe2\x80\x9cwell-kept\xe2\x80\x9d na\xc3\xafve r\xc3\xb4le.\nNext");
  const auto word = [&](std::uint32_t at) {
    const Span span = doc.word_at(at);
    return doc.text().substr(span.begin, span.end - span.begin);
  };
  CHECK(word(1) == "It\xe2\x80\x99s");
  CHECK(word(12) == "well");
  CHECK(word(26) == "na\xc3\xafve");
  CHECK(word(static_cast<std::uint32_t>(doc.text().size())).empty());
  const Span line = doc.paragraph_at(3);
  CHECK(doc.text()[line.end] == '\n');
}

}  // namespace
}  // namespace onrecord::app
