#include "speakers/resolve.hpp"

#include <algorithm>
#include <array>

#include "text/sort.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr int kLookBack = 60;       // mentions
constexpr uint32_t kNearby = 4;     // sentences that a pronoun reaches back
constexpr uint32_t kFurthest = 10;  // … with those inside quotation marks
constexpr uint32_t kDistant = 16;   // sentences that “the company” reaches back

// What a mention tells of being meant by “he” or “she”, and what the one mentioned does.
enum Sign : uint8_t {
  kSameSentence,  // sentences back; those wholly inside quotation marks do not count
  kOneBack,
  kTwoBack,
  kThreeBack,
  kFourBack,
  kSource,
  kSubjectHere,  // of a clause of this sentence
  kSubjectOneBack,
  kSubjectEarlier,
  kPronounHere,
  kPronounEarlier,
  kModifier,
  kHangs,                  // on a preposition
  kQuoted,                 // stands in somebody's words
  kMainClause,             // subject of the clause that the pronoun's hangs on
  kParagraph,              // in an earlier one
  kParagraphs,             // in one before that
  kOpens,                  // the first words of its sentence
  kLastSource,             // nobody was a source since
  kLastSourceOfQuotation,  // … and the pronoun is the source of a quotation
  kLastSubject,            // nobody was a subject since
  kLatest,                 // nobody was mentioned since
  kGender,                 // known to fit
  kOnlyCapitals,           // nothing else tells that it is a person
  kOneCapital,
  kNoName,
  kGuessedPerson,
  kNamedInOwn,        // named in what the pronoun is the source of
  kNamedInQuotation,  // … in quotation marks
  kCount,             // for each mention by name, 10 at most
  kAgain,             // for each further mention, 5 at most
  kSigns
};

// Fitted by ranking what the pronouns that are sources in articles for training may mean, against
// the chains of a machine and judgements made by hand (docs/SPEAKERS.md).
constexpr float kWeights[kSigns] = {1.43F,  1.20F,  0.74F,  0.54F,  0.42F,  -0.05F, 0.65F, 0.38F,
                                    -0.35F, -0.78F, -0.01F, -0.18F, 0.08F,  -0.07F, 0.27F, -0.60F,
                                    -0.50F, 0.41F,  0.44F,  0.47F,  0.18F,  0.09F,  0.40F, -0.64F,
                                    -1.01F, -1.61F, 0.01F,  -0.09F, -0.31F, 0.01F,  0.09F};
constexpr float kMargin = 0.4F;  // over the next best
constexpr float kEpithetMargin = 0.9F;

constexpr uint32_t kNounKinds =
    kPerson | kPeople | kOrganization | kOrganizations | kDocument | kDocuments;

// Words for the same text: “a survey”, then “the poll”.
bool same_text(string_view a, string_view b) {
  static constexpr std::array<std::array<string_view, 4>, 6> kAlike = {{
      {"poll", "survey", "polling", ""},
      {"ad", "spot", "commercial", "advertisement"},
      {"film", "movie", "documentary", ""},
      {"bill", "legislation", "measure", "act"},
      {"lawsuit", "suit", "complaint", "filing"},
      {"book", "memoir", "biography", "novel"},
  }};
  for (const auto& alike : kAlike) {
    const bool one = std::find(alike.begin(), alike.end(), a) != alike.end();
    if (one) return std::find(alike.begin(), alike.end(), b) != alike.end();
  }
  return false;
}

bool possessive(string_view w) {
  return w == "'s" || w == "’s" || w == "'" || w == "’";
}

}  // namespace

Resolver::Resolver(const Grammar& g, Names* names, const std::vector<Statement>& statements,
                   const std::vector<bool>& reads, bool one_author)
    : g_(g), names_(*names), statements_(statements), reads_(reads), one_author_(one_author) {
  links.resize(statements.size());
  phrases.resize(names_.entities.size());
  affiliation.assign(names_.entities.size(), kNoEntity);
  const auto note = [](std::unordered_map<std::string, uint32_t>* index, const std::string& word,
                       uint32_t e) {
    const auto added = index->emplace(word, e);
    if (!added.second && added.first->second != e) added.first->second = kNoEntity;
  };
  for (uint32_t e = 0; e < names_.entities.size(); ++e) {
    const Entity& entity = names_.entities[e];
    for (const std::string& noun : entity.described) note(&called_, noun, e);
    if (!entity.home.empty() && entity.person > 0) note(&at_home_, names_.home_of(entity), e);
    if (entity.thing == 0 || entity.person > 0 || entity.tokens.size() < 2) continue;
    constexpr uint32_t kPart = kOrganization | kDocument;
    if ((noun_classes(entity.tokens.back()) & kPart) != 0) note(&part_of_, entity.tokens.back(), e);
    if (entity.tokens[1] == "of" || entity.tokens[1] == "for") {
      if ((noun_classes(entity.tokens[0]) & kPart) != 0) note(&part_of_, entity.tokens[0], e);
    }
  }
  told_.reserve(g.words.sentences.size());
  uint32_t told = 0;
  for (const Sentence& s : g.words.sentences) {
    bool outside = false;
    for (uint32_t i = s.first; i < s.last && !outside; ++i) {
      outside = g.words.words[i].quote_depth == 0 && g.words.words[i].shape != Shape::punct;
    }
    told += outside ? 1 : 0;
    told_.push_back(told);
  }
  content_of_.assign(static_cast<size_t>(g.count()), -1);
  for (size_t s = 0; s < statements.size(); ++s) {
    for (const Span span : statements[s].content) {
      const Range r = g.words_in(span);
      for (int i = r.first; i < r.last; ++i) {
        content_of_[static_cast<size_t>(i)] = static_cast<int>(s);
      }
    }
  }
}

