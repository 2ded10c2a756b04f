// The state of the page: the document, what is chosen, filtered and selected. Panels read it and
// change it by its functions.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document.hpp"
#include "panels.hpp"
#include "utf8.hpp"

namespace onrecord::app {

struct Selection {
  std::uint32_t anchor = 0, caret = 0;
  std::uint32_t begin() const { return anchor < caret ? anchor : caret; }
  std::uint32_t end() const { return anchor < caret ? caret : anchor; }
  bool empty() const { return anchor == caret; }
};

struct State {
  Document doc;
  bool busy = false;    // an inspection is running
  std::string note;     // progress of other work, for the toolbar; empty: none
  int hovered = -1;     // statement under the pointer
  int current = -1;     // chosen statement
  bool pinned = false;  // `current` was chosen by a click or Enter
  // Statements that do not match are neither marked nor listed; -1 and empty match all.
  struct Filter {
    int speaker = -1, form = -1, act = -1;
    std::string words;  // in source, cue or content; in lower case
    bool any() const { return speaker >= 0 || form >= 0 || act >= 0 || !words.empty(); }
    friend bool operator==(const Filter&, const Filter&) = default;
  } filter;
  std::vector<bool> found;  // by statement: holds filter.words
  Selection selection;
  Tab tab = tab_named("statement");
  bool furniture_hidden = false;        // boilerplate is not shown at all
  std::vector<std::uint32_t> unfolded;  // first bytes of the folds that the reader has opened

  // Requests of panels, which App fulfils at the end of the frame.
  int reveal_statement = -1;
  Span reveal_span;
  bool statement_changed = false;
  bool layout_changed = false;
  bool tab_chosen = false;  // raise the sheet of a narrow screen

  void choose(int statement, bool pin, bool reveal = true) {
    statement_changed |= statement != current;
    current = statement;
    pinned = pin && statement >= 0;
    if (reveal) reveal_statement = statement;
  }

  // Filters by words in the speaker, source, cue or content, regardless of case.
  void search(std::string_view words) {
    filter.words = lower_case(words);
    found.clear();
    for (const Statement& statement : doc.result().statements) {
      const std::string all = said_by(statement) + '\n' + statement.source.text + '\n' +
                              statement.cue.text + '\n' + statement.content.text;
      found.push_back(lower_case(all).find(filter.words) != std::string::npos);
    }
  }

  void filter_speaker(int index) { toggle(filter.speaker, index); }
  void filter_form(Form form) { toggle(filter.form, static_cast<int>(form)); }
  void filter_act(Act act) { toggle(filter.act, static_cast<int>(act)); }

  bool shows(const Statement& statement) const {
    return (filter.speaker < 0 || statement.speaker == filter.speaker) &&
           (filter.form < 0 || static_cast<int>(statement.form) == filter.form) &&
           (filter.act < 0 || static_cast<int>(statement.act) == filter.act) &&
           (filter.words.empty() || found[index_of(statement)]);
  }

  // The active filters in words: "Ana Ruiz · direct · “bridge”".
  std::string filter_name() const {
    std::string out = speaker_name(filter.speaker);
    const auto add = [&out](std::string_view word) {
      if (!out.empty()) out += " · ";
      out += word;
    };
    if (filter.form >= 0) add(name_of(static_cast<Form>(filter.form)));
    if (filter.act >= 0) add(name_of(static_cast<Act>(filter.act)));
    if (!filter.words.empty()) add("“" + filter.words + "”");
    return out;
  }

  // The next statement that the filter shows, forwards (1) or backwards (-1); the current one if
  // there is none.
  int neighbour(int step) const {
    const auto& all = doc.result().statements;
    const int count = static_cast<int>(all.size());
    int at = current < 0 ? (step > 0 ? -1 : count) : current;
    for (at += step; at >= 0 && at < count; at += step)
      if (shows(all[static_cast<std::size_t>(at)])) return at;
    return current;
  }

  const Statement* statement(int index) const {
    const auto& all = doc.result().statements;
    return index >= 0 && index < static_cast<int>(all.size())
               ? &all[static_cast<std::size_t>(index)]
               : nullptr;
  }

  std::string speaker_name(int index) const {
    const auto& all = doc.result().speakers;
    if (index < 0 || index >= static_cast<int>(all.size())) return {};
    return all[static_cast<std::size_t>(index)].name;
  }

  // The speaker's name, else the source's words.
  std::string said_by(const Statement& statement) const {
    std::string name = speaker_name(statement.speaker);
    if (name.empty()) name = statement.source.text;
    return name.empty() ? "No source named" : name;
  }

  // A speaker's type, the reason if unnamed, and the affiliation: "Person · of Microsoft".
  std::string about(const Speaker& who) const {
    std::string out = who.type;
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
    if (!who.unnamed_reason.empty() && who.unnamed_reason != "no name")
      out += ": " + who.unnamed_reason;
    if (who.affiliation >= 0) out += " · of " + speaker_name(who.affiliation);
    return out;
  }

 private:
  std::size_t index_of(const Statement& statement) const {
    return static_cast<std::size_t>(&statement - doc.result().statements.data());
  }
  static void toggle(int& field, int value) { field = field == value ? -1 : value; }
};

}  // namespace onrecord::app
