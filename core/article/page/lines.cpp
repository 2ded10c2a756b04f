#include "article/page/lines.hpp"

#include <algorithm>

#include "article/facts/dates.hpp"
#include "base/eight.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

bool is_space(char32_t c) {
  return char_class(c) == CharClass::space || c == 0xFEFF || c == 0x200B || c == 0x200E ||
         c == 0x200F;
}

bool is_break(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

bool is_quote(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x2018 || c == 0x2019 ||
         c == 0xAB || c == 0xBB || c == '\'';
}

bool is_bullet(char32_t c) {
  return c == 0x2022 || c == 0xB7 || c == '*' || c == 0x25CF || c == 0x25AA || c == 0x25A0 ||
         c == 0x2043 || c == 0x25E6 || c == 0x203A || c == 0x2192;
}

void count_up(uint16_t& n) {
  if (n != 0xFFFF) ++n;
}

void add_wide(WordHash& hash, char32_t c) {
  std::string wide;
  append_utf8(wide, c);
  for (const char byte : wide) hash.add(byte);
}

inline void add(WordHash& hash, char32_t c) {
  if (c < 0x80)
    hash.add(static_cast<char>(c));
  else
    add_wide(hash, c);
}

constexpr size_t kContentWords = 80;  // of a line, at most

constexpr uint32_t kMenu = kShare | kNav | kLegal | kRelated | kComment | kNewsletter | kAdvert |
                           kMedia | kShop | kTag | kAgo;

// Measures one line in one pass. It cuts words by itself: it runs over every byte of a page before
// anything is known of it, needs hashes only, and words/ needs the roles that follow from it.
class Meter {
 public:
  Meter(const PhraseFlags& lexicon, std::string_view text, Line& line,
        std::vector<uint32_t>& content)
      : lexicon_(lexicon),
        s_(text),
        line_(line),
        content_(content),
        content_end_(content.size() + kContentWords) {}

  void read() {
    line_.content = static_cast<uint32_t>(content_.size());
    while (at_ < s_.size()) {
      const uint32_t begin = at_;
      const char32_t c = next_code_point(s_, at_);
      if (c == ' ') {
        before_ = c;
        continue;
      }
      const CharClass what = char_class(c);
      if (is_alnum(what))
        word(c, what);
      else
        mark(c, what, begin);
    }
    line_.content_words = static_cast<uint8_t>(content_.size() - line_.content);
    line_.hash = line_.words == 0 ? 0 : hash_ | 1U;
    if (code_marks_ > 2 && code_marks_ * 8 > line_.words) line_.flags |= Line::kCode;
  }

 private:
  struct Scanned {
    WordHash word;
    WordHash part;  // of it, behind its last apostrophe or hyphen
    uint32_t letters = 0;
    bool joined = false, lower_inside = false, digit = false;
  };

  // Adds a word, or a part of one, to the content words unless it is a function word.
  void add_content(const WordHash& word, uint32_t lex) {
    if (content_.size() < content_end_ && word.bytes > 2 && (lex & kFunction) == 0)
      content_.push_back(word.key);
  }

  // Reads on behind the first character of a word. Apostrophes and hyphens between letters are in
  // it.
  Scanned scan(char32_t c, CharClass what) {
    Scanned w;
    w.digit = what == CharClass::digit;
    for (;;) {
      w.lower_inside = w.lower_inside || what == CharClass::lower || what == CharClass::letter;
      w.digit = w.digit || what == CharClass::digit;
      ++w.letters;
      const char32_t low = to_lower(c);
      add(w.word, low);
      if (w.joined) add(w.part, low);
      // What most words go on with, and end with.
      const uint32_t from = at_;
      for (; at_ < s_.size() && s_[at_] >= 'a' && s_[at_] <= 'z'; ++at_) w.word.add(s_[at_]);
      if (w.joined) {
        for (uint32_t i = from; i < at_; ++i) w.part.add(s_[i]);
      }
      w.lower_inside = w.lower_inside || at_ != from;
      w.letters += at_ - from;
      if (at_ >= s_.size() || s_[at_] == ' ') return w;
      uint32_t ahead = at_;
      char32_t next = next_code_point(s_, ahead);
      CharClass next_class = char_class(next);
      if (!is_alnum(next_class)) {
        if ((next != '\'' && next != 0x2019 && next != '-') || ahead >= s_.size()) return w;
        const char32_t joint = next == 0x2019 ? U'\'' : next;
        next = next_code_point(s_, ahead);
        next_class = char_class(next);
        if (!is_alnum(next_class)) return w;
        const WordHash& done = w.joined ? w.part : w.word;
        add_content(done, lexicon_.find(done.key));
        add(w.word, joint);
        w.part = {};
        w.joined = true;
      }
      c = next;
      what = next_class;
      at_ = ahead;
    }
  }

  void word(char32_t c, CharClass what) {
    const bool capital = what == CharClass::upper;
    if (wants_sentence_ && capital) count_up(line_.sentences);
    wants_sentence_ = false;
    const Scanned w = scan(c, what);
    const uint32_t key = w.word.key;
    count_up(line_.words);
    if (capital) count_up(line_.capitals);
    if (capital && !w.lower_inside && w.letters > 1) count_up(line_.shouted);
    if (w.digit) count_up(line_.numbers);
    if (line_.words == 1) line_.key_first = key;
    hash_ = hash_next(hash_, key);
    const uint32_t own = lexicon_.find(key);
    if (w.joined)
      add_content(w.part, lexicon_.find(w.part.key));
    else
      add_content(w.word, own);
    if (own & kFunction) count_up(line_.stops);
    if (own & kNotName) count_up(line_.not_names);
    const uint32_t lex = own | phrases(key, own);
    if ((lex & kMenu) != 0 && (lex & kFunction) == 0) count_up(line_.lexical);
    line_.lex |= lex;
    if (key == hash_word("www") || key == hash_word("http") || key == hash_word("https"))
      line_.flags |= Line::kUrl;
    before_ = 'a';
  }

  // Returns the classes of the phrases that end with this word.
  uint32_t phrases(uint32_t key, uint32_t own) {
    constexpr int kRead = 200;  // words of a line
    if (line_.words >= kRead) return 0;
    uint32_t lex = 0;
    int kept = 0;
    for (int i = 0; i < opened_; ++i) {
      const uint32_t phrase = hash_next(open_[i], key);
      const uint32_t found = lexicon_.find(phrase);
      lex |= found;
      if ((found & PhraseFlags::kOpens) != 0) open_[kept++] = phrase;
    }
    if ((own & PhraseFlags::kOpens) != 0 && kept < PhraseFlags::kWords) open_[kept++] = key;
    opened_ = kept;
    return lex;
  }

  void mark(char32_t c, CharClass what, uint32_t begin) {
    if (c == '.' || c == '!' || c == '?') {
      if (before_ == 'a' || before_ == ')' || is_quote(before_)) wants_sentence_ = true;
    } else if (what != CharClass::space && !is_quote(c) && c != ')' && c != ']') {
      wants_sentence_ = false;
    }
    if (c == '@')
      line_.flags |= before_ == 'a' ? Line::kMail : Line::kHandle;
    else
      line_.flags |= flag_of(c);
    if (is_code(c)) ++code_marks_;
    if (begin == 0 && c == '>') line_.flags |= Line::kMarkedQuote;
    before_ = c;
  }

  static uint16_t flag_of(char32_t c) {
    switch (c) {
      case ',':
        return Line::kComma;
      case '"':
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0xAB:
        return Line::kQuote;
      case '|':
      case 0x2022:
      case 0xB7:
      case 0xBB:
      case 0x203A:
        return Line::kPipe;
      case '#':
        return Line::kHashtag;
      case '(':
        return Line::kBracket;
      case 0xA9:
        return Line::kCopyright;
      default:
        return 0;
    }
  }

  static bool is_code(char32_t c) {
    return c == '{' || c == '}' || c == ';' || c == '=' || c == '<' || c == '>' || c == '\\';
  }

  const PhraseFlags& lexicon_;
  std::string_view s_;
  Line& line_;
  std::vector<uint32_t>& content_;
  size_t content_end_;
  uint32_t at_ = 0;
  uint32_t hash_ = 0;
  uint32_t open_[PhraseFlags::kWords] = {};  // what ends at the last word and may open a phrase
  int opened_ = 0;
  uint32_t code_marks_ = 0;
  char32_t before_ = ' ';        // the last character; 'a' for any word's
  bool wants_sentence_ = false;  // a full stop was seen, and nothing after it yet
};

Edge first_edge(std::string_view s) {
  uint32_t at = 0;
  const char32_t head = next_code_point(s, at);
  const bool quote = is_quote(head);
  const CharClass what = char_class(quote && at < s.size() ? next_code_point(s, at) : head);
  if (is_bullet(head)) return Edge::bullet;
  if (what == CharClass::lower) return Edge::lower;
  if (quote) return Edge::quote;
  if (what == CharClass::upper || what == CharClass::letter) return Edge::upper;
  return what == CharClass::digit ? Edge::digit : Edge::other;
}

// Closing quotation marks and brackets at the end do not count.
Edge last_edge(std::string_view s) {
  auto to = static_cast<uint32_t>(s.size());
  char32_t tail = 0;
  for (int i = 0; i < 4 && to > 0; ++i) {
    tail = code_point_before(s, to);
    if (!is_quote(tail) && tail != ')' && tail != ']' && !is_space(tail)) break;
    const uint32_t width = tail < 0x80 ? 1 : tail < 0x800 ? 2 : tail < 0x10000 ? 3 : 4;
    to -= std::min(to, width);
  }
  if (tail == 0x2026 || (to >= 3 && s.substr(to - 3, 3) == "...")) return Edge::dots;
  if (tail == '.' || tail == '!' || tail == '?' || tail == 0x3002) return Edge::stop;
  if (tail == ':') return Edge::colon;
  if (tail == ',' || tail == ';') return Edge::comma;
  switch (char_class(tail)) {
    case CharClass::digit:
      return Edge::digit;
    case CharClass::lower:
      return Edge::lower;
    case CharClass::upper:
      return Edge::upper;
    default:
      return Edge::other;
  }
}

// Sets the flags of a line with dates. Running text is not asked.
void find_date_flags(const Language& language, std::string_view s, Line& line) {
  if (line.words > 40 || s.size() > 400 || (line.numbers == 0 && (line.lex & kAgo) == 0)) return;
  size_t covered = 0;
  for (const DateHit& hit : find_dates(language, s)) {
    if (hit.day == 0 && !hit.relative) continue;
    line.flags |= Line::kDate;
    if (hit.hour >= 0) line.flags |= Line::kTimeOfDay;
    covered += hit.span.size();
  }
  if (covered != 0 && (covered * 2 > s.size() || line.words <= 6)) line.flags |= Line::kOnlyDate;
}

// Sets all but the span and the gap of a line. Adds its content words to `content`.
void measure(const Language& language, std::string_view all, Line& line,
             std::vector<uint32_t>& content) {
  const std::string_view s = all.substr(line.span.begin, line.span.size());
  Meter(language.page.lexicon, s, line, content).read();
  line.first = first_edge(s);
  line.last = last_edge(s);
  if (line.last == Edge::stop) count_up(line.sentences);
  find_date_flags(language, s, line);
}

// Spaces and visible ASCII.
bool all_plain(uint64_t eight) {
  return (any_beyond_ascii(eight) | any_below(eight, ' ') | any_is(eight, 0x7F)) == 0;
}

struct Raw {
  Span span;
  uint32_t breaks;
  uint32_t width;       // code points
  uint32_t first_word;  // code points
};

// Joins lines that were wrapped at a fixed width. The test is the one that made the breaks: the
// next word would have gone over the margin.
void join_wrapped(std::vector<Raw>& raw, std::string_view s) {
  uint32_t follow = 0, margin = 0;
  for (size_t i = 0; i + 1 < raw.size(); ++i) {
    if (raw[i + 1].breaks != 1) continue;
    ++follow;
    margin = std::max(margin, raw[i].width);
  }
  if (follow < 3 || margin < 40 || margin > 100) return;
  uint32_t fits = 0, wide = 0;
  for (size_t i = 0; i + 1 < raw.size(); ++i) {
    if (raw[i].width > margin) return;  // some line was never wrapped
    if (raw[i + 1].breaks != 1) continue;
    if (raw[i].width * 4 >= margin * 3) ++wide;
    if (raw[i].width + 1 + raw[i + 1].first_word > margin) ++fits;
  }
  if (raw.back().width > margin) return;
  if (fits * 10 < follow * 9 || wide * 10 < follow * 9) return;
  std::vector<Raw> joined;
  for (const Raw& line : raw) {
    const bool marked = s[line.span.begin] == '*' || s[line.span.begin] == '-';
    if (!joined.empty() && line.breaks == 1 && !marked &&
        joined.back().width + 1 + line.first_word > margin) {
      joined.back().span.end = line.span.end;
      joined.back().width = line.width;
    } else {
      joined.push_back(line);
    }
  }
  raw = std::move(joined);
}

}  // namespace

