#include "words/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/hash.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

using std::string_view;

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'’' || c == U'ʼ';
}
bool is_hyphen(char32_t c) {
  return c == U'-' || c == U'‐' || c == U'‑';
}

// The part that an ASCII byte plays in a word of letters.
enum class Plain : uint8_t {
  other,  // may continue the word: . ' - & @, digits, bytes beyond ASCII
  small,
  capital,
  end,  // always ends the word
};
constexpr auto kPlain = [] {
  std::array<Plain, 256> out{};
  for (const char c : string_view(" \t\n\r,;!?()[]{}<>\"/*=+%$|"))
    out[static_cast<unsigned char>(c)] = Plain::end;
  for (size_t c = 'a'; c <= 'z'; ++c) out[c] = Plain::small;
  for (size_t c = 'A'; c <= 'Z'; ++c) out[c] = Plain::capital;
  return out;
}();

class Cutter {
 public:
  Cutter(const Language& language, const Text& text, const std::vector<Paragraph>& paragraphs)
      : language_(language), known_(language.words), utf8_(text.utf8()), paragraphs_(paragraphs) {}

  Words cut() {
    out_.words.reserve(utf8_.size() / 5);
    std::vector<Span> spans;
    spans.reserve(paragraphs_.size());
    for (const Paragraph& p : paragraphs_) spans.push_back(p.span);
    out_.quotations = find_quotations(language_, utf8_, spans);
    for (const Paragraph& p : paragraphs_) {
      out_.paragraph_first.push_back(count());
      words_of(p.span);
    }
    out_.paragraph_first.push_back(count());
    set_quotes();
    set_sentences();
    return std::move(out_);
  }

 private:
  uint32_t count() const { return static_cast<uint32_t>(out_.words.size()); }

  char32_t peek(uint32_t at, uint32_t end) const {
    return at < end ? next_code_point(utf8_, at) : 0;
  }

  bool alnum_at(uint32_t at, uint32_t end) const { return is_alnum(char_class(peek(at, end))); }

  void words_of(Span paragraph) {
    uint32_t at = paragraph.begin;
    bool space = true;
    while (at < paragraph.end) {
      if (utf8_[at] == ' ') {
        space = true;
        ++at;
        continue;
      }
      if (const uint32_t behind = plain_word(at, paragraph.end, space); behind != at) {
        space = false;
        at = behind;
        continue;
      }
      uint32_t next = at;
      const char32_t c = next_code_point(utf8_, next);
      const CharClass what = char_class(c);
      if (what == CharClass::space || what == CharClass::control) {
        space = true;
        at = next;
        continue;
      }
      const bool handle = (c == U'@' || c == U'#') && alnum_at(next, paragraph.end);
      if (is_alnum(what) || handle) {
        next = run(at, next, paragraph.end);
        add_word({at, next}, space);
      } else {
        next = mark_end(c, next, paragraph.end);
        add({at, next}, Shape::punct, space);
        out_.words.back().ascii = c < 0x80;
      }
      space = false;
      at = next;
    }
  }

  // Fast path. Adds the word at `at` if it is of ASCII letters only and what follows cannot be part
  // of it. Returns its end, or `at` if it added nothing.
  uint32_t plain_word(uint32_t at, uint32_t end, bool space) {
    WordHash hash;
    uint32_t capitals = 0;
    uint32_t i = at;
    Plain what = Plain::end;
    for (; i < end; ++i) {
      what = kPlain[static_cast<unsigned char>(utf8_[i])];
      if (what != Plain::small && what != Plain::capital) break;
      capitals += what == Plain::capital;
      hash.add(static_cast<char>(utf8_[i] | 0x20));  // lower case, of ASCII letters
    }
    if (i < end && what != Plain::end) return at;
    if (i == at) return at;
    const bool first = kPlain[static_cast<unsigned char>(utf8_[at])] == Plain::capital;
    add({at, i},
        capitals == 0            ? Shape::lower
        : capitals == 1 && first ? Shape::title
        : capitals == i - at     ? Shape::upper
                                 : Shape::mixed,
        space);
    out_.words.back().key = hash.key;
    return i;
  }

