// A text with its inspection, prepared for typesetting: blocks, folds, faces and marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"
#include "typeset.hpp"

namespace onrecord::app {

// A paragraph, or a part of a very long one.
struct Block {
  std::uint32_t begin = 0, end = 0;
  Role role = Role::body;
  bool goes_on = false;  // the next block is the same paragraph
};

// A run of boilerplate blocks, [first, last), that is shown as one line until the reader opens it:
// menus, teasers, comments. Holds no statement.
struct Fold {
  std::size_t first = 0, last = 0;
  std::size_t paragraphs = 0;
};

enum class Part : std::uint8_t { content, source, cue };

// A span of one part of a statement, for drawing and hit tests.
struct Mark {
  std::uint32_t begin = 0, end = 0;
  int statement = 0;
  Part part = Part::content;
};

class Document {
 public:
  // Replaces the text. Its lines are the paragraphs until a result is set.
  void set_text(std::string text);
  // Reads an inspection of the text. Returns false and sets `error` if it is not one; then nothing
  // has changed.
  bool set_result(std::string_view json, std::string& error);
  void clear();

  const std::string& text() const { return text_; }
  std::size_t words() const { return words_; }
  bool empty() const { return text_.empty(); }
  bool inspected() const { return inspected_; }
  const Inspection& result() const { return result_; }
  const std::vector<Block>& blocks() const { return blocks_; }
  const std::vector<Fold>& folds() const { return folds_; }
  // The fold that holds a block, or null.
  const Fold* fold_of(std::size_t block) const;
  const std::vector<FaceRun>& faces() const { return faces_; }

  // The block that holds a byte, else the next one, else the last.
  std::size_t block_at(std::uint32_t offset) const;
  // Sets `out` to the marks that overlap [begin, end), ordered by begin, longer marks first.
  void marks_in(std::uint32_t begin, std::uint32_t end, std::vector<const Mark*>& out) const;
  // The statement whose mark is the shortest at a byte; -1: none.
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
