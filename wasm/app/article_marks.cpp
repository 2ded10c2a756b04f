// Drawing of one line of the article: selection, marks, text, margin.
#include <algorithm>
#include <cmath>

#include "article_view.hpp"
#include "utf8.hpp"

namespace onrecord::app {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

}  // namespace

void ArticleView::draw_selection(ImDrawList* list, const VisibleLine& at, const SetBlock& block) {
  const Selection& selection = state_.selection;
  const Line& line = block.lines[at.line];
  if (selection.empty() || selection.end() <= line.begin || selection.begin() >= line.end) return;
  const float x0 = x_of(block, at.line, std::max(selection.begin(), line.begin));
  float x1 = x_of(block, at.line, std::min(selection.end(), line.end));
  if (selection.end() > line.end) x1 = std::max(x1, block.widths[at.line]) + 4;
  list->AddRectFilled({at.x + x0, at.top}, {at.x + x1, at.top + at.leading}, ui_.theme.selection);
}

float ArticleView::strength(int statement) const {
  const Statement* found = state_.statement(statement);
  if (!found || !state_.shows(*found)) return 0;
  if (statement == state_.hovered || statement == state_.current) return 2;
  const Statement* pinned = state_.pinned ? state_.statement(state_.current) : nullptr;
  return pinned && state_.shows(*pinned) ? 0.55F : 1;
}

void ArticleView::draw_marks(ImDrawList* list, const VisibleLine& at, const SetBlock& block) {
  const Line& line = block.lines[at.line];
  const std::string& text = state_.doc.text();
  state_.doc.marks_in(line.begin, line.end, marks_);
  const Block& whole = state_.doc.blocks()[at.block];
  const float unit = em(style_of(whole).style);
  for (const Mark* mark : marks_) {
    const Statement* statement = state_.statement(mark->statement);
    const float force = strength(mark->statement);
    std::uint32_t begin = std::max(mark->begin, line.begin);
    std::uint32_t end = std::min(mark->end, line.end);
    while (end > begin && is_blank(text[end - 1])) --end;
    while (begin < end && is_blank(text[begin])) ++begin;
    if (begin == end) continue;
    const float x0 = at.x + x_of(block, at.line, begin);
    const float x1 = at.x + x_of(block, at.line, end);
    const Rect box{x0, at.baseline - unit * 0.98F, x1 - x0, unit * 1.32F};
    mark_rects.push_back({mark->statement, mark->part, box});
    if (force == 0) continue;
    const ImU32 color = ui_.theme.speaker(statement->speaker);
    const bool strong = force > 1;
    const float ink = force < 1 ? 0.5F : 1.0F;
    const float under = at.baseline + unit * 0.24F;
    if (mark->part == Part::cue) {
      if (strong) list->AddRectFilled(box.min(), box.max(), fade(color, 0.10F), 2);
      list->AddRectFilled({x0, std::round(under)}, {x1, std::round(under) + 1},
                          fade(color, 0.75F * ink));
      continue;
    }
    if (mark->part == Part::source) {
      if (strong) list->AddRectFilled(box.min(), box.max(), fade(color, Theme::source_tint), 2);
      continue;
    }
    const bool silent = statement->act == Act::non_response;
    const float tint = (statement->form == Form::direct  ? 0.13F
                        : statement->form == Form::mixed ? 0.11F
                                                         : 0.075F) *
                       (strong ? 1.9F : force);
    if (silent) {
      ui_.hatch(list, box, fade(color, strong ? 0.42F : 0.26F * force));
    } else {
      list->AddRectFilled(box.min(), box.max(), fade(color, tint), 2);
    }
    if (statement->form == Form::block) {
      list->AddRectFilled({at.x - 14, at.top}, {at.x - 11, at.top + at.leading}, fade(color, ink));
    } else {
      ui_.underline(list, x0, x1, under + 1, statement->form, fade(color, ink));
    }
  }
}

void ArticleView::draw_text(ImDrawList* list, const VisibleLine& at, const SetBlock& block) {
  const Line& line = block.lines[at.line];
  const Block& whole = state_.doc.blocks()[at.block];
  const BlockStyle style = style_of(whole);
  state_.doc.marks_in(line.begin, line.end, marks_);
  // Names of sources take the speaker's colour.
  const auto color_at = [&](std::uint32_t offset) {
    for (const Mark* mark : marks_)
      if (mark->part == Part::source && mark->begin <= offset && offset < mark->end &&
          strength(mark->statement) > 0)
        return ui_.theme.speaker(state_.statement(mark->statement)->speaker);
    return style.color;
  };
  const bool any_source = std::any_of(marks_.begin(), marks_.end(),
                                      [](const Mark* mark) { return mark->part == Part::source; });
  std::size_t g = block.first_glyph[at.line];
  const std::size_t last = block.first_glyph[at.line + 1];
  while (g < last) {
    const Face face = block.glyphs[g].face;
    const ImU32 color = any_source ? color_at(block.glyphs[g].offset) : style.color;
    Style set = style.style;
    set.face = face;
    Pen pen(ui_.fonts, list, set, color);
    do {
      pen.put(block.glyphs[g].codepoint, at.x + block.glyphs[g].x, at.baseline);
      ++g;
    } while (g < last && block.glyphs[g].face == face &&
             (!any_source || color_at(block.glyphs[g].offset) == color));
  }
  if (whole.role == Role::blockquote)
    list->AddRectFilled({column_x_, at.top}, {column_x_ + 2, at.top + at.leading}, ui_.theme.rule);
}

void ArticleView::draw_margin(ImDrawList* list, const VisibleLine& at, const SetBlock& block) {
  const Line& line = block.lines[at.line];
  state_.doc.marks_in(line.begin, line.end, marks_);
  constexpr Style number{Face::sans, 15};
  const bool numbers = has_margin();  // a phone's margin holds the sign of a warning alone
  float x = column_x_ - (numbers ? 22 : 6);
  for (const Warning& warning : state_.doc.result().article.warnings) {
    if (warning.span.begin < line.begin || warning.span.begin >= line.end) continue;
    x -= 8;
    ui_.line(list, x, at.baseline, {Face::serif_bold, 22}, ui_.theme.warning, "!");
    const Rect wide{area_.x, at.top, column_x_ - area_.x, at.leading};  // for a finger
    warned_.push_back(numbers ? Rect{x - 8, at.top, 22, at.leading} : wide);
    ui_.named.emplace_back("warned-" + std::to_string(warning.span.begin), warned_.back());
    x -= 7;
    break;
  }
  for (auto mark = marks_.rbegin(); numbers && mark != marks_.rend(); ++mark) {
    const Statement* statement = state_.statement((*mark)->statement);
    if ((*mark)->part != Part::content ||
        (*mark)->begin != statement->content.spans.front().begin || (*mark)->begin < line.begin ||
        strength((*mark)->statement) == 0)
      continue;
    const std::string label = std::to_string((*mark)->statement + 1);
    x -= ui_.fonts.width(number, label);
    if (x < area_.x + 4) break;
    const bool strong = strength((*mark)->statement) > 1;
    ui_.line(list, x, at.baseline - 1, strong ? Style{Face::sans_bold, 15} : number,
             ui_.theme.speaker(statement->speaker), label);
    x -= 7;
  }
}

}  // namespace onrecord::app
