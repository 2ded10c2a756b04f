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

bool is_content(const WordHash& word, uint32_t lex) {
  return word.bytes > 2 && (lex & kStop) == 0;
}

// One pass over the line. Its content words are added to `content`.
void measure(std::string_view all, Line& line, std::vector<uint32_t>& content) {
  const std::string_view s = all.substr(line.span.begin, line.span.size());
  constexpr uint32_t kMenu = kShare | kNav | kLegal | kRelated | kComment | kNewsletter | kAdvert |
                             kMedia | kShop | kTag | kAgo;
  const size_t content_end = content.size() + kContentWords;
  line.content = static_cast<uint32_t>(content.size());
  uint32_t open[kPhraseWords] = {};  // what ends at the last word and may be a phrase's beginning
  int opened = 0;
  uint32_t at = 0;
  char32_t before = ' ';
  bool wants_sentence = false;  // a full stop was seen, and nothing after it yet
  uint32_t code_marks = 0;
  uint32_t hash = 0;
  while (at < s.size()) {
    const uint32_t begin = at;
    char32_t c = next_code_point(s, at);
    if (c == ' ') {
      before = c;
      continue;
    }
    CharClass what = char_class(c);
    if (is_alnum(what)) {
      if (wants_sentence && what == CharClass::upper) count_up(line.sentences);
      wants_sentence = false;
      const bool capital = what == CharClass::upper;
      bool lower_inside = false;
      bool digit = what == CharClass::digit;
      uint32_t letters = 0;
      WordHash word;
      WordHash part;  // of it, behind an apostrophe or a hyphen
      bool joined = false;
      for (;;) {
        lower_inside = lower_inside || what == CharClass::lower || what == CharClass::letter;
        digit = digit || what == CharClass::digit;
        ++letters;
        const char32_t low = to_lower(c);
        add(word, low);
        if (joined) add(part, low);
        // What most words go on with, and end with.
        const uint32_t from = at;
        for (; at < s.size() && s[at] >= 'a' && s[at] <= 'z'; ++at) word.add(s[at]);
        if (joined) {
          for (uint32_t i = from; i < at; ++i) part.add(s[i]);
        }
        lower_inside = lower_inside || at != from;
        letters += at - from;
        if (at >= s.size() || s[at] == ' ') break;
        uint32_t ahead = at;
        char32_t next = next_code_point(s, ahead);
        CharClass next_class = char_class(next);
        if (!is_alnum(next_class)) {
          // Inside a word: an apostrophe or hyphen between letters.
          if ((next != '\'' && next != 0x2019 && next != '-') || ahead >= s.size()) break;
          const char32_t joint = next == 0x2019 ? U'\'' : next;
          next = next_code_point(s, ahead);
          next_class = char_class(next);
          if (!is_alnum(next_class)) break;
          const WordHash& done = joined ? part : word;
          if (content.size() < content_end && is_content(done, lexicon(done.key)))
            content.push_back(done.key);
          add(word, joint);
          part = {};
          joined = true;
        }
        c = next;
        what = next_class;
        at = ahead;
      }
      count_up(line.words);
      if (capital) count_up(line.capitals);
      if (capital && !lower_inside && letters > 1) count_up(line.shouted);
      if (digit) count_up(line.numbers);
      const uint32_t key = word.key;
      if (line.words == 1) line.key_first = key;
      hash = hash_next(hash, key);
      const uint32_t own = lexicon(key);
      const WordHash& done = joined ? part : word;
      if (content.size() < content_end && is_content(done, joined ? lexicon(done.key) : own))
        content.push_back(done.key);
      uint32_t lex = own;
      if (own & kStop) count_up(line.stops);
      if (own & kNotName) count_up(line.not_names);
      if (line.words < 200) {
        int kept = 0;
        for (int i = 0; i < opened; ++i) {
          const uint32_t phrase = hash_next(open[i], key);
          const uint32_t found = lexicon(phrase);
          lex |= found;
          if ((found & kOpens) != 0) open[kept++] = phrase;
        }
        if ((own & kOpens) != 0 && kept < kPhraseWords) open[kept++] = key;
        opened = kept;
      }
      if ((lex & kMenu) != 0 && (lex & kStop) == 0) count_up(line.lexical);
      line.lex |= lex;
      if (key == hash_word("www") || key == hash_word("http") || key == hash_word("https"))
        line.flags |= Line::kUrl;
      before = 'a';
      continue;
    }
    if (c == '.' || c == '!' || c == '?') {
      if (before == 'a' || before == ')' || is_quote(before)) wants_sentence = true;
    } else if (what != CharClass::space && !is_quote(c) && c != ')' && c != ']') {
      wants_sentence = false;
    }
    switch (c) {
      case ',':
        line.flags |= Line::kComma;
        break;
      case '"':
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0xAB:
        line.flags |= Line::kQuote;
        break;
      case '|':
      case 0x2022:
      case 0xB7:
      case 0xBB:
      case 0x203A:
        line.flags |= Line::kPipe;
        break;
      case '@':
        line.flags |= before == 'a' ? Line::kMail : Line::kHandle;
        break;
      case '#':
        line.flags |= Line::kHashtag;
        break;
      case '(':
        line.flags |= Line::kBracket;
        break;
      case 0xA9:
        line.flags |= Line::kCopyright;
        break;
      case '{':
      case '}':
      case ';':
      case '=':
      case '<':
      case '>':
      case '\\':
        ++code_marks;
        break;
      default:
        break;
    }
    if (begin == 0 && c == '>') line.flags |= Line::kMarkedQuote;
    before = is_alnum(what) ? U'a' : c;
  }
  line.content_words = static_cast<uint8_t>(content.size() - line.content);
  line.hash = line.words == 0 ? 0 : hash | 1U;
  if (code_marks > 2 && code_marks * 8 > line.words) line.flags |= Line::kCode;

  // Edges
  uint32_t from = 0;
  const char32_t head = next_code_point(s, from);
  char32_t inner = head;
  if (is_quote(head) && from < s.size()) inner = next_code_point(s, from);
  const CharClass head_class = char_class(inner);
  line.first = is_bullet(head)                   ? Edge::bullet
               : head_class == CharClass::lower  ? Edge::lower
               : is_quote(head)                  ? Edge::quote
               : head_class == CharClass::upper  ? Edge::upper
               : head_class == CharClass::letter ? Edge::upper
               : head_class == CharClass::digit  ? Edge::digit
                                                 : Edge::other;
  uint32_t to = static_cast<uint32_t>(s.size());
  char32_t tail = 0;
  for (int i = 0; i < 4 && to > 0; ++i) {
    tail = code_point_before(s, to);
    if (!is_quote(tail) && tail != ')' && tail != ']' && !is_space(tail)) break;
    uint32_t width = tail < 0x80 ? 1 : tail < 0x800 ? 2 : tail < 0x10000 ? 3 : 4;
    to -= std::min(to, width);
  }
  const bool three = to >= 3 && s.substr(to - 3, 3) == "...";
  line.last = three || tail == 0x2026                                       ? Edge::dots
              : tail == '.' || tail == '!' || tail == '?' || tail == 0x3002 ? Edge::stop
              : tail == ':'                                                 ? Edge::colon
              : tail == ',' || tail == ';'                                  ? Edge::comma
              : char_class(tail) == CharClass::digit                        ? Edge::digit
              : char_class(tail) == CharClass::lower                        ? Edge::lower
              : char_class(tail) == CharClass::upper                        ? Edge::upper
                                                                            : Edge::other;
  if (line.last == Edge::stop) count_up(line.sentences);

  // Dates are looked for where a line may be about one; running text is not asked.
  if (line.words <= 40 && s.size() <= 400 && (line.numbers != 0 || (line.lex & kAgo) != 0)) {
    const std::vector<DateHit> dates = find_dates(s);
    size_t covered = 0;
    for (const DateHit& hit : dates) {
      if (hit.day == 0 && !hit.relative) continue;
      line.flags |= Line::kDate;
      if (hit.hour >= 0) line.flags |= Line::kTimeOfDay;
      covered += hit.span.size();
    }
    if (covered != 0 && (covered * 2 > s.size() || line.words <= 6)) line.flags |= Line::kOnlyDate;
  }
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

// Joins lines that were broken to a fixed width. The test is the writer's own: a line was broken
// because the next word would have gone over the margin.
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

std::vector<uint32_t> content_words(std::string_view s) {
  std::vector<uint32_t> keys;
  Line line;
  line.span.end = static_cast<uint32_t>(s.size());
  if (!s.empty()) measure(s, line, keys);
  return keys;
}

std::vector<Line> read_lines(const Text& text, std::vector<uint32_t>* content) {
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
    measure(s, lines[i], *content);
  }
  return lines;
}

}  // namespace onrecord
