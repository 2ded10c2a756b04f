#include "article/facts/calendar.hpp"

#include <cstdint>

namespace onrecord {

int month_of(const FactsWords& words, std::string_view word) {
  for (const WordMap* names : {&words.months, &words.months_short, &words.other_months}) {
    if (const int month = names->number(word); month != 0) return month;
  }
  return 0;
}

bool is_weekday(const FactsWords& words, std::string_view word) {
  return words.weekdays.has(word) || words.weekdays_short.has(word) ||
         words.other_weekdays.has(word);
}

int days_in(int y, int m) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = y == 0 || (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
  return m == 2 && leap ? 29 : kDays[m - 1];
}

namespace {

// Days since 1970-01-01 (Howard Hinnant's days_from_civil).
int64_t day_number(int y, int m, int d) {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return int64_t{era} * 146097 + doe - 719468;
}

// 0 is Sunday.
int weekday(int y, int m, int d) {
  const int64_t n = day_number(y, m, d);
  return static_cast<int>(((n + 4) % 7 + 7) % 7);
}

int nth_sunday(int y, int m, int nth) {  // nth 0: the last
  if (nth == 0) {
    const int last = days_in(y, m);
    return last - weekday(y, m, last);
  }
  return 1 + (7 - weekday(y, m, 1)) % 7 + 7 * (nth - 1);
}

}  // namespace

bool us_summer(int year, int month, int day, int hour) {
  const bool now = year >= 2007;
  const int begin_month = now ? 3 : 4, begin = nth_sunday(year, begin_month, now ? 2 : 1);
  const int end_month = now ? 11 : 10, end = nth_sunday(year, end_month, now ? 1 : 0);
  const int key = (month * 100 + day) * 100 + hour;
  return key >= (begin_month * 100 + begin) * 100 + 2 && key < (end_month * 100 + end) * 100 + 2;
}

bool zone_of(const FactsWords& words, std::string_view word, Zone& zone) {
  for (const bool us : {false, true}) {
    const WordMap& zones = us ? words.us_zones : words.zones;
    if (zones.find(word).empty()) continue;
    zone = {zones.number(word), us};
    return true;
  }
  return false;
}

}  // namespace onrecord
