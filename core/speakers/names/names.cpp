#include "speakers/names/names.hpp"

#include <algorithm>

#include "base/sort.hpp"
#include "speakers/confidence.hpp"

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

struct Names::FullName {
  std::vector<std::string> tokens;
  std::string suffix;  // “jr”
};

Names::Names(const Grammar& g, const std::vector<bool>& reads, const std::vector<bool>& titled)
    : g_(g), words_(g), finder_(g, words_, reads, titled), evidence_(g, words_, finder_) {
  std::vector<NameRun> short_names = finder_.single();
  for (const NameRun& r : finder_.full()) {
    if (goes_by_last(r)) {
      short_names.push_back(r);
    } else {
      add_full(r);
    }
  }
  name_in_headline(short_names, reads, titled);
  sort_stably(short_names,
              [](const NameRun& a, const NameRun& b) { return a.words.first < b.words.first; });
  for (const NameRun& r : short_names) add_short(r);
  const auto& sentences = g.words.sentences;
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

const NameMention* Names::at(int i) const {
  const int m = g_.has(i) ? mention_of_[static_cast<size_t>(i)] : -1;
  return m < 0 ? nullptr : &mentions[static_cast<size_t>(m)];
}

std::string Names::home_of(const Entity& e) const {
  std::string place;
  for (int i = e.home.first; i < e.home.last; ++i) {
    if (!place.empty()) place += ' ';
    place += words_.lower(i);
  }
  return place;
}

uint32_t Names::make(const NameRun& run) {
  Entity e;
  e.name = run.core;
  int last = run.core.last;
  if (!run.organization && last - run.core.first > 1 && (words_.classes(last - 1) & kSuffix) != 0) {
    e.suffix = bare(words_.lower(last - 1));
    --last;
  }
  for (int i = run.core.first; i < last; ++i) {
    if (!g_.punct(i)) e.tokens.push_back(words_.lower(i));
  }
  if (e.tokens.empty()) e.tokens.push_back("?");
  entities.push_back(std::move(e));
  return static_cast<uint32_t>(entities.size() - 1);
}

void Names::add(const NameRun& run, uint32_t entity, float sure) {
  ++entities[entity].count;
  evidence_.add(run, &entities[entity]);
  mentions.push_back({run.words, run.core, entity, sure});
}

Names::FullName Names::full_name(const NameRun& run) const {
  FullName name;
  for (int i = run.core.first; i < run.core.last; ++i) {
    if (g_.punct(i)) continue;
    std::string w = words_.lower(i);
    if (!run.organization && i + 1 == run.core.last && i > run.core.first &&
        (words_.classes_of(w) & kSuffix) != 0) {
      name.suffix = bare(w);
      break;
    }
    name.tokens.push_back(std::move(w));
  }
  return name;
}

uint32_t Names::find_full(const NameRun& run, const FullName& name, const std::string& key) {
  const std::vector<uint32_t>* family = nullptr;
  if (!run.organization)
    family = &by_last_[name.tokens.back()];  // known as a last name from now on
  const auto known = by_key_.find(key);
  if (known != by_key_.end()) return known->second;
  if (family == nullptr) return kNoEntity;
  for (const uint32_t e : *family) {
    const Entity& other = entities[e];
    if (other.suffix == name.suffix && other.tokens.size() > 1 &&
        words_.same_given(other.tokens.front(), name.tokens.front())) {
      return e;
    }
  }
  return kNoEntity;
}

void Names::add_full(const NameRun& run) {
  const FullName name = full_name(run);
  const auto& [tokens, suffix] = name;
  if (tokens.empty()) return;
  if (tokens.size() == 1 && !suffix.empty()) {  // “Holm Jr.”
    const auto known = by_last_.find(tokens[0]);
    if (known != by_last_.end()) {
      for (const uint32_t e : known->second) {
        if (entities[e].suffix == suffix) return add(run, e, confidence::kLastNameWithSuffix);
      }
    }
  }
  const std::string key = joined(tokens) + (suffix.empty() ? suffix : " " + suffix);
  uint32_t e = find_full(run, name, key);
  if (e == kNoEntity) {
    e = make(run);
    entities[e].first = static_cast<uint32_t>(run.core.first);
    index(run, name, e);
  }
  by_key_.emplace(key, e);
  if (tokens.size() > entities[e].tokens.size()) {
    entities[e].tokens = tokens;
    entities[e].name = run.core;
  }
  ++entities[e].full;
  add(run, e, confidence::kFullName);
}

void Names::index(const NameRun& run, const FullName& name, uint32_t entity) {
  const auto& tokens = name.tokens;
  const auto note = [entity](std::unordered_map<std::string, uint32_t>* index,
                             const std::string& word) {
    const auto added = index->emplace(word, entity);
    if (!added.second && added.first->second != entity) added.first->second = kNoEntity;
  };
  if (!run.organization) {
    auto& family = by_last_[tokens.back()];
    if (family.size() < kManyWithName) family.push_back(entity);
    auto& given = by_first_[tokens.front()];
    if (given.size() < kManyWithName) given.push_back(entity);
    if (tokens.size() == 3 && tokens[1].size() > 2 &&
        (words_.classes_of(tokens[1]) & (kGivenName | kLink)) == 0) {
      note(&by_middle_, tokens[1]);
    }
  }
  // “Norvik Mobile”, then “Norvik”.
  constexpr uint32_t kCommon = kOrganization | kDocument | kPlace | kPlaceWord | kDemonym |
                               kGivenName | kPerson | kHonorific | kEnds | kLink;
  if (tokens.size() > 1 && (words_.classes_of(tokens[0]) & kCommon) == 0) {
    note(&by_opening_, tokens[0]);
  }
  // “the Bureau of Land Management (BLM)”
  const int next = run.words.last;
  if (next + 2 < g_.count() && g_.at(next) == "(" && g_.at(next + 2) == ")" &&
      g_.word(next + 1).shape != Shape::lower && g_.word(next + 1).shape != Shape::number) {
    by_key_.emplace(words_.lower(next + 1), entity);
    entities[entity].thing += 2;
  }
  index_organization(run, name, entity);
}

void Names::index_organization(const NameRun& run, const FullName& name, uint32_t entity) {
  const auto& tokens = name.tokens;
  if (tokens.size() < 2 || (!run.organization && entities[entity].person > 0)) return;
  std::string initials;
  for (const std::string& t : tokens) {
    if (!words_.people().not_initial.has(t)) initials += t[0];
  }
  if (initials.size() > 2) by_key_.emplace(initials, entity);
  if (!run.organization) return;
  // “Norvik Inc.”, then “Norvik”; “The New York Times”, then “The Times”.
  const uint32_t ends = words_.classes_of(tokens.back());
  if ((ends & kCompany) != 0) {
    by_key_.emplace(joined({tokens.begin(), tokens.end() - 1}), entity);
  }
  if ((ends & kMedia) != 0) by_key_.emplace(tokens.back(), entity);
}

uint32_t Names::family(const std::string& last, const NameRun& run, float* sure) const {
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
  return goes_by_name(fit, run.core.first, sure);
}

uint32_t Names::goes_by_name(const std::vector<uint32_t>& fit, int at, float* sure) const {
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
    if (entities[e].first > static_cast<uint32_t>(at)) continue;
    if (introduced != kNoEntity) return kNoEntity;
    introduced = e;
  }
  *sure = confidence::kFirstOfFamily;
  return introduced;
}

