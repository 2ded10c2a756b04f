// Runs the cases of tests/corpus, each by the rules alone and as shipped, with the learned model.
//
//   corpus_test                          runs them
//   ONRECORD_CASE=WORD corpus_test       runs those with WORD in their name and prints what is
//   found corpus_test --update [FILE.txt …]    rewrites the expectations that fail, for review with
//                                        `git diff`; without files those of the whole corpus
#include "corpus.hpp"

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <string_view>

using namespace onrecord;
using namespace onrecord::corpus;

namespace {

// The model that ships.
const model::Model& shipped_model() {
  static const std::unique_ptr<const model::Model> model = [] {
    const std::string weights = contents_of(ONRECORD_WEIGHTS);
    model::ModelError error = model::ModelError::none;
    auto loaded = model::Model::load(
        {reinterpret_cast<const uint8_t*>(weights.data()), weights.size()}, &error);
    if (loaded == nullptr) {
      std::cerr << ONRECORD_WEIGHTS ": no model\n";
      std::exit(2);
    }
    return loaded;
  }();
  return *model;
}

Inspection inspected(std::string_view text, Run run) {
  Options options;
  if (run == Run::shipped) options.model = &shipped_model();
  return inspect(text, options);
}

const char* only_case() {
  return std::getenv("ONRECORD_CASE");
}

bool wanted(const Case& one) {
  return only_case() == nullptr || one.name.find(only_case()) != std::string::npos;
}

std::string title(const Case& one) {
  return one.file + ":" + std::to_string(one.line) + ": " + one.name;
}

int update(int count, char** names) {
  std::vector<std::string> paths(names, names + count);
  if (paths.empty()) paths = files_of(ONRECORD_CORPUS);
  for (const std::string& path : paths) {
    const std::string before = contents_of(path);
    if (before.empty()) {
      std::cerr << path << ": cannot be read\n";
      return 2;
    }
    const std::string after = updated(before, inspected);
    if (after == before) continue;
    std::ofstream(path, std::ios::binary) << after;
    std::cout << path << " rewritten\n";
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "--update") return update(argc - 2, argv + 2);
  return doctest::Context(argc, argv).run();
}

TEST_CASE("every case of the corpus gives the statements that it lists, in both runs") {
  const std::vector<Case> cases = read_folder(ONRECORD_CORPUS);
  CHECK(cases.size() >= 140);
  for (const Case& one : cases) {
    if (!wanted(one)) continue;
    const Inspection rules = inspected(one.text, Run::rules);
    const Inspection shipped = inspected(one.text, Run::shipped);
    if (only_case() != nullptr) {
      MESSAGE(title(one) << "\nby the rules\n"
                         << as_case(rules) << "\nas shipped\n"
                         << as_case(shipped));
    }
    const std::string wrong = failure(one, rules, shipped);
    CHECK_MESSAGE(wrong.empty(), title(one) << "\n" << one.text << "\n" << wrong);
  }
}

TEST_CASE("the cases that are known to be too hard are well written, and are counted") {
  const std::vector<Case> cases = read_folder(ONRECORD_CORPUS "/known");
  for (const Case& one : cases) CHECK_MESSAGE(one.error.empty(), title(one) << ": " << one.error);
  for (const Run run : {Run::rules, Run::shipped}) {
    std::string passing;
    size_t count = 0;
    for (const Case& one : cases) {
      if (!wanted(one) || !differences(one, inspected(one.text, run), run).empty()) continue;
      ++count;
      passing += "\n  " + title(one);
    }
    MESSAGE(count << " of " << cases.size() << " known cases pass " << std::string(run_name(run))
                  << passing);
  }
}

TEST_CASE("no two cases have one name") {
  std::set<std::string> names;
  for (const char* folder : {ONRECORD_CORPUS, ONRECORD_CORPUS "/known"}) {
    for (const Case& one : read_folder(folder)) {
      CHECK_MESSAGE(names.insert(one.name).second, title(one));
    }
  }
}

TEST_CASE("an update of an unchanged corpus changes nothing") {
  if (only_case() != nullptr) return;
  for (const std::string& path : files_of(ONRECORD_CORPUS)) {
    const std::string before = contents_of(path);
    CHECK_MESSAGE(updated(before, inspected) == before, path);
  }
}

TEST_CASE("an update rewrites what differs and keeps all else") {
  const auto rules = [](std::string_view text, Run) { return inspect(text); };
  const std::string head =
      "===\na\n===\n“No,” said Ana Ruiz. “It is true,” Bo Lund said on Monday.\n---\n";
  CHECK(updated(head + "# a comment\n- mixed\n    source: Ana\n\n- direct assertion\n"
                       "  speaker: Bo Lund\n# the end\n\n",
                rules) == head +
                              "# a comment\n- direct\n    source: Ana Ruiz\n\n- direct "
                              "assertion\n  speaker: Bo Lund\n# the end\n\n");
  CHECK(updated(head + "- direct\n  source: Ana Ruiz\n", rules) ==
        head +
            "- direct\n  source: Ana Ruiz\n- direct assertion\n  source: Bo Lund\n  cue: said\n"
            "  content: It is true,\n");
  CHECK(updated("===\na\n===\nThe road is long.\n---\n- direct\n  source: Ana\n# why\n", rules) ==
        "===\na\n===\nThe road is long.\n---\nnone\n# why\n");
  CHECK(updated(head + "none\nclaim: number\n", rules).ends_with("\nclaim: none\n"));
  const std::string page =
      "===\na\n===\nFerry closes after 90 years\nBy Ana Ruiz\n\nThe ferry made its last "
      "trip.\n---\n";
  CHECK(updated(page + "author: Tom Beck\nheadline: Ferry closes after 90 years\n", rules) ==
        page + "author: Ana Ruiz\nheadline: Ferry closes after 90 years\n");
}

TEST_CASE("an update notes that the run as shipped differs, and asks for the reason") {
  const auto two = [](std::string_view text, Run run) {
    return run == Run::rules ? inspect(text) : inspect("");
  };
  const std::string text = "===\na\n===\n“No,” said Ana Ruiz.\n---\n- direct\n  source: Ana Ruiz\n";
  const std::string now = updated(text, two);
  CHECK(now == text + "--- as shipped: TODO: say why\nnone\n");
  CHECK(!read_cases("x", now)[0].error.empty());
  const std::string good = text + "--- as shipped: it is too short\nnone\n";
  CHECK(updated(good, two) == good);
  const Case one = read_cases("x", good)[0];
  CHECK(one.error.empty());
  CHECK(failure(one, inspect(one.text), inspect("")).empty());
  const auto same = [](std::string_view t, Run) { return inspect(t); };
  CHECK(!failure(one, inspect(one.text), inspect(one.text)).empty());
  CHECK(updated(good, same) == text);
}

TEST_CASE("a case beyond the rules must pass as shipped and must not pass by the rules") {
  const std::string text = "===\na\n===\n“No,” said Ana Ruiz.\n---\n- direct\n  source: Ana Ruiz\n";
  const Case one = read_cases("x", text + "beyond the rules: too hard\n")[0];
  CHECK(one.error.empty());
  const Inspection found = inspect(one.text);
  CHECK(failure(one, inspect(""), found).empty());
  CHECK(!failure(one, found, found).empty());
  CHECK(!failure(one, inspect(""), inspect("")).empty());
  const auto same = [](std::string_view t, Run) { return inspect(t); };
  CHECK(updated(text + "beyond the rules: too hard\n", same) == text);
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
  CHECK(fails("===\na\n===\ntext\n---\nnone\n--- as shipped: \nnone\n"));
  CHECK(fails("===\na\n===\ntext\n---\nnone\n--- as shipped: it is hard\n"));
  CHECK_FALSE(fails("===\na\n===\ntext\n---\nnone\n"));
  CHECK_FALSE(fails("===\na\n===\ntext\n---\n# a comment\nnone\n"));
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