void Resolver::run() {
  std::vector<Source> sources;
  std::vector<std::pair<Range, size_t>> order;
  for (size_t s = 0; s < statements_.size(); ++s) {
    if (statements_[s].source.empty()) continue;
    const Range r = g_.words_in(statements_[s].source.front());
    if (!r.empty()) order.emplace_back(r, s);
  }
  sort_stably(order, [](const auto& a, const auto& b) {
    if (a.first.first != b.first.first) return a.first.first < b.first.first;
    if (a.first.last != b.first.last) return a.first.last > b.first.last;
    return a.second < b.second;
  });
  for (const auto& [words, s] : order) {
    if (sources.empty() || !(sources.back().words == words)) sources.push_back({words, {}});
    sources.back().statements.push_back(s);
  }
  size_t next = 0;
  for (const Sentence& sentence : g_.words.sentences) {
    const size_t index = static_cast<size_t>(&sentence - g_.words.sentences.data());
    const int last = static_cast<int>(sentence.last);
    for (int i = static_cast<int>(sentence.first); i < last;) {
      while (next < sources.size() && sources[next].words.first < i) {
        source(sources[next++]);  // one that begins inside another
      }
      if (next < sources.size() && sources[next].words.first == i) {
        source(sources[next]);
        i = std::max(i + 1, std::min(sources[next].words.last, last));
        ++next;
        continue;
      }
      if (!reads_[index]) {
        ++i;
        continue;
      }
      const NameMention* m = names_.at(i);
      if (m != nullptr) {
        if (m->words.first == i) {
          name_at(*m, false);
          several_at(*m, last);
          noun_at(i, last);
        }
        i = std::max(i + 1, m->words.last);
        continue;
      }
      if (!g_.punct(i)) {
        pronoun_at(i);
        noun_at(i, last);
      }
      ++i;
    }
  }
  while (next < sources.size()) source(sources[next++]);
  answer_pending();
}

// “I” in words whose source stands behind them.
void Resolver::answer_pending() {
  std::unordered_map<uint32_t, uint32_t> means;
  for (const Pending& p : pending_) {
    Link link = first_person(p.at);
    // “I saw”, outside of all that others say: the one who writes, the same each time.
    const std::string w = names_.lower(p.at);
    if (link.entity == kNoEntity && one_author_ && !g_.quoted(p.at) &&
        content_of_[static_cast<size_t>(p.at)] < 0 && any_of(w, {"i", "me", "my"})) {
      if (author == kNoEntity) {
        author = p.entity;
        continue;
      }
      link = {author, 0.9F};
    }
    if (link.entity == kNoEntity || means.count(link.entity) != 0) continue;
    means.emplace(p.entity, link.entity);
    for (const size_t s : p.statements) links[s] = link;
  }
  if (means.empty()) return;
  for (Mention& m : mentions) {
    const auto found = means.find(m.entity);
    if (found != means.end()) m.entity = found->second;
  }
}

bool Resolver::subject_at(Range words) const {
  const int i = words.first;
  if (i == 0) return true;
  const int p = i - 1;
  if (g_.word(p).sentence != g_.word(i).sentence) return true;
  if (g_.punct(p)) return true;
  if (g_.is(p, kThat | kAdverb | kWh | kTime)) return true;
  if (g_.is(p, kSubordinator) && g_.at(p) != "than") return true;
  if (g_.is(p, kPreposition | kTo)) return false;
  const int next = words.last;
  if (next >= g_.count() || !g_.low(next)) return false;
  if (g_.is(next, kAuxiliary | kCommonVerb)) return true;
  return (g_.tag(next).forms & (kPast | kThird)) != 0;
}

// Whether the phrase that begins at word i hangs on a preposition, alone or with the name before
// it.
bool Resolver::hangs(int i) const {
  int p = i - 1;
  if (p > 0 && g_.is(p, kCoordinator)) {
    const NameMention* m = names_.at(p - 1);
    if (m != nullptr) p = m->words.first - 1;
  }
  return p >= 0 && g_.is(p, kPreposition);
}

// Whether what ends at `end` only modifies the noun behind it.
bool Resolver::modifier_before(int end) const {
  if (end >= g_.count()) return false;
  if (possessive(g_.at(end))) return true;
  if (!g_.low(end) || g_.is(end, kClosed | kAdverb)) return false;
  if ((g_.tag(end).forms & (kPast | kThird)) != 0) return false;
  return (names_.heads(end) & kNounKinds) != 0;
}

void Resolver::push(Range words, uint32_t entity, bool is_source, bool is_pronoun) {
  Mention m;
  m.words = words;
  m.entity = entity;
  m.sentence = g_.word(words.first).sentence;
  m.statement = content_of_[static_cast<size_t>(words.first)];
  m.subject = subject_at(words);
  m.source = is_source;
  m.modifier = modifier_before(words.last);
  m.pronoun = is_pronoun;
  mentions.push_back(m);
}

void Resolver::name_at(const NameMention& m, bool is_source) {
  push(m.words, m.entity, is_source, false);
}

bool Resolver::person_like(const Entity& e) const {
  if (e.plural) return false;
  if (e.tokens.empty()) return (e.classes & kPerson) != 0;
  if (e.place > e.person || e.thing > e.person) return false;
  // A plural that opened a sentence: nobody is called so without any other sign of it.
  constexpr uint32_t kPlural = kPeople | kOrganizations | kDocuments;
  return e.person > 0 || e.tokens.size() > 1 || (head_classes(e.tokens[0]) & kPlural) == 0;
}

bool Resolver::thing_like(const Entity& e) const {
  if (e.plural) return false;
  if (e.tokens.empty()) return (e.classes & (kOrganization | kDocument)) != 0;
  if (e.person > 0) return false;
  return e.thing > 0 || (e.tokens.size() == 1 && e.place == 0);
}

bool Resolver::own_content(const Mention& m, const Source* own) const {
  if (own == nullptr || m.statement < 0) return false;
  for (const size_t s : own->statements) {
    if (static_cast<size_t>(m.statement) == s) return true;
  }
  return false;
}

