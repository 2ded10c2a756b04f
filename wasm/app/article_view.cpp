#include "article_view.hpp"

#include <algorithm>
#include <cmath>

#include "utf8.hpp"

namespace onrecord::app {
namespace {

// Characters a line, within the 65 to 75 that typographers ask for.
constexpr float characters_a_line = 70;
constexpr std::string_view average_text =
    "The company declined to answer questions on its exact relationship with the agency, but the "
    "statement said that families would remain together, according to officials.";

// Bytes that a frame may break into lines beside those in view: about 3 ms.
constexpr std::size_t measured_a_frame = 150000;

bool is_head(Role role) {
  return role == Role::headline || role == Role::standfirst || role == Role::byline ||
         role == Role::date || role == Role::credit || role == Role::furniture ||
         role == Role::caption || role == Role::dateline;
}

bool is_small(Role role) {
  return role == Role::byline || role == Role::date || role == Role::credit ||
         role == Role::furniture || role == Role::caption || role == Role::dateline;
}

}  // namespace

void ArticleView::document_changed(bool from_top) {
  stale_ = true;
  if (from_top || flow_.size() != state_.doc.blocks().size()) body_size_ = 0;
  if (from_top) scroller.go(0, false);
}

void ArticleView::choose_column(const Rect& area) {
  const float margin = area.w < 560 ? 22.0F : 56.0F;
  const float room = std::max(80.0F, area.w - 2 * margin);
  float size = 27;
  float measure = 0;
  for (;; --size) {
    const Style body{Face::serif, size};
    measure = ui_.fonts.width(body, average_text) * characters_a_line /
              static_cast<float>(average_text.size());
    // Narrower columns take smaller type before they take shorter lines.
    if (measure <= room * 1.06F || size <= (area.w < 560 ? 25.0F : 24.0F)) break;
  }
  const float width = std::floor(std::min(measure, room));
  const float x = std::floor(area.x + (area.w - width) / 2);
  const bool same = !stale_ && size == body_size_ && width == column_width_;
  stale_ = false;
  column_x_ = x;
  top_room_ = area.w < 560 ? 28.0F : 56.0F;
  bottom_room_ = std::max(80.0F, area.h * 0.3F) + covered;
  area_ = area;
  if (same) return;
  const bool first = body_size_ == 0;
  const std::uint32_t kept = first || flow_.size() == 0 ? 0 : offset_at_height(scroller.y());
  body_size_ = size;
  column_width_ = width;
  reflow();
  if (!first && kept > 0) {
    scroller.resize(flow_.total() + top_room_ + bottom_room_, area.h);
    scroller.go(height_of(kept), false);
  }
}

ArticleView::BlockStyle ArticleView::style_of(const Block& block) const {
  const float body = body_size_;
  const float leading = std::round(em({Face::serif, body}) * 1.62F);
  const Theme& theme = ui_.theme;
  const bool narrow = column_width_ < 480;
  switch (block.role) {
    case Role::headline:
      return narrow ? BlockStyle{{Face::serif_bold, 38}, 35, 0, theme.ink}
                    : BlockStyle{{Face::serif_bold, 49, -0.005F}, 44, 0, theme.ink};
    case Role::standfirst:
      return {{Face::serif, body + 3}, leading + 2, 0, theme.soft};
    case Role::subhead:
      return {{Face::serif_bold, body + 3}, leading, 0, theme.ink};
    case Role::blockquote:
      return {{Face::serif, body}, leading, narrow ? 16.0F : 28.0F, theme.ink};
    case Role::byline:
    case Role::date:
    case Role::dateline:
      return {{Face::sans, 20}, 24, 0, theme.soft};
    case Role::caption:
    case Role::credit:
      return {{Face::sans, 19}, 22, 0, theme.faint};
    case Role::furniture:
      return {{Face::sans, 18}, 21, 0, theme.faint};
    case Role::body:
      break;
  }
  return {{Face::serif, body}, leading, 0, theme.ink};
}

float ArticleView::gap_before(std::size_t i) const {
  const auto& blocks = state_.doc.blocks();
  const float fold = fold_from(i) ? fold_height() : 0.0F;
  if (i == 0 || blocks[i - 1].goes_on) return fold;
  const Role role = blocks[i].role;
  const Role before = blocks[i - 1].role;
  if (is_small(role))
    return fold + (is_small(before) ? 3.0F : before == Role::headline ? 18.0F : 22.0F);
  if (is_head(before) && !is_head(role)) return 42;  // room for the rule
  if (role == Role::headline) return 36;
  if (role == Role::standfirst) return 12;
  if (role == Role::subhead) return 34;
  return before == Role::subhead ? 8.0F : std::round(body_size_ * 0.62F);
}

double ArticleView::guess_height(std::size_t i) const {
  if (hidden(i)) return hidden_height(i);
  const Block& block = state_.doc.blocks()[i];
  const BlockStyle style = style_of(block);
  const float room = (column_width_ - 2 * style.indent) / (em(style.style) * 0.52F);
  const float lines = std::ceil(static_cast<float>(block.end - block.begin) / std::max(room, 1.0F));
  return gap_before(i) + lines * style.leading;
}

double ArticleView::set_height(std::size_t i) {
  if (hidden(i)) return hidden_height(i);
  const Block& block = state_.doc.blocks()[i];
  const BlockStyle style = style_of(block);
  Typesetter setter(ui_.fonts, state_.doc.text(), state_.doc.faces());
  const int lines = setter.break_lines(block.begin, block.end, style.style,
                                       column_width_ - 2 * style.indent, nullptr);
  return gap_before(i) + static_cast<double>(lines) * style.leading;
}

void ArticleView::reflow() {
  set_.clear();
  measured_ = 0;
  flow_.reset(state_.doc.blocks().size(), [&](std::size_t i) { return guess_height(i); });
  measure_some();
}

void ArticleView::measure_some() {
  const auto& blocks = state_.doc.blocks();
  std::size_t budget = measured_a_frame;
  const double top = scroller.y() - top_room_;
  double above = 0;
  double at = flow_.top(measured_);
  while (measured_ < blocks.size()) {
    const std::size_t bytes = blocks[measured_].end - blocks[measured_].begin + 40;
    if (bytes > budget) break;
    budget -= bytes;
    const double guessed = flow_.height(measured_);
    const double height = set_height(measured_);
    flow_.set(measured_, height);
    if (at + guessed <= top) above += height - guessed;
    at += guessed;
    ++measured_;
  }
  if (above != 0) scroller.shift(above);
}

ArticleView::SetBlock& ArticleView::set(std::size_t i) {
  SetBlock& out = set_[i];
  out.last_used = frame_;
  if (!out.lines.empty()) return out;
  const Block& block = state_.doc.blocks()[i];
  const BlockStyle style = style_of(block);
  Typesetter setter(ui_.fonts, state_.doc.text(), state_.doc.faces());
  setter.break_lines(block.begin, block.end, style.style, column_width_ - 2 * style.indent,
                     &out.lines);
  for (const Line& line : out.lines) {
    out.first_glyph.push_back(out.glyphs.size());
    out.widths.push_back(setter.place(line, style.style, out.glyphs));
  }
  out.first_glyph.push_back(out.glyphs.size());
  if (!hidden(i))
    flow_.set(i, gap_before(i) + static_cast<double>(out.lines.size()) * style.leading);
  return out;
}

double ArticleView::block_top(std::size_t i) const {
  return top_room_ + flow_.top(i);
}

float ArticleView::x_of(const SetBlock& block, std::size_t line, std::uint32_t offset) const {
  const auto first = block.glyphs.begin() + static_cast<std::ptrdiff_t>(block.first_glyph[line]);
  const auto last = block.glyphs.begin() + static_cast<std::ptrdiff_t>(block.first_glyph[line + 1]);
  const auto at =
      std::lower_bound(first, last, offset,
                       [](const PlacedGlyph& glyph, std::uint32_t x) { return glyph.offset < x; });
  return at == last ? block.widths[line] : at->x;
}

std::uint32_t ArticleView::offset_at_height(double y) const {
  const auto& blocks = state_.doc.blocks();
  if (blocks.empty()) return 0;
  const std::size_t i = flow_.at(y - top_room_);
  const double inside = (y - block_top(i)) / std::max(1.0, flow_.height(i));
  const double bytes = blocks[i].end - blocks[i].begin;
  return blocks[i].begin + static_cast<std::uint32_t>(std::clamp(inside, 0.0, 1.0) * bytes);
}

double ArticleView::height_of(std::uint32_t offset) const {
  const auto& blocks = state_.doc.blocks();
  if (blocks.empty()) return 0;
  const std::size_t i = state_.doc.block_at(offset);
  const auto found = set_.find(i);
  if (found != set_.end() && !found->second.lines.empty()) {
    const auto& lines = found->second.lines;
    std::size_t line = 0;
    while (line + 1 < lines.size() && lines[line].end <= offset) ++line;
    return block_top(i) + gap_before(i) + static_cast<float>(line) * style_of(blocks[i]).leading;
  }
  const double inside = offset <= blocks[i].begin
                            ? 0
                            : std::min(1.0, static_cast<double>(offset - blocks[i].begin) /
                                                (blocks[i].end - blocks[i].begin));
  return block_top(i) + inside * flow_.height(i);
}

void ArticleView::reveal(Span span, bool smooth) {
  const auto& blocks = state_.doc.blocks();
  if (blocks.empty() || body_size_ == 0) return;
  if (const Fold* fold = state_.doc.fold_of(state_.doc.block_at(span.begin)))
    set_closed(*fold, false);
  set(state_.doc.block_at(span.begin));
  const double top = height_of(span.begin);
  set(state_.doc.block_at(span.end > 0 ? span.end - 1 : 0));
  const double bottom = height_of(span.end > 0 ? span.end - 1 : 0) + body_size_ * 1.6;
  scroller.resize(flow_.total() + top_room_ + bottom_room_, area_.h - covered);
  const double room = std::min(120.0, (area_.h - covered) * 0.22);
  scroller.reveal(top, std::min(bottom - top, scroller.view() - 2 * room), room, smooth);
}

bool ArticleView::locate(float x, float y, std::size_t& block, std::size_t& line) {
  const auto& blocks = state_.doc.blocks();
  if (blocks.empty()) return false;
  const double down = y - area_.y + scroller.y();
  block = flow_.at(down - top_room_);
  const SetBlock& found = set(block);
  const double inside = down - block_top(block) - gap_before(block);
  const double leading = style_of(blocks[block]).leading;
  line = static_cast<std::size_t>(
      std::clamp(inside / leading, 0.0, static_cast<double>(found.lines.size() - 1)));
  const float left = column_x_ + style_of(blocks[block]).indent;
  // True only on the words themselves.
  return inside >= 0 && inside < leading * static_cast<double>(found.lines.size()) &&
         x >= left - 2 && x <= left + found.widths[line] + 2;
}

std::uint32_t ArticleView::offset_at(float x, float y) {
  std::size_t block = 0;
  std::size_t line = 0;
  if (state_.doc.blocks().empty()) return 0;
  locate(x, y, block, line);
  const SetBlock& found = set(block);
  const float left = column_x_ + style_of(state_.doc.blocks()[block]).indent;
  for (std::size_t g = found.first_glyph[line]; g < found.first_glyph[line + 1]; ++g) {
    const float next =
        g + 1 < found.first_glyph[line + 1] ? found.glyphs[g + 1].x : found.widths[line];
    if (left + (found.glyphs[g].x + next) / 2 > x) return found.glyphs[g].offset;
  }
  // At a line's end the caret stays on this line, before the space that was broken at.
  std::uint32_t end = found.lines[line].end;
  if (line + 1 < found.lines.size() && end > found.lines[line].begin)
    end = static_cast<std::uint32_t>(previous_character(state_.doc.text(), end));
  return end;
}

void ArticleView::collect_visible(std::vector<VisibleLine>& out) {
  const auto& blocks = state_.doc.blocks();
  if (blocks.empty()) return;
  for (std::size_t i = flow_.at(scroller.y() - top_room_); i < blocks.size(); ++i) {
    if (hidden(i)) {
      if (const Fold* fold = state_.doc.fold_of(i)) i = fold->last - 1;
      continue;
    }
    SetBlock& block = set(i);
    const BlockStyle style = style_of(blocks[i]);
    const double top = block_top(i) - scroller.y() + area_.y + gap_before(i);
    if (top > area_.bottom()) break;
    const float drop = (style.leading - style.style.size) / 2 + ascender * em(style.style);
    for (std::size_t line = 0; line < block.lines.size(); ++line) {
      const auto y = static_cast<float>(top + static_cast<double>(line) * style.leading);
      if (y + style.leading < area_.y) continue;
      if (y > area_.bottom()) break;
      out.push_back({i, line, column_x_ + style.indent, y, style.leading, y + drop});
    }
  }
}

void ArticleView::draw(const Rect& area) {
  ++frame_;
  ImDrawList* list = ui_.open_panel("##article", area, ui_.theme.paper);
  choose_column(area);
  measure_some();
  if (measuring()) ui_.platform.request_frame();
  scroller.resize(flow_.total() + top_room_ + bottom_room_, area.h - covered);
  draw_folds(list);  // before the text, which would take their clicks
  take_pointer(area);

  std::vector<VisibleLine> lines;
  collect_visible(lines);
  mark_rects.clear();
  warned_.clear();
  for (const VisibleLine& at : lines) draw_selection(list, at, set_[at.block]);
  for (const VisibleLine& at : lines) draw_marks(list, at, set_[at.block]);
  for (const VisibleLine& at : lines) draw_text(list, at, set_[at.block]);
  for (const VisibleLine& at : lines) draw_margin(list, at, set_[at.block]);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].line == 0) draw_rule(list, lines[i].block);

  ui_.scroll_area("##article-scroll", {area.x, area.y, area.w, area.h - covered}, scroller);
  ui_.close_panel();

  if (set_.size() > 400)
    for (auto at = set_.begin(); at != set_.end();)
      at = at->second.last_used + 30 < frame_ ? set_.erase(at) : std::next(at);
}