std::vector<uint32_t> content_words(const Language& language, std::string_view s) {
  std::vector<uint32_t> keys;
  Line line;
  line.span.end = static_cast<uint32_t>(s.size());
  if (!s.empty()) measure(language, s, line, keys);
  return keys;
}

std::vector<Line> read_lines(const Language& language, const Text& text,
                             std::vector<uint32_t>* content) {
  const std::string_view s = text.utf8();
  std::vector<Raw> raw;
  uint32_t at = 0, breaks = 0;
  while (at < s.size()) {
    // One line: [first visible, last visible).
    Raw line{{0, 0}, breaks, 0, 0};
    bool seen = false, in_first = true;
    uint32_t width = 0;
    while (at < s.size()) {
      const uint32_t begin = at;
      // Nothing new behind the first word: ASCII, eight at a time.
      if (seen && !in_first) {
        while (at + 8 <= s.size() && all_plain(eight_at(s.data() + at))) at += 8;
        if (at != begin) {
          uint32_t end = at;
          while (end > begin && s[end - 1] == ' ') --end;
          if (end > begin) {
            line.span.end = end;
            line.width = width + (end - begin);
          }
          width += at - begin;
          continue;
        }
      }
      // A run of visible ASCII.
      while (at < s.size() && s[at] > ' ' && s[at] < 0x7F) ++at;
      if (at != begin) {
        if (!seen) line.span.begin = begin;
        seen = true;
        width += at - begin;
        line.span.end = at;
        line.width = width;
        if (in_first) line.first_word = width;
        continue;
      }
      if (s[at] == ' ') {
        if (seen) {
          ++width;
          in_first = false;
        }
        ++at;
        continue;
      }
      const char32_t c = next_code_point(s, at);
      if (is_break(c)) {
        if (c == '\r' && at < s.size() && s[at] == '\n') ++at;
        break;
      }
      if (seen) ++width;
      if (is_space(c)) {
        if (seen) in_first = false;
        continue;
      }
      if (!seen) {
        line.span.begin = begin;
        seen = true;
        width = 1;
      }
      line.span.end = at;
      line.width = width;
      if (in_first) line.first_word = width;
    }
    if (seen) {
      raw.push_back(line);
      breaks = 1;
    } else {
      ++breaks;
    }
  }
  join_wrapped(raw, s);
  std::vector<Line> lines(raw.size());
  for (size_t i = 0; i < raw.size(); ++i) {
    lines[i].span = raw[i].span;
    lines[i].gap = static_cast<uint8_t>(i == 0 ? 0 : std::min<uint32_t>(raw[i].breaks, 3));
    measure(language, s, lines[i], *content);
  }
  return lines;
}

}  // namespace onrecord
