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
  single_straight
};

bool is_single(Style style) {
  return style >= Style::single_curly;
}

// One mark that may open, close, or both; what it does is decided with the stack.
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

// Words that open with an apostrophe; a mark before one of them opens nothing.
bool elided_word(std::string_view utf8, uint32_t at) {
  static constexpr std::array<std::string_view, 12> kElided = {
      "em", "til", "till", "tis", "twas", "cause", "bout", "n", "round", "cos", "neath", "nother"};
  std::string word;
  while (at < utf8.size() && word.size() < 8) {
    uint32_t next = at;
    const char32_t c = next_code_point(utf8, next);
    if (!is_alnum(char_class(c))) break;
    append_utf8(word, to_lower(c));
    at = next;
  }
  if (std::find(kElided.begin(), kElided.end(), word) != kElided.end()) return true;
  // ’90s
  return word.size() == 3 && word[2] == 's' && word[0] >= '0' && word[0] <= '9';
}

// Bytes that begin no mark: ASCII without " ' `.
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
  explicit Finder(std::string_view utf8) : utf8_(utf8) {}

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
    // Candidates that turned out to be apostrophes were left empty.
    found_.erase(std::remove_if(found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end(),
                                [](const Quotation& q) { return q.outer.empty(); }),
                 found_.end());
    lift_excerpt(first, span);
    set_depth(first);
  }

  // The character before and behind a mark, 0 at the paragraph's edges.
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
      case U'"':
      case U'＂':
        return put(Style::straight,
                   something_after && (open_side || is_alnum(class_after)) &&
                       class_before != CharClass::digit,
                   !is_space_or_edge(before) || !something_after);
      case U'«':
        return put(Style::guillemet, something_after || open_side, !is_space_or_edge(before));
      case U'»':
        return put(Style::guillemet, open_side && is_alnum(class_after), true);
      case U'‘':
        if (elided_word(utf8_, span.end)) return;
        return put(Style::single_curly, something_after && !is_alnum(class_before), false);
      case U'’':
      case U'\'':
      case U'`': {
        if (is_alnum(class_before) && is_alnum(class_after)) return;  // don’t
        const Style style = c == U'’' ? Style::single_curly : Style::single_straight;
        const bool opens = c != U'’' && open_side && something_after &&
                           char_class(after) != CharClass::punct && !elided_word(utf8_, span.end);
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

  // “the workers’ rights”: an s before, a small letter one space behind.
  bool possessive(Span span, char32_t before) const {
    if (to_lower(before) != U's' && to_lower(before) != U'z' && to_lower(before) != U'x')
      return false;
    uint32_t at = span.end;
    if (at >= utf8_.size() || utf8_[at] != ' ') return false;
    ++at;
    if (at >= utf8_.size()) return false;
    return char_class(next_code_point(utf8_, at)) == CharClass::lower;
  }

  // Whether a better closing mark follows before the next opening one.
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
      // „…“ and „…” close a low mark.
      if (open == Style::low && style == Style::curly) return i;
    }
    // Mixed typography: "…” and “…".
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
      const bool other =
          stack_[open].mark.style != m.style && stack_[open].mark.style != Style::low;
      const bool reopening = m.can_open && (looks_like_opening(m) || other);
      const bool apostrophe =
          is_single(m.style) && m.likely_possessive && closer_follows(index, m.style);
      if (apostrophe) return;
      if (!reopening || stack_[open].mark.style == Style::low) return close(open, m);
    }
    if (m.can_open) push(m);
  }

  // A mark that could do both, with one open: a space before and none behind says that it opens.
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
    // What was opened inside and never closed: an apostrophe, or a mark somebody forgot.
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
      // Opened again by the same kind of mark: the first one's end was forgotten there.
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
    }
    return false;
  }

  // Double marks around a whole paragraph that has double marks inside show an excerpt from
  // elsewhere: the marks inside are the ones that tell who speaks.
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

  // Nesting by containment; a quotation that would cross its neighbour is cut to end before it.
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

  std::string_view utf8_;
  std::vector<Mark> marks_;
  std::vector<Open> stack_;
  std::vector<Quotation> found_;
};

}  // namespace

std::vector<Quotation> find_quotations(std::string_view utf8, const std::vector<Span>& paragraphs) {
  return Finder(utf8).find(paragraphs);
}

}  // namespace onrecord
