// Runs the cases of tests/corpus.
#include "corpus.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <string>

using namespace onrecord;
using namespace onrecord::corpus;

namespace {

bool wanted(const Case& one) {
  const char* only = std::getenv("ONRECORD_CASE");
  return only == nullptr || one.name.find(only) != std::string::npos;
}

std::string title(const Case& one) {
  return one.file + ":" + std::to_string(one.line) + ": " + one.name;
}

}  // namespace

TEST_CASE("every case of the corpus gives the statements that it lists") {
  const std::vector<Case> cases = read_folder(ONRECORD_CORPUS);
  CHECK(cases.size() >= 140);
  for (const Case& one : cases) {
    if (!wanted(one)) continue;
    const Inspection found = inspect(one.text);
    if (std::getenv("ONRECORD_CASE") != nullptr) MESSAGE(title(one) << "\n" << as_case(found));
    const std::string wrong = differences(one, found);
    CHECK_MESSAGE(wrong.empty(), title(one) << "\n" << one.text << "\n" << wrong);
  }
}

TEST_CASE("the cases that are known to be too hard are well written, and are counted") {
  const std::vector<Case> cases = read_folder(ONRECORD_CORPUS "/known");
  std::string passing;
  size_t count = 0;
  for (const Case& one : cases) {
    CHECK_MESSAGE(one.error.empty(), title(one) << ": " << one.error);
    if (!wanted(one)) continue;
    if (!differences(one, inspect(one.text)).empty()) continue;
    ++count;
    passing += "\n  " + title(one);
  }
  MESSAGE(count << " of " << cases.size() << " known cases pass" << passing);
}

TEST_CASE("no two cases have one name") {
  std::set<std::string> names;
  for (const char* folder : {ONRECORD_CORPUS, ONRECORD_CORPUS "/known"}) {
    for (const Case& one : read_folder(folder)) {
      CHECK_MESSAGE(names.insert(one.name).second, title(one));
    }
  }
}

TEST_CASE("a case that is badly written fails") {
  const Inspection nothing = inspect("");
  const auto fails = [&](const char* contents) {
    const std::vector<Case> cases = read_cases("x", contents);
    return cases.size() == 1 && !differences(cases[0], nothing).empty();
  };
  CHECK(fails("===\na\n===\ntext\n"));
  CHECK(fails("===\na\n===\ntext\n---\n"));
  CHECK(fails("===\na\n===\ntext\n---\n- spoken\n"));
  CHECK(fails("===\na\n===\ntext\n---\n- direct shout\n"));
  CHECK(fails("===\na\n===\ntext\n---\n- direct\n  colour: red\n"));
  CHECK(fails("===\na\n===\ntext\n---\n- direct\n  source: X\n  source: Y\n"));
  CHECK(fails("===\na\n===\ntext\n---\nnone\n- direct\n"));
  CHECK(fails("===\na\n===\ntext\n---\nheading: Text\n"));
  CHECK(fails("stray\n"));
  CHECK_FALSE(fails("===\na\n===\ntext\n---\nnone\n"));
}

TEST_CASE("a case fails for a missing, a spurious and a differing statement") {
  const Inspection nothing = inspect("");
  Inspection one = inspect("");
  one.text = Text("“No,” said Ana Ruiz.");
  Statement s;
  s.form = Form::direct;
  s.content = {{3, 6}};
  s.cue = {{10, 14}};
  s.source = {{15, 23}};
  s.speaker = 0;
  one.statements = {s};
  one.speakers.resize(1);
  one.speakers[0].name = "Ana Ruiz";
  const auto passes = [](const char* statements, const Inspection& found) {
    const std::string head = "===\na\n===\ntext\n---\n";
    return differences(read_cases("x", head + statements)[0], found).empty();
  };
  CHECK(passes("none", nothing));
  CHECK_FALSE(passes("none", one));
  CHECK_FALSE(passes("- direct", nothing));
  CHECK(passes("- direct", one));
  CHECK(passes("- direct assertion\n  source: Ana Ruiz\n  cue: said\n  content: No,", one));
  CHECK(passes("- direct\n  speaker: Ana Ruiz", one));
  CHECK_FALSE(passes("- mixed", one));
  CHECK_FALSE(passes("- direct denial", one));
  CHECK_FALSE(passes("- direct\n  source: Ana", one));
  CHECK_FALSE(passes("- direct\n  source: none", one));
  CHECK_FALSE(passes("- direct\n  content: No", one));
  CHECK_FALSE(passes("- direct\n  speaker: Tom Beck", one));
}

TEST_CASE("a case fails for a fact that differs, is missing or is one too many") {
  const Inspection found = inspect(
      "Ferry closes after 90 years\nBy Ana Ruiz\nJune 3, 2019\n\nThe ferry made its last trip on "
      "Monday, and nobody came to see it.");
  const auto passes = [&](const char* facts) {
    const std::string head = "===\na\n===\ntext\n---\n";
    return differences(read_cases("x", head + facts)[0], found).empty();
  };
  CHECK(passes("headline: Ferry closes after 90 years\nauthor: Ana Ruiz\npublished: 2019-06-03"));
  CHECK(passes("updated: none\nbody: The ferry made"));
  CHECK_FALSE(passes("headline: Ferry closes"));
  CHECK_FALSE(passes("headline: none"));
  CHECK_FALSE(passes("author: Ana Ruiz\nauthor: Tom Beck"));
  CHECK_FALSE(passes("author: none"));
  CHECK_FALSE(passes("published: unresolved"));
  CHECK_FALSE(passes("warning: paywall"));
  CHECK_FALSE(passes("body: A ferry"));
}
