// Colours and sizes, by day and by night.
#pragma once

#include "fonts.hpp"
#include "imgui.h"

namespace onrecord::app {

struct Theme {
  bool dark = false;
  ImU32 paper = 0, panel = 0, raised = 0;  // grounds: article, side panels, cards and menus
  ImU32 ink = 0, soft = 0, faint = 0;      // text in three strengths; faint: 4.5 to 1
  ImU32 rule = 0;                          // hairlines
  ImU32 accent = 0, selection = 0, hover = 0, warning = 0;

  // The strength of a speaker's colour behind a chosen statement's source, whose name is set in it.
  static constexpr float source_tint = 0.14F;

  static Theme day();
  static Theme night();

  // A speaker's colour, for text too: its contrast is at least 4.5 to 1 on every ground. Index -1,
  // no speaker, is grey.
  ImU32 speaker(int index) const;
};

// The colour at `share` of its strength.
ImU32 fade(ImU32 color, float share);
ImU32 mix(ImU32 from, ImU32 to, float share);

// Distances in the side panels, CSS pixels.
namespace space {
constexpr float side = 22;        // between a panel's edges and its text
constexpr float label = 88;       // the column of a field's label
constexpr float heading = 48;     // height of a heading
constexpr float bar = 38;         // height of a bar with its label
constexpr float field = 9;        // above and below a field's text
constexpr float field_dense = 8;  // the same where many fields stand together
constexpr float foot = 32;        // below the last row
constexpr float scroll_bar = 12;  // kept free for it at the right of a row
}  // namespace space

// The type scale. Sizes are Dear ImGui's (see Style); ems follow as size / 1.362.
namespace type {
constexpr Style wordmark{Face::serif_bold, 28};          // 20.6 px
constexpr Style label{Face::sans, 17};                   // 12.5 px
constexpr Style label_strong{Face::sans_bold, 17};       //
constexpr Style small_caps{Face::sans_bold, 15, 0.08F};  // 11 px, capitals, spaced
constexpr Style button{Face::sans, 18};                  // 13.2 px
constexpr Style text{Face::sans, 19};                    // 14 px
constexpr Style text_strong{Face::sans_bold, 19};
constexpr Style quote{Face::serif, 21};        // 15.4 px: contents in lists
constexpr Style quote_large{Face::serif, 25};  // 18.4 px: the pinned statement
constexpr Style title{Face::serif_bold, 25};
constexpr Style figure{Face::serif_bold, 34};
}  // namespace type

}  // namespace onrecord::app
