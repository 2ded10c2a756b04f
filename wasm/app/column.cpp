#include "column.hpp"

namespace onrecord::app {

Column::Column(Ui& ui, const char* name, const Rect& area, Scroller& scroller)
    : y(area.y - static_cast<float>(scroller.y())),
      list(ui.open_panel(name, area, ui.theme.panel)),
      ui_(ui),
      area_(area),
      scroller_(scroller),
      top_(y) {}

Column::~Column() {
  scroller_.resize(y - top_ + space::foot, area_.h);
  ui_.scroll_area("##scroll", area_, scroller_);
  ui_.close_panel();
}

void Column::heading(std::string_view title) {
  ui_.line(list, left(), y + 34, type::small_caps, ui_.theme.soft, title);
  y += space::heading;
}

void Column::text(const Style& style, float leading, ImU32 color, std::string_view words,
                  int most) {
  y += ui_.lines(list, left(), y, width(), style, leading, color, words, most);
}

void Column::field(std::string_view label, std::string_view value, std::string_view remark,
                   const FieldLook& look) {
  const Theme& theme = ui_.theme;
  const float top = y + look.padding;
  list->AddLine({left(), y + 0.5F}, {right(), y + 0.5F}, theme.rule);
  ui_.line(list, left(), top + 16, type::label, theme.faint, label);
  const float x = left() + space::label;
  float height =
      ui_.lines(list, x, top, right() - x, type::text, 22, value.empty() ? theme.faint : theme.ink,
                value.empty() ? "—" : value, look.most_lines);
  if (!remark.empty())
    height += ui_.lines(list, x, top + height, right() - x, type::label, 19, theme.faint, remark);
  y = top + height + look.padding + 1;
}

bool Column::link(const char* name, float baseline, std::string_view label) {
  const float wide = ui_.fonts.width(type::label, label);
  const float x = right() - wide;
  bool over = false;
  const bool clicked = ui_.area(name, {x - 8, baseline - 19, wide + 16, 28}, &over);
  ui_.line(list, x, baseline, type::label, over ? ui_.theme.ink : ui_.theme.soft, label);
  list->AddLine({x, baseline + 3.5F}, {x + wide, baseline + 3.5F},
                over ? ui_.theme.ink : ui_.theme.rule);
  return clicked;
}

void Column::bar(std::string_view label, float share) {
  const std::string figure = percent(share);
  ui_.line(list, left(), y + 17, type::label, ui_.theme.soft, label);
  ui_.line(list, right() - ui_.fonts.width(type::label_strong, figure), y + 17, type::label_strong,
           ui_.theme.ink, figure);
  meter({left(), y + 24, width(), 3}, share);
  y += space::bar;
}

void Column::meter(const Rect& track, float share) {
  const float round = track.h / 2;
  list->AddRectFilled(track.min(), track.max(), ui_.theme.rule, round);
  list->AddRectFilled(track.min(), {track.x + track.w * share, track.bottom()}, ui_.theme.soft,
                      round);
}

Ui::Row Column::list_row(const std::string& name, const Rect& rect, const RowLook& look) {
  return ui_.list_row(list, name, rect, area_, look);
}

void Column::rule() {
  list->AddLine({left(), y - 0.5F}, {right(), y - 0.5F}, ui_.theme.rule);
}

}  // namespace onrecord::app