uint32_t Resolver::make(const Phrase& p) {
  Entity e;
  e.name = p.title.empty() ? p.words : p.title;
  e.classes = p.classes;
  const bool people = (p.classes & kPeople) != 0 && (p.classes & kPerson) == 0;
  e.plural = people || p.quantity || p.kind == Phrase::several ||
             (p.classes & (kOrganizations | kDocuments)) != 0;
  if ((p.classes & kMale) != 0) e.gender = Gender::male;
  if ((p.classes & kFemale) != 0) e.gender = Gender::female;
  e.first = static_cast<uint32_t>(p.words.first);
  if (!p.head.empty()) e.described.push_back(p.head);
  if (!p.head.empty()) {
    const auto called = called_.emplace(p.head, kNoEntity);
    if (p.kind == Phrase::noun && (p.classes & kPerson) != 0) called.first->second = kNoEntity;
  }
  names_.entities.push_back(std::move(e));
  phrases.push_back(p);
  affiliation.push_back(kNoEntity);
  return static_cast<uint32_t>(names_.entities.size() - 1);
}

std::string Resolver::key(const Phrase& p) const {
  return p.head + "@" + std::to_string(p.owner);
}

void Resolver::describe(uint32_t entity, const std::string& head, uint32_t classes) {
  Entity& e = names_.entities[entity];
  if (head.empty() || e.described.size() >= 12) return;
  if (std::find(e.described.begin(), e.described.end(), head) != e.described.end()) return;
  e.described.push_back(head);
  const auto called = called_.emplace(head, entity);
  if (!called.second && called.first->second != entity) called.first->second = kNoEntity;
  if (e.gender == Gender::unknown && (classes & kMale) != 0) e.gender = Gender::male;
  if (e.gender == Gender::unknown && (classes & kFemale) != 0) e.gender = Gender::female;
}

void Resolver::affiliate(uint32_t entity, const Phrase& p) {
  if (affiliation[entity] != kNoEntity || p.quantity) return;
  // Who is against somebody does not speak for him.
  if (any_of(p.head, {"critic", "critics", "opponent", "opponents", "rival", "rivals", "foe",
                      "foes", "enemy", "enemies", "challenger", "challengers", "detractors",
                      "accuser", "accusers", "antagonists", "adversaries", "republic"})) {
    return;
  }
  uint32_t to = p.owner != kNoEntity ? p.owner : p.of;
  if (to == entity) return;
  if (p.owner != kNoEntity && !p.owner_noun.empty()) {
    const auto known = owned_.find(p.owner_noun + "@" + std::to_string(p.owner));
    if (known != owned_.end() && known->second != entity) to = known->second;
  }
  affiliation[entity] = to;
}

// “His campaign”: whose.
void Resolver::own_by_pronoun(Phrase* p, const Source* own) {
  if (p->possessor < 0 || p->owner != kNoEntity) return;
  if (p->kind != Phrase::noun && p->kind != Phrase::name) return;
  const std::string w = names_.lower(p->possessor);
  const Link link =
      w == "our" || w == "my" ? first_person(p->possessor) : pronoun(w, p->possessor, own);
  p->owner = link.entity;
  if (link.entity != kNoEntity && own != nullptr) {
    push({p->possessor, p->possessor + 1}, link.entity, false, true);
    mentions.back().modifier = true;
  }
}

void Resolver::source(const Source& s) {
  const int at = s.words.first;
  Phrase p = read_phrase(g_, names_, s.words);
  if (p.kind == Phrase::noun) own_by_pronoun(&p, &s);
  Link link;
  Range words = p.words.empty() ? s.words : p.words;
  bool is_pronoun = false;
  // Whoever else is named in the source comes first, so that the source itself is the latest.
  for (int i = s.words.first; i < s.words.last;) {
    const NameMention* m = names_.at(i);
    if (m == nullptr || m->words.first < i) {
      ++i;
      continue;
    }
    if (m != p.mention) {
      name_at(*m, false);
      mentions.back().modifier = true;
    }
    i = std::max(i + 1, m->words.last);
  }
  switch (p.kind) {
    case Phrase::pronoun:
      is_pronoun = true;
      link = pronoun(p.head, at, &s);
      if (link.entity == kNoEntity) {
        Phrase own = p;
        own.classes = any_of(p.head, {"they", "them", "their", "others", "everyone", "you", "we"})
                          ? uint32_t{kPeople}
                          : 0;
        link = {make(own), 1};
        if (any_of(p.head, {"i", "we", "me", "my", "our", "us"})) {
          pending_.push_back({link.entity, at, s.statements});
        }
      }
      break;
    case Phrase::name:
      link = {p.mention->entity, p.mention->confidence};
      words = p.mention->words;
      own_name(*p.mention, s.words.first);
      describe(link.entity, p.head, p.classes);
      affiliate(link.entity, p);
      break;
    case Phrase::noun:
      if ((p.classes & (kPerson | kPeople)) == 0 || apposed_name(p.rest) == nullptr) {
        link = noun(p, at);
      }
      break;
    default:
      link = {make(p), 1};
  }
  // “NAME, a spokesman for NAME”: what the apposition tells.
  if (p.kind == Phrase::name && p.rest.size() > 1 && g_.comma(p.rest.first)) {
    const Phrase more = read_phrase(g_, names_, {p.rest.first + 1, p.rest.last});
    if (more.kind == Phrase::noun && (more.classes & (kPerson | kOrganization)) != 0) {
      describe(link.entity, more.head, more.classes);
      affiliate(link.entity, more);
      if (more.owner != kNoEntity) owned_.emplace(key(more), link.entity);
    }
  }
  // “The company’s director, Ana Ruiz,”, “a partner at NAME, Ana Ruiz,”
  if (p.kind == Phrase::noun && (p.classes & (kPerson | kPeople)) != 0) {
    const NameMention* named = apposed_name(p.rest);
    if (named != nullptr) {
      link = {named->entity, named->confidence};
      if (!p.quantity) describe(link.entity, p.head, p.classes);
      affiliate(link.entity, p);
      if (p.owner != kNoEntity) owned_.emplace(key(p), link.entity);
      words = named->words;
    }
  }
  // “His father Mohamed Ali”, “the magazine Foro”, where the source ends before the name.
  if (p.kind == Phrase::noun && (p.classes & (kPerson | kOrganization)) != 0 && p.definite &&
      s.words.last < g_.count()) {
    const NameMention* m = names_.at(s.words.last);
    const bool fits =
        m != nullptr && ((p.classes & kPerson) != 0 ? person_like(names_.entities[m->entity])
                                                    : names_.entities[m->entity].person == 0);
    const bool next = fits && m->words.first == s.words.last && p.words.last == s.words.last &&
                      g_.word(s.words.last).sentence == g_.word(at).sentence;
    if (next) link = {m->entity, m->confidence};
  }
  if (p.kind == Phrase::name && p.possessor >= 0 && !p.head.empty()) {
    own_by_pronoun(&p, &s);
    if (p.owner != kNoEntity && p.owner != link.entity) owned_.emplace(key(p), link.entity);
  }
  push(words, link.entity, true, is_pronoun);
  for (const size_t i : s.statements) links[i] = link;
}

