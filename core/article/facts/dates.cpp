#include "article/facts/dates.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "article/facts/calendar.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

// A number, a word in lower case, or one other visible character.
struct Token {
  enum Kind : uint8_t { number, word, mark } kind = mark;
  uint32_t begin = 0, end = 0;
  int value = 0;       // of a number, at most 99,999,999
  int digits = 0;      // how many
  char32_t sign = 0;   // of a mark
  bool glued = false;  // no space before it
  std::string text;    // of a word
};

// The numbers, words and marks of a line. Not those of words/: here a number never holds a mark and
// is cut off from the letters beside it, as in "16h09", "18th" and "FinanceOctober".
std::vector<Token> cut(std::string_view s) {
  std::vector<Token> tokens;
  tokens.reserve(s.size() / 4 + 1);
  uint32_t at = 0;
  bool space = true;
  while (at < s.size()) {
    const uint32_t begin = at;
    char32_t c = next_code_point(s, at);
    const CharClass what = char_class(c);
    if (what == CharClass::space) {
      space = true;
      continue;
    }
    Token t;
    t.begin = begin;
    t.glued = !space;
    space = false;
    if (c >= '0' && c <= '9') {
      t.kind = Token::number;
      at = begin;
      while (at < s.size() && s[at] >= '0' && s[at] <= '9') {
        if (t.digits < 8) t.value = t.value * 10 + (s[at] - '0');
        ++t.digits;
        ++at;
      }
    } else if (is_alpha(what)) {
      t.kind = Token::word;
      uint32_t end = 0;
      bool small = false;
      for (;;) {
        small = char_class(c) == CharClass::lower;
        append_utf8(t.text, to_lower(c));
        end = at;
        if (at >= s.size()) break;
        c = next_code_point(s, at);
        if (!is_alpha(char_class(c))) break;
        // "FinanceOctober": two words that lost what stood between them.
        if (small && char_class(c) == CharClass::upper) break;
      }
      at = end;
    } else {
      t.sign = c;
    }
    t.end = at;
    tokens.push_back(std::move(t));
  }
  return tokens;
}

class Reader {
 public:
  Reader(const Language& language, std::string_view line)
      : words_(language.facts), s_(line), t_(cut(line)) {}

  std::vector<DateHit> read() {
    std::vector<DateHit> hits;
    size_t i = 0;
    while (i < t_.size()) {
      DateHit hit;
      size_t next = i;
      if (relative(i, hit, next) || date(i, hit, next)) {
        size_t first = i;
        if (!hit.relative) {
          if (hit.hour < 0) time_after(next, hit, next);
          if (hit.hour < 0) time_before(floor_, i, hit, first);
        }
        hit.span = {t_[first].begin, t_[next - 1].end};
        labels(floor_, first, hit);
        hits.push_back(hit);
        floor_ = next;
        i = next;
      } else {
        ++i;
      }
    }
    return hits;
  }

 private:
  bool is(size_t i, Token::Kind kind) const { return i < t_.size() && t_[i].kind == kind; }
  bool sign(size_t i, char32_t c) const { return is(i, Token::mark) && t_[i].sign == c; }
  bool word(size_t i, std::string_view w) const { return is(i, Token::word) && t_[i].text == w; }
  bool word(size_t i, const WordSet& words) const {
    return is(i, Token::word) && words.has(t_[i].text);
  }
  bool glued(size_t i) const { return i < t_.size() && t_[i].glued; }
  int value(size_t i) const { return t_[i].value; }
  bool number(size_t i, int least, int most, int digits) const {
    return is(i, Token::number) && t_[i].digits <= digits && t_[i].value >= least &&
           t_[i].value <= most;
  }
  bool year(size_t i) const {
    return is(i, Token::number) && t_[i].digits == 4 && t_[i].value >= 1500 && t_[i].value <= 2199;
  }
  static bool valid(int y, int m, int d) {
    return m >= 1 && m <= 12 && d >= 1 && d <= days_in(y, m);
  }

