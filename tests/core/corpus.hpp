// The cases of tests/corpus: reads them, compares them with inspections and rewrites their
// expectations. tests/corpus/README.md describes the format.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inspect.hpp"

namespace onrecord::corpus {

// One statement that a case lists.
struct Expected {
  std::string form;
  std::string act;  // empty: not checked
  // Not set: not checked. Empty: there is none.
  std::optional<std::string> source, cue, content, speaker;
  std::optional<std::string> type, affiliation;  // of the speaker
};

// What a case lists below its text.
struct Expectation {
  std::vector<Expected> statements;
  bool any_statements = false;  // only facts are listed: statements are not checked
  // Not set: not checked. Each as “reason reason”, with “ in N” for the Nth statement.
  std::optional<std::vector<std::string>> claims;
  // Facts of the page, “key: value”. Only keys that are listed are compared, each with all values.
  std::vector<std::string> facts;
  int first_line = 0, end_line = 0;  // its lines in the file, from 0, half open
};

struct Case {
  std::string file;
  int line = 0;  // of the name, from 1
  std::string name;
  std::string text;
  Expectation expected;
  std::optional<Expectation> shipped;  // replaces `expected` for the run with the model
  std::string shipped_reason;          // why it differs
  std::string beyond_rules;            // why the rules alone fail this case; empty: they pass
  std::string error;                   // what is wrong with how the case is written; empty: nothing
};

// The two runs of a case: by the rules alone, and as shipped, with the learned model.
enum class Run : uint8_t { rules, shipped };
const char* run_name(Run run);

// The paths of the .txt files of a folder, sorted. Not recursive.
std::vector<std::string> files_of(const std::string& folder);
std::string contents_of(const std::string& path);

// The cases of a folder's files, by file name and line.
std::vector<Case> read_folder(const std::string& folder);
std::vector<Case> read_cases(const std::string& file, const std::string& contents);

// Returns what differs between the found statements, claims and facts and those that the case
// expects of this run; empty if nothing. The note `beyond_rules` is not considered.
std::string differences(const Case& one, const Inspection& found, Run run = Run::rules);

// Returns why the case fails, given the results of both runs; empty if it passes. A case passes if
// both runs give what it expects of them and if each of its notes is needed.
std::string failure(const Case& one, const Inspection& rules, const Inspection& shipped);

// An inspection in the format of the cases.
std::string as_case(const Inspection& found);

using Inspect = std::function<Inspection(std::string_view text, Run run)>;

// Returns the contents of a case file with the expectations of failing cases rewritten to what
// `inspect` finds. Lines that need no change, comments and the order of lines stay; a statement
// keeps its set of fields. A note that is no longer needed goes; a run as shipped that comes to
// differ gets a section whose reason a person must fill in (the case fails until then).
std::string updated(const std::string& contents, const Inspect& inspect);

}  // namespace onrecord::corpus
