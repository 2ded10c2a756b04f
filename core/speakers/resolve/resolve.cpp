#include "speakers/resolve/resolve.hpp"

#include <algorithm>

#include "base/sort.hpp"
#include "speakers/confidence.hpp"

namespace onrecord {

using std::string_view;

Resolver::Resolver(const Grammar& g, Names* names, const std::vector<FoundStatement>& statements,
                   const std::vector<bool>& reads, bool one_author)
    : g_(g),
      people_(g.language.people),
      names_(*names),
      statements_(statements),
      reads_(reads),
      one_author_(one_author) {
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
    if ((names_.classes_of(entity.tokens.back()) & kPart) != 0)
      note(&part_of_, entity.tokens.back(), e);
    if (entity.tokens[1] == "of" || entity.tokens[1] == "for") {
      if ((names_.classes_of(entity.tokens[0]) & kPart) != 0) note(&part_of_, entity.tokens[0], e);
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
  content_of_.assign(static_cast<size_t>(g.count()), kNoStatement);
  for (uint32_t s = 0; s < statements.size(); ++s) {
    for (const Range r : statements[s].content) {
      for (int i = r.first; i < r.last; ++i) content_of_[static_cast<size_t>(i)] = s;
    }
  }
}

void Resolver::run() {
  std::vector<Source> sources;
  std::vector<uint32_t> order;
  for (uint32_t s = 0; s < statements_.size(); ++s) {
    if (!statements_[s].source.empty()) order.push_back(s);
  }
  sort_stably(order, [this](uint32_t a, uint32_t b) {
    const Range one = statements_[a].source;
    const Range other = statements_[b].source;
    return one.first != other.first ? one.first < other.first : one.last > other.last;
  });
  for (const uint32_t s : order) {
    const Range words = statements_[s].source;
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
        statement_at(p.at) == kNoStatement && (people_.pronouns.find(w) & kPronounI) != 0) {
      if (author == kNoEntity) {
        author = p.entity;
        continue;
      }
      link = {author, confidence::kAuthor};
    }
    if (link.entity == kNoEntity || means.count(link.entity) != 0) continue;
    means.emplace(p.entity, link.entity);
    for (const uint32_t s : p.statements) links[s] = link;
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
  return (names_.heads(end) & kNouns) != 0;
}

void Resolver::push(Range words, uint32_t entity, bool is_source, bool is_pronoun) {
  Mention m;
  m.words = words;
  m.entity = entity;
  m.sentence = g_.word(words.first).sentence;
  m.statement = statement_at(words.first);
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
  return e.person > 0 || e.tokens.size() > 1 || (names_.heads_of(e.tokens[0]) & kPlural) == 0;
}

bool Resolver::thing_like(const Entity& e) const {
  if (e.plural) return false;
  if (e.tokens.empty()) return (e.classes & (kOrganization | kDocument)) != 0;
  if (e.person > 0) return false;
  return e.thing > 0 || (e.tokens.size() == 1 && e.place == 0);
}

bool Resolver::own_content(const Mention& m, const Source* own) const {
  if (own == nullptr || m.statement == kNoStatement) return false;
  const auto& list = own->statements;
  return std::find(list.begin(), list.end(), m.statement) != list.end();
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
  if (people_.against.has(p.head)) return;
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
  const Link link = pronoun(names_.lower(p->possessor), p->possessor, own);
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
        const uint32_t pronoun = people_.pronouns.find(p.head);
        own.classes = (pronoun & kPronounPeople) != 0 ? uint32_t{kPeople} : 0;
        link = {make(own), confidence::kOwn};
        if ((pronoun & (kPronounI | kPronounWe)) != 0) {
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
      link = {make(p), confidence::kOwn};
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
  for (const uint32_t i : s.statements) links[i] = link;
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
  const uint32_t kind = people_.pronouns.find(names_.lower(i));
  if ((kind & (kPronounMale | kPronounFemale)) == 0) return;
  const bool he = (kind & kPronounMale) != 0;
  const Link link = person(he ? Gender::male : Gender::female, i, nullptr);
  if (link.entity == kNoEntity) return;
  push({i, i + 1}, link.entity, false, true);
  if (g_.is(i, kPossessive)) mentions.back().modifier = true;
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
                           (names_.heads(i - 1) & kNouns) == 0 && !names_.like_verb(before);
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
    const bool noun = (names_.heads(k) & kNouns) != 0;
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
      one_of(g_.at(i - 1), {"is", "was"})) {
    const NameMention* m = names_.at(i - 2);
    if (m != nullptr && person_like(names_.entities[m->entity])) {
      describe(m->entity, p.head, p.classes);
      push(p.words, m->entity, false, false);
      return;
    }
  }
  if (p.kind != Phrase::noun || (p.classes & kNouns) == 0) return;
  const Link link = noun(p, i);
  push(p.words, link.entity, false, false);
}

}  // namespace onrecord