  // Returns the end of a mark that can have several characters: '' `` ... -- ***
  uint32_t mark_end(char32_t c, uint32_t next, uint32_t end) const {
    if (c == U'\'' || c == U'`' || c == U'’' || c == U'‘') {
      // A pair is one quotation mark.
      uint32_t behind = next;
      if (behind < end && next_code_point(utf8_, behind) == c) return behind;
      return next;
    }
    if (c != U'.' && c != U'-' && c != U'*' && c != U'_' && c != U'=') return next;
    while (next < end && static_cast<char32_t>(utf8_[next]) == c) ++next;
    return next;
  }

  // Returns the end of the run of word characters from `begin`. `at` is behind its first character.
  uint32_t run(uint32_t begin, uint32_t at, uint32_t end) const {
    while (at < end) {
      uint32_t next = at;
      const char32_t c = next_code_point(utf8_, next);
      if (is_alnum(char_class(c)) || c == U'_') {
        at = next;
        continue;
      }
      if (c == U':' && end - at > 3 && utf8_.substr(at, 3) == "://") return address(at, end);
      if (!joins(c, begin, at, next, end)) break;
      at = next;
    }
    return at;
  }

  uint32_t address(uint32_t at, uint32_t end) const {
    while (at < end) {
      uint32_t next = at;
      const char32_t c = next_code_point(utf8_, next);
      if (char_class(c) == CharClass::space || c == U'"' || c == U'”' || c == U'»' || c == U')')
        break;
      at = next;
    }
    while (at > 0 && (utf8_[at - 1] == '.' || utf8_[at - 1] == ',')) --at;
    return at;
  }

  // Whether the mark `c` at `at` is part of the word that began at `begin`. `next` is behind it.
  bool joins(char32_t c, uint32_t begin, uint32_t at, uint32_t next, uint32_t end) const {
    const char32_t before = code_point_before(utf8_, at);
    const char32_t after = peek(next, end);
    const CharClass b = char_class(before);
    const CharClass a = char_class(after);
    if (is_apostrophe(c)) return is_alnum(b) && is_alpha(a);
    if (is_hyphen(c)) return is_alnum(a);
    if (c == U'&') return b == CharClass::upper && a == CharClass::upper;
    if (c == U'@') return is_alnum(b) && is_alnum(a);
    if (c == U',') return b == CharClass::digit && a == CharClass::digit;
    if (c != U'.') return false;
    if (b == CharClass::digit && a == CharClass::digit) return true;
    const string_view word = utf8_.substr(begin, at - begin);
    const bool single = is_alpha(b) && letter_alone(begin, at);
    // U.S., p.m., J. K.: a point behind a single letter, but not at the end of a line.
    if (single) return a == CharClass::upper || is_alpha(a) || initial(word, b, a);
    if (is_alpha(b) && a == CharClass::lower) return true;  // example.com
    return abbreviation(word);
  }

  // Whether the letter before `at` has nothing, a point or a hyphen before it.
  bool letter_alone(uint32_t begin, uint32_t at) const {
    uint32_t last = at - 1;
    while (last > begin && (static_cast<unsigned char>(utf8_[last]) & 0xC0) == 0x80) --last;
    return last == begin || utf8_[last - 1] == '.' || utf8_[last - 1] == '-';
  }

  bool initial(string_view word, CharClass before, CharClass after) const {
    if (word.find('.') != string_view::npos) return true;  // the last point of U.S.
    return before == CharClass::upper && !known_.one_letter_word.has(word) &&
           after == CharClass::space;
  }