void ArticleView::draw_rule(ImDrawList* list, std::size_t i) {
  const auto& blocks = state_.doc.blocks();
  if (i == 0 || !is_head(blocks[i - 1].role) || is_head(blocks[i].role)) return;
  const auto y = static_cast<float>(block_top(i) - scroller.y()) + area_.y + 20;
  list->AddLine({column_x_, std::round(y) + 0.5F},
                {column_x_ + column_width_, std::round(y) + 0.5F}, ui_.theme.rule);
}

void ArticleView::select_word(std::uint32_t offset) {
  const Span word = state_.doc.word_at(offset);
  state_.selection = {word.begin, word.end};
}

void ArticleView::take_pointer(const Rect& area) {
  const ImGuiIO& io = ImGui::GetIO();
  // Leave the bar at the right to the scroller.
  ImGui::SetCursorScreenPos(area.min());
  ImGui::InvisibleButton("##text", {area.w - 12, area.h});
  const bool over = ImGui::IsItemHovered();
  const auto [x, y] = io.MousePos;
  if (ImGui::IsItemActivated()) {
    pressed_ = true;
    dragging_ = false;
    wanted_x_ = -1;
    const std::uint32_t at = offset_at(x, y);
    if (io.KeyShift) {
      state_.selection.caret = at;
      dragging_ = true;
      pressed_unit_ = {state_.selection.anchor, state_.selection.anchor};
    } else if (!ui_.touch && io.MouseClickedCount[0] >= 2) {
      pressed_unit_ =
          io.MouseClickedCount[0] == 2 ? state_.doc.word_at(at) : state_.doc.paragraph_at(at);
      state_.selection = {pressed_unit_.begin, pressed_unit_.end};
      dragging_ = true;
    } else {
      state_.selection = {at, at};
      pressed_unit_ = {at, at};
    }
  }
  if (pressed_ && ImGui::IsItemActive() && !ui_.touch) {
    if (ImGui::IsMouseDragging(0, 3)) dragging_ = true;
    if (dragging_ &&
        (io.MouseDelta.x != 0 || io.MouseDelta.y != 0 || y < area.y || y > area.bottom())) {
      // A drag beyond the edge scrolls, faster further out.
      const float beyond = y < area.y ? y - area.y : y > area.bottom() ? y - area.bottom() : 0;
      if (beyond != 0) {
        scroller.drag(beyond * 0.3);
        ui_.platform.request_frame();
      }
      std::uint32_t at = offset_at(x, std::clamp(y, area.y, area.bottom() - 1));
      if (pressed_unit_.begin != pressed_unit_.end) {  // by words or paragraphs
        const Span unit = state_.doc.word_at(at);
        const bool back = at < pressed_unit_.begin;
        state_.selection.anchor = back ? pressed_unit_.end : pressed_unit_.begin;
        at = back ? unit.begin : std::max(unit.end, pressed_unit_.end);
      }
      state_.selection.caret = at;
    }
  }
  std::size_t block = 0;
  std::size_t line = 0;
  const bool warned = std::any_of(warned_.begin(), warned_.end(),
                                  [x = x, y = y](const Rect& rect) { return rect.holds(x, y); });
  const bool on_words = (over || pressed_) && locate(x, y, block, line);
  if (over && !dragging_ && !ui_.touch && on_words)
    state_.hovered = state_.doc.statement_at(offset_at(x, y));
  if (pressed_ && !ImGui::IsItemActive()) {
    if (!dragging_) {
      const int hit = on_words ? state_.doc.statement_at(offset_at(x, y)) : -1;
      const Statement* statement = state_.statement(hit);
      state_.choose(statement && state_.shows(*statement) ? hit : -1, hit >= 0, false);
      if (hit >= 0) state_.tab = tab_named("statement");
      if (warned) {
        state_.tab = tab_named("article");
        state_.tab_chosen = true;
      }
    }
    pressed_ = dragging_ = false;
  }
  if (over && warned) ui_.cursor = Cursor::hand;
  if (over && on_words)
    ui_.cursor = state_.hovered >= 0 && !dragging_ ? Cursor::hand : Cursor::text;
}

