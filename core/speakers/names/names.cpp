#include "speakers/names/names.hpp"

#include <algorithm>
#include <bitset>
#include <deque>

#include "base/sort.hpp"
#include "speakers/confidence.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr size_t kManyWithName = 8;  // people with one last name that are told apart

// Without the point of an abbreviation.
std::string bare(std::string word) {
  if (!word.empty() && word.back() == '.') word.pop_back();
  return word;
}

std::string joined(const std::vector<std::string>& tokens) {
  std::string out;
  for (const std::string& t : tokens) {
    if (!out.empty()) out += ' ';
    out += t;
  }
  return out;
}

}  // namespace

// Whether two given names in lower case can be one person's: the same, an initial, a nickname.
bool Names::same_given(const std::string& a, const std::string& b) const {
  if (a == b) return true;
  const auto initial = [](const std::string& s) {
    return s.size() == 1 || (s.size() == 2 && s[1] == '.');
  };
  if ((initial(a) || initial(b)) && !a.empty() && !b.empty() && a[0] == b[0]) return true;
  const auto short_for = [this](const std::string& nick, const std::string& full) {
    return !full.empty() && people_.nickname.find(nick) == full;
  };
  return short_for(a, b) || short_for(b, a);
}

// Short titles as the noun that takes them up: “Sen. Ruiz”, later “the senator”.
std::string Names::spelled_out(const std::string& title) const {
  const string_view noun = people_.title_noun.find(title);
  return noun.empty() ? title : std::string(noun);
}

std::string Names::lower(int i) const {
  const string_view w = g_.at(i);
  if (w.size() > 48) return {};
  if (g_.word(i).ascii) {
    std::string low(w);
    if (g_.low(i)) return low;
    for (char& c : low) c = ascii_lower(c);
    return low;
  }
  std::string low = to_lower(w);
  // Typographic or not, an apostrophe is one.
  constexpr string_view kMark = "’";
  if (low.find(kMark) == std::string::npos) return low;
  std::string out;
  for (size_t at = 0; at < low.size(); ++at) {
    const bool mark = low.compare(at, kMark.size(), kMark) == 0;
    out += mark ? '\'' : low[at];
    if (mark) at += kMark.size() - 1;
  }
  return out;
}

bool Names::like_verb(string_view word) const {
  const WordList& endings = people_.verb_ending;
  return std::any_of(endings.begin(), endings.end(),
                     [&](string_view end) { return word.ends_with(end); });
}

const NameMention* Names::at(int i) const {
  const int m = g_.has(i) ? mention_of_[static_cast<size_t>(i)] : -1;
  return m < 0 ? nullptr : &mentions[static_cast<size_t>(m)];
}

// Whether the phrase is over where word i begins: no noun follows that the name only modifies.
bool Names::closes(int i) const {
  if (i >= g_.count() || g_.punct(i) || g_.is(i, kClosed | kAdverb)) return true;
  const string_view w = g_.at(i);
  if (w.starts_with("'") || w.starts_with("’")) return true;
  return g_.low(i) && (g_.tag(i).forms & (kPast | kThird)) != 0;
}

// “Vermont”, “South Carolina” where it begins at word i, or nothing.
Range Names::place_at(int i, int last) const {
  if (i >= last || g_.word(i).shape == Shape::lower) return {};
  if ((classes(i) & kPlace) != 0) return {i, i + 1};
  if ((classes(i) & kPlaceWord) == 0 || i + 1 >= last || !capital(i + 1)) return {};
  return {i, i + 2};
}

std::string Names::home_of(const Entity& e) const {
  std::string place;
  for (int i = e.home.first; i < e.home.last; ++i) {
    if (!place.empty()) place += ' ';
    place += lower(i);
  }
  return place;
}