  // Whether the point behind `word` belongs to it.
  bool abbreviation(string_view word) const {
    if (word.size() > 6) return false;
    const std::string low = to_lower(word);
    const uint32_t known = known_.flags.find(low);
    const bool capital = word[0] < 'a';
    if ((known & WordsWords::kNeverEnds) != 0) {
      const bool title = capital && word.substr(1) == string_view(low).substr(1);
      return title || !known_.abbreviation_if_capital.has(low);
    }
    return (known & WordsWords::kMayEnd) != 0 && (capital || known_.abbreviation_if_small.has(low));
  }

  void add(Span span, Shape shape, bool space) {
    Word w;
    w.span = span;
    w.shape = shape;
    w.space_before = space;
    out_.words.push_back(w);
  }

  void add_word(Span span, bool space) {
    const uint32_t cut = clitic(span);
    add({span.begin, cut}, shape_of({span.begin, cut}), space);
    set_key();
    if (cut == span.end) return;
    add({cut, span.end}, Shape::lower, false);
    set_key();
  }

  void set_key() {
    Word& w = out_.words.back();
    WordHash hash;
    for (uint32_t i = w.span.begin; i < w.span.end; ++i) {
      hash.add(ascii_lower(utf8_[i]));
      w.ascii = w.ascii && static_cast<unsigned char>(utf8_[i]) < 0x80;
    }
    w.key = hash.key;
  }

  // Returns the start of the clitic in a word (the ’s of “it’s”), or the word's end.
  uint32_t clitic(Span span) const {
    const string_view word = utf8_.substr(span.begin, span.size());
    if (word.size() < 3) return span.end;
    size_t at = word.rfind('\'');
    size_t width = 1;
    if (at == string_view::npos) {
      at = word.rfind("’");
      width = 3;
    }
    if (at == string_view::npos || at == 0 || at + width >= word.size()) return span.end;
    const string_view tail = word.substr(at + width);
    if (tail.size() > 2) return span.end;
    std::string low = to_lower(tail);
    if (known_.clitic_after_n.has(low)) {
      const char n = word[at - 1];
      if ((n == 'n' || n == 'N') && at > 1) return span.begin + static_cast<uint32_t>(at) - 1;
      return span.end;
    }
    return known_.clitic.has(low) ? span.begin + static_cast<uint32_t>(at) : span.end;
  }

  Shape shape_of(Span span) const {
    uint32_t at = span.begin;
    uint32_t letters = 0;
    uint32_t upper = 0;
    bool first_upper = false;
    bool digit_first = false;
    bool all_lower_after = true;
    for (bool first = true; at < span.end; first = false) {
      const CharClass c = char_class(next_code_point(utf8_, at));
      if (first && c == CharClass::digit) digit_first = true;
      if (!is_alpha(c)) continue;
      ++letters;
      if (c == CharClass::upper) {
        ++upper;
        if (letters == 1) first_upper = true;
        if (letters > 1) all_lower_after = false;
      }
    }
    if (digit_first) return Shape::number;
    if (letters == 0) return Shape::number;
    if (upper == 0) return Shape::lower;
    if (upper == letters && letters > 1) return Shape::upper;
    if (first_upper && all_lower_after) return Shape::title;
    return hyphened_title(span) ? Shape::title : Shape::mixed;
  }

  // Whether capitals stand only at the start of a hyphenated part: Anne-Marie, al-Assad.
  bool hyphened_title(Span span) const {
    bool start = true;
    for (uint32_t at = span.begin; at < span.end;) {
      const char32_t c = next_code_point(utf8_, at);
      if (char_class(c) == CharClass::upper && !start) return false;
      start = is_hyphen(c);
    }
    return true;
  }

  // Sets Word::quote_depth.
  void set_quotes() {
    std::vector<uint32_t> around;  // ends of the quotations that are open
    size_t next = 0;
    for (Word& w : out_.words) {
      while (!around.empty() && around.back() <= w.span.begin) around.pop_back();
      while (next < out_.quotations.size() && out_.quotations[next].outer.begin <= w.span.begin) {
        if (out_.quotations[next].outer.end > w.span.begin) {
          around.push_back(out_.quotations[next].outer.end);
        }
        ++next;
      }
      w.quote_depth = static_cast<uint8_t>(std::min<size_t>(around.size(), 255));
    }
  }

