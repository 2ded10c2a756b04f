#include "words/quotes.hpp"

#include <algorithm>
#include <array>

#include "base/eight.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

enum class Style : uint8_t {
  curly,
  low,
  straight,
  doubled,
  guillemet,
  single_curly,
  single_straight,
  single_low,        // ‚…‘
  single_guillemet,  // ›…‹
};

bool is_single(Style style) {
  return style >= Style::single_curly;
}

bool is_low(Style style) {
  return style == Style::low || style == Style::single_low;
}

// A mark that can open or close a quotation, or both. Finder::mark decides which, by the open ones.
struct Mark {
  Span span;
  Style style;
  bool can_open;
  bool can_close;
  bool likely_possessive = false;  // s’ before a small letter
};

struct Open {
  Mark mark;
  size_t found;  // index into the quotations
};

constexpr size_t kMaxDepth = 8;

bool is_space_or_edge(char32_t c) {
  return c == 0 || char_class(c) == CharClass::space;
}

bool is_opening(char32_t c) {
  return c == U'(' || c == U'[' || c == U'{' || c == U'“' || c == U'‘' || c == U'"' || c == U'«' ||
         c == U'„' || c == U'\'' || c == U'¿' || c == U'¡';
}

bool is_dash(char32_t c) {
  return c == U'-' || c == U'–' || c == U'—' || c == U'/' || c == U'…' || c == U':';
}

// Whether a word at `at` is one of those that are written with an apostrophe before them (’em,
// ’90s), so that a mark there opens no quotation.
bool elided_word(const WordSet& elided, std::string_view utf8, uint32_t at) {
  std::string word;
  while (at < utf8.size() && word.size() < 8) {
    uint32_t next = at;
    const char32_t c = next_code_point(utf8, next);
    if (!is_alnum(char_class(c))) break;
    append_utf8(word, to_lower(c));
    at = next;
  }
  if (elided.has(word)) return true;
  // ’90s
  return word.size() == 3 && word[2] == 's' && word[0] >= '0' && word[0] <= '9';
}

// Bytes that cannot begin a mark: ASCII except " ' `.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain{};
  for (size_t c = 0; c < 0x80; ++c) plain[c] = c != '"' && c != '\'' && c != '`';
  return plain;
}();

bool all_plain(uint64_t eight) {
  return (any_beyond_ascii(eight) | any_is(eight, '"') | any_is(eight, '\'') |
          any_is(eight, '`')) == 0;
}

class Finder {
 public:
  Finder(const Language& language, std::string_view utf8)
      : known_(language.words), straight_closes_(known_.closing_mark.has("\"")), utf8_(utf8) {}

  std::vector<Quotation> find(const std::vector<Span>& paragraphs) {
    for (size_t i = 0; i < paragraphs.size(); ++i) {
      paragraph(paragraphs[i], i + 1 < paragraphs.size() ? paragraphs[i + 1] : Span{});
    }
    return std::move(found_);
  }

 private:
  void paragraph(Span span, Span next) {
    collect(span);
    stack_.clear();
    const size_t first = found_.size();
    for (size_t i = 0; i < marks_.size(); ++i) mark(i);
    end_paragraph(span, next);
    // Marks that proved to be apostrophes left empty quotations.
    found_.erase(std::remove_if(found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end(),
                                [](const Quotation& q) { return q.outer.empty(); }),
                 found_.end());
    lift_excerpt(first, span);
    set_depth(first);
  }

  // Fills marks_ from a paragraph. At its edges the character before or behind a mark is 0.
  void collect(Span span) {
    marks_.clear();
    const uint32_t end = span.end;
    uint32_t at = span.begin;
    char32_t before = 0;
    while (at < end) {
      const uint32_t from = at;
      while (at + 8 <= end && all_plain(eight_at(utf8_.data() + at))) at += 8;
      while (at < end && kPlain[static_cast<unsigned char>(utf8_[at])]) ++at;
      if (at != from) before = static_cast<unsigned char>(utf8_[at - 1]);
      if (at == end) break;
      const uint32_t begin = at;
      const char32_t c = next_code_point(utf8_, at);
      uint32_t behind = at;
      char32_t after = behind < end ? next_code_point(utf8_, behind) : 0;
      const bool twice = after == c && (c == U'\'' || c == U'`' || c == U'’' || c == U'‘');
      if (twice) {
        at = behind;
        after = behind < end ? next_code_point(utf8_, behind) : 0;
      }
      add(c, twice, {begin, at}, before, after);
      before = c;
    }
  }

