// The article as a column of text with its statements marked. Texts may have any length: only the
// blocks in view are broken into lines and drawn.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "flow.hpp"
#include "state.hpp"
#include "ui.hpp"

namespace onrecord::app {

class ArticleView {
 public:
  ArticleView(Ui& ui, State& state) : ui_(ui), state_(state) {}

  void draw(const Rect& area);
  // Lays the document out again: from the top for a new text, else at the same place in the text.
  void document_changed(bool from_top);

  Scroller scroller;
  void reveal(Span span, bool smooth);
  // Height at the bottom that is covered by the sheet of a narrow screen.
  float covered = 0;

  // Conversions between a byte of the text and a height in the column, for scrolling the list in
  // step.
  std::uint32_t offset_at_height(double y) const;
  double height_of(std::uint32_t offset) const;

  // The byte of the character nearest to a point of the screen.
  std::uint32_t offset_at(float x, float y);
  void move_caret(int characters, int lines, bool by_word, bool to_edge);
  void select_word(std::uint32_t offset);

  struct MarkRect {
    int statement;
    Part part;
    Rect rect;
  };
  std::vector<MarkRect> mark_rects;  // in view, as drawn last
  bool measuring() const { return measured_ < state_.doc.blocks().size(); }
  Rect column() const { return {column_x_, area_.y, column_width_, area_.h}; }

 private:
  struct BlockStyle {
    Style style;
    float leading = 0, indent = 0;
    ImU32 color = 0;
  };
  struct SetBlock {
    std::vector<Line> lines;
    std::vector<std::size_t> first_glyph;  // by line, and one more
    std::vector<PlacedGlyph> glyphs;
    std::vector<float> widths;
    int last_used = 0;
  };
  struct VisibleLine {
    std::size_t block;
    std::size_t line;
    float x, top, leading, baseline;
  };

  void choose_column(const Rect& area);
  BlockStyle style_of(const Block& block) const;
  bool hidden(std::size_t block) const;  // in a closed fold, or boilerplate while that is hidden
  const Fold* fold_from(std::size_t block) const;  // the fold that begins at this block, or null
  bool closed(const Fold& fold) const;
  void set_closed(const Fold& fold, bool closed);
  float fold_height() const;
  void draw_folds(ImDrawList* list);
  float gap_before(std::size_t block) const;  // with the line of a fold
  double set_height(std::size_t block);
  double guess_height(std::size_t block) const;
  double hidden_height(std::size_t block) const;
  void reflow();
  void measure_some();
  SetBlock& set(std::size_t block);
  double block_top(std::size_t block) const;
  bool locate(float x, float y, std::size_t& block, std::size_t& line);
  float x_of(const SetBlock& block, std::size_t line, std::uint32_t offset) const;

  void collect_visible(std::vector<VisibleLine>& out);
  void draw_selection(ImDrawList* list, const VisibleLine& at, const SetBlock& block);
  void draw_marks(ImDrawList* list, const VisibleLine& at, const SetBlock& block);
  void draw_text(ImDrawList* list, const VisibleLine& at, const SetBlock& block);
  std::vector<Rect> warned_;  // warning signs in the margin, as drawn last
  bool has_margin() const { return column_x_ - area_.x > 40; }
  void draw_margin(ImDrawList* list, const VisibleLine& at, const SetBlock& block);
  void draw_rule(ImDrawList* list, std::size_t block);
  float strength(int statement) const;
  void take_pointer(const Rect& area);
  std::uint32_t word_edge(std::uint32_t offset, int direction) const;

  Ui& ui_;
  State& state_;
  Flow flow_;
  std::unordered_map<std::size_t, SetBlock> set_;
  std::size_t measured_ = 0;  // blocks before this have their true height
  int frame_ = 0;
  Rect area_;
  float column_x_ = 0, column_width_ = 0, body_size_ = 0;
  float top_room_ = 0, bottom_room_ = 0;
  float wanted_x_ = -1;  // x that the caret keeps while it moves by lines
  bool dragging_ = false;
  bool stale_ = true;  // the layout is older than the document
  bool pressed_ = false;
  std::uint32_t pressed_at_ = 0;
  Span pressed_unit_;
  std::vector<const Mark*> marks_;
};

}  // namespace onrecord::app
