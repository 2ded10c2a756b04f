// The registry of panels: one row for each, in the order of the tabs.
//
// A new panel takes three edits: its file, panel_NAME.cpp, with a class derived from Panel and the
// function that makes it; its row here; the file's name in CMakeLists.txt.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

namespace onrecord::app {

class Panel;
class Ui;
struct State;

using MakePanel = std::unique_ptr<Panel>(Ui& ui, State& state);

MakePanel make_statements_panel;
MakePanel make_statement_panel;
MakePanel make_speakers_panel;
MakePanel make_article_panel;

struct PanelEntry {
  std::string_view name;   // for programs; tests click "tab-NAME"
  std::string_view label;  // for readers
  MakePanel* make;
};

inline constexpr std::array panels{
    PanelEntry{"statements", "List", make_statements_panel},
    PanelEntry{"statement", "Statement", make_statement_panel},
    PanelEntry{"speakers", "Speakers", make_speakers_panel},
    PanelEntry{"article", "Article", make_article_panel},
};

// A panel by its row in the registry.
enum class Tab : unsigned char {};

constexpr std::size_t index_of(Tab tab) {
  return static_cast<std::size_t>(tab);
}

constexpr std::string_view name_of(Tab tab) {
  return panels[index_of(tab)].name;
}

void no_panel_has_this_name();  // never defined: the call below does not compile where it is
                                // reached

// The panel of this name; a name that is not registered does not compile.
consteval Tab tab_named(std::string_view name) {
  for (std::size_t i = 0; i < panels.size(); ++i)
    if (panels[i].name == name) return static_cast<Tab>(i);
  no_panel_has_this_name();
  return {};
}

}  // namespace onrecord::app