void Names::add_short(const NameRun& run) {
  const std::string word = words_.lower(run.core.last - 1);
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
  if (e == kNoEntity && !has_family && (words_.classes_of(word) & kGivenName) != 0 &&
      (words_.classes_of(word) & kPlace) == 0) {
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

void Names::name_in_headline(const std::vector<NameRun>& short_names,
                             const std::vector<bool>& reads, const std::vector<bool>& titled) {
  const auto is_short = [&](int i) {
    return std::any_of(short_names.begin(), short_names.end(), [&](const NameRun& r) {
      return !r.organization && g_.at(r.core.last - 1) == g_.at(i);
    });
  };
  int left = 8;  // names that are looked for, each in all short ones
  for (size_t s = 0; s < g_.words.sentences.size(); ++s) {
    if (!reads[s] || !titled[s]) continue;
    const Sentence& sentence = g_.words.sentences[s];
    for (int i = static_cast<int>(sentence.first); i + 1 < static_cast<int>(sentence.last); ++i) {
      if ((words_.classes(i) & (kGivenName | kPlace)) != kGivenName || !finder_.capital(i) ||
          !finder_.capital(i + 1)) {
        continue;
      }
      if (words_.people().name_or_word.has(g_.at(i))) continue;  // verbs or nouns as well
      if (by_last_.count(words_.lower(i + 1)) != 0 || left-- <= 0 || !is_short(i + 1)) continue;
      NameRun run;
      run.words = run.core = {i, i + 2};
      add_full(run);
    }
  }
}

bool Names::goes_by_last(const NameRun& run) const {
  const uint32_t first = words_.classes(run.core.first);
  if (run.core.size() != 2 || (first & kLink) == 0 || (first & (kGivenName | kPlaceWord)) != 0) {
    return false;
  }
  const uint32_t last = words_.classes(run.core.last - 1);
  return !run.organization && (last & (kPlace | kEnds | kGivenName)) == 0;
}

// In a line of capitals only the names of the text below are names.
void Names::scan_titled(Range sentence) {
  for (int i = sentence.first; i < sentence.last; ++i) {
    if (!finder_.capital(i)) continue;
    for (int n = std::min(4, sentence.last - i); n >= 1; --n) {
      std::string key;
      for (int k = i; k < i + n; ++k) {
        if (k > i) key += ' ';
        key += words_.lower(k);
      }
      NameRun run;
      run.words = run.core = {i, i + n};
      const auto found = by_key_.find(key);
      if (found != by_key_.end()) {
        const Entity& e = entities[found->second];
        if (n < 2 || e.first != static_cast<uint32_t>(i))
          add(run, found->second, confidence::kFullName);
        i += n - 1;
        break;
      }
      if (n > 1) continue;
      float sure = confidence::kFullName;
      const uint32_t e = family(key, run, &sure);
      if (e != kNoEntity) add(run, e, sure);
    }
  }
}

}  // namespace onrecord