// “Vermont Sen. Bernie Sanders”, “Ruiz (D-Mass.)”, “the Democrat Ana Ruiz”.
void Names::belong(const Run& run, Entity* e) const {
  for (int i = run.words.first; i < run.core.first; ++i) {
    e->parties |= people_.party.find(lower(i));
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
    e->parties |= people_.party.find(people_.party_letter.find(w.substr(0, 1)));
  }
}

void Names::weigh(const Run& run, Entity* e) const {
  const uint32_t first = classes(run.core.first);
  const auto bump = [](uint16_t* n, int by) {
    *n = static_cast<uint16_t>(std::min<int>(1000, *n + by));
  };
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
  const bool the = run.words.first > 0 &&
                   (g_.at(run.words.first - 1) == "the" || g_.at(run.words.first - 1) == "The");
  if (the && run.titles == 0 && closes(run.words.last)) bump(&e->thing, 1);
  // Nouns on either side: “Norvik spokesman”, “senator Ana Ruiz”.
  if (run.words.first > 0 && g_.low(run.words.first - 1)) {
    const string_view before = g_.at(run.words.first - 1);
    const uint32_t c = heads(run.words.first - 1);
    if ((c & kPerson) != 0 && (c & kDocument) == 0) describe(std::string(before), e);
    // “The secularist magazine Foro”
    if (run.titles == 0 && (first & kGivenName) == 0 && closes(run.words.last) &&
        people_.noun_before_name.has(before)) {
      describe(std::string(before), e);
    }
    if (people_.place_preposition.has(before)) bump(&e->place, 1);
    if (before == "the" && run.core.size() == 1 && !closes(run.words.last)) bump(&e->thing, 1);
    // “a spokesman for Norvik”, “an engineer at Norvik”
    if (run.words.first > 1 && (before == "for" || before == "at")) {
      const uint32_t noun = heads(run.words.first - 2);
      if ((noun & kSpokes) != 0 || (before == "at" && (noun & kPerson) != 0)) bump(&e->thing, 2);
    }
  }
  std::string noun;
  if (adjoins(run, &noun)) describe(noun, e);
  const int next = run.words.last;
  if (next + 1 < g_.count()) {
    if ((classes(next) & kSpokes) != 0) bump(&e->thing, 2);
    // “Norvik says it will …”, once: of a person's “it” that is less often so.
    if (e->thing == 0 && next + 2 < g_.count() && g_.at(next + 1) == "it" &&
        (g_.tag(next).frames & kFrameClause) != 0 && people_.intends.has(g_.at(next + 2))) {
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
        if ((heads(k) & kNouns) != 0) head = lower(k);
      }
      describe(head, e);
    }
  }
}

// “His wife, Ghazala Khan, said”: the noun that the name explains.
bool Names::adjoins(const Run& run, std::string* noun) const {
  const int comma = run.words.first - 1;
  if (comma < 2 || !g_.comma(comma) || !g_.low(comma - 1)) return false;
  if ((heads(comma - 1) & (kPerson | kGuessed)) != kPerson) return false;
  const int next = run.words.last;
  if (next >= g_.count() || !g_.punct(next)) return false;
  for (int i = comma - 2; i >= 0 && i > comma - 6; --i) {
    const string_view w = g_.at(i);
    if (g_.is(i, kPossessive) || w.starts_with("'s") || w.starts_with("’s") ||
        (g_.is(i, kDeterminer) && w != "a" && w != "an")) {
      *noun = lower(comma - 1);
      return true;
    }
    if (!g_.low(i) || g_.is(i, kClosed)) return false;
  }
  return false;
}

void Names::describe(const std::string& noun, Entity* e) const {
  const uint32_t c = heads_of(noun);
  const bool person = (c & kPerson) != 0;
  if (!person && (c & kOrganization) == 0) return;
  uint16_t& votes = person ? e->person : e->thing;
  votes = static_cast<uint16_t>(std::min(1000, votes + 1));
  if (person && e->gender == Gender::unknown) {
    if ((c & kMale) != 0) e->gender = Gender::male;
    if ((c & kFemale) != 0) e->gender = Gender::female;
  }
  if (e->described.size() >= 12) return;
  const std::string full = spelled_out(noun);
  if (std::find(e->described.begin(), e->described.end(), full) == e->described.end()) {
    e->described.push_back(full);
  }
}

