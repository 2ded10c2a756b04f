// What the reader looks at; every panel reads it, and changes it through these functions.
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
  bool busy = false;    // the core is at work on the text
  std::string note;     // what else goes on, for the toolbar; empty: nothing
  int hovered = -1;     // statement under the pointer
  int current = -1;     // statement that the keys stand on
  bool pinned = false;  // current stays in the inspector
  // Only such statements are marked and listed; -1: all.
  struct Filter {
    int speaker = -1, form = -1, act = -1;
    std::string words;  // in source, cue or content; in lower case
    bool any() const { return speaker >= 0 || form >= 0 || act >= 0 || !words.empty(); }
    friend bool operator==(const Filter&, const Filter&) = default;
  } filter;
  std::vector<bool> found;  // by statement: holds filter.words
  Selection selection;
  Tab tab = tab_named("statement");
  bool furniture_hidden = false;        // menus, share buttons and the like are not shown at all
  std::vector<std::uint32_t> unfolded;  // by where they begin: folds that the reader has opened

  // Asked for by a panel, done by App when the frame is over.
  int reveal_statement = -1;
  Span reveal_span;
  bool statement_changed = false;
  bool layout_changed = false;
  bool tab_chosen = false;  // to be seen, also where the sheet lies low

  void choose(int statement, bool pin, bool reveal = true) {
    statement_changed |= statement != current;
    current = statement;
    pinned = pin && statement >= 0;
    if (reveal) reveal_statement = statement;
  }

  // Only statements whose words or speaker hold these, in capitals or not.
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

  // What is filtered by, in words.
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

  // The next shown statement from the current one; the first where there is none.
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

  // Who a reader would say it is: the speaker, else the source's words.
  std::string said_by(const Statement& statement) const {
    std::string name = speaker_name(statement.speaker);
    if (name.empty()) name = statement.source.text;
    return name.empty() ? "No source named" : name;
  }

  // What kind of speaker, and what that rests on.
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