// “Greece’s Parliament” is not to be listed as “Parliament”.
void Resolver::own_name(const NameMention& m, int first) {
  Entity& e = names_.entities[m.entity];
  const int mark = m.core.first - 1;
  if (e.name.size() != 1 || mark - 1 < first || !possessive(g_.at(mark))) return;
  if ((names_.classes(m.core.first) & (kOrganization | kDocument)) == 0) return;
  const NameMention* owner = names_.at(mark - 1);
  if (owner != nullptr && owner->words.first >= first) e.name = {owner->words.first, m.core.last};
}

// A name that stands alone between a comma and the end of the source.
const NameMention* Resolver::apposed_name(Range rest) const {
  for (int i = rest.first; i + 1 < rest.last; ++i) {
    if (!g_.comma(i)) continue;
    int first = i + 1;
    while (first < std::min(rest.last, i + 4) && g_.low(first) && !g_.is(first, kClosed)) ++first;
    const NameMention* m = first < rest.last ? names_.at(first) : nullptr;
    if (m == nullptr || m->words.first != first) continue;
    if (!person_like(names_.entities[m->entity])) continue;
    const int end = m->words.last;
    if (end >= rest.last || g_.comma(end) || g_.is(end, kPreposition)) return m;
  }
  return nullptr;
}

void Resolver::pronoun_at(int i) {
  if (!g_.is(i, kSubject | kPossessive) || g_.quoted(i)) return;
  const std::string w = names_.lower(i);
  const bool he = w == "he" || w == "his";
  const bool she = w == "she" || w == "her";
  if (!he && !she) return;
  const Link link = person(he ? Gender::male : Gender::female, i, nullptr);
  if (link.entity == kNoEntity) return;
  push({i, i + 1}, link.entity, false, true);
  if (w == "his" || w == "her") mentions.back().modifier = true;
}

// A description that is not a source: kept because a pronoun may mean it.
void Resolver::noun_at(int i, int sentence_end) {
  const NameMention* owner = names_.at(i);
  // “Residents say”, “lower courts refused”: a bare plural that opens its clause.
  constexpr uint32_t kPlural = kPeople | kOrganizations;
  if (owner == nullptr && (names_.heads(i) & kPlural) != 0 && (names_.heads(i) & kGuessed) == 0 &&
      !g_.is(i, kClosed | kAdverb) && i + 1 < sentence_end && !g_.punct(i + 1) &&
      !g_.is(i + 1, kCoordinator) && names_.at(i + 1) == nullptr) {
    const bool organizations = (names_.heads(i) & kPeople) == 0;
    const bool within = i > 0 && g_.word(i - 1).sentence == g_.word(i).sentence;
    if (organizations && within && g_.is(i - 1, kDeterminer | kPossessive | kPreposition)) return;
    const string_view before = within ? g_.at(i - 1) : string_view{};
    const bool described = organizations && within && !g_.punct(i - 1) &&
                           !g_.is(i - 1, kClosed | kAdverb) && names_.at(i - 1) == nullptr &&
                           (names_.heads(i - 1) & kNounKinds) == 0 && !before.ends_with("ing") &&
                           !before.ends_with("ed");
    const Range bare{described ? i - 1 : i, i + 1};
    if (subject_at(bare)) {
      const Phrase p = read_phrase(g_, names_, bare);
      if (p.kind == Phrase::noun) push(p.words, noun(p, i).entity, false, false);
      return;
    }
  }
  if (owner == nullptr && (!g_.is(i, kDeterminer | kPossessive) || g_.is(i, kThat))) return;
  int head = -1;
  for (int k = i + 1; k < std::min(sentence_end, i + 8); ++k) {
    if (names_.at(k) != nullptr || possessive(g_.at(k))) {
      head = -1;
      continue;
    }
    if (g_.is(k, kClosed) || !(g_.low(k) || g_.is(k, kTime))) break;
    const bool noun = (names_.heads(k) & kNounKinds) != 0;
    if (noun && (g_.tag(k).forms & kPast) == 0) head = k;
  }
  if (head < 0 || i < described_to_) return;
  // It describes the name beside it.
  Phrase p = read_phrase(g_, names_, {i, head + 1});
  const auto explains = [&](const NameMention* m) {
    if (p.kind != Phrase::noun || p.possessor >= 0) return;
    if (p.owner != kNoEntity && p.owner != m->entity) owned_.emplace(key(p), m->entity);
  };
  if (i > 1 && g_.comma(i - 1) && names_.at(i - 2) != nullptr) {
    described_to_ = head + 1;
    explains(names_.at(i - 2));
    return;
  }
  if (head + 3 < g_.count() && g_.at(head + 1) == "and" && g_.low(head + 2) &&
      names_.at(head + 3) != nullptr) {
    return;
  }
  if (head + 2 < g_.count() && g_.comma(head + 1)) {
    const NameMention* m = names_.at(head + 2);
    if (m != nullptr && m->words.first == head + 2) {
      own_by_pronoun(&p, nullptr);
      p.possessor = -1;
      explains(m);
      return;
    }
  }
  own_by_pronoun(&p, nullptr);
  // “Ruiz is a former lawyer who”: the noun is Ruiz.
  if (i > 1 && p.kind == Phrase::noun && (p.classes & kPerson) != 0 &&
      any_of(g_.at(i - 1), {"is", "was"})) {
    const NameMention* m = names_.at(i - 2);
    if (m != nullptr && person_like(names_.entities[m->entity])) {
      describe(m->entity, p.head, p.classes);
      push(p.words, m->entity, false, false);
      return;
    }
  }
  if (p.kind != Phrase::noun || (p.classes & kNounKinds) == 0) return;
  const Link link = noun(p, i);
  push(p.words, link.entity, false, false);
}

