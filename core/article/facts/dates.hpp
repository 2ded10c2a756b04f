// Dates and times of day in a line of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "languages/language.hpp"
#include "text/text.hpp"

namespace onrecord {

struct DateHit {
  Span span;                              // in bytes of the line
  int year = 0, month = 0, day = 0;       // 0: not given ("Nov 18" has no year)
  int hour = -1, minute = 0, second = 0;  // -1: no time of day
  bool has_zone = false;
  int offset = 0;                           // of the zone, minutes east of UTC on that day
  bool relative = false;                    // "2 hours ago": only the span is set
  bool updated = false, published = false;  // by the words before it
  bool ambiguous = false;                   // 02/10/2020: day and month may be the other way round

  bool complete() const { return year != 0 && day != 0; }
};

// Returns every date in a line, left to right, without overlap. Reads ISO 8601, names of months in
// English and the languages of core/languages/mul/facts/calendar.tsv, numeric dates, 12- and
// 24-hour times before or behind the date, and zones by abbreviation or offset. US zones without S
// or D
// ("ET") follow the daylight saving rules of the US Uniform Time Act (as amended in 1986 and 2005).
std::vector<DateHit> find_dates(const Language& language, std::string_view line);

// Returns ISO 8601: the date, with the time of day and the zone's offset if they are known. Empty
// for an incomplete date.
std::string iso_date(const DateHit& hit);

}  // namespace onrecord