  void add(char32_t c, bool twice, Span span, char32_t before, char32_t after) {
    const CharClass class_before = char_class(before);
    const CharClass class_after = char_class(after);
    const bool open_side = is_space_or_edge(before) || is_opening(before) || is_dash(before);
    const bool close_side = !is_space_or_edge(before) && !is_alnum(class_after);
    const bool something_after = !is_space_or_edge(after);
    const std::string_view as_written = utf8_.substr(span.begin, span.size());
    const bool opens_only = known_.opening_mark.has(as_written);
    const bool closes_only = known_.closing_mark.has(as_written);
    const auto put = [&](Style style, bool can_open, bool can_close) {
      if (can_open || can_close) marks_.push_back({span, style, can_open, can_close});
    };
    if (twice) {
      if (c == U'`' || c == U'‘') return put(Style::doubled, true, false);
      return put(Style::doubled, open_side && something_after, !is_space_or_edge(before));
    }
    switch (c) {
      case U'“':
        return put(Style::curly, true, !open_side);
      case U'”':
        return put(Style::curly, open_side && something_after, true);
      case U'„':
        return put(Style::low, true, false);
      case U'‚':
        return put(Style::single_low, opens_only && something_after, false);
      case U'‹':
      case U'›':
        return put(Style::single_guillemet, opens_only && open_side && something_after,
                   closes_only && close_side);
      case U'"':
      case U'＂':
        return put(Style::straight,
                   something_after && (open_side || is_alnum(class_after)) &&
                       class_before != CharClass::digit,
                   !is_space_or_edge(before) || !something_after);
      case U'«':
        return put(Style::guillemet, something_after || open_side, !is_space_or_edge(before));
      case U'»':
        return put(Style::guillemet,
                   open_side && (is_alnum(class_after) || (opens_only && something_after)), true);
      case U'‘':
        if (elided_word(known_.elided, utf8_, span.end)) return;
        return put(Style::single_curly, something_after && !is_alnum(class_before),
                   closes_only && !open_side);
      case U'’':
      case U'\'':
      case U'`': {
        if (is_alnum(class_before) && is_alnum(class_after)) return;  // don’t
        const Style style = c == U'’' ? Style::single_curly : Style::single_straight;
        const bool opens = c != U'’' && open_side && something_after &&
                           char_class(after) != CharClass::punct &&
                           !elided_word(known_.elided, utf8_, span.end);
        if (c == U'`') return put(style, opens, false);
        put(style, opens, close_side && c != U'`');
        if (!marks_.empty() && marks_.back().span == span) {
          marks_.back().likely_possessive = possessive(span, before);
        }
        return;
      }
      default:
        return;
    }
  }

  // Whether a mark looks like a possessive: “the workers’ rights” has an s before it, and a small
  // letter one space behind.
  bool possessive(Span span, char32_t before) const {
    if (to_lower(before) != U's' && to_lower(before) != U'z' && to_lower(before) != U'x')
      return false;
    uint32_t at = span.end;
    if (at >= utf8_.size() || utf8_[at] != ' ') return false;
    ++at;
    if (at >= utf8_.size()) return false;
    return char_class(next_code_point(utf8_, at)) == CharClass::lower;
  }

  // Whether a mark of `style` that can close follows before the next one that only opens.
  bool closer_follows(size_t index, Style style) const {
    for (size_t i = index + 1; i < marks_.size() && i < index + 8; ++i) {
      if (marks_[i].style != style) continue;
      if (marks_[i].can_open && !marks_[i].can_close) return false;
      if (marks_[i].can_close) return true;
    }
    return false;
  }

  size_t top_of(Style style) const {
    for (size_t i = stack_.size(); i-- > 0;) {
      const Style open = stack_[i].mark.style;
      if (open == style) return i;
      // „…“ and „…” close a low mark, in some languages „…" too.
      if (open == Style::low && style == Style::curly) return i;
      if (open == Style::low && style == Style::straight && straight_closes_) return i;
      if (open == Style::single_low && style == Style::single_curly) return i;
    }
    // Mixed typography: "…” and “…" are pairs.
    const auto dumb_or_curly = [](Style s) {
      return s == Style::curly || s == Style::straight || s == Style::doubled;
    };
    if (!stack_.empty() && dumb_or_curly(style) && dumb_or_curly(stack_.back().mark.style)) {
      return stack_.size() - 1;
    }
    return stack_.size();
  }

  void mark(size_t index) {
    const Mark& m = marks_[index];
    const size_t open = top_of(m.style);
    if (m.can_close && open != stack_.size()) {
      const bool other = stack_[open].mark.style != m.style && !is_low(stack_[open].mark.style);
      const bool reopening = m.can_open && (looks_like_opening(m) || other);
      const bool apostrophe =
          is_single(m.style) && m.likely_possessive && closer_follows(index, m.style);
      if (apostrophe) return;
      if (!reopening || is_low(stack_[open].mark.style)) return close(open, m);
    }
    if (m.can_open) push(m);
  }

