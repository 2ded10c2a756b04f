#include "speakers/names/name_finder.hpp"

#include <algorithm>
#include <bitset>
#include <deque>

namespace onrecord {
namespace {

using std::string_view;

constexpr int kLongName = 9;  // words; a longer run of capitals is no name

}  // namespace

NameFinder::NameFinder(const Grammar& g, const NameWords& words, const std::vector<bool>& reads,
                       const std::vector<bool>& titled)
    : g_(g), words_(words), people_(words.people()) {
  read_capitals(reads, titled);
  const auto& sentences = g.words.sentences;
  for (size_t s = 0; s < sentences.size(); ++s) {
    if (!reads[s] || titled[s]) continue;
    scan({static_cast<int>(sentences[s].first), static_cast<int>(sentences[s].last)});
  }
}

// What is written in capitals where it need not be, and what opens a sentence but stands elsewhere
// in lower case.
void NameFinder::read_capitals(const std::vector<bool>& reads, const std::vector<bool>& titled) {
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
        openers.add(owned.emplace_back(words_.lower(i)));
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

bool NameFinder::capital_word(int i) const {
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
bool NameFinder::continues(int i) const {
  if (capital(i)) return true;
  const Shape shape = g_.word(i).shape;
  if (shape != Shape::title && shape != Shape::upper) return false;
  const std::string w = words_.lower(i);
  if (w == "today") return g_.word(i - 1).shape == Shape::upper;
  if (!people_.name_tail.has(w)) return false;
  return (classes(i - 1) & (kGivenName | kHonorific)) != 0 &&
         !(i + 1 < g_.count() && g_.word(i + 1).shape == Shape::number);
}

bool NameFinder::joins(int i, int first, int last, bool* linked, int* next) const {
  const std::string w = words_.lower(i);
  *next = i + 1;
  // An initial's point, where it is a word of its own.
  if (w == "." && g_.word(i - 1).span.size() == 1 && !g_.word(i).space_before && capital(i + 1)) {
    return true;
  }
  // “The Stoxx Europe 600 Index”
  const bool number = g_.word(i).shape == Shape::number;
  if (number && (classes(i + 1) & kDocument) != 0 && capital(i + 1)) return true;
  if (people_.name_link.has(w)) {
    constexpr uint32_t kHeads = kEnds | kOrganization | kAgency | kHonorific;
    const uint32_t before = classes(i - 1);
    bool opens = (before & kHeads) != 0 || people_.name_link_head.has(words_.lower(i - 1));
    // “Peter T. King of New York”: no office, but a last name.
    for (int k = first; opens && k + 1 < i; ++k) {
      opens = (classes(k) & (kGivenName | kPlace | kPlaceWord)) != kGivenName;
    }
    if (!opens || (w != "of" && (before & kHonorific) != 0)) return false;
    if (g_.at(*next) == "the" && *next + 1 < last) ++*next;
    *linked = *linked || capital(*next);
    return capital(*next);
  }
  if ((w == "and" && *linked) || w == "&") {
    return capital(*next) && (classes(*next) & (kGivenName | kHonorific)) == 0;
  }
  return (words_.classes_of(w) & kLink) != 0 && capital(*next);
}

int NameFinder::run_end(int first, int last) const {
  int i = first;
  bool linked = false;  // by “of” or the like so far
  while (i < last && i - first < kLongName) {
    if (i > first && g_.quoted(i) != g_.quoted(first)) break;
    if (i == first ? capital(i) : continues(i)) {
      ++i;
      continue;
    }
    int next = i;
    if (i == first || i + 1 >= last || !joins(i, first, last, &linked, &next)) break;
    i = next;
  }
  return i;
}

NameRun NameFinder::parse(Range run) const {
  NameRun out;
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
bool NameFinder::titled_by(int i) const {
  if ((classes(i) & kHonorific) != 0) return true;
  const string_view w = g_.at(i);
  const size_t hyphen = w.rfind('-');
  if (hyphen == string_view::npos || hyphen + 3 > w.size()) return false;
  const string_view tail = w.substr(hyphen + 1);
  return !tail.empty() && tail[0] >= 'a' && tail[0] <= 'z' &&
         (words_.heads_of(tail) & (kPerson | kGuessed)) == kPerson;
}

// “A California Democrat”, “Senate Republicans”, “the Press Secretary”: nouns, not names.
bool NameFinder::is_description(const NameRun& run) const {
  const int last = run.words.last - 1;
  const uint32_t c = classes(last);
  if ((c & kGivenName) != 0 || (c & kEnds) != 0) return false;
  if ((c & kMember) != 0) return true;
  if (run.words.size() == 2 && people_.group_opener.has(g_.at(run.words.first)))
    return true;  // “Super PAC”
  if (run.words.size() < 2 || (classes(run.words.first) & kGivenName) != 0) return false;
  if ((c & kHonorific) == 0 || (c & kPerson) == 0) return false;
  return !people_.title_surname.has(words_.lower(last));
}

bool NameFinder::presents(Range run, int sentence_end) const {
  const string_view w = g_.at(run.first);
  const int end = run.last;
  const std::string small = words_.lower(run.first);
  const bool told =
      end < sentence_end && g_.low(end) &&
      (g_.is(end, kAuxiliary | kCommonVerb) || (g_.tag(end).forms & (kPast | kThird)) != 0);
  const bool apposed =
      end + 1 < sentence_end && g_.comma(end) &&
      (g_.word(end + 1).shape == Shape::number || people_.apposition.has(g_.at(end + 1)));
  return run.size() == 2 && (apposed || told) && words_.classes_of(small) == 0 &&
         words_.heads_of(small) == 0 && g_.tag(run.first).frames == 0 && !words_.like_verb(w) &&
         !people_.opener_no_name.has(w) && !g_.is(run.first, kAdverb);
}

bool NameFinder::owes_capital_to_sentence(Range run, int sentence_end) const {
  const int first = run.first;
  const int end = run.last;
  const string_view w = g_.at(first);
  const std::string small = words_.lower(first);
  const bool name = inside_.contains(w) || lasts_.contains(w) ||
                    (words_.classes_of(small) & (kGivenName | kHonorific | kBody)) != 0 ||
                    g_.word(first).shape != Shape::title;
  if (name) return false;
  if (low_.contains(small) || g_.tag(first).frames != 0 || (words_.heads_of(small) & kNouns) != 0) {
    return true;  // stands elsewhere in lower case, or is a verb or a noun
  }
  const bool one = run.size() == 1;
  const bool followed = first + 1 < sentence_end && g_.low(first + 1);
  // “Given Ruiz’s record”: the second word is a name by itself.
  const bool second = !one && !presents(run, sentence_end) && inside_.contains(g_.at(first + 1)) &&
                      (classes(end - 1) & (kEnds | kBody)) == 0;
  // “Last month”
  const bool time = one && end < sentence_end && g_.is(end, kTime);
  // “Rushing to the pier”, “Based on”, “Along with”
  const bool hangs = one && followed && g_.is(end, kPreposition | kTo) &&
                     (words_.like_verb(w) || people_.opener_hangs.has(w));
  const bool last = followed && one && people_.opener_time.has(w);
  return second || time || hangs || last || (one && !followed);
}

bool NameFinder::two_names(Range run) const {
  // “The board of the Port Alder Post Ruiz met with”
  if (run.size() <= 2 || (classes(run.last - 2) & kEnds) == 0) return false;
  if (!lasts_.contains(g_.at(run.last - 1))) return false;
  for (int k = run.first; k + 1 < run.last; ++k) {
    if (titled_by(k) || (classes(k) & kGivenName) != 0) return false;
  }
  return true;
}

bool NameFinder::adjective_or_member(int i, Range sentence) const {
  const uint32_t known = classes(i);
  const bool demonym = (known & kDemonym) != 0;
  if ((known & kMember) != 0) return true;
  const int next = i + 1;
  const bool modifies = next < sentence.last && g_.low(next) && !g_.is(next, kClosed | kAdverb) &&
                        g_.tag(next).frames == 0;
  if (demonym && (known & kGivenName) == 0 && modifies) return true;
  // “The Republican said”
  return demonym && (known & kPerson) != 0 && i > sentence.first && g_.is(i - 1, kDeterminer);
}

void NameFinder::take(Range range, Range sentence) {
  const bool one = range.size() == 1;
  if (one && adjective_or_member(range.first, sentence)) return;
  const NameRun run = parse(range);
  if (is_description(run)) return;
  const uint32_t known = classes(range.first);
  const bool title_alone = run.core == run.words && one && (known & kHonorific) != 0 &&
                           (known & kGivenName) == 0 &&
                           (!lasts_.contains(g_.at(range.first)) ||
                            (range.first > sentence.first && g_.is(range.first - 1, kDeterminer)));
  if (title_alone) return;
  const bool person =
      run.core.size() > 1 && !run.organization &&
      (run.titles != 0 || (classes(run.core.first) & (kGivenName | kPlace)) == kGivenName ||
       (run.core.size() == 2 && classes(run.core.last - 1) == 0 && classes(run.core.first) == 0));
  if (person) lasts_.add(g_.at(run.core.last - 1));
  (run.core.size() > 1 ? full_ : single_).push_back(run);
}

void NameFinder::scan(Range sentence) {
  for (int i = sentence.first; i < sentence.last;) {
    const int end = capital(i) ? run_end(i, sentence.last) : i;
    if (end == i) {
      ++i;
      continue;
    }
    Range run{i, end};
    const bool opens = i == sentence.first || (i > sentence.first && g_.punct(i - 1) &&
                                               (g_.is(i - 1, kQuoteMark) || g_.at(i - 1) == ":"));
    if (opens && owes_capital_to_sentence(run, sentence.last)) ++run.first;
    if (two_names(run)) --run.last;
    if (!run.empty()) take(run, sentence);
    i = run.last;
  }
}

}  // namespace onrecord
