#include "speakers/names/evidence.hpp"

#include <algorithm>

namespace onrecord {
namespace {

using std::string_view;

// Nouns that are remembered of one name.
constexpr size_t kManyNouns = 12;

void bump(uint16_t* votes, int by) {
  *votes = static_cast<uint16_t>(std::min(1000, *votes + by));
}

}  // namespace

void Evidence::add(const NameRun& run, Entity* e) const {
  from_name(run, e);
  from_before(run, e);
  from_behind(run, e);
  if (!run.organization) belong(run, e);
  for (int i = run.words.first; i < run.core.first; ++i) {
    describe(words_.spelled_out(words_.lower(i)), e);
  }
}

void Evidence::from_name(const NameRun& run, Entity* e) const {
  const uint32_t first = words_.classes(run.core.first);
  // “Guardian said”, of Don Guardian, is no newspaper.
  const bool short_of = run.core.size() == 1 && e->tokens.size() > 1 && e->person > e->thing;
  if (run.organization && !short_of) bump(&e->thing, 2);
  if (run.document) e->classes |= kDocument;
  if (run.titles != 0) {
    bump(&e->person, 3);
    if ((run.titles & kMale) != 0) e->gender = Gender::male;
    if ((run.titles & kFemale) != 0) e->gender = Gender::female;
  }
  const bool compass = run.core.size() > 1 && (first & kPlaceWord) != 0;
  const bool place = compass || ((first & kPlace) != 0 && run.core.size() == 1);
  if (place) bump(&e->place, 3);
  if (!run.organization && !place && (first & kGivenName) != 0 && run.core.size() > 1) {
    bump(&e->person, 2);
    const bool male = (first & kMale) != 0;
    const bool female = (first & kFemale) != 0;
    if (e->gender == Gender::unknown && male != female) {
      e->gender = male ? Gender::male : Gender::female;
    }
  }
  // “Parliament”, “the Index”: a noun that is written like a name.
  if (run.core.size() == 1 && run.titles == 0 && (first & kGivenName) == 0) {
    if ((first & (kOrganization | kDocument)) != 0) bump(&e->thing, 1);
    if ((first & kOrganization) == 0 && (first & kDocument) != 0) e->classes |= kDocument;
  }
}

void Evidence::from_before(const NameRun& run, Entity* e) const {
  const uint32_t first = words_.classes(run.core.first);
  const bool the = run.words.first > 0 &&
                   (g_.at(run.words.first - 1) == "the" || g_.at(run.words.first - 1) == "The");
  if (the && run.titles == 0 && closes(run.words.last)) bump(&e->thing, 1);
  // Nouns on either side: “Norvik spokesman”, “senator Ana Ruiz”.
  if (run.words.first > 0 && g_.low(run.words.first - 1)) {
    const string_view before = g_.at(run.words.first - 1);
    const uint32_t c = words_.heads(run.words.first - 1);
    if ((c & kPerson) != 0 && (c & kDocument) == 0) describe(std::string(before), e);
    // “The secularist magazine Foro”
    if (run.titles == 0 && (first & kGivenName) == 0 && closes(run.words.last) &&
        words_.people().noun_before_name.has(before)) {
      describe(std::string(before), e);
    }
    if (words_.people().place_preposition.has(before)) bump(&e->place, 1);
    if (before == "the" && run.core.size() == 1 && !closes(run.words.last)) bump(&e->thing, 1);
    // “a spokesman for Norvik”, “an engineer at Norvik”
    if (run.words.first > 1 && (before == "for" || before == "at")) {
      const uint32_t noun = words_.heads(run.words.first - 2);
      if ((noun & kSpokes) != 0 || (before == "at" && (noun & kPerson) != 0)) bump(&e->thing, 2);
    }
  }
  std::string noun;
  if (adjoins(run, &noun)) describe(noun, e);
}

void Evidence::from_behind(const NameRun& run, Entity* e) const {
  const int next = run.words.last;
  if (next + 1 >= g_.count()) return;
  if ((words_.classes(next) & kSpokes) != 0) bump(&e->thing, 2);
  // “Norvik says it will …”, once: of a person's “it” that is less often so.
  if (e->thing == 0 && next + 2 < g_.count() && g_.at(next + 1) == "it" &&
      (g_.tag(next).frames & kFrameClause) != 0 && words_.people().intends.has(g_.at(next + 2))) {
    bump(&e->thing, 1);
  }
  const bool comma = g_.comma(next) || g_.at(next) == "(";
  const bool hangs = run.words.first > 0 && g_.is(run.words.first - 1, kPreposition);
  const bool who = g_.at(next) == "who" || (comma && g_.at(next + 1) == "who");
  if (who && !run.organization && !hangs) bump(&e->person, 2);
  if (comma && g_.word(next + 1).shape == Shape::number && next + 2 < g_.count() &&
      g_.comma(next + 2)) {
    bump(&e->person, 2);  // “NAME, 42,”
  }
  if (comma && (g_.is(next + 1, kDeterminer | kPossessive) || g_.low(next + 1))) {
    // “NAME, a senior adviser to”: the last noun before anything that hangs on it.
    std::string head;
    for (int k = next + 1; k < std::min(next + 9, g_.count()) && !g_.punct(k); ++k) {
      if (k > next + 1 && g_.is(k, kClosed)) break;
      if ((words_.heads(k) & kNouns) != 0) head = words_.lower(k);
    }
    describe(head, e);
  }
}

void Evidence::belong(const NameRun& run, Entity* e) const {
  for (int i = run.words.first; i < run.core.first; ++i) {
    e->parties |= words_.people().party.find(words_.lower(i));
    if (e->home.empty()) e->home = place_at(i, run.core.first);
  }
  const int next = run.words.last;
  if (next + 1 >= g_.count() || g_.word(next).span.size() > 2) return;
  if (g_.at(next) == "of" && e->home.empty()) e->home = place_at(next + 1, g_.count());
  const int mark = next + 1;
  if (!g_.comma(next) && g_.at(next) != "(") return;
  const string_view w = g_.at(mark);
  const bool brief = w.size() > 1 && w[1] == '-';
  const bool alone = g_.at(next) == "(" && mark + 1 < g_.count() && g_.at(mark + 1) == ")";
  if (brief || (alone && w.size() == 1)) {
    e->parties |= words_.people().party.find(words_.people().party_letter.find(w.substr(0, 1)));
  }
}

void Evidence::describe(const std::string& noun, Entity* e) const {
  const uint32_t c = words_.heads_of(noun);
  const bool person = (c & kPerson) != 0;
  if (!person && (c & kOrganization) == 0) return;
  uint16_t& votes = person ? e->person : e->thing;
  bump(&votes, 1);
  if (person && e->gender == Gender::unknown) {
    if ((c & kMale) != 0) e->gender = Gender::male;
    if ((c & kFemale) != 0) e->gender = Gender::female;
  }
  if (e->described.size() >= kManyNouns) return;
  const std::string full = words_.spelled_out(noun);
  if (std::find(e->described.begin(), e->described.end(), full) == e->described.end()) {
    e->described.push_back(full);
  }
}

bool Evidence::adjoins(const NameRun& run, std::string* noun) const {
  const int comma = run.words.first - 1;
  if (comma < 2 || !g_.comma(comma) || !g_.low(comma - 1)) return false;
  if ((words_.heads(comma - 1) & (kPerson | kGuessed)) != kPerson) return false;
  const int next = run.words.last;
  if (next >= g_.count() || !g_.punct(next)) return false;
  for (int i = comma - 2; i >= 0 && i > comma - 6; --i) {
    const string_view w = g_.at(i);
    if (g_.is(i, kPossessive) || w.starts_with("'s") || w.starts_with("’s") ||
        (g_.is(i, kDeterminer) && w != "a" && w != "an")) {
      *noun = words_.lower(comma - 1);
      return true;
    }
    if (!g_.low(i) || g_.is(i, kClosed)) return false;
  }
  return false;
}

bool Evidence::closes(int i) const {
  if (i >= g_.count() || g_.punct(i) || g_.is(i, kClosed | kAdverb)) return true;
  const string_view w = g_.at(i);
  if (w.starts_with("'") || w.starts_with("’")) return true;
  return g_.low(i) && (g_.tag(i).forms & (kPast | kThird)) != 0;
}

Range Evidence::place_at(int i, int last) const {
  if (i >= last || g_.word(i).shape == Shape::lower) return {};
  if ((words_.classes(i) & kPlace) != 0) return {i, i + 1};
  if ((words_.classes(i) & kPlaceWord) == 0 || i + 1 >= last || !finder_.capital(i + 1)) return {};
  return {i, i + 2};
}

}  // namespace onrecord