  // Tie-break for a mark that can open and close while a quotation is open: it opens if a space
  // stands before it and none behind.
  bool looks_like_opening(const Mark& m) const {
    const char32_t before = code_point_before(utf8_, m.span.begin);
    uint32_t at = m.span.end;
    const char32_t after = at < utf8_.size() ? next_code_point(utf8_, at) : 0;
    return is_space_or_edge(before) && !is_space_or_edge(after);
  }

  void push(const Mark& m) {
    if (stack_.size() >= kMaxDepth) return;
    stack_.push_back({m, found_.size()});
    Quotation q;
    q.single = is_single(m.style);
    found_.push_back(q);
  }

  void close(size_t open, const Mark& m) {
    // Marks opened inside and never closed: apostrophes, or forgotten closing marks.
    for (size_t i = open + 1; i < stack_.size(); ++i) drop(stack_[i]);
    Quotation& q = found_[stack_[open].found];
    q.outer = {stack_[open].mark.span.begin, m.span.end};
    q.inner = {stack_[open].mark.span.end, m.span.begin};
    q.closed = true;
    stack_.resize(open);
  }

  void drop(const Open& open) { found_[open.found] = Quotation{}; }

  void end_paragraph(Span span, Span next) {
    for (size_t i = 0; i < stack_.size(); ++i) {
      const Open& open = stack_[i];
      const bool taken_up = i == 0 && opens_with(next, open.mark.style);
      if (is_single(open.mark.style) && !taken_up) {
        drop(open);
        continue;
      }
      Quotation& q = found_[open.found];
      // The next mark of the same style opens again, so the closing mark was forgotten before it.
      uint32_t end = span.end;
      if (i + 1 < stack_.size() && stack_[i + 1].mark.style == open.mark.style) {
        end = stack_[i + 1].mark.span.begin;
      }
      while (end > open.mark.span.end && is_space_or_edge(code_point_before(utf8_, end))) --end;
      q.outer = {open.mark.span.begin, end};
      q.inner = {open.mark.span.end, end};
      q.closed = false;
      q.goes_on = taken_up;
    }
    stack_.clear();
  }

  bool opens_with(Span paragraph, Style style) const {
    if (paragraph.empty()) return false;
    uint32_t at = paragraph.begin;
    const char32_t c = next_code_point(utf8_, at);
    switch (style) {
      case Style::curly:
        return c == U'“' || c == U'”';
      case Style::low:
        return c == U'„';
      case Style::straight:
        return c == U'"';
      case Style::doubled:
        return (c == U'\'' || c == U'`') && at < utf8_.size() && utf8_[at] == static_cast<char>(c);
      case Style::guillemet:
        return c == U'«' || c == U'»';
      case Style::single_curly:
        return c == U'‘';
      case Style::single_straight:
        return c == U'\'';
      case Style::single_low:
        return c == U'‚';
      case Style::single_guillemet:
        return c == U'›';
    }
    return false;
  }

  // Removes double marks around a whole paragraph that has double marks inside: the paragraph is an
  // excerpt, and the marks inside are the quotations.
  void lift_excerpt(size_t first, Span paragraph) {
    if (found_.size() - first < 2) return;
    const Quotation& whole = found_[first];
    const bool fills = whole.outer.begin == paragraph.begin && whole.outer.end == paragraph.end;
    if (!fills || whole.single || whole.goes_on) return;
    const auto inside = [&](const Quotation& q) {
      return !q.single && q.outer.end < whole.outer.end;
    };
    if (!std::all_of(found_.begin() + static_cast<std::ptrdiff_t>(first) + 1, found_.end(), inside))
      return;
    found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(first));
  }

  // Sets Quotation::depth. A quotation that would end behind the one around it is cut to end with
  // it.
  void set_depth(size_t first) {
    std::vector<size_t> around;
    for (size_t i = first; i < found_.size(); ++i) {
      while (!around.empty() && found_[around.back()].outer.end <= found_[i].outer.begin) {
        around.pop_back();
      }
      if (!around.empty() && found_[around.back()].outer.end < found_[i].outer.end) {
        Quotation& crossed = found_[i];
        crossed.outer.end = found_[around.back()].inner.end;
        crossed.inner.end = std::min(crossed.inner.end, crossed.outer.end);
      }
      found_[i].depth = static_cast<uint8_t>(around.size());
      around.push_back(i);
    }
  }

  const WordsWords& known_;
  const bool straight_closes_;
  std::string_view utf8_;
  std::vector<Mark> marks_;
  std::vector<Open> stack_;
  std::vector<Quotation> found_;
};

}  // namespace

std::vector<Quotation> find_quotations(const Language& language, std::string_view utf8,
                                       const std::vector<Span>& paragraphs) {
  return Finder(language, utf8).find(paragraphs);
}

}  // namespace onrecord