uint32_t Names::make(const Run& run) {
  Entity e;
  e.name = run.core;
  int last = run.core.last;
  if (!run.organization && last - run.core.first > 1 && (classes(last - 1) & kSuffix) != 0) {
    e.suffix = bare(lower(last - 1));
    --last;
  }
  for (int i = run.core.first; i < last; ++i) {
    if (!g_.punct(i)) e.tokens.push_back(lower(i));
  }
  if (e.tokens.empty()) e.tokens.push_back("?");
  entities.push_back(std::move(e));
  return static_cast<uint32_t>(entities.size() - 1);
}

void Names::add(const Run& run, uint32_t entity, float sure) {
  Entity& e = entities[entity];
  ++e.count;
  weigh(run, &e);
  if (!run.organization) belong(run, &e);
  for (int i = run.words.first; i < run.core.first; ++i) describe(spelled_out(lower(i)), &e);
  mentions.push_back({run.words, run.core, entity, sure});
}

void Names::add_full(const Run& run) {
  Run r = run;
  std::vector<std::string> tokens;
  std::string suffix;
  for (int i = r.core.first; i < r.core.last; ++i) {
    if (g_.punct(i)) continue;
    std::string w = lower(i);
    if (!r.organization && i + 1 == r.core.last && i > r.core.first &&
        (classes_of(w) & kSuffix) != 0) {
      suffix = bare(w);
      break;
    }
    tokens.push_back(std::move(w));
  }
  if (tokens.empty()) return;
  if (tokens.size() == 1 && !suffix.empty()) {  // “Holm Jr.”
    const auto known = by_last_.find(tokens[0]);
    if (known != by_last_.end()) {
      for (const uint32_t e : known->second) {
        if (entities[e].suffix == suffix) return add(r, e, confidence::kLastNameWithSuffix);
      }
    }
  }
  const std::string key = joined(tokens) + (suffix.empty() ? suffix : " " + suffix);
  const auto known = by_key_.find(key);
  uint32_t e = known == by_key_.end() ? kNoEntity : known->second;
  std::vector<uint32_t>* family = nullptr;
  if (!r.organization) {
    family = &by_last_[tokens.back()];
    for (const uint32_t f : *family) {
      if (e != kNoEntity) break;
      const Entity& other = entities[f];
      if (other.suffix == suffix && other.tokens.size() > 1 &&
          same_given(other.tokens.front(), tokens.front())) {
        e = f;
      }
    }
  }
  if (e == kNoEntity) {
    e = make(r);
    entities[e].first = static_cast<uint32_t>(r.core.first);
    if (family != nullptr) {
      if (family->size() < kManyWithName) family->push_back(e);
      auto& given = by_first_[tokens.front()];
      if (given.size() < kManyWithName) given.push_back(e);
      if (tokens.size() == 3 && tokens[1].size() > 2 &&
          (classes_of(tokens[1]) & (kGivenName | kLink)) == 0) {
        const auto middle = by_middle_.emplace(tokens[1], e);
        if (!middle.second && middle.first->second != e) middle.first->second = kNoEntity;
      }
    }
    // “Norvik Mobile”, then “Norvik”.
    constexpr uint32_t kCommon = kOrganization | kDocument | kPlace | kPlaceWord | kDemonym |
                                 kGivenName | kPerson | kHonorific | kEnds | kLink;
    if (tokens.size() > 1 && (classes_of(tokens[0]) & kCommon) == 0) {
      const auto opening = by_opening_.emplace(tokens[0], e);
      if (!opening.second && opening.first->second != e) opening.first->second = kNoEntity;
    }
    // “the Bureau of Land Management (BLM)”
    const int next = r.words.last;
    if (next + 2 < g_.count() && g_.at(next) == "(" && g_.at(next + 2) == ")" &&
        g_.word(next + 1).shape != Shape::lower && g_.word(next + 1).shape != Shape::number) {
      by_key_.emplace(lower(next + 1), e);
      entities[e].thing += 2;
    }
    if (tokens.size() > 1 && (r.organization || entities[e].person == 0)) {
      std::string initials;
      for (const std::string& t : tokens) {
        if (!people_.not_initial.has(t)) initials += t[0];
      }
      if (initials.size() > 2) by_key_.emplace(initials, e);
      // “Norvik Inc.”, then “Norvik”; “The New York Times”, then “The Times”.
      const uint32_t ends = classes_of(tokens.back());
      if (r.organization && (ends & kCompany) != 0) {
        std::string shorter = tokens[0];
        for (size_t i = 1; i + 1 < tokens.size(); ++i) {
          shorter += ' ';
          shorter += tokens[i];
        }
        by_key_.emplace(shorter, e);
      }
      if (r.organization && (ends & kMedia) != 0) by_key_.emplace(tokens.back(), e);
    }
  }
  by_key_.emplace(key, e);
  if (tokens.size() > entities[e].tokens.size()) {
    entities[e].tokens = tokens;
    entities[e].name = r.core;
  }
  ++entities[e].full;
  add(r, e, confidence::kFullName);
}

