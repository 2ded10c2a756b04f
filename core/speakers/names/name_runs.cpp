// Which words are a name: runs of capitals, what links them, and what of a run is title and core.
#include <algorithm>

#include "speakers/confidence.hpp"
#include "speakers/names/names.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr int kLongName = 9;  // words; a longer run of capitals is no name

}  // namespace

bool Names::capital_word(int i) const {
  const Shape shape = g_.word(i).shape;
  if (shape == Shape::upper && g_.at(i) == "US") return true;
  if (g_.word(i).span.size() > 40) return false;
  const string_view w = g_.at(i);
  if (w.starts_with('@') || w.starts_with('#')) return false;
  // “U-turns”, “T-shirt”: the letter is a capital wherever it stands.
  if (w.size() > 2 && w[1] == '-' && w[2] >= 'a' && w[2] <= 'z') return false;
  // “PACs”, “CEOs”: letters in the plural.
  if (shape == Shape::mixed && w.size() > 2 && w.back() == 's' &&
      std::all_of(w.begin(), w.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return false;
  }
  if (g_.is(i, kTime)) return false;
  if (g_.is(i, kClosed)) return g_.is(i, kTitle);
  // “Rex Early”, “the Daily Beast”: an adverb with a capital that its sentence did not give it.
  if (g_.is(i, kAdverb)) {
    const bool within = i > 0 && g_.word(i - 1).sentence == g_.word(i).sentence &&
                        (!g_.punct(i - 1) || g_.comma(i - 1));
    return within || inside_.contains(w);
  }
  return true;
}

// “USA Today”, “Theresa May”, “George Will”: what only behind a part of a name is one.
bool Names::continues(int i) const {
  if (capital(i)) return true;
  const Shape shape = g_.word(i).shape;
  if (shape != Shape::title && shape != Shape::upper) return false;
  const std::string w = lower(i);
  if (w == "today") return g_.word(i - 1).shape == Shape::upper;
  if (!people_.name_tail.has(w)) return false;
  return (classes(i - 1) & (kGivenName | kHonorific)) != 0 &&
         !(i + 1 < g_.count() && g_.word(i + 1).shape == Shape::number);
}

// Where the run of a name's words that begins at `first` ends.
int Names::run_end(int first, int last) const {
  int i = first;
  bool links = false;
  while (i < last && i - first < kLongName) {
    if (i > first && g_.quoted(i) != g_.quoted(first)) break;
    if (i == first ? capital(i) : continues(i)) {
      ++i;
      continue;
    }
    if (i == first || i + 1 >= last) break;
    const std::string w = lower(i);
    // An initial's point, where it is a word of its own.
    if (w == "." && g_.word(i - 1).span.size() == 1 && !g_.word(i).space_before && capital(i + 1)) {
      ++i;
      continue;
    }
    const uint32_t before = classes(i - 1);
    int next = i + 1;
    // “The Stoxx Europe 600 Index”
    if (g_.word(i).shape == Shape::number && (classes(next) & kDocument) != 0 && capital(next)) {
      i = next;
      continue;
    }
    if (people_.name_link.has(w)) {
      constexpr uint32_t kHeads = kEnds | kOrganization | kAgency | kHonorific;
      const std::string head = lower(i - 1);
      bool opens = (before & kHeads) != 0 || people_.name_link_head.has(head);
      // “Peter T. King of New York”: no office, but a last name.
      for (int k = first; opens && k + 1 < i; ++k) {
        opens = (classes(k) & (kGivenName | kPlace | kPlaceWord)) != kGivenName;
      }
      if (!opens || (w != "of" && (before & kHonorific) != 0)) break;
      if (g_.at(next) == "the" && next + 1 < last) ++next;
      if (!capital(next)) break;
      links = true;
      i = next;
      continue;
    }
    if ((w == "and" && links) || w == "&") {
      if (!capital(next) || (classes(next) & (kGivenName | kHonorific)) != 0) break;
      i = next;
      continue;
    }
    if ((classes_of(w) & kLink) != 0 && capital(next)) {
      i = next;
      continue;
    }
    break;
  }
  return i;
}

Names::Run Names::parse(Range run) const {
  Run out;
  out.words = out.core = run;
  const uint32_t last = classes(run.last - 1);
  const bool one = run.size() == 1;
  // “Mayor Don Guardian”
  const bool called =
      run.size() > 2 && (classes(run.last - 2) & (kGivenName | kPlace)) == kGivenName &&
      (classes(run.last - 3) & (kHonorific | kPerson | kGivenName)) == (kHonorific | kPerson);
  if (called) {
    out.core.first = run.last - 2;
    for (int i = run.first; i < out.core.first; ++i) out.titles |= classes(i) | kHonorific;
    return out;
  }
  if ((!one && (last & (kEnds | kBody)) != 0 && (last & kGivenName) == 0) ||
      (one && (last & kBody) != 0)) {
    out.organization = true;
    return out;
  }
  // “The Norvik Poll”, “the Clean Water Act”
  if (!one && (last & (kDocument | kDocuments)) != 0 && (last & kGivenName) == 0 &&
      (classes(run.first) & kGivenName) == 0) {
    out.organization = out.document = true;
    return out;
  }
  // Titles are what stands before the last word that is one, and is not the last of all.
  int core = run.first;
  for (int i = run.first; i + 1 < run.last; ++i) {
    if (titled_by(i) &&
        (i == run.first || g_.at(i).ends_with('.') || (classes(i - 1) & kGivenName) == 0)) {
      core = i + 1;
    }
  }
  if (core > run.first && people_.name_link.has(g_.at(core))) {
    int given = core;
    while (given < run.last && (classes(given) & kGivenName) == 0) ++given;
    // “Secretary of State Alena Kask”
    if (given == run.last && core + 2 < run.last && people_.office.has(g_.at(core + 1))) {
      given = core + 2;
    }
    if (given == run.last) {
      out.organization = (classes(run.first) & kHonorific) == 0;
      return out;
    }
    core = given;
  }
  for (int i = run.first; i < core; ++i) out.titles |= classes(i) | kHonorific;
  out.core.first = core;
  if (core == run.first) {
    const bool linked = [&] {
      for (int i = run.first + 1; i < run.last; ++i) {
        const string_view w = g_.at(i);
        if (people_.name_link.has(w) || w == "&" || w == "and") return true;
      }
      return false;
    }();
    if (linked && (classes(run.first) & kGivenName) == 0) out.organization = true;
    const bool letters = one && g_.word(run.first).shape == Shape::upper;
    if (letters && (last & kPlace) == 0) out.organization = true;
  }
  return out;
}

// “Senator”, “Sen.”, “Oscar-winner”.
bool Names::titled_by(int i) const {
  if ((classes(i) & kHonorific) != 0) return true;
  const string_view w = g_.at(i);
  const size_t hyphen = w.rfind('-');
  if (hyphen == string_view::npos || hyphen + 3 > w.size()) return false;
  const string_view tail = w.substr(hyphen + 1);
  return !tail.empty() && tail[0] >= 'a' && tail[0] <= 'z' &&
         (heads_of(tail) & (kPerson | kGuessed)) == kPerson;
}

// “A California Democrat”, “Senate Republicans”, “the Press Secretary”: nouns, not names.
bool Names::is_description(const Run& run) const {
  const int last = run.words.last - 1;
  const uint32_t c = classes(last);
  if ((c & kGivenName) != 0 || (c & kEnds) != 0) return false;
  if ((c & kMember) != 0) return true;
  if (run.words.size() == 2 && people_.group_opener.has(g_.at(run.words.first)))
    return true;  // “Super PAC”
  if (run.words.size() < 2 || (classes(run.words.first) & kGivenName) != 0) return false;
  if ((c & kHonorific) == 0 || (c & kPerson) == 0) return false;
  return !people_.title_surname.has(lower(last));
}

void Names::scan(Range sentence) {
  for (int i = sentence.first; i < sentence.last;) {
    if (!capital(i)) {
      ++i;
      continue;
    }
    const bool opens = i == sentence.first || (i > sentence.first && g_.punct(i - 1) &&
                                               (g_.is(i - 1, kQuoteMark) || g_.at(i - 1) == ":"));
    int end = run_end(i, sentence.last);
    if (end == i) {
      ++i;
      continue;
    }
    int first = i;
    if (opens) {
      // The capital may only be the sentence's.
      const string_view w = g_.at(first);
      const std::string small = lower(first);
      const uint32_t known = classes_of(small);
      const bool name = inside_.contains(w) || lasts_.contains(w) ||
                        (known & (kGivenName | kHonorific | kBody)) != 0 ||
                        g_.word(first).shape != Shape::title;
      const bool plain = low_.contains(small) || g_.tag(first).frames != 0 ||
                         (heads_of(small) & (kPerson | kPeople | kDocument | kDocuments |
                                             kOrganization | kOrganizations)) != 0;
      const bool followed = first + 1 < sentence.last && g_.low(first + 1);
      // “Robyn Dunn, 23,”, “Robyn Dunn, a nurse”, “Robyn Dunn was”: a given name of no list.
      const bool told =
          end < sentence.last && g_.low(end) &&
          (g_.is(end, kAuxiliary | kCommonVerb) || (g_.tag(end).forms & (kPast | kThird)) != 0);
      const bool apposed =
          end + 1 < sentence.last && g_.comma(end) &&
          (g_.word(end + 1).shape == Shape::number || people_.apposition.has(g_.at(end + 1)));
      const bool presented = end - first == 2 && (apposed || told) && known == 0 &&
                             heads_of(small) == 0 && g_.tag(first).frames == 0 && !like_verb(w) &&
                             !people_.opener_no_name.has(w) && !g_.is(first, kAdverb);
      // “Given Ruiz’s record”: the second word is a name by itself.
      const bool second = end - first > 1 && !presented && inside_.contains(g_.at(first + 1)) &&
                          (classes(end - 1) & (kEnds | kBody)) == 0;
      // “Last month”
      const bool time = end - first == 1 && end < sentence.last && g_.is(end, kTime);
      // “Rushing to the pier”, “Based on”, “Along with”
      const bool hangs = end - first == 1 && followed && g_.is(end, kPreposition | kTo) &&
                         (like_verb(w) || people_.opener_hangs.has(w));
      const bool last = followed && end - first == 1 && people_.opener_time.has(w);
      if (!name && (plain || second || time || hangs || last || (end - first == 1 && !followed)))
        ++first;
    }
    // “The board of the Port Alder Post Ruiz met with”: a name behind a name.
    if (end - first > 2 && (classes(end - 2) & kEnds) != 0 && lasts_.contains(g_.at(end - 1))) {
      bool titled = false;
      for (int k = first; k + 1 < end; ++k)
        titled |= titled_by(k) || (classes(k) & kGivenName) != 0;
      if (!titled) --end;
    }
    if (first < end) {
      const uint32_t known = classes(first);
      const bool one = end - first == 1;
      const bool modifies = end < sentence.last && g_.low(end) && !g_.is(end, kClosed | kAdverb) &&
                            g_.tag(end).frames == 0;
      const bool adjective =
          one && (known & kDemonym) != 0 && (known & kGivenName) == 0 && modifies;
      const bool members = one && (known & kMember) != 0;
      // “The Republican said”
      const bool member = one && (known & kDemonym) != 0 && (known & kPerson) != 0 &&
                          first > sentence.first && g_.is(first - 1, kDeterminer);
      if (!adjective && !members && !member) {
        const Run run = parse({first, end});
        if (is_description(run)) {
          i = end;
          continue;
        }
        const bool title_only = run.core == run.words && one && (known & kHonorific) != 0 &&
                                (known & kGivenName) == 0 &&
                                (!lasts_.contains(g_.at(first)) ||
                                 (first > sentence.first && g_.is(first - 1, kDeterminer)));
        if (!title_only) {
          const bool person =
              run.core.size() > 1 && !run.organization &&
              (run.titles != 0 || (classes(run.core.first) & (kGivenName | kPlace)) == kGivenName ||
               (run.core.size() == 2 && classes(run.core.last - 1) == 0 &&
                classes(run.core.first) == 0));
          if (person) lasts_.add(g_.at(run.core.last - 1));
          (run.core.size() > 1 ? full_ : short_).push_back(run);
        }
      }
    }
    i = end;
  }
}

// In a line of capitals only the names of the text below are names.
void Names::scan_titled(Range sentence) {
  for (int i = sentence.first; i < sentence.last; ++i) {
    if (!capital(i)) continue;
    for (int n = std::min(4, sentence.last - i); n >= 1; --n) {
      std::string key;
      for (int k = i; k < i + n; ++k) {
        if (k > i) key += ' ';
        key += lower(k);
      }
      Run run;
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
