#include "grammar/lexicon.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "base/word_table.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

using std::string_view;

#include "grammar/lexicon_table.inc"

constexpr size_t kVerbCount = std::size(kVerbFrames);

using VerbForms = std::array<std::string, 5>;  // lemma, third person, past, participle, -ing

VerbForms conjugate(string_view lemma) {
  const bool e = lemma.ends_with('e');
  const bool y = lemma.ends_with('y') &&
                 string_view("aeiou").find(lemma[lemma.size() - 2]) == string_view::npos;
  bool hissing = false;
  for (const string_view end : {"s", "sh", "ch", "x", "z", "o"}) hissing |= lemma.ends_with(end);
  const std::string whole(lemma);
  const std::string stem(lemma.substr(0, lemma.size() - (e || y ? 1 : 0)));
  const std::string past = stem + (y ? "ied" : "ed");
  return {whole, y ? stem + "ies" : whole + (hissing ? "es" : "s"), past, past,
          (e ? stem : whole) + "ing"};
}

// `entry` is one of kVerbList's.
VerbForms forms_of(string_view entry) {
  const size_t colon = entry.find(':');
  if (colon == string_view::npos) return conjugate(entry);
  VerbForms forms{std::string(entry.substr(0, colon))};
  size_t at = colon + 1;
  for (size_t form = 1; form < forms.size(); ++form) {
    const size_t end = std::min(entry.find(',', at), entry.size());
    forms[form] = entry.substr(at, end - at);
    at = end + 1;
  }
  return forms;
}

struct ClosedClass {
  uint32_t classes;
  string_view words;  // separated by spaces
};

constexpr ClosedClass kClosedClasses[] = {
    {kDeterminer, "the a an this these those each every either neither another any"},
    {kDeterminer | kQuantifier,
     "some many several most few all both no one two three four five six more"},
    {kThat | kRelative | kDeterminer, "that"},
    {kPossessive, "my your our their its whose"},
    {kPossessive, "his"},
    {kPossessive | kObject, "her"},
    {kSubject, "he she they i we"},
    {kSubject | kObject,
     "it you others everyone everybody someone somebody nobody anyone anybody none"},
    {kSubject | kWh | kRelative, "who"},
    {kWh | kRelative, "which whom"},
    {kObject, "him them me us himself herself themselves itself myself ourselves"},
    {kPreposition,
     "of in on at by with from into over under between through during against about among within "
     "without across behind beyond near off onto toward towards upon via amid despite outside "
     "inside "
     "following around like unlike per including regarding concerning throughout"},
    {kPreposition, "for"},
    {kPreposition | kSubordinator, "as after before since until than"},
    {kSubordinator, "because while when if although though unless whereas whenever wherever once"},
    {kSubordinator | kWh, "where"},
    {kWh, "whether how why what"},
    {kCoordinator, "and or but nor yet &"},
    {kModal, "will would can could may might must shall should 'll ’ll 'd ’d ca wo"},
    {kBe, "is are was were be been being am 's ’s 're ’re 'm ’m"},
    {kHave, "has have had having 've ’ve"},
    {kDo, "do does did done"},
    {kNegation, "not n't n’t never"},
    {kTo, "to"},
    {kAdverb,
     "also later then now again still already often once ever even just only too instead earlier "
     "soon always sometimes twice first further meanwhile however therefore thus rather perhaps "
     "maybe indeed simply long since here there so very quite yesterday today tonight tomorrow "
     "initially once ago ’ll"},
    {kTime,
     "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow "
     "january february march april june july august september october november december jan. feb. "
     "aug. sept. oct. nov. dec."},
    {kNounCue,
     "admission allegation argument assertion assessment assumption assurance belief claim "
     "accusation charge complaint conclusion confidence contention conviction criticism "
     "declaration "
     "denial doubt expectation fear feeling finding hope idea insistence notion opinion pledge "
     "prediction promise proposal request rumor rumors rumour speculation statement suggestion "
     "suspicion theory threat view vow warning claims allegations suggestions fears concerns "
     "hopes warnings reports complaints assertions accusations assurances promises calls demand "
     "demands desire willingness refusal call plea commitment admissions"},
    {kMedium,
     "statement interview email e-mail letter tweet post blog speech memo note message report "
     "release article column call conference briefing remarks testimony filing affidavit complaint "
     "lawsuit editorial op-ed book video ad debate rally town-hall appearance phone telephone "
     "conversation text press news court hearing email emails tweets letters"},
    {kTitle,
     "mr. mrs. ms. dr. sen. rep. gov. gen. prof. rev. lt. col. capt. sgt. president senator "
     "governor secretary minister chancellor judge justice"},
    {kCommonVerb,
     "went came got took gave made became began kept left ran brought held led won lost met paid "
     "sat stood understood sent spent built fell grew knew saw thought felt found heard let goes "
     "comes gets takes gives makes becomes keeps seems seemed remains remained happened happens "
     "appears appeared continues turned moved lived killed died used wanted wants tried tries"},
};

// Every word of the lexicon, built once.
class Table {
 public:
  Table() {
    for (const ClosedClass& c : kClosedClasses) {
      each_word(c.words, [&](string_view word) { tag(word).classes |= c.classes; });
    }
    size_t number = 0;
    each_word(kVerbList, [&](string_view entry) {
      verbs_[number] = forms_of(entry);
      for (size_t form = 0; form < verbs_[number].size(); ++form) {
        WordTag& t = tag(verbs_[number][form]);
        t.frames |= kVerbFrames[number];
        t.forms |= static_cast<uint8_t>(1U << form);  // as VerbForm has them
        t.lemma = static_cast<uint16_t>(number);
      }
      ++number;
    });
  }

