// The plain-text cases of tests/corpus: reading them and comparing them with an inspection. The
// format is described in tests/corpus/README.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inspect.hpp"

namespace onrecord::corpus {

struct Expected {
  std::string form;
  std::string act;  // empty: not checked
  // Not set: not checked. Empty: there is none.
  std::optional<std::string> source, cue, content, speaker;
  std::optional<std::string> type, affiliation;  // of the speaker
};

struct Case {
  std::string file;
  int line = 0;  // of the name, from 1
  std::string name;
  std::string text;
  std::vector<Expected> expected;
  // Not set: not checked. Each as “reason reason”, with “ in N” for the Nth statement.
  std::optional<std::vector<std::string>> claims;
  // What the page says about itself, “key: value” as in the README, in the order of a case. Only
  // the keys that the case has are compared, each with all of its values.
  std::vector<std::string> facts;
  bool any_statements = false;  // only facts are listed
  std::string error;            // what is wrong with the way the case is written; empty: nothing
};

// The cases of every .txt file in a folder, by file name and line. Not recursive.
std::vector<Case> read_folder(const std::string& folder);
std::vector<Case> read_cases(const std::string& file, const std::string& contents);

// Empty if everything that the case lists was found and nothing else; otherwise what differs.
std::string differences(const Case& one, const Inspection& found);

// What was found, in the format of the cases.
std::string as_case(const Inspection& found);

}  // namespace onrecord::corpus