  // "2 hours ago", "yesterday", "just now", "vor 3 Stunden", "il y a 2 heures"
  bool relative(size_t i, DateHit& hit, size_t& next) const {
    const bool count = is(i, Token::number) || word(i, words_.one);
    if (count && is(i + 1, Token::word) && word(i + 2, words_.ago) &&
        word(i + 1, words_.time_unit)) {
      hit.relative = true;
      next = i + 3;
      return true;
    }
    if (word(i, words_.ago_before) && is(i + 1, Token::number) && word(i + 2, words_.ago_unit)) {
      hit.relative = true;
      next = i + 3;
      return true;
    }
    // "Yesterday" alone on its line.
    if (i == 0 && t_.size() <= 4 && word(0, words_.relative_day)) {
      hit.relative = true;
      next = 1;
      return true;
    }
    return false;
  }

  void skip_comma(size_t& i) const {
    if (sign(i, ',') || sign(i, '.')) ++i;
  }

  // Month names allow one full stop ("Jan.").
  int month(size_t& i) const {
    if (!is(i, Token::word)) return 0;
    const int m = month_of(words_, t_[i].text);
    if (m == 0) return 0;
    ++i;
    if (sign(i, '.') && glued(i)) ++i;
    return m;
  }

  // "18", "18th", "18.", "1er"
  bool day(size_t& i, int& d) const {
    if (!number(i, 1, 31, 2)) return false;
    d = value(i);
    ++i;
    const bool ordinal = word(i, words_.ordinal) || sign(i, '.');
    if (ordinal && glued(i)) ++i;
    return true;
  }

  bool date(size_t i, DateHit& hit, size_t& next) const {
    if (glued(i) && i > 0 && t_[i - 1].kind != Token::mark && is(i, Token::number)) {
      // "Original Research7 April 2020": two elements of a page that lost the space between them.
      return t_[i - 1].kind == Token::word && day_first(i, hit, next) && hit.year != 0 &&
             next == t_.size();
    }
    return iso(i, hit, next) || month_first(i, hit, next) || day_first(i, hit, next) ||
           numeric(i, hit, next);
  }

  bool iso(size_t i, DateHit& hit, size_t& next) const {
    if (!year(i)) return false;
    for (const char32_t c : {U'-', U'/', U'.'}) {
      if (!sign(i + 1, c) || !number(i + 2, 1, 12, 2) || !sign(i + 3, c) ||
          !number(i + 4, 1, 31, 2)) {
        continue;
      }
      if (!valid(value(i), value(i + 2), value(i + 4))) return false;
      hit.year = value(i);
      hit.month = value(i + 2);
      hit.day = value(i + 4);
      next = i + 5;
      if (word(next, "t") && glued(next)) {
        size_t end = next + 1;
        if (clock(end, hit, end)) next = end;
      }
      return true;
    }
    // "2018 June 18", "2018年6月18日"
    if (word(i + 1, words_.year_sign) && number(i + 2, 1, 12, 2) &&
        word(i + 3, words_.month_sign) && number(i + 4, 1, 31, 2) && is(i + 5, Token::word) &&
        valid(value(i), value(i + 2), value(i + 4))) {
      hit.year = value(i);
      hit.month = value(i + 2);
      hit.day = value(i + 4);
      next = i + 6;
      return true;
    }
    size_t at = i + 1;
    int d = 0;
    const int m = month(at);
    if (m != 0 && day(at, d) && valid(value(i), m, d)) {
      hit.year = value(i);
      hit.month = m;
      hit.day = d;
      next = at;
      return true;
    }
    return false;
  }

  bool month_first(size_t i, DateHit& hit, size_t& next) const {
    if (!is(i + 1, Token::number) && !is(i + 2, Token::number)) return false;
    size_t at = i;
    int d = 0;
    const int m = month(at);
    if (m == 0 || !day(at, d)) return false;
    hit.month = m;
    hit.day = d;
    next = at;
    size_t y = at;
    skip_comma(y);
    if (!year(y) && word(y, words_.at_year)) ++y;
    if (year(y) && valid(value(y), m, d)) {
      hit.year = value(y);
      next = y + 1;
    } else if (sign(at, '\'') || sign(at, 0x2019)) {
      if (number(at + 1, 0, 99, 2) && t_[at + 1].digits == 2) {
        hit.year = 2000 + value(at + 1);
        next = at + 2;
      }
    }
    // "May" without a year is as often a verb.
    if (hit.year == 0 && word(i, words_.ambiguous_months) && s_[t_[i].begin] == 'm') return false;
    return valid(hit.year, m, d);
  }