  string_view lemma(size_t number) const {
    return number < kVerbCount ? verbs_[number][0] : string_view{};
  }

  const WordTag* find(uint32_t key, string_view word) const {
    const uint32_t number = index_.find(key, word);
    return number == WordIndex::kUnknown ? nullptr : &tags_[number];
  }

 private:
  WordTag& tag(string_view word) {
    const uint32_t number = index_.add(word);
    if (number == tags_.size()) tags_.emplace_back();
    return tags_[number];
  }

  std::array<VerbForms, kVerbCount> verbs_;  // what the index points into
  WordIndex index_{WordIndex::any};
  std::vector<WordTag> tags_;
};

const Table& table() {
  static const Table t;
  return t;
}

// Given names that end like an adverb.
constexpr std::array<string_view, 14> kNamesInLy = {
    "Billy", "Emily", "Kelly", "Molly",    "Sally",   "Polly", "Carly",
    "Holly", "Willy", "Lilly", "Kimberly", "Beverly", "Lily",  "Nataly"};

// “Rex Early”, “the Daily Ledger”: a name, though it ends like an adverb. Not “Trump Repeatedly
// Denied”: in a line of capitals they tell nothing.
bool is_name_in_ly(const Text& text, const Words& words, size_t i) {
  const auto capital = [&](size_t k) {
    return k < words.words.size() &&
           (words.words[k].shape == Shape::title || words.words[k].shape == Shape::upper);
  };
  if (words.words[i].shape != Shape::title) return false;
  if (one_of(text[words.words[i].span], kNamesInLy)) return true;
  const uint32_t sentence = words.words[i].sentence;
  if (words.sentences[sentence].first == i) {
    static constexpr std::array<string_view, 4> kSpeaks = {"said", "says", "told", "has"};
    return i + 1 < words.words.size() && one_of(text[words.words[i + 1].span], kSpeaks);
  }
  const Shape before = words.words[i - 1].shape;
  return before == Shape::lower || (before == Shape::title && !capital(i + 1));
}

// “-ly”
bool is_adverb(string_view word) {
  return word.size() > 4 && ascii_lower(word[word.size() - 2]) == 'l' &&
         ascii_lower(word.back()) == 'y';
}

bool is_quote_mark(string_view w) {
  static constexpr string_view kMarks[] = {"“", "”", "\"", "''", "``", "«",  "»", "„",
                                           "‘", "’", "'",  "`",  "’’", "‘‘", "＂"};
  return one_of(w, kMarks);
}

}  // namespace

string_view lemma_name(uint16_t lemma) {
  return table().lemma(lemma);
}

uint32_t preposition_frame(string_view word) {
  static constexpr struct {
    string_view word;
    uint32_t frame;
  } kFrames[] = {{"about", kFrameAbout}, {"against", kFrameAgainst}, {"for", kFrameFor},
                 {"in", kFrameIn},       {"of", kFrameOf},           {"on", kFrameOn},
                 {"to", kFrameTo},       {"with", kFrameWith},       {"as", kFrameAs},
                 {"by", kFrameBy}};
  for (const auto& f : kFrames) {
    if (f.word == word) return f.frame;
  }
  return 0;
}

std::vector<WordTag> tag_words(const Text& text, const Words& words) {
  const Table& lexicon = table();
  std::vector<WordTag> tags(words.words.size());
  for (size_t i = 0; i < tags.size(); ++i) {
    const Word& w = words.words[i];
    const string_view s = text[w.span];
    WordTag& tag = tags[i];
    if (w.shape == Shape::punct) {
      if (is_quote_mark(s)) tag.classes |= kQuoteMark;
      if (s == "&") tag.classes |= kCoordinator;
      continue;
    }
    // Nothing in the lexicon is longer.
    if (s.size() <= 24) {
      if (const WordTag* known = lexicon.find(w.key, s)) tag = *known;
      if ((tag.classes & kClosed) == 0 && tag.frames == 0 && is_adverb(s) &&
          !is_name_in_ly(text, words, i)) {
        tag.classes |= kAdverb;
      }
    }
    // The WHO, the US and IT are no pronouns, where not all is written in capitals.
    if (w.shape == Shape::upper && (s == "WHO" || s == "US" || s == "IT") &&
        (i == 0 || words.words[i - 1].shape != Shape::upper) &&
        (i + 1 == tags.size() || words.words[i + 1].shape != Shape::upper)) {
      tag = WordTag{};
    }
    // May and March are months, not a modal and a verb, where they are written so.
    const bool capital =
        w.shape == Shape::title || w.shape == Shape::upper || w.shape == Shape::mixed;
    const bool first = words.sentences[w.sentence].first == i;
    if (capital && !first && (s == "May" || s == "March")) tag = WordTag{kTime, 0, 0, 0};
    // “Mrs. May”, “Mr. Will”
    if (capital && !first && (s == "May" || s == "Will") && (tags[i - 1].classes & kTitle) != 0) {
      tag = WordTag{};
    }
    // The Met Office: behind an article stands no verb.
    if (capital && !first && (tag.classes & kCommonVerb) != 0 &&
        tags[i - 1].classes == kDeterminer) {
      tag = WordTag{};
    }
    if (capital && (tag.classes & (kClosed | kAdverb | kTime)) == 0 &&
        (!first || tag.frames == 0)) {
      tag.classes |= kName;
    }
  }
  return tags;
}

}  // namespace onrecord