std::uint32_t ArticleView::word_edge(std::uint32_t offset, int direction) const {
  const std::string& text = state_.doc.text();
  std::size_t at = offset;
  const auto word = [&](std::size_t i) { return is_word(decode(text, i).value); };
  if (direction > 0) {
    while (at < text.size() && !word(at)) at = next_character(text, at);
    while (at < text.size() && word(at)) at = next_character(text, at);
  } else {
    while (at > 0 && !word(previous_character(text, at))) at = previous_character(text, at);
    while (at > 0 && word(previous_character(text, at))) at = previous_character(text, at);
  }
  return static_cast<std::uint32_t>(at);
}

void ArticleView::move_caret(int characters, int lines, bool by_word, bool to_edge) {
  const std::string& text = state_.doc.text();
  const auto& blocks = state_.doc.blocks();
  if (blocks.empty()) return;
  std::uint32_t caret = state_.selection.caret;
  const int step = characters > 0 ? 1 : -1;
  std::size_t block = state_.doc.block_at(caret);
  const SetBlock* found = &set(block);
  std::size_t line = 0;
  while (line + 1 < found->lines.size() && found->lines[line].end <= caret) ++line;
  if (lines != 0) {
    if (wanted_x_ < 0) wanted_x_ = x_of(*found, line, caret);
    const auto y = static_cast<float>(height_of(caret) - scroller.y()) + area_.y;
    const float leading = style_of(blocks[block]).leading;
    const float gap = lines > 0 && line + 1 == found->lines.size() && block + 1 < blocks.size()
                          ? gap_before(block + 1)
                      : lines < 0 && line == 0 ? gap_before(block)
                                               : 0;
    caret = offset_at(column_x_ + wanted_x_,
                      y + leading / 2 + static_cast<float>(lines) * (leading + gap));
  } else {
    wanted_x_ = -1;
    if (to_edge) {
      caret = step > 0 ? found->lines[line].end : found->lines[line].begin;
    } else if (by_word) {
      caret = word_edge(caret, step);
    } else {
      caret = static_cast<std::uint32_t>(step > 0 ? next_character(text, caret)
                                                  : previous_character(text, caret));
    }
  }
  state_.selection.caret = caret;
  reveal({caret, caret + 1}, false);
}

}  // namespace onrecord::app
