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
      words_(names->words()),
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
    if ((words_.classes_of(entity.tokens.back()) & kPart) != 0)
      note(&part_of_, entity.tokens.back(), e);
    if (entity.tokens[1] == "of" || entity.tokens[1] == "for") {
      if ((words_.classes_of(entity.tokens[0]) & kPart) != 0) note(&part_of_, entity.tokens[0], e);
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

std::vector<Resolver::Source> Resolver::sources() const {
  std::vector<uint32_t> order;
  for (uint32_t s = 0; s < statements_.size(); ++s) {
    if (!statements_[s].source.empty()) order.push_back(s);
  }
  sort_stably(order, [this](uint32_t a, uint32_t b) {
    const Range one = statements_[a].source;
    const Range other = statements_[b].source;
    return one.first != other.first ? one.first < other.first : one.last > other.last;
  });
  std::vector<Source> out;
  for (const uint32_t s : order) {
    const Range words = statements_[s].source;
    if (out.empty() || !(out.back().words == words)) out.push_back({words, {}});
    out.back().statements.push_back(s);
  }
  return out;
}

void Resolver::read_sentence(uint32_t number, const std::vector<Source>& list, size_t* next) {
  const Sentence& sentence = g_.words.sentences[number];
  const int last = static_cast<int>(sentence.last);
  for (int i = static_cast<int>(sentence.first); i < last;) {
    while (*next < list.size() && list[*next].words.first < i) {
      source(list[(*next)++]);  // one that begins inside another
    }
    if (*next < list.size() && list[*next].words.first == i) {
      const Source& s = list[(*next)++];
      source(s);
      i = std::max(i + 1, std::min(s.words.last, last));
      continue;
    }
    if (!reads_[number]) {
      ++i;
      continue;
    }
    if (const NameMention* m = names_.at(i); m != nullptr) {
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

void Resolver::run() {
  const std::vector<Source> list = sources();
  size_t next = 0;
  for (uint32_t s = 0; s < g_.words.sentences.size(); ++s) read_sentence(s, list, &next);
  while (next < list.size()) source(list[next++]);
  answer_pending();
}

// “I” in words whose source stands behind them.
void Resolver::answer_pending() {
  std::unordered_map<uint32_t, uint32_t> means;
  for (const Pending& p : pending_) {
    Link link = first_person(p.at);
    // “I saw”, outside of all that others say: the one who writes, the same each time.
    const std::string w = words_.lower(p.at);
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
  return (words_.heads(end) & kNouns) != 0;
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
  return e.person > 0 || e.tokens.size() > 1 || (words_.heads_of(e.tokens[0]) & kPlural) == 0;
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
  const Link link = pronoun(words_.lower(p->possessor), p->possessor, own);
  p->owner = link.entity;
  if (link.entity != kNoEntity && own != nullptr) {
    push({p->possessor, p->possessor + 1}, link.entity, false, true);
    mentions.back().modifier = true;
  }
}

void Resolver::mention_others(const Source& s, const Phrase& p) {
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
}

Resolver::Found Resolver::meaning(const Source& s, const Phrase& p) {
  const int at = s.words.first;
  Found found;
  found.words = p.words.empty() ? s.words : p.words;
  switch (p.kind) {
    case Phrase::pronoun:
      found.pronoun = true;
      found.link = pronoun(p.head, at, &s);
      if (found.link.entity == kNoEntity) {
        Phrase own = p;
        const uint32_t pronoun = people_.pronouns.find(p.head);
        own.classes = (pronoun & kPronounPeople) != 0 ? uint32_t{kPeople} : 0;
        found.link = {make(own), confidence::kOwn};
        if ((pronoun & (kPronounI | kPronounWe)) != 0) {
          pending_.push_back({found.link.entity, at, s.statements});
        }
      }
      break;
    case Phrase::name:
      found.link = {p.mention->entity, p.mention->confidence};
      found.words = p.mention->words;
      own_name(*p.mention, s.words.first);
      describe(found.link.entity, p.head, p.classes);
      affiliate(found.link.entity, p);
      break;
    case Phrase::noun:
      if ((p.classes & (kPerson | kPeople)) == 0 || apposed_name(p.rest) == nullptr) {
        found.link = noun(p, at);
      }
      break;
    default:
      found.link = {make(p), confidence::kOwn};
  }
  return found;
}

void Resolver::read_apposition(const Phrase& p, uint32_t entity) {
  if (p.kind != Phrase::name || p.rest.size() < 2 || !g_.comma(p.rest.first)) return;
  const Phrase more = read_phrase(g_, names_, {p.rest.first + 1, p.rest.last});
  if (more.kind != Phrase::noun || (more.classes & (kPerson | kOrganization)) == 0) return;
  describe(entity, more.head, more.classes);
  affiliate(entity, more);
  if (more.owner != kNoEntity) owned_.emplace(key(more), entity);
}

void Resolver::read_name_behind(const Source& s, const Phrase& p, Found* found) {
  if (p.kind != Phrase::noun) return;
  // “The company’s director, Ana Ruiz,”, “a partner at NAME, Ana Ruiz,”
  const bool people = (p.classes & (kPerson | kPeople)) != 0;
  const NameMention* named = people ? apposed_name(p.rest) : nullptr;
  if (named != nullptr) {
    found->link = {named->entity, named->confidence};
    if (!p.quantity) describe(found->link.entity, p.head, p.classes);
    affiliate(found->link.entity, p);
    if (p.owner != kNoEntity) owned_.emplace(key(p), found->link.entity);
    found->words = named->words;
  }
  // “His father Mohamed Ali”, “the magazine Foro”, where the source ends before the name.
  if ((p.classes & (kPerson | kOrganization)) == 0 || !p.definite || s.words.last >= g_.count()) {
    return;
  }
  const NameMention* m = names_.at(s.words.last);
  if (m == nullptr || m->words.first != s.words.last || p.words.last != s.words.last) return;
  if (g_.word(s.words.last).sentence != g_.word(s.words.first).sentence) return;
  const Entity& e = names_.entities[m->entity];
  const bool fits = (p.classes & kPerson) != 0 ? person_like(e) : e.person == 0;
  if (fits) found->link = {m->entity, m->confidence};
}

void Resolver::source(const Source& s) {
  Phrase p = read_phrase(g_, names_, s.words);
  if (p.kind == Phrase::noun) own_by_pronoun(&p, &s);
  mention_others(s, p);
  Found found = meaning(s, p);
  read_apposition(p, found.link.entity);
  read_name_behind(s, p, &found);
  if (p.kind == Phrase::name && p.possessor >= 0 && !p.head.empty()) {
    own_by_pronoun(&p, &s);
    if (p.owner != kNoEntity && p.owner != found.link.entity) {
      owned_.emplace(key(p), found.link.entity);
    }
  }
  push(found.words, found.link.entity, true, found.pronoun);
  for (const uint32_t i : s.statements) links[i] = found.link;
}

// “Greece’s Parliament” is not to be listed as “Parliament”.
void Resolver::own_name(const NameMention& m, int first) {
  Entity& e = names_.entities[m.entity];
  const int mark = m.core.first - 1;
  if (e.name.size() != 1 || mark - 1 < first || !possessive(g_.at(mark))) return;
  if ((words_.classes(m.core.first) & (kOrganization | kDocument)) == 0) return;
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
  const uint32_t kind = people_.pronouns.find(words_.lower(i));
  if ((kind & (kPronounMale | kPronounFemale)) == 0) return;
  const bool he = (kind & kPronounMale) != 0;
  const Link link = person(he ? Gender::male : Gender::female, i, nullptr);
  if (link.entity == kNoEntity) return;
  push({i, i + 1}, link.entity, false, true);
  if (g_.is(i, kPossessive)) mentions.back().modifier = true;
}

bool Resolver::bare_plural_at(int i, int sentence_end) {
  constexpr uint32_t kPlural = kPeople | kOrganizations;
  const uint32_t heads = words_.heads(i);
  if ((heads & kPlural) == 0 || (heads & kGuessed) != 0 || g_.is(i, kClosed | kAdverb)) {
    return false;
  }
  if (i + 1 >= sentence_end || g_.punct(i + 1) || g_.is(i + 1, kCoordinator) ||
      names_.at(i + 1) != nullptr) {
    return false;
  }
  const bool organizations = (heads & kPeople) == 0;
  const bool within = i > 0 && g_.word(i - 1).sentence == g_.word(i).sentence;
  if (organizations && within && g_.is(i - 1, kDeterminer | kPossessive | kPreposition)) {
    return true;
  }
  // “lower courts”
  const bool described = organizations && within && !g_.punct(i - 1) &&
                         !g_.is(i - 1, kClosed | kAdverb) && names_.at(i - 1) == nullptr &&
                         (words_.heads(i - 1) & kNouns) == 0 && !words_.like_verb(g_.at(i - 1));
  const Range bare{described ? i - 1 : i, i + 1};
  if (!subject_at(bare)) return false;
  const Phrase p = read_phrase(g_, names_, bare);
  if (p.kind == Phrase::noun) push(p.words, noun(p, i).entity, false, false);
  return true;
}

int Resolver::noun_head(int i, int sentence_end) const {
  int head = -1;
  for (int k = i + 1; k < std::min(sentence_end, i + 8); ++k) {
    if (names_.at(k) != nullptr || possessive(g_.at(k))) {
      head = -1;
      continue;
    }
    if (g_.is(k, kClosed) || !(g_.low(k) || g_.is(k, kTime))) break;
    const bool noun = (words_.heads(k) & kNouns) != 0;
    if (noun && (g_.tag(k).forms & kPast) == 0) head = k;
  }
  return head;
}

void Resolver::noun_at(int i, int sentence_end) {
  const NameMention* owner = names_.at(i);
  if (owner == nullptr && bare_plural_at(i, sentence_end)) return;
  if (owner == nullptr && (!g_.is(i, kDeterminer | kPossessive) || g_.is(i, kThat))) return;
  const int head = noun_head(i, sentence_end);
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
