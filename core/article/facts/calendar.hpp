// Names of months, days and time zones, and the calendar's arithmetic. Words are in lower case.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

// 1 to 12; 0 for no month. Three letters tell the months apart in English; others are spelled out.
int month_of(std::string_view word);
bool is_weekday(std::string_view word);

// month 1 to 12; year 0 is taken for a leap year, as where none is given.
int days_in(int year, int month);

// Whether daylight saving time is in force in the United States (Uniform Time Act as amended in
// 1986 and 2005); hour -1: not known.
bool us_summer(int year, int month, int day, int hour);

enum class Summer : uint8_t { fixed, us };
struct Zone {
  std::string_view name;
  int minutes;  // east of UTC
  Summer summer;
};
// By its abbreviation, or null.
const Zone* zone_of(std::string_view word);

}  // namespace onrecord