  string_view word(uint32_t i) const {
    return utf8_.substr(out_.words[i].span.begin, out_.words[i].span.size());
  }

  static bool closes(string_view w) {
    return w == "”" || w == "\"" || w == "''" || w == "’" || w == "'" || w == ")" || w == "]" ||
           w == "»" || w == "’’";
  }

  // Whether a sentence ends behind word i. Words of the paragraph end at `last`; i is not its last.
  bool ends_sentence(uint32_t i, uint32_t last) const {
    const string_view w = word(i);
    if (out_.words[i].shape != Shape::punct) {
      // “… in the U.S. Many …”
      return w.size() > 1 && w.back() == '.' && abbreviation_ends(w) && i + 1 < last &&
             known_.starter.has(word(i + 1));
    }
    if (w == ",") return false;  // shortcut for the most frequent mark
    const bool point = w == "." || w == "!" || w == "?" || w == "…" || w == "..." || w == "....";
    if (point) {
      uint32_t next = i + 1;
      if (next == last) return true;
      if (closes(word(next)) && !out_.words[next].space_before) return false;  // ends behind that
      return starts_sentence(next, w == "." || w == "!" || w == "?");
    }
    if (closes(w) && i > 0) {
      uint32_t before = i - 1;
      while (before > 0 && i - before <= 3 && closes(word(before))) --before;
      const string_view p = word(before);
      const bool stop = p == "." || p == "!" || p == "?" || p == "…" || p == "...";
      if (!stop || i - before > 3) return false;
      if (i + 1 < last && closes(word(i + 1)) && !out_.words[i + 1].space_before) return false;
      return i + 1 < last && starts_sentence(i + 1, true);
    }
    return false;
  }

  bool abbreviation_ends(string_view w) const {
    return (known_.flags.find(to_lower(w.substr(0, w.size() - 1))) & WordsWords::kNeverEnds) == 0;
  }

  // Whether word i can begin a sentence. `strong`: the mark before it is a full stop, ! or ?, not
  // an ellipsis.
  bool starts_sentence(uint32_t i, bool strong) const {
    const Word& w = out_.words[i];
    if (!w.space_before) return w.shape == Shape::title && strong;  // the space was lost
    if (w.shape == Shape::lower) return false;
    if (w.shape == Shape::punct) {
      const string_view s = word(i);
      if (s == "“" || s == "‘" || s == "\"" || s == "''" || s == "``" || s == "«" || s == "„" ||
          s == "'" || s == "(" || s == "[" || s == "¿" || s == "¡") {
        return true;
      }
      return strong && s != "," && s != ";" && s != ":" && s != "-" && s != "–" && s != "—" &&
             s != "--" && s != ")" && s != "]";
    }
    return true;
  }

  void set_sentences() {
    for (size_t p = 0; p + 1 < out_.paragraph_first.size(); ++p) {
      uint32_t first = out_.paragraph_first[p];
      const uint32_t last = out_.paragraph_first[p + 1];
      for (uint32_t i = first; i < last; ++i) {
        out_.words[i].sentence = static_cast<uint32_t>(out_.sentences.size());
        if (i + 1 == last || ends_sentence(i, last)) {
          out_.sentences.push_back({first, i + 1, static_cast<uint32_t>(p)});
          first = i + 1;
        }
      }
    }
  }

  const Language& language_;
  const WordsWords& known_;
  string_view utf8_;
  const std::vector<Paragraph>& paragraphs_;
  Words out_;
};

}  // namespace

Words cut_words(const Language& language, const Text& text,
                const std::vector<Paragraph>& paragraphs) {
  return Cutter(language, text, paragraphs).cut();
}

}  // namespace onrecord
