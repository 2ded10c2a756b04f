#include "document.hpp"

#include <algorithm>

#include "base/sort.hpp"
#include "utf8.hpp"

namespace onrecord::app {
namespace {

// A paragraph longer than this is set in pieces, so that no frame has to break all of it.
constexpr std::uint32_t longest_block = 16384;

// A line that says what was left out should stand for more than it takes.
constexpr std::size_t least_folded = 4;

bool blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\v';
}

}  // namespace

void Document::set_text(std::string text) {
  clear();
  text_ = std::move(text);
  make_blocks();
}

bool Document::set_result(std::string_view json, std::string& error) {
  Inspection result;
  if (!read_inspection(json, text_.size(), result, error)) return false;
  result_ = std::move(result);
  if (result_.has_text) text_ = std::move(result_.text);
  inspected_ = true;
  make_blocks();
  make_marks();
  make_folds();
  return true;
}

void Document::clear() {
  *this = Document();
}

void Document::add_block(std::uint32_t begin, std::uint32_t end, Role role) {
  while (begin < end && blank(text_[begin])) ++begin;
  while (begin < end && blank(text_[end - 1])) --end;
  if (begin == end) return;
  while (end - begin > longest_block) {
    std::uint32_t cut = begin + longest_block;
    while (cut > begin + longest_block / 2 && !blank(text_[cut])) --cut;
    if (!blank(text_[cut]))
      cut = static_cast<std::uint32_t>(floor_to_character(text_, begin + longest_block));
    blocks_.push_back({begin, cut, role, true});
    begin = cut;
    while (begin < end && blank(text_[begin])) ++begin;
  }
  if (begin < end) blocks_.push_back({begin, end, role, false});
}

void Document::make_blocks() {
  blocks_.clear();
  words_ = 0;
  for (std::size_t i = 0; i < text_.size(); ++i)
    words_ += !blank(text_[i]) && (i == 0 || blank(text_[i - 1]));
  const auto lines = [&](std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      const std::size_t newline = text_.find('\n', begin);
      const auto stop = newline == std::string::npos || newline >= end
                            ? end
                            : static_cast<std::uint32_t>(newline);
      add_block(begin, stop, Role::body);
      begin = stop + 1;
    }
  };
  // What no paragraph covers is shown too: nothing of a text may get lost.
  std::uint32_t done = 0;
  std::vector<Paragraph> paragraphs = result_.article.paragraphs;
  const auto before = [](const Paragraph& a, const Paragraph& b) {
    return a.span.begin < b.span.begin;
  };
  sort_stably(paragraphs, before);
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.span.begin < done) continue;
    lines(done, paragraph.span.begin);
    add_block(paragraph.span.begin, paragraph.span.end, paragraph.role);
    done = paragraph.span.end;
  }
  lines(done, static_cast<std::uint32_t>(text_.size()));
}

void Document::make_marks() {
  marks_.clear();
  for (std::size_t i = 0; i < result_.statements.size(); ++i) {
    const Statement& statement = result_.statements[i];
    const auto add = [&](const Passage& passage, Part part) {
      for (const Span& span : passage.spans)
        marks_.push_back({span.begin, span.end, static_cast<int>(i), part});
    };
    add(statement.content, Part::content);
    add(statement.source, Part::source);
    add(statement.cue, Part::cue);
  }
  sort_stably(marks_, [](const Mark& a, const Mark& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    if (a.statement != b.statement) return a.statement < b.statement;
    return a.part < b.part;
  });
  reach_.clear();
  faces_.clear();
  std::uint32_t furthest = 0;
  std::uint32_t faced = 0;
  for (const Mark& mark : marks_) {
    furthest = std::max(furthest, mark.end);
    reach_.push_back(furthest);
    if (mark.part == Part::content || mark.end <= faced) continue;
    faces_.push_back({std::max(mark.begin, faced), mark.end,
                      mark.part == Part::source ? Face::serif_bold : Face::serif_italic});
    faced = mark.end;
  }
}

void Document::make_folds() {
  folds_.clear();
  std::vector<const Mark*> marks;
  // What somebody is found to say stays in sight, in a menu too; what stands around it does not.
  const auto unmarked = [&](const Block& block) {
    if (block.role != Role::furniture) return false;
    marks_in(block.begin, block.end, marks);
    return marks.empty();
  };
  for (std::size_t i = 0; i < blocks_.size();) {
    Fold fold{i, i, 0};
    while (fold.last < blocks_.size() && unmarked(blocks_[fold.last]))
      fold.paragraphs += blocks_[fold.last++].goes_on ? 0 : 1;
    i = fold.last + 1;
    if (fold.paragraphs >= least_folded) folds_.push_back(fold);
  }
}

const Fold* Document::fold_of(std::size_t block) const {
  const auto at = std::partition_point(folds_.begin(), folds_.end(),
                                       [&](const Fold& fold) { return fold.last <= block; });
  return at != folds_.end() && at->first <= block ? &*at : nullptr;
}

std::size_t Document::block_at(std::uint32_t offset) const {
  const auto at = std::partition_point(blocks_.begin(), blocks_.end(),
                                       [&](const Block& block) { return block.end <= offset; });
  if (at == blocks_.end()) return blocks_.empty() ? 0 : blocks_.size() - 1;
  return static_cast<std::size_t>(at - blocks_.begin());
}

void Document::marks_in(std::uint32_t begin, std::uint32_t end,
                        std::vector<const Mark*>& out) const {
  out.clear();
  // reach_ never falls, so the first mark that can overlap is found by halving.
  const auto first = std::upper_bound(reach_.begin(), reach_.end(), begin) - reach_.begin();
  for (auto i = static_cast<std::size_t>(first); i < marks_.size() && marks_[i].begin < end; ++i)
    if (marks_[i].end > begin) out.push_back(&marks_[i]);
}

int Document::statement_at(std::uint32_t offset) const {
  std::vector<const Mark*> marks;
  marks_in(offset, offset + 1, marks);
  const Mark* best = nullptr;
  for (const Mark* mark : marks)
    if (!best || mark->end - mark->begin < best->end - best->begin) best = mark;
  return best ? best->statement : -1;
}

Span Document::word_at(std::uint32_t offset) const {
  std::size_t begin = floor_to_character(text_, offset);
  if (begin >= text_.size()) return {offset, offset};
  std::size_t end = next_character(text_, begin);
  const bool word = is_word(decode(text_, begin).value);
  const bool space = is_space(decode(text_, begin).value);
  const auto same = [&](std::size_t at) {
    const std::uint32_t c = decode(text_, at).value;
    return word ? is_word(c) : space && is_space(c) && c != '\n';
  };
  while (begin > 0 && same(previous_character(text_, begin)))
    begin = previous_character(text_, begin);
  while (end < text_.size() && same(end)) end = next_character(text_, end);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Span Document::paragraph_at(std::uint32_t offset) const {
  if (blocks_.empty()) return {};
  std::size_t first = block_at(offset);
  std::size_t last = first;
  while (first > 0 && blocks_[first - 1].goes_on) --first;
  while (blocks_[last].goes_on) ++last;
  return {blocks_[first].begin, blocks_[last].end};
}

}  // namespace onrecord::app
