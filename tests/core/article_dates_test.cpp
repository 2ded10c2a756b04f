#include "article/facts/dates.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace onrecord;

namespace {

// Every date of the line in ISO 8601, separated by spaces.
std::string iso(const std::string& line) {
  std::string out;
  for (const DateHit& hit : find_dates(english(), line)) {
    if (!out.empty()) out += ' ';
    out += hit.relative ? "relative" : hit.complete() ? iso_date(hit) : "incomplete";
  }
  return out;
}

}  // namespace

TEST_CASE("dates by name") {
  CHECK(iso("18 June 2018") == "2018-06-18");
  CHECK(iso("June 18, 2018") == "2018-06-18");
  CHECK(iso("Mon., Jun. 18th 2018") == "2018-06-18");
  CHECK(iso("the 18th of June, 2018") == "2018-06-18");
  CHECK(iso("18. Juni 2018") == "2018-06-18");
  CHECK(iso("1er août 2018") == "2018-08-01");
  CHECK(iso("18 de junio de 2018") == "2018-06-18");
  CHECK(iso("2018年6月18日") == "2018-06-18");
  CHECK(iso("18 czerwca 2018") == "2018-06-18");
  CHECK(iso("18 июня 2018") == "2018-06-18");
  CHECK(iso("18 Haziran 2018") == "2018-06-18");
  CHECK(iso("18 maj 2018") == "2018-05-18");
  CHECK(iso("18 June ’18") == "2018-06-18");
  CHECK(iso("Nov 18") == "incomplete");
  CHECK(iso("31 June 2018").find("2018") == std::string::npos);
  CHECK(iso("It may 18 times be so").empty());
  CHECK(iso("WeekendOctober 13, 2016") == "2016-10-13");
  CHECK(iso("Original Research7 April 2020") == "2020-04-07");
  CHECK(iso("Covid19 May be with us in 2020").empty());
  CHECK(iso("Apollo11 April 2020 edition").empty());
}

TEST_CASE("dates in numbers") {
  CHECK(iso("2018/06/18") == "2018-06-18");
  CHECK(iso("2018-06-18") == "2018-06-18");
  CHECK(iso("18.06.2018") == "2018-06-18");
  CHECK(iso("06/18/2018") == "2018-06-18");
  CHECK(iso("18/06/2018") == "2018-06-18");
  CHECK(iso("10.15.15") == "2015-10-15");
  CHECK(iso("29/02/2019").empty());
  CHECK(iso("29/02/2020") == "2020-02-29");
  CHECK(iso("version 1.2.15.4").empty());
  CHECK(iso("192.168.12.11").empty());
  REQUIRE(find_dates(english(), "02/10/2020").size() == 1);
  CHECK(find_dates(english(), "02/10/2020")[0].ambiguous);
  CHECK_FALSE(find_dates(english(), "02/02/2020")[0].ambiguous);
}

TEST_CASE("times of day and zones") {
  CHECK(iso("Jun 18, 2018, 4:09pm EDT") == "2018-06-18T16:09:00-04:00");
  CHECK(iso("June 18, 2018 4:09pm") == "2018-06-18T16:09:00");
  CHECK(iso("18 Jun 2018 16:09 GMT") == "2018-06-18T16:09:00+00:00");
  CHECK(iso("18 Jun 2018 02.00 BST") == "2018-06-18T02:00:00+01:00");
  CHECK(iso("18 Jun 2018, 12 a.m. UTC+05:30") == "2018-06-18T00:00:00+05:30");
  CHECK(iso("18 Jun 2018, 12 p.m.") == "2018-06-18T12:00:00");
  CHECK(iso("18 juin 2018 à 16h09") == "2018-06-18T16:09:00");
  CHECK(iso("18. Juni 2018, 16:09 Uhr") == "2018-06-18T16:09:00");
  CHECK(iso("2018-06-18T16:09:30.123Z") == "2018-06-18T16:09:30+00:00");
  CHECK(iso("2018-06-18 16:09 +0200") == "2018-06-18T16:09:00+02:00");
  CHECK(iso("12:05 PM ET, Mon January 5, 2015") == "2015-01-05T12:05:00-05:00");
  CHECK(iso("4:09 PM (GMT+2) June 18, 2018") == "2018-06-18T16:09:00+02:00");
  CHECK(iso("18 June 2018, 25:09") == "2018-06-18");
}

TEST_CASE("US zones follow the daylight saving rules of the day") {
  CHECK(iso("March 10, 2018 4 pm ET") == "2018-03-10T16:00:00-05:00");
  CHECK(iso("March 11, 2018 4 pm ET") == "2018-03-11T16:00:00-04:00");
  CHECK(iso("November 3, 2018 4 pm PT") == "2018-11-03T16:00:00-07:00");
  CHECK(iso("November 4, 2018 4 pm PT") == "2018-11-04T16:00:00-08:00");
  CHECK(iso("April 1, 2006 4 pm ET") ==
        "2006-04-01T16:00:00-05:00");  // until 2006: first Sunday in April
  CHECK(iso("April 2, 2006 4 pm ET") == "2006-04-02T16:00:00-04:00");
  CHECK(iso("July 1, 2018 4 pm EST") == "2018-07-01T16:00:00-05:00");  // said so: taken at its word
}

TEST_CASE("relative times stay unresolved") {
  CHECK(iso("2 hours ago") == "relative");
  CHECK(iso("an hour ago") == "relative");
  CHECK(iso("vor 3 Stunden") == "relative");
}

TEST_CASE("what a date is of") {
  const auto hits =
      find_dates(english(), "Posted: 13:45 BST, 18 June 2018 | Updated: 14:00 BST, 19 June 2018");
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].published);
  CHECK_FALSE(hits[0].updated);
  CHECK(hits[1].updated);
  CHECK(iso_date(hits[1]) == "2018-06-19T14:00:00+01:00");
}
