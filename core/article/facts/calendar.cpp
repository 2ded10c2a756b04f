#include "article/facts/calendar.hpp"

#include <algorithm>
#include <cstdint>

#include "base/one_of.hpp"

namespace onrecord {

int month_of(std::string_view w) {
  struct Name {
    std::string_view name;
    int month;
  };
  // Prefixes of at least the length given are abbreviations ("sept", "sep").
  static constexpr Name kNames[] = {
      {"january", 1},    {"february", 2},      {"march", 3},      {"april", 4},
      {"may", 5},        {"june", 6},          {"july", 7},       {"august", 8},
      {"september", 9},  {"october", 10},      {"november", 11},  {"december", 12},
      {"januar", 1},     {"jänner", 1},        {"februar", 2},    {"märz", 3},
      {"mai", 5},        {"juni", 6},          {"juli", 7},       {"oktober", 10},
      {"dezember", 12},  {"janvier", 1},       {"février", 2},    {"mars", 3},
      {"avril", 4},      {"juin", 6},          {"juillet", 7},    {"août", 8},
      {"septembre", 9},  {"octobre", 10},      {"novembre", 11},  {"décembre", 12},
      {"enero", 1},      {"febrero", 2},       {"marzo", 3},      {"abril", 4},
      {"mayo", 5},       {"junio", 6},         {"julio", 7},      {"agosto", 8},
      {"septiembre", 9}, {"setiembre", 9},     {"octubre", 10},   {"noviembre", 11},
      {"diciembre", 12}, {"gennaio", 1},       {"febbraio", 2},   {"aprile", 4},
      {"maggio", 5},     {"giugno", 6},        {"luglio", 7},     {"settembre", 9},
      {"ottobre", 10},   {"dicembre", 12},     {"janeiro", 1},    {"fevereiro", 2},
      {"março", 3},      {"maio", 5},          {"junho", 6},      {"julho", 7},
      {"setembro", 9},   {"outubro", 10},      {"novembro", 11},  {"dezembro", 12},
      {"januari", 1},    {"februari", 2},      {"maart", 3},      {"mei", 5},
      {"augustus", 8},   {"maj", 5},           {"augusti", 8},    {"desember", 12},
      {"stycznia", 1},   {"lutego", 2},        {"marca", 3},      {"kwietnia", 4},
      {"maja", 5},       {"czerwca", 6},       {"lipca", 7},      {"sierpnia", 8},
      {"września", 9},   {"października", 10}, {"listopada", 11}, {"grudnia", 12},
      {"января", 1},     {"февраля", 2},       {"марта", 3},      {"апреля", 4},
      {"мая", 5},        {"июня", 6},          {"июля", 7},       {"августа", 8},
      {"сентября", 9},   {"октября", 10},      {"ноября", 11},    {"декабря", 12},
      {"ocak", 1},       {"şubat", 2},         {"mart", 3},       {"nisan", 4},
      {"mayıs", 5},      {"haziran", 6},       {"temmuz", 7},     {"ağustos", 8},
      {"eylül", 9},      {"ekim", 10},         {"kasım", 11},     {"aralık", 12},
  };
  for (const Name& n : kNames) {
    if (w == n.name) return n.month;
  }
  static constexpr Name kShort[] = {
      {"jan", 1},  {"feb", 2},  {"mar", 3},  {"apr", 4},  {"jun", 6},  {"jul", 7},
      {"aug", 8},  {"sep", 9},  {"sept", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12},
      {"okt", 10}, {"dez", 12}, {"janv", 1}, {"févr", 2}, {"avr", 4},  {"juil", 7},
      {"déc", 12}, {"febr", 2}, {"ene", 1},  {"abr", 4},  {"ago", 8},  {"dic", 12},
  };
  for (const Name& n : kShort) {
    if (w == n.name) return n.month;
  }
  return 0;
}

bool is_weekday(std::string_view w) {
  static constexpr std::string_view kDays[] = {
      "mon",      "tue",    "tues",   "wed",      "weds",     "thu",        "thur",     "thurs",
      "fri",      "sat",    "sun",    "monday",   "tuesday",  "wednesday",  "thursday", "friday",
      "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag",  "samstag",
      "sonntag",  "lundi",  "mardi",  "mercredi", "jeudi",    "vendredi",   "samedi",   "dimanche"};
  return one_of(w, kDays);
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

namespace {

// Where an abbreviation has several readings, the one that news sites use: CST is US Central, IST
// is India's, BST is British Summer Time.
constexpr Zone kZones[] = {
    {"utc", 0, Summer::fixed},     {"gmt", 0, Summer::fixed},     {"z", 0, Summer::fixed},
    {"est", -300, Summer::fixed},  {"edt", -240, Summer::fixed},  {"et", -300, Summer::us},
    {"cst", -360, Summer::fixed},  {"cdt", -300, Summer::fixed},  {"ct", -360, Summer::us},
    {"mst", -420, Summer::fixed},  {"mdt", -360, Summer::fixed},  {"mt", -420, Summer::us},
    {"pst", -480, Summer::fixed},  {"pdt", -420, Summer::fixed},  {"pt", -480, Summer::us},
    {"akst", -540, Summer::fixed}, {"akdt", -480, Summer::fixed}, {"hst", -600, Summer::fixed},
    {"ast", -240, Summer::fixed},  {"adt", -180, Summer::fixed},  {"nst", -210, Summer::fixed},
    {"ndt", -150, Summer::fixed},  {"bst", 60, Summer::fixed},    {"wet", 0, Summer::fixed},
    {"west", 60, Summer::fixed},   {"cet", 60, Summer::fixed},    {"cest", 120, Summer::fixed},
    {"mez", 60, Summer::fixed},    {"mesz", 120, Summer::fixed},  {"eet", 120, Summer::fixed},
    {"eest", 180, Summer::fixed},  {"msk", 180, Summer::fixed},   {"ist", 330, Summer::fixed},
    {"pkt", 300, Summer::fixed},   {"jst", 540, Summer::fixed},   {"kst", 540, Summer::fixed},
    {"hkt", 480, Summer::fixed},   {"sgt", 480, Summer::fixed},   {"pht", 480, Summer::fixed},
    {"awst", 480, Summer::fixed},  {"acst", 570, Summer::fixed},  {"acdt", 630, Summer::fixed},
    {"aest", 600, Summer::fixed},  {"aedt", 660, Summer::fixed},  {"nzst", 720, Summer::fixed},
    {"nzdt", 780, Summer::fixed},  {"sast", 120, Summer::fixed},  {"wat", 60, Summer::fixed},
    {"cat", 120, Summer::fixed},   {"eat", 180, Summer::fixed},   {"brt", -180, Summer::fixed},
};

}  // namespace

const Zone* zone_of(std::string_view word) {
  const auto* const found = std::find_if(std::begin(kZones), std::end(kZones),
                                         [&](const Zone& z) { return z.name == word; });
  return found == std::end(kZones) ? nullptr : found;
}

}  // namespace onrecord