Link Resolver::pronoun(const std::string& w, int at, const Source* own) {
  if (any_of(w, {"he", "him", "his", "himself"})) return person(Gender::male, at, own);
  if (any_of(w, {"she", "her", "herself"})) return person(Gender::female, at, own);
  if (any_of(w, {"who", "which", "that", "whose", "whom"})) return relative(at);
  if (any_of(w, {"it", "its", "itself"})) return thing(at, own);
  if (any_of(w, {"they", "them", "their", "themselves"})) return they(at);
  if (any_of(w, {"i", "we", "me", "my", "our", "us"})) return first_person(at);
  return {};
}

// Whoever speaks the statement that the word stands in.
Link Resolver::first_person(int at) const {
  const int s = content_of_[static_cast<size_t>(at)];
  if (s >= 0) {
    const Link outer = links[static_cast<size_t>(s)];
    return {outer.entity, outer.confidence * 0.9F};
  }
  // In quotation marks that no statement holds: the one source of the paragraph so far.
  const std::string w = names_.lower(at);
  if (!g_.quoted(at) || (w != "i" && w != "me" && w != "my")) return {};
  const uint32_t paragraph = g_.words.sentences[g_.word(at).sentence].paragraph;
  uint32_t only = kNoEntity;
  const int count = static_cast<int>(mentions.size());
  for (int i = count - 1; i >= 0 && i >= count - kLookBack / 2; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    if (g_.words.sentences[m.sentence].paragraph != paragraph) break;
    if (!m.source || g_.quoted(m.words.first)) continue;
    if (only != kNoEntity && only != m.entity) return {};
    only = m.entity;
  }
  return {only, 0.7F};
}

// Words of what the pronoun is the source of that are looked at.
constexpr int kOwnWords = 120;

// Who is named in the words that the source says.
std::vector<uint32_t> Resolver::named_in(const Source* own, bool* quotation) const {
  std::vector<uint32_t> named;
  if (own == nullptr) return named;
  int left = kOwnWords;
  for (const size_t s : own->statements) {
    for (const Span span : statements_[s].content) {
      const Range r = g_.words_in(span);
      if (!r.empty() && g_.quoted(r.first)) *quotation = true;
      for (int i = r.first; i < r.last && left > 0; ++i, --left) {
        const NameMention* m = names_.at(i);
        if (m != nullptr && m->words.first == i) named.push_back(m->entity);
      }
    }
  }
  return named;
}

Link Resolver::person(Gender gender, int at, const Source* own, const Phrase* epithet) {
  struct Choice {
    uint32_t entity;
    float score;
    int more = 0;
  };
  std::vector<Choice> choices;
  const uint32_t sentence = g_.word(at).sentence;
  const bool behind_subordinator =
      at > 0 && g_.word(at - 1).sentence == sentence && g_.is(at - 1, kSubordinator | kThat | kWh);
  const auto paragraph_of = [&](uint32_t s) { return g_.words.sentences[s].paragraph; };
  bool quotation = false;
  const std::vector<uint32_t> named = named_in(own, &quotation);
  bool source_since = false;
  bool subject_since = false;
  bool since = false;
  const auto& w = kWeights;
  const int count = static_cast<int>(mentions.size());
  for (int i = count - 1; i >= 0 && i >= count - kLookBack; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    const uint32_t far = told_[sentence] - told_[m.sentence];
    if (far > kNearby || sentence - m.sentence > kFurthest) break;
    const Entity& e = names_.entities[m.entity];
    if (!person_like(e) || own_content(m, own)) continue;
    if (e.gender != Gender::unknown && gender != Gender::unknown && e.gender != gender) continue;
    if (epithet != nullptr &&
        (e.tokens.empty() || e.person == 0 || m.statement >= 0 || far > 1 || others(*epithet, e))) {
      continue;
    }
    const bool here = sentence == m.sentence;
    const bool in_words = m.statement >= 0;
    const uint32_t back = paragraph_of(sentence) - paragraph_of(m.sentence);
    float score = w[here ? 0U : std::min(std::max(far, 1U), kNearby)];
    if (m.source) score += w[kSource];
    if (m.subject) score += w[here ? kSubjectHere : far <= 1 ? kSubjectOneBack : kSubjectEarlier];
    if (m.pronoun) score += w[here ? kPronounHere : kPronounEarlier];
    if (m.modifier) score += w[kModifier];
    if (!m.subject && !m.modifier && hangs(m.words.first)) score += w[kHangs];
    if (in_words) score += w[kQuoted];
    if (here && m.subject && !in_words && behind_subordinator) score += w[kMainClause];
    if (back > 0) score += w[kParagraph];
    if (back > 1) score += w[kParagraphs];
    if (!in_words) {
      if (g_.words.sentences[m.sentence].first == static_cast<uint32_t>(m.words.first)) {
        score += w[kOpens];
      }
      if (m.source && !source_since) score += w[quotation ? kLastSourceOfQuotation : kLastSource];
      if (m.subject && !subject_since) score += w[kLastSubject];
      if (!since) score += w[kLatest];
      source_since |= m.source;
      subject_since |= m.subject;
      since = true;
    }
    bool known = false;
    for (Choice& c : choices) {
      if (c.entity != m.entity) continue;
      c.score = std::max(c.score, score);
      ++c.more;
      known = true;
    }
    if (!known) choices.push_back({m.entity, score});
  }
  if (choices.empty()) return {};
  for (Choice& c : choices) {
    const Entity& e = names_.entities[c.entity];
    c.score += w[kAgain] * static_cast<float>(std::min(c.more, 5));
    c.score += w[kCount] * static_cast<float>(std::min<uint32_t>(e.count, 10));
    if (e.gender == gender && gender != Gender::unknown) c.score += w[kGender];
    if (e.person == 0 && e.classes == 0) {
      c.score += w[e.tokens.size() > 1 ? kOnlyCapitals : kOneCapital];
    }
    if (e.tokens.empty()) c.score += w[kNoName];
    if (e.tokens.empty() && (e.classes & kGuessed) != 0) c.score += w[kGuessedPerson];
    if (std::find(named.begin(), named.end(), c.entity) != named.end()) {
      c.score += w[quotation ? kNamedInQuotation : kNamedInOwn];
    }
  }
  // The first of the best, and how far the next is behind.
  const Choice* best = choices.data();
  const Choice* next = nullptr;
  for (const Choice& c : choices) {
    if (&c == best) continue;
    if (c.score > best->score) {
      next = best;
      best = &c;
    } else if (next == nullptr || c.score > next->score) {
      next = &c;
    }
  }
  const float margin = next != nullptr ? best->score - next->score : 3;
  if (margin < (epithet == nullptr ? kMargin : kEpithetMargin)) return {};
  Entity& e = names_.entities[best->entity];
  if (epithet != nullptr) return {best->entity, 0.7F};
  if (e.gender == Gender::unknown) e.gender = gender;
  if (!e.tokens.empty() && e.person < 1000) ++e.person;
  return {best->entity, std::min(0.94F, 0.66F + 0.13F * margin)};
}

