// Names of months, days and time zones, and the calendar's arithmetic.
#pragma once

#include <string_view>

#include "languages/language.hpp"

namespace onrecord {

// Returns the number of the month, 1 to 12, that a name or an abbreviation without its full stop
// means; 0 for none. `word` in lower case, here and below.
int month_of(const FactsWords& words, std::string_view word);
bool is_weekday(const FactsWords& words, std::string_view word);

// month: 1 to 12. Year 0, for a date without one, counts as a leap year.
int days_in(int year, int month);

// Is daylight saving time in force in the United States (Uniform Time Act as amended in 1986 and
// 2005)? hour -1: unknown.
bool us_summer(int year, int month, int day, int hour);

struct Zone {
  int minutes = 0;         // east of UTC
  bool us_summer = false;  // an hour more while us_summer() holds
};
// Sets `zone` to the one that an abbreviation names. Returns false if there is none.
bool zone_of(const FactsWords& words, std::string_view word, Zone& zone);

}  // namespace onrecord
