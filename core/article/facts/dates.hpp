// Dates and times of day as people write them on pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/text.hpp"

namespace onrecord {

struct DateHit {
  Span span;                              // bytes of the string that was searched
  int year = 0, month = 0, day = 0;       // 0: not given ("Nov 18" has no year)
  int hour = -1, minute = 0, second = 0;  // -1: no time of day
  bool has_zone = false;
  int offset = 0;                           // of the zone, minutes east of UTC on that day
  bool relative = false;                    // "2 hours ago": nothing above is set
  bool updated = false, published = false;  // said in the words before it
  bool ambiguous = false;  // 02/10/2020: day and month could be the other way round

  bool complete() const { return year != 0 && day != 0; }
};

// Every date in a line, left to right, without overlap. Understands ISO 8601, month names (English,
// German, French, Spanish, Italian, Portuguese, Dutch), numeric dates, 12- and 24-hour times before
// or after the date, and zones by abbreviation or offset. US zones without S or D ("ET") follow the
// daylight saving rules of the US Uniform Time Act (as amended in 1986 and 2005) for the date.
std::vector<DateHit> find_dates(std::string_view line);

// ISO 8601: the date alone, or with the time of day, or with the zone's offset as well. Empty for
// an incomplete date.
std::string iso_date(const DateHit& hit);

}  // namespace onrecord