Link Resolver::thing(int at, const Source* own) {
  const uint32_t sentence = g_.word(at).sentence;
  const int count = static_cast<int>(mentions.size());
  uint32_t best = kNoEntity;
  float best_score = 0;
  float second = 0;
  for (int i = count - 1; i >= 0 && i >= count - kLookBack / 2; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    const uint32_t far = sentence - m.sentence;
    if (far > 2) break;
    const Entity& e = names_.entities[m.entity];
    const bool country = e.place > e.person && m.source;
    if (!(thing_like(e) || country) || own_content(m, own)) continue;
    float score = far == 0 ? 2 : far == 1 ? 1.5F : 0.5F;
    if (m.source) score += 2;
    if (m.subject) score += 1;
    if (m.modifier) score -= 1.5F;
    if (m.statement >= 0) score -= 1;
    if (m.entity == best) {
      best_score = std::max(best_score, score);
    } else if (score > best_score) {
      second = best_score;
      best = m.entity;
      best_score = score;
    } else {
      second = std::max(second, score);
    }
  }
  const float margin = best_score - second;
  if (best == kNoEntity || best_score < 2 || margin < 0.4F) return {};
  Entity& e = names_.entities[best];
  if (!e.tokens.empty() && e.thing < 1000) ++e.thing;
  return {best, std::min(0.95F, 0.65F + 0.1F * margin)};
}

// Only those who were speaking anyway: a group, or the organization that did in the sentence
// before.
Link Resolver::they(int at) {
  const uint32_t sentence = g_.word(at).sentence;
  const int count = static_cast<int>(mentions.size());
  for (int i = count - 1; i >= 0 && i >= count - kLookBack / 2; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    if (sentence - m.sentence > 2) break;
    const Entity& e = names_.entities[m.entity];
    if (m.modifier || content_of_[static_cast<size_t>(at)] != m.statement) continue;
    if (!m.source && !(m.subject && e.plural)) continue;
    if (e.plural) return {m.entity, m.source ? 0.85F : 0.7F};
    const bool organization = e.tokens.empty() ? (e.classes & kOrganization) != 0 : thing_like(e);
    if (m.source && organization && sentence - m.sentence == 1) return {m.entity, 0.7F};
    if (m.source) return {};
  }
  return {};
}

// “Ana Ruiz and Carl Dunn” as the subject: what “they” may mean.
void Resolver::several_at(const NameMention& m, int sentence_end) {
  const int and_at = m.words.last;
  if (m.words.first < several_to_ || and_at + 1 >= sentence_end || g_.at(and_at) != "and") return;
  const NameMention* other = names_.at(and_at + 1);
  if (other == nullptr || other->words.first != and_at + 1 || other->entity == m.entity) return;
  if (person_like(names_.entities[m.entity]) != person_like(names_.entities[other->entity])) return;
  const Range both{m.words.first, other->words.last};
  if (!subject_at(both) || modifier_before(both.last)) return;
  several_to_ = both.last;
  Phrase p;
  p.kind = Phrase::several;
  p.words = p.title = both;
  push(both, make(p), false, false);
}

// “Ana Ruiz, a doctor at Yale, who”: the nearest that the sentence names.
Link Resolver::relative(int at) {
  const uint32_t sentence = g_.word(at).sentence;
  const bool who = any_of(g_.at(at), {"who", "whom", "whose"});
  const int count = static_cast<int>(mentions.size());
  const bool comma = at > 0 && g_.comma(at - 1);
  const int before = comma ? at - 1 : at;
  // “To demonstrators here, who”, “of cities that”: a plural that nothing mentioned so far.
  const uint32_t plural = who ? uint32_t{kPeople} : uint32_t{kOrganizations | kDocuments};
  for (int k = before - 1; (who || !comma) && k >= 0 && k > before - 3; --k) {
    if (names_.at(k) != nullptr || g_.word(k).sentence != sentence) break;
    if (g_.low(k) && (names_.heads(k) & plural) != 0 && (names_.heads(k) & kGuessed) == 0) {
      if (!mentions.empty() && mentions.back().words.last > k) break;
      const Phrase p = read_phrase(g_, names_, {k, k + 1});
      if (p.kind != Phrase::noun) break;
      const uint32_t e = make(p);
      push(p.words, e, false, false);
      return {e, 0.85F};
    }
    if (!g_.is(k, kAdverb | kTime) && k != before - 1) break;
  }
  for (int i = count - 1; i >= 0 && i >= count - 12; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    if (m.sentence != sentence) break;
    const Entity& e = names_.entities[m.entity];
    const bool fits = who ? (person_like(e) || e.plural) : (thing_like(e) || e.plural);
    const bool beside = m.words.last == before && (fits || (!who && e.person == 0));
    if (m.modifier || !(fits || beside)) continue;
    // “An engineer at Norvik, who”: not Norvik.
    if (who && comma && hangs(m.words.first) && !e.tokens.empty() && e.person == 0) continue;
    if (beside) return {m.entity, 0.93F};
    if (m.words.last > before) continue;
    // Behind an apposition or “of the …” only where nothing else fits.
    if (before - m.words.last > 14) return {};
    return {m.entity, comma ? 0.75F : 0.7F};
  }
  return {};
}