// Who of the people with this last name is meant, or none.
uint32_t Names::family(const std::string& last, const Run& run, float* sure) const {
  const auto found = by_last_.find(last);
  if (found == by_last_.end()) return kNoEntity;
  std::vector<uint32_t> fit;
  const bool all_with_suffix = std::all_of(found->second.begin(), found->second.end(),
                                           [&](uint32_t e) { return !entities[e].suffix.empty(); });
  for (const uint32_t e : found->second) {
    if (!entities[e].suffix.empty() && !all_with_suffix) continue;
    const bool male = (run.titles & kMale) != 0;
    const bool female = (run.titles & kFemale) != 0;
    if (male && entities[e].gender == Gender::female) continue;
    if (female && entities[e].gender == Gender::male) continue;
    fit.push_back(e);
  }
  if (fit.empty()) return kNoEntity;
  if (fit.size() == 1) {
    *sure = confidence::kLastName;
    return fit[0];
  }
  // A family. Somebody known to be a person before what only looks like a name.
  std::vector<uint32_t> people;
  for (const uint32_t e : fit) {
    if (entities[e].person > 0) people.push_back(e);
  }
  if (people.size() == 1) {
    *sure = confidence::kOnlyPersonOfFamily;
    return people[0];
  }
  // The one that the article is about goes by the last name.
  uint32_t best = fit[0];
  uint32_t second = 0;
  for (const uint32_t e : fit) {
    if (entities[e].full > entities[best].full) best = e;
  }
  for (const uint32_t e : fit) {
    if (e != best) second = std::max(second, entities[e].full);
  }
  if (entities[best].full >= 2 * second) {
    *sure = confidence::kMostNamedOfFamily;
    return best;
  }
  // Or whoever had the last name to himself until another was introduced: news keeps to that.
  uint32_t owner = kNoEntity;
  uint32_t shorts = 0;
  uint32_t others = 0;
  for (const uint32_t e : fit) {
    if (entities[e].shorts > shorts) {
      others = shorts;
      shorts = entities[e].shorts;
      owner = e;
    } else {
      others = std::max(others, entities[e].shorts);
    }
  }
  if (shorts >= 1 && shorts >= 3 * others) {
    *sure = confidence::kUsualOfFamily;
    return owner;
  }
  // Or whoever was the only one so far.
  uint32_t introduced = kNoEntity;
  for (const uint32_t e : fit) {
    if (entities[e].first > static_cast<uint32_t>(run.core.first)) continue;
    if (introduced != kNoEntity) return kNoEntity;
    introduced = e;
  }
  *sure = confidence::kFirstOfFamily;
  return introduced;
}