  bool day_first(size_t i, DateHit& hit, size_t& next) const {
    size_t at = i;
    int d = 0;
    if (!day(at, d)) return false;
    if (word(at, words_.of_month)) ++at;
    if (sign(at, '-') || sign(at, '/') || sign(at, ',')) ++at;
    const int m = month(at);
    if (m == 0) return false;
    hit.month = m;
    hit.day = d;
    next = at;
    size_t y = at;
    if (sign(y, ',') || sign(y, '-') || sign(y, '/')) ++y;
    if (word(y, words_.of_year)) ++y;
    if (year(y) && valid(value(y), m, d)) {
      hit.year = value(y);
      next = y + 1;
    } else if ((sign(at, '\'') || sign(at, 0x2019)) && number(at + 1, 0, 99, 2) &&
               t_[at + 1].digits == 2) {
      hit.year = 2000 + value(at + 1);
      next = at + 2;
    }
    // "May" after a number is as often a verb.
    if (hit.year == 0 && word(i + 1, words_.ambiguous_months)) return false;
    return valid(hit.year, m, d);
  }

  // 18.06.2018, 06/18/2018, 18-06-2018, 10.15.15
  bool numeric(size_t i, DateHit& hit, size_t& next) const {
    if (!number(i, 1, 31, 2) || !is(i + 1, Token::mark)) return false;
    const char32_t c = t_[i + 1].sign;
    if (c != '.' && c != '/' && c != '-') return false;
    if (!glued(i + 1) || !number(i + 2, 1, 31, 2) || !glued(i + 2) || !sign(i + 3, c) ||
        !glued(i + 3) || !is(i + 4, Token::number) || !glued(i + 4)) {
      return false;
    }
    int y = value(i + 4);
    if (t_[i + 4].digits == 2) {
      // Two digits are a year only where nothing else goes on behind it (versions, IP addresses).
      if (sign(i + 5, c) && glued(i + 5) && is(i + 6, Token::number)) return false;
      y += 2000;
    } else if (!year(i + 4)) {
      return false;
    }
    const int a = value(i), b = value(i + 2);
    const bool day_month = valid(y, b, a), month_day = valid(y, a, b);
    if (!day_month && !month_day) return false;
    // Points and hyphens are European; a slash is American unless that gives no date.
    const bool take_day = day_month && (!month_day || (c != '/' && t_[i + 4].digits == 4));
    hit.year = y;
    hit.month = take_day ? b : a;
    hit.day = take_day ? a : b;
    hit.ambiguous = day_month && month_day && a != b;
    next = i + 5;
    return true;
  }

  // A time of day at `i`: 4:09pm, 16:09:30, 4 pm, 4.09pm, 16h09, 02.00 EST.
  bool clock(size_t i, DateHit& hit, size_t& next) const {
    if (!number(i, 0, 24, 2)) return false;
    int h = value(i), m = 0, s = 0;
    size_t at = i + 1;
    bool minutes = false, colon = false;
    if ((sign(at, ':') || sign(at, '.') || word(at, "h")) && glued(at) &&
        number(at + 1, 0, 59, 2) && t_[at + 1].digits == 2 && glued(at + 1)) {
      colon = sign(at, ':') || word(at, "h");
      m = value(at + 1);
      minutes = true;
      at += 2;
      if (sign(at, ':') && number(at + 1, 0, 60, 2) && glued(at + 1)) {
        s = std::min(value(at + 1), 59);
        at += 2;
        if (sign(at, '.') && glued(at) && is(at + 1, Token::number)) at += 2;  // fractions
      }
    }
    bool half = false, afternoon = false;
    size_t after = at;
    if (half_day(after, afternoon)) {
      half = true;
      at = after;
    }
    if (!minutes && !half) return false;
    if (h > 23 || (half && (h > 12 || h == 0) && h > 12)) return false;
    if (half && h <= 12) h = h % 12 + (afternoon ? 12 : 0);
    DateHit found = hit;
    found.hour = h;
    found.minute = m;
    found.second = s;
    const bool zoned = zone(at, found, at);
    if (!colon && !half && !zoned) return false;
    hit = found;
    next = at;
    return true;
  }