Link Resolver::noun(const Phrase& p, int at) {
  if (!p.quantity && p.owner != kNoEntity && (p.classes & kNounKinds) != 0 &&
      (p.definite || (p.classes & (kOrganization | kDocument)) != 0)) {
    const auto known = owned_.find(key(p));
    if (known != owned_.end()) return {known->second, 0.95F};
  }
  const bool whose = p.possessor >= 0 && p.owner == kNoEntity;  // “his”, and nobody knows whose
  if (p.definite && !p.quantity && !whose) {
    Link link = described(p, at, false);
    if (link.entity == kNoEntity && (p.classes & kDocument) != 0 && same_text(p.head, p.head)) {
      link = described(p, at, true);
    }
    const bool placed = p.owner != kNoEntity && p.possessor < 0 && !place_of(p).empty();
    if (link.entity == kNoEntity && placed) {
      link = from_place(p, at);
      if (link.entity == kNoEntity) link = titled(p, at);
      if (link.entity == kNoEntity) link = epithet(p, at);
    }
    if (link.entity == kNoEntity && p.owner == kNoEntity && p.possessor < 0) {
      link = generic(p, at);
      if (link.entity == kNoEntity) link = part_of_name(p, at);
      if (link.entity == kNoEntity) link = titled(p, at);
      if (link.entity == kNoEntity) link = epithet(p, at);
    }
    if (link.entity != kNoEntity) {
      if (p.owner != kNoEntity) owned_.emplace(key(p), link.entity);
      affiliate(link.entity, p);
      Phrase& first = phrases[link.entity];
      const bool nameless = names_.entities[link.entity].tokens.empty();
      if (nameless && first.owner == kNoEntity && p.owner != kNoEntity) {
        first.owner = p.owner;
        names_.entities[link.entity].name = p.title;
      }
      return link;
    }
  }
  // “Officials”, and again “officials”: a group by the same words is the same group.
  const bool bare =
      p.words.size() == 1 && (p.classes & kPeople) != 0 && (p.classes & kAnonymous) == 0;
  if (bare) {
    const auto known = owned_.find(key(p));
    if (known != owned_.end()) return {known->second, 0.8F};
  }
  const uint32_t e = make(p);
  affiliate(e, p);
  if (p.owner != kNoEntity || bare) owned_.emplace(key(p), e);
  return {e, 1};
}

// Whether the phrase is for another party's or another place's people: “the Florida Republican”.
bool Resolver::others(const Phrase& p, const Entity& e) const {
  if (e.parties == 0 && e.home.empty()) return false;
  uint8_t parties = 0;
  for (int i = p.words.first; i < p.words.last; ++i) parties |= party_of(names_.lower(i));
  if (parties != 0 && e.parties != 0 && (parties & e.parties) == 0) return true;
  const std::string place = place_of(p);
  return !place.empty() && !e.home.empty() && names_.home_of(e) != place;
}

// “The nominee” is somebody who was called a candidate.
bool Resolver::runs(const Phrase& p, const Entity& e) const {
  const auto race = [](string_view w) {
    return any_of(w, {"candidate", "nominee", "contender", "front-runner", "frontrunner", "hopeful",
                      "challenger", "incumbent"});
  };
  if (!race(p.head)) return true;
  return std::any_of(e.described.begin(), e.described.end(), race);
}

// “vermont” of “the Vermont senator”
std::string Resolver::place_of(const Phrase& p) const {
  if (p.owner == kNoEntity) return {};
  const Entity& owner = names_.entities[p.owner];
  if (owner.place == 0 || owner.person > 0) return {};
  std::string place;
  for (const std::string& token : owner.tokens) place += place.empty() ? token : " " + token;
  return place;
}

// “The Vermont senator”, where one person is known to be from there.
Link Resolver::from_place(const Phrase& p, int at) const {
  if ((p.classes & kPerson) == 0 || (p.classes & kAnonymous) != 0) return {};
  const auto found = at_home_.find(place_of(p));
  if (found == at_home_.end() || found->second == kNoEntity) return {};
  const Entity& e = names_.entities[found->second];
  if (e.first > static_cast<uint32_t>(at) || !person_like(e) || others(p, e)) return {};
  const bool called =
      std::find(e.described.begin(), e.described.end(), p.head) != e.described.end();
  if (!called && (p.classes & kEpithet) == 0) return {};
  if (((p.classes & kMale) != 0 && e.gender == Gender::female) ||
      ((p.classes & kFemale) != 0 && e.gender == Gender::male)) {
    return {};
  }
  return {found->second, 0.85F};
}

