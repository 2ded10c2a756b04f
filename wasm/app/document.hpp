// The text and what is known of it, cut up for setting: blocks, faces, and marks to draw.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"
#include "typeset.hpp"

namespace onrecord::app {

// A paragraph, or a piece of a very long one.
struct Block {
  std::uint32_t begin = 0, end = 0;
  Role role = Role::body;
  bool goes_on = false;  // the next block is the same paragraph
};

// Furniture that stands together, long enough to be in the way: menus, teasers, comments. Blocks
// [first, last). Nobody speaks in it.
struct Fold {
  std::size_t first = 0, last = 0;
  std::size_t paragraphs = 0;
};

enum class Part : std::uint8_t { content, source, cue };

// A span of a statement, for drawing and for pointing at.
struct Mark {
  std::uint32_t begin = 0, end = 0;
  int statement = 0;
  Part part = Part::content;
};

class Document {
 public:
  // Without a result the paragraphs are the text's own lines.
  void set_text(std::string text);
  bool set_result(std::string_view json, std::string& error);
  void clear();

  const std::string& text() const { return text_; }
  std::size_t words() const { return words_; }
  bool empty() const { return text_.empty(); }
  bool inspected() const { return inspected_; }
  const Inspection& result() const { return result_; }
  const std::vector<Block>& blocks() const { return blocks_; }
  const std::vector<Fold>& folds() const { return folds_; }
  // The one that holds a block, or null.
  const Fold* fold_of(std::size_t block) const;
  const std::vector<FaceRun>& faces() const { return faces_; }

  // The block that holds a byte, or the next one.
  std::size_t block_at(std::uint32_t offset) const;
  // Marks that overlap [begin, end), by where they start; longer first.
  void marks_in(std::uint32_t begin, std::uint32_t end, std::vector<const Mark*>& out) const;
  // The statement at a byte: the innermost, a content before a source or cue of another. -1: none.
  int statement_at(std::uint32_t offset) const;

  Span word_at(std::uint32_t offset) const;
  Span paragraph_at(std::uint32_t offset) const;

 private:
  void make_blocks();
  void add_block(std::uint32_t begin, std::uint32_t end, Role role);
  void make_marks();
  void make_folds();

  std::string text_;
  std::size_t words_ = 0;
  bool inspected_ = false;
  Inspection result_;
  std::vector<Block> blocks_;
  std::vector<Fold> folds_;
  std::vector<FaceRun> faces_;
  std::vector<Mark> marks_;           // by begin
  std::vector<std::uint32_t> reach_;  // the furthest end of marks_[0..i]
};

}  // namespace onrecord::app
