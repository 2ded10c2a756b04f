#include "theme.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace onrecord::app {
namespace {

constexpr ImU32 rgb(unsigned hex) {
  return IM_COL32((hex >> 16U) & 255U, (hex >> 8U) & 255U, hex & 255U, 255U);
}

// Eight hues far apart in the order in which speakers appear; also told apart by people with
// deuteranopia for the first four (blue, orange, green-grey, violet differ in lightness too).
constexpr std::array<unsigned, 8> day_speakers{0x1d5ea8, 0xa0400e, 0x256a3a, 0x7b3f9e,
                                               0x0a6977, 0x7a5800, 0xa62a62, 0x50606f};
constexpr std::array<unsigned, 8> night_speakers{0x86b8f4, 0xf3a178, 0x86cf98, 0xcba3ea,
                                                 0x66cdd2, 0xdfb955, 0xf08fba, 0xaebccb};

}  // namespace

Theme Theme::day() {
  Theme theme;
  theme.paper = rgb(0xfdfcf9);
  theme.panel = rgb(0xf5f3ee);
  theme.raised = rgb(0xffffff);
  theme.ink = rgb(0x1b1a18);
  theme.soft = rgb(0x55514a);
  theme.faint = rgb(0x6a655c);
  theme.rule = rgb(0xdfdbd2);
  theme.accent = rgb(0x9c2a1f);
  theme.selection = rgb(0xbcd6f2);
  theme.hover = rgb(0xebe8e0);
  theme.warning = rgb(0x96580a);
  return theme;
}

Theme Theme::night() {
  Theme theme;
  theme.dark = true;
  theme.paper = rgb(0x16171a);
  theme.panel = rgb(0x1c1e22);
  theme.raised = rgb(0x26282d);
  theme.ink = rgb(0xe4e1da);
  theme.soft = rgb(0xb0aca3);
  theme.faint = rgb(0x99958d);
  theme.rule = rgb(0x33363c);
  theme.accent = rgb(0xf0897b);
  theme.selection = rgb(0x2f4a6b);
  theme.hover = rgb(0x2a2d33);
  theme.warning = rgb(0xe0ac5c);
  return theme;
}

ImU32 Theme::speaker(int index) const {
  if (index < 0) return soft;
  const auto& table = dark ? night_speakers : day_speakers;
  return rgb(table[static_cast<std::size_t>(index) % table.size()]);
}

ImU32 fade(ImU32 color, float share) {
  const auto alpha = static_cast<float>(color >> IM_COL32_A_SHIFT);
  return (color & ~IM_COL32_A_MASK) |
         (static_cast<ImU32>(std::lround(alpha * share)) << IM_COL32_A_SHIFT);
}

ImU32 mix(ImU32 from, ImU32 to, float share) {
  ImU32 out = 0;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    const auto a = static_cast<float>((from >> shift) & 255U);
    const auto b = static_cast<float>((to >> shift) & 255U);
    out |= static_cast<ImU32>(std::lround(a + (b - a) * share)) << shift;
  }
  return out;
}

}  // namespace onrecord::app