void Names::add_short(const Run& run) {
  const std::string word = lower(run.core.last - 1);
  float sure = confidence::kFullName;
  uint32_t e = kNoEntity;
  const bool has_family = by_last_.count(word) != 0;
  if (has_family) e = family(word, run, &sure);
  if (e != kNoEntity) ++entities[e].shorts;
  if (e == kNoEntity) {
    const auto known = by_key_.find(word);
    if (known != by_key_.end()) {
      e = known->second;
      sure = confidence::kWholeName;
    }
  }
  if (e == kNoEntity && !has_family && (classes_of(word) & kGivenName) != 0 &&
      (classes_of(word) & kPlace) == 0) {
    const auto given = by_first_.find(word);
    if (given != by_first_.end() && given->second.size() == 1 &&
        entities[given->second[0]].person > 0) {
      e = given->second[0];
      sure = confidence::kFirstName;
    }
  }
  if (e == kNoEntity && !has_family) {
    const auto middle = by_middle_.find(word);
    const auto opening = by_opening_.find(word);
    if (middle != by_middle_.end() && middle->second != kNoEntity &&
        entities[middle->second].thing == 0 && entities[middle->second].place == 0) {
      e = middle->second;
      sure = confidence::kMiddleName;
    } else if (opening != by_opening_.end() && opening->second != kNoEntity && run.titles == 0 &&
               entities[opening->second].thing > 0 && entities[opening->second].person == 0) {
      e = opening->second;
      sure = confidence::kOpeningWord;
    }
  }
  if (e == kNoEntity) {
    e = make(run);
    by_key_.emplace(word, e);
    entities[e].first = static_cast<uint32_t>(run.core.first);
  }
  add(run, e, sure);
}

// Looks every word up once; the rest only reads what was found.
void Names::look_up() {
  const size_t count = static_cast<size_t>(g_.count());
  classes_.assign(count, 0);
  heads_.assign(count, 0);
  std::string low;
  for (size_t i = 0; i < count; ++i) {
    const int w = static_cast<int>(i);
    const string_view word = g_.at(w);
    if (g_.punct(w) || word.size() > 24) continue;
    const bool ascii = g_.word(w).ascii;
    string_view key = word;
    if (!ascii) {
      low = lower(w);
      key = low;
    } else if (!g_.low(w)) {
      low.assign(word);
      for (char& c : low) c = ascii_lower(c);
      key = low;
    }
    classes_[i] = ascii ? people_.nouns.find(g_.word(w).key, word) : classes_of(key);
    heads_[i] = head_classes(people_, key, classes_[i]);
    classes_[i] |= heads_[i] & kMember;
  }
}

// What is written in capitals where it need not be, and what opens a sentence but stands elsewhere
// in lower case.
void Names::read_capitals(const std::vector<bool>& reads, const std::vector<bool>& titled) {
  const auto& sentences = g_.words.sentences;
  std::deque<std::string> owned;
  WordIndex openers(WordIndex::any);
  const auto opens = [&](uint32_t w, const Sentence& s) {
    const int i = static_cast<int>(w);
    return w == s.first || g_.is(i - 1, kQuoteMark) || g_.at(i - 1) == ":";
  };
  std::bitset<1024> some;  // of their hashes: most words are told apart by it
  const auto opener = [&](int i) {
    if (!some[g_.word(i).key >> 22]) return false;
    return openers.find(g_.word(i).key, g_.at(i)) != WordIndex::kUnknown;
  };
  for (size_t s = 0; s < sentences.size(); ++s) {
    if (!reads[s] || titled[s]) continue;
    for (uint32_t w = sentences[s].first; w < sentences[s].last; ++w) {
      const int i = static_cast<int>(w);
      if (!capital(i)) continue;
      if (!opens(w, sentences[s])) {
        // Behind a capital that opens it is not seen by itself: “Melba Febo said”.
        const bool beside = w > sentences[s].first && opens(w - 1, sentences[s]) && capital(i - 1);
        if (!beside) inside_.add(g_.at(i));
      } else if (!opener(i)) {
        openers.add(owned.emplace_back(lower(i)));
        some[hash_word(owned.back()) >> 22] = true;
      }
    }
  }
  for (size_t s = 0; s < sentences.size(); ++s) {
    if (!reads[s] || titled[s]) continue;
    for (uint32_t w = sentences[s].first; w < sentences[s].last; ++w) {
      const int i = static_cast<int>(w);
      if (g_.low(i) && opener(i)) low_.add(g_.at(i));
    }
  }
}