  // am, pm, a.m., p.m.
  bool half_day(size_t& i, bool& afternoon) const {
    if (word(i, words_.morning) || word(i, words_.afternoon)) {
      afternoon = word(i, words_.afternoon);
      ++i;
      return true;
    }
    if (is(i, Token::word) && t_[i].text.size() == 1 && sign(i + 1, '.') && glued(i + 1) &&
        is(i + 2, Token::word) && t_[i + 2].text.size() == 1) {
      const std::string both = t_[i].text + t_[i + 2].text;
      afternoon = words_.afternoon.has(both);
      if (!afternoon && !words_.morning.has(both)) return false;
      i += 3;
      if (sign(i, '.') && glued(i)) ++i;
      return true;
    }
    return false;
  }

  // "ET", "(GMT)", "Eastern Time", "+02:00", "UTC-5"
  bool zone(size_t i, DateHit& hit, size_t& next) const {
    size_t at = i;
    const bool bracket = sign(at, '(') || sign(at, ',');
    if (bracket) ++at;
    if (word(at, words_.hour_mark)) {
      next = at + 1;
      return false;
    }
    Zone zone;
    const bool named = named_zone(at, zone) || us_zone(at, zone);
    const bool may_add = named ? zone.minutes == 0 : glued(at) || !bracket;
    const bool added = may_add && offset(at, named, zone);
    if (!named && !added) return false;
    if (sign(i, '(') && sign(at, ')')) ++at;
    hit.has_zone = true;
    hit.offset = zone.minutes;
    if (zone.us_summer && hit.year != 0 && us_summer(hit.year, hit.month, hit.day, hit.hour))
      hit.offset += 60;
    next = at;
    return true;
  }

  // "GMT": in capitals, because "et" and "est" are words of other languages.
  bool named_zone(size_t& i, Zone& zone) const {
    if (!is(i, Token::word)) return false;
    const char first = s_[t_[i].begin];
    const bool small = first >= 'a' && first <= 'z' && t_[i].text != "z";
    if (small || !zone_of(words_, t_[i].text, zone)) return false;
    ++i;
    return true;
  }

  // "Eastern Time", "Eastern Standard Time"
  bool us_zone(size_t& i, Zone& zone) const {
    if (!is(i, Token::word)) return false;
    const std::string_view minutes = words_.us_zone_names.find(t_[i].text);
    if (minutes.empty()) return false;
    const bool standard = word(i + 1, words_.zone_standard);
    const bool daylight = word(i + 1, words_.zone_daylight);
    const size_t end = i + (standard || daylight ? 2 : 1);
    if (!word(end, words_.zone_time)) return false;
    zone.minutes = words_.us_zone_names.number(t_[i].text) + (daylight ? 60 : 0);
    zone.us_summer = !standard && !daylight;
    i = end + 1;
    return true;
  }

  // "+0200", "+02:00"; "+2" only where a zone's name stands before it: "4:09 -5" is none.
  bool offset(size_t& i, bool named, Zone& zone) const {
    if (!sign(i, '+') && !sign(i, '-') && !sign(i, 0x2212)) return false;
    if (!is(i + 1, Token::number) || !glued(i + 1)) return false;
    const int v = value(i + 1), digits = t_[i + 1].digits;
    size_t end = i + 2;
    int minutes = -1;
    if (digits == 4) {
      minutes = v / 100 * 60 + v % 100;
    } else if (digits <= 2 && sign(end, ':') && glued(end) && number(end + 1, 0, 59, 2)) {
      minutes = v * 60 + value(end + 1);
      end += 2;
    } else if (digits <= 2 && named) {
      minutes = v * 60;
    }
    if (minutes < 0 || minutes > 14 * 60) return false;
    zone = {sign(i, '+') ? minutes : -minutes, false};
    i = end;
    return true;
  }

