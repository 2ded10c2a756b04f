#include "article/facts/dates.hpp"
#include "article/facts/facts.hpp"
#include "text/unicode.hpp"

namespace onrecord {

// Finds "MADRID —", "SEOUL, South Korea —", "WASHINGTON (AP) --", "New York (CNN) —" at the start
// of the text. Scans characters instead of words: of a word it needs only its case.
void read_dateline(const Text& text, const Page& page, const Outline& outline, Article* article) {
  if (outline.first < 0) return;
  for (int i = outline.first; i <= outline.last && i < outline.first + 2; ++i) {
    const Span line = page.lines[i].span;
    const std::string_view s = text[line].substr(0, 120);
    uint32_t at = 0, place_end = 0;
    int words = 0, shouted = 0;
    bool comma = false, bracket = false, dash = false, in_word = false, word_upper = true,
         word_first = true;
    bool good = true;
    int letters = 0;
    const auto close_word = [&] {
      if (!in_word) return;
      ++words;
      if (word_upper && letters > 1) ++shouted;
      if (!word_first) good = false;
      in_word = false;
    };
    while (at < s.size() && good && !dash) {
      const uint32_t begin = at;
      // The text was cut at 120 bytes: the last character may be cut as well.
      if (begin + 4 > s.size()) {
        good = false;
        break;
      }
      const char32_t c = next_code_point(s, at);
      const CharClass what = char_class(c);
      if (is_alnum(what)) {
        if (bracket) continue;
        if (!in_word) {
          in_word = true;
          word_upper = true;
          letters = 0;
          word_first = what == CharClass::upper;
        }
        ++letters;
        if (what == CharClass::lower) word_upper = false;
        if (what == CharClass::digit) {
          // "WASHINGTON, Nov. 19 —": the place ends before the date.
          if (place_end == 0) good = false;
          in_word = false;
        }
        if (!comma || words < 5) place_end = comma && words >= 4 ? place_end : at;
        continue;
      }
      if (c == '(') {
        close_word();
        bracket = true;
      } else if (c == ')') {
        bracket = false;
      } else if (bracket) {
        continue;
      } else if (c == 0x2014 || c == 0x2013 ||
                 (c == '-' && at < s.size() &&
                  (s[at] == '-' || (begin > 0 && s[begin - 1] == ' ' && s[at] == ' ')))) {
        close_word();
        dash = true;
      } else if (c == ',' || c == '/') {
        close_word();
        comma = true;
      } else if (c == '.' || c == '\'' || c == 0x2019 || c == '-') {
        if (c == '-') close_word();
      } else if (what == CharClass::space) {
        close_word();
      } else {
        good = false;
      }
      if (words > 6) good = false;
    }
    if (!good || !dash || words == 0 || place_end == 0) continue;
    const bool agency = s.substr(0, at).find('(') != std::string_view::npos;
    if (shouted == 0 && !agency) continue;
    // "GENEVA, April 9 —": nor is the date a place.
    const std::vector<DateHit> dates = find_dates(*page.language, s.substr(0, at));
    if (!dates.empty() && dates.front().span.begin < place_end) {
      place_end = dates.front().span.begin;
      while (place_end > 0 && (s[place_end - 1] == ' ' || s[place_end - 1] == ',')) --place_end;
      if (place_end == 0) continue;
    }
    article->dateline.spans = {{line.begin, line.begin + place_end}};
    article->dateline.place = std::string(s.substr(0, place_end));
    return;
  }
}

}  // namespace onrecord