// “Lena Holm Steps Down”, and below it only “Holm”: the headline has the full name.
void Names::name_in_headline(const std::vector<bool>& reads, const std::vector<bool>& titled) {
  const auto is_short = [&](int i) {
    return std::any_of(short_.begin(), short_.end(), [&](const Run& r) {
      return !r.organization && g_.at(r.core.last - 1) == g_.at(i);
    });
  };
  int left = 8;  // names that are looked for, each in all short ones
  for (size_t s = 0; s < g_.words.sentences.size(); ++s) {
    if (!reads[s] || !titled[s]) continue;
    const Sentence& sentence = g_.words.sentences[s];
    for (int i = static_cast<int>(sentence.first); i + 1 < static_cast<int>(sentence.last); ++i) {
      if ((classes(i) & (kGivenName | kPlace)) != kGivenName || !capital(i) || !capital(i + 1)) {
        continue;
      }
      if (people_.name_or_word.has(g_.at(i))) continue;  // verbs or nouns as well
      if (by_last_.count(lower(i + 1)) != 0 || left-- <= 0 || !is_short(i + 1)) continue;
      Run run;
      run.words = run.core = {i, i + 2};
      add_full(run);
    }
  }
}

// “De Blasio”: two words, and still only a last name.
bool Names::goes_by_last(const Run& run) const {
  const uint32_t first = classes(run.core.first);
  if (run.core.size() != 2 || (first & kLink) == 0 || (first & (kGivenName | kPlaceWord)) != 0) {
    return false;
  }
  const uint32_t last = classes(run.core.last - 1);
  return !run.organization && (last & (kPlace | kEnds | kGivenName)) == 0;
}

Names::Names(const Grammar& g, const std::vector<bool>& reads, const std::vector<bool>& titled)
    : g_(g), people_(g.language.people) {
  const auto& sentences = g.words.sentences;
  look_up();
  read_capitals(reads, titled);
  for (size_t s = 0; s < sentences.size(); ++s) {
    if (!reads[s] || titled[s]) continue;
    scan({static_cast<int>(sentences[s].first), static_cast<int>(sentences[s].last)});
  }
  for (const Run& r : full_) {
    if (!goes_by_last(r)) add_full(r);
  }
  for (const Run& r : full_) {
    if (goes_by_last(r)) short_.push_back(r);
  }
  name_in_headline(reads, titled);
  sort_stably(short_, [](const Run& a, const Run& b) { return a.words.first < b.words.first; });
  for (const Run& r : short_) add_short(r);
  for (size_t s = 0; s < sentences.size(); ++s) {
    if (!reads[s] || !titled[s]) continue;
    scan_titled({static_cast<int>(sentences[s].first), static_cast<int>(sentences[s].last)});
  }
  sort_stably(mentions, [](const NameMention& a, const NameMention& b) {
    return a.words.first < b.words.first;
  });
  mention_of_.assign(static_cast<size_t>(g.count()), -1);
  for (size_t m = 0; m < mentions.size(); ++m) {
    for (int i = mentions[m].words.first; i < mentions[m].words.last; ++i) {
      mention_of_[static_cast<size_t>(i)] = static_cast<int>(m);
    }
  }
}

}  // namespace onrecord