  bool filler(size_t i) const {
    if (is(i, Token::mark)) {
      const char32_t c = t_[i].sign;
      return c == ',' || c == '|' || c == '-' || c == 0x2013 || c == 0x2014 || c == 0xB7 ||
             c == 0x2022 || c == '@' || c == ':' || c == '/' || c == '(' || c == '.';
    }
    return word(i, words_.time_filler) || (is(i, Token::word) && is_weekday(words_, t_[i].text));
  }

  void time_after(size_t i, DateHit& hit, size_t& next) const {
    size_t at = i;
    for (int skipped = 0; skipped <= 3; ++skipped) {
      size_t end = at;
      // A number that opens another date is no time.
      if (clock(at, hit, end)) {
        next = end;
        return;
      }
      if (!filler(at)) break;
      ++at;
    }
    // A zone without a time of day ("28 Apr, 2020 CET") says nothing that ISO 8601 could hold.
  }

  // "4:09 PM ET, Mon June 18, 2018"
  void time_before(size_t floor, size_t i, DateHit& hit, size_t& first) const {
    size_t lowest = i > 12 ? i - 12 : 0;
    lowest = std::max(lowest, floor);
    for (size_t at = i; at-- > lowest;) {
      if (!is(at, Token::number) || (at > 0 && glued(at) && t_[at - 1].kind != Token::mark))
        continue;
      DateHit found = hit;
      size_t end = at;
      if (!clock(at, found, end) || end > i) continue;
      size_t gap = end;
      while (gap < i && filler(gap)) ++gap;
      if (gap != i) continue;
      // "16:09" must not be read from its minutes on.
      if (at >= 2 && sign(at - 1, ':') && is(at - 2, Token::number)) continue;
      hit = found;
      first = at;
      return;
    }
  }

  // What the words before a date say it is the date of.
  void labels(size_t floor, size_t first, DateHit& hit) const {
    size_t lowest = first > 6 ? first - 6 : 0;
    lowest = std::max(lowest, floor);
    for (size_t at = first; at-- > lowest;) {
      if (!is(at, Token::word)) continue;
      if (word(at, words_.says_updated)) {
        hit.updated = true;
        return;
      }
      if (word(at, words_.says_published)) {
        hit.published = true;
        return;
      }
    }
  }

  const FactsWords& words_;
  std::string_view s_;
  std::vector<Token> t_;
  size_t floor_ = 0;
};

// Every date has a digit, “an hour ago” and a short line's “Yesterday” apart.
bool may_have_date(std::string_view line) {
  if (line.size() <= 40) return true;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] >= '0' && line[i] <= '9') return true;
    if ((line[i] | 0x20) == 'g' && i > 0 && (line[i - 1] | 0x20) == 'a') return true;
  }
  return false;
}

}  // namespace

std::vector<DateHit> find_dates(const Language& language, std::string_view line) {
  if (!may_have_date(line)) return {};
  return Reader(language, line).read();
}

namespace {

// `value` is not negative. (snprintf is twelve kilobytes of the page.)
void put(std::string& out, std::string_view before, int value, size_t width = 2) {
  const std::string digits = std::to_string(value);
  out += before;
  out.append(width - std::min(width, digits.size()), '0');
  out += digits;
}

}  // namespace

std::string iso_date(const DateHit& hit) {
  if (!hit.complete()) return {};
  std::string out;
  put(out, "", hit.year, 4);
  put(out, "-", hit.month);
  put(out, "-", hit.day);
  if (hit.hour >= 0) {
    put(out, "T", hit.hour);
    put(out, ":", hit.minute);
    put(out, ":", hit.second);
    if (hit.has_zone) {
      const int minutes = std::abs(hit.offset);
      put(out, hit.offset < 0 ? "-" : "+", minutes / 60);
      put(out, ":", minutes % 60);
    }
  }
  return out;
}

}  // namespace onrecord