// Somebody whom the article called so before: “the senator”, “the report”.
Link Resolver::described(const Phrase& p, int at, bool alike) {
  if (!alike && called_.count(p.head) == 0) return {};  // nobody was
  const uint32_t sentence = g_.word(at).sentence;
  const int count = static_cast<int>(mentions.size());
  // “The Vermont senator” belongs to nobody.
  // Nor does “the Supreme Court justice”.
  const bool owned = p.owner != kNoEntity && names_.entities[p.owner].place == 0 &&
                     (names_.entities[p.owner].thing == 0 || (p.classes & kPerson) == 0);
  uint32_t best = kNoEntity;
  uint32_t best_sentence = 0;
  for (int i = count - 1; i >= 0 && i >= count - 2 * kLookBack; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    if (sentence - m.sentence > (alike ? kNearby + 2 : kDistant)) break;
    if (m.entity == best) continue;
    const Entity& e = names_.entities[m.entity];
    const auto& called = e.described;
    if (alike ? std::none_of(called.begin(), called.end(),
                             [&](const std::string& d) { return same_text(p.head, d); })
              : std::find(called.begin(), called.end(), p.head) == called.end()) {
      continue;
    }
    const bool named = !e.tokens.empty();
    if ((p.classes & kMale) != 0 && e.gender == Gender::female) continue;
    if ((p.classes & kFemale) != 0 && e.gender == Gender::male) continue;
    // “The ministry’s report” is not Norvik’s.
    if (p.owner == kNoEntity && !p.owner_noun.empty() && !named &&
        (phrases[m.entity].owner != kNoEntity || phrases[m.entity].owner_noun != p.owner_noun)) {
      continue;
    }
    // “Clinton’s campaign” is not Trump’s.
    if (p.owner != kNoEntity && !named && phrases[m.entity].owner != kNoEntity &&
        phrases[m.entity].owner != p.owner) {
      continue;
    }
    if (owned && named) continue;
    if (named && others(p, e)) continue;
    if (p.possessor >= 0 && named && m.entity != p.owner) continue;  // kin is in owned_
    if (named && (p.classes & kOrganization) != 0 && e.person > e.thing) continue;
    if (best == kNoEntity) {
      best = m.entity;
      best_sentence = m.sentence;
      continue;
    }
    // Two of them: not clear which, unless one is much nearer.
    if (best_sentence - m.sentence < 4 || sentence - best_sentence > 4) return {};
    break;
  }
  if (best == kNoEntity) return {};
  return {best, names_.entities[best].tokens.empty() ? 0.9F : 0.85F};
}

// “The mayor”, long after “Mayor Ruiz”, where nobody else is called so.
Link Resolver::titled(const Phrase& p, int at) const {
  if ((p.classes & kPerson) == 0 || (p.classes & (kAnonymous | kGuessed)) != 0) return {};
  const auto found = called_.find(p.head);
  if (found == called_.end() || found->second == kNoEntity) return {};
  const Entity& e = names_.entities[found->second];
  if (!person_like(e) || e.tokens.empty() || e.first > static_cast<uint32_t>(at)) return {};
  if (others(p, e)) return {};
  if ((p.classes & kMale) != 0 && e.gender == Gender::female) return {};
  if ((p.classes & kFemale) != 0 && e.gender == Gender::male) return {};
  return {found->second, 0.8F};
}

// “The candidate”, “the Republican”: the one person whom the sentence before, or this one, is
// about.
Link Resolver::epithet(const Phrase& p, int at) {
  if ((p.classes & kEpithet) == 0 || names_.lower(p.words.first) != "the") return {};
  const uint32_t sentence = g_.word(at).sentence;
  const int count = static_cast<int>(mentions.size());
  uint32_t only = kNoEntity;
  uint32_t beside = 0;
  for (int i = count - 1; i >= 0 && i >= count - kLookBack / 2; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    if (sentence - m.sentence > 1) break;
    const Entity& e = names_.entities[m.entity];
    if (!person_like(e) || others(p, e)) continue;
    if ((p.classes & kMale) != 0 && e.gender == Gender::female) continue;
    if ((p.classes & kFemale) != 0 && e.gender == Gender::male) continue;
    // Who is named in somebody's words, or only owns something, is not what the sentence is about.
    if (m.statement >= 0 || m.modifier) {
      beside = std::max(beside, e.count);
      continue;
    }
    if (only != kNoEntity && only != m.entity) {
      const bool male = (p.classes & kMale) != 0;
      const bool female = (p.classes & kFemale) != 0;
      return person(male     ? Gender::male
                    : female ? Gender::female
                             : Gender::unknown,
                    at, nullptr, &p);
    }
    only = m.entity;
  }
  if (only == kNoEntity || names_.entities[only].tokens.empty()) return {};
  if (names_.entities[only].person == 0 || names_.entities[only].count < beside) return {};
  return {only, 0.75F};
}

// “The budget office”, anywhere behind “the Congressional Budget Office”.
Link Resolver::part_of_name(const Phrase& p, int at) const {
  if ((p.classes & (kOrganization | kDocument)) == 0 || (p.classes & kPerson) != 0) return {};
  const auto found = part_of_.find(p.head);
  if (found == part_of_.end() || found->second == kNoEntity) return {};
  const Entity& e = names_.entities[found->second];
  if (e.first > static_cast<uint32_t>(at)) return {};
  for (int i = p.words.first + 1; i + 1 < p.words.last; ++i) {
    if (std::find(e.tokens.begin(), e.tokens.end(), names_.lower(i)) == e.tokens.end()) return {};
  }
  return {found->second, 0.85F};
}

// “The company”, “the agency”, “the newspaper”: the latest name that can be one.
Link Resolver::generic(const Phrase& p, int at) {
  if ((p.classes & kOrganization) == 0) return {};
  const uint32_t sentence = g_.word(at).sentence;
  const int count = static_cast<int>(mentions.size());
  const bool company = (p.classes & kCompany) != 0;
  const bool agency = p.head == "agency" || p.head == "bureau" || p.head == "department";
  const bool paper = any_of(p.head, {"newspaper", "paper", "magazine", "outlet", "network"});
  for (int i = count - 1; i >= 0 && i >= count - kLookBack; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    if (sentence - m.sentence > kNearby + 2) break;
    Entity& e = names_.entities[m.entity];
    if (e.tokens.empty() || !thing_like(e)) continue;
    const uint32_t c = noun_classes(e.tokens.back());
    const bool media = (c & kMedia) != 0;
    const bool office = (c & kAgency) != 0;
    if (std::find(e.tokens.begin(), e.tokens.end(), p.head) != e.tokens.end()) {
      return {m.entity, 0.9F};
    }
    if (paper && media) return {m.entity, 0.85F};
    if (agency && office) return {m.entity, 0.8F};
    if (company && !office && !media && m.sentence + kNearby >= sentence &&
        (m.source || m.subject || m.modifier)) {
      if (e.thing < 1000) ++e.thing;
      describe(m.entity, p.head, 0);
      return {m.entity, 0.8F};
    }
  }
  return {};
}

}  // namespace onrecord
