// Whom a noun phrase means: “the senator”, “the poll”, “the Vermont Republican”, “the company”.
#include <algorithm>

#include "speakers/confidence.hpp"
#include "speakers/resolve/resolve.hpp"

namespace onrecord {
namespace {

using std::string_view;

// “The spokeswoman”, “the actor”: what the noun tells.
Gender gender_of(const Phrase& p) {
  return (p.classes & kMale) != 0     ? Gender::male
         : (p.classes & kFemale) != 0 ? Gender::female
                                      : Gender::unknown;
}

bool misfits(Gender gender, const Entity& e) {
  return gender != Gender::unknown && e.gender != Gender::unknown && e.gender != gender;
}

}  // namespace

Link Resolver::noun(const Phrase& p, int at) {
  if (!p.quantity && p.owner != kNoEntity && (p.classes & kNouns) != 0 &&
      (p.definite || (p.classes & (kOrganization | kDocument)) != 0)) {
    const auto known = owned_.find(key(p));
    if (known != owned_.end()) return {known->second, confidence::kSameOwner};
  }
  const bool whose = p.possessor >= 0 && p.owner == kNoEntity;  // “his”, and nobody knows whose
  if (p.definite && !p.quantity && !whose) {
    Link link = described(p, at, false);
    if (link.entity == kNoEntity && (p.classes & kDocument) != 0 &&
        !people_.alike.find(p.head).empty()) {
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
    if (known != owned_.end()) return {known->second, confidence::kSameBarePlural};
  }
  const uint32_t e = make(p);
  affiliate(e, p);
  if (p.owner != kNoEntity || bare) owned_.emplace(key(p), e);
  return {e, confidence::kOwn};
}

// Words for the same text: “a survey”, then “the poll”.
bool Resolver::same_text(string_view a, string_view b) const {
  const string_view text = people_.alike.find(a);
  return !text.empty() && text == people_.alike.find(b);
}

// Whether the phrase is for another party's or another place's people: “the Florida Republican”.
bool Resolver::others(const Phrase& p, const Entity& e) const {
  if (e.parties == 0 && e.home.empty()) return false;
  uint32_t parties = 0;
  for (int i = p.words.first; i < p.words.last; ++i) {
    parties |= people_.party.find(words_.lower(i));
  }
  if (parties != 0 && e.parties != 0 && (parties & e.parties) == 0) return true;
  const std::string place = place_of(p);
  return !place.empty() && !e.home.empty() && names_.home_of(e) != place;
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
  if (misfits(gender_of(p), e)) return {};
  return {found->second, confidence::kFromPlace};
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
    if (misfits(gender_of(p), e)) continue;
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
  return {best, names_.entities[best].tokens.empty() ? confidence::kDescribed
                                                     : confidence::kDescribedName};
}

// “The mayor”, long after “Mayor Ruiz”, where nobody else is called so.
Link Resolver::titled(const Phrase& p, int at) const {
  if ((p.classes & kPerson) == 0 || (p.classes & (kAnonymous | kGuessed)) != 0) return {};
  const auto found = called_.find(p.head);
  if (found == called_.end() || found->second == kNoEntity) return {};
  const Entity& e = names_.entities[found->second];
  if (!person_like(e) || e.tokens.empty() || e.first > static_cast<uint32_t>(at)) return {};
  if (others(p, e)) return {};
  if (misfits(gender_of(p), e)) return {};
  return {found->second, confidence::kCalledSo};
}

// “The candidate”, “the Republican”: the one person whom the sentence before, or this one, is
// about.
Link Resolver::epithet(const Phrase& p, int at) {
  if ((p.classes & kEpithet) == 0 || words_.lower(p.words.first) != "the") return {};
  const uint32_t sentence = g_.word(at).sentence;
  const int count = static_cast<int>(mentions.size());
  uint32_t only = kNoEntity;
  uint32_t beside = 0;
  for (int i = count - 1; i >= 0 && i >= count - kLookBack / 2; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    if (sentence - m.sentence > 1) break;
    const Entity& e = names_.entities[m.entity];
    if (!person_like(e) || others(p, e)) continue;
    if (misfits(gender_of(p), e)) continue;
    // Who is named in somebody's words, or only owns something, is not what the sentence is about.
    if (m.statement != kNoStatement || m.modifier) {
      beside = std::max(beside, e.count);
      continue;
    }
    if (only != kNoEntity && only != m.entity) {
      return person(gender_of(p), at, nullptr, &p);
    }
    only = m.entity;
  }
  if (only == kNoEntity || names_.entities[only].tokens.empty()) return {};
  if (names_.entities[only].person == 0 || names_.entities[only].count < beside) return {};
  return {only, confidence::kEpithetAlone};
}

// “The budget office”, anywhere behind “the Congressional Budget Office”.
Link Resolver::part_of_name(const Phrase& p, int at) const {
  if ((p.classes & (kOrganization | kDocument)) == 0 || (p.classes & kPerson) != 0) return {};
  const auto found = part_of_.find(p.head);
  if (found == part_of_.end() || found->second == kNoEntity) return {};
  const Entity& e = names_.entities[found->second];
  if (e.first > static_cast<uint32_t>(at)) return {};
  for (int i = p.words.first + 1; i + 1 < p.words.last; ++i) {
    if (std::find(e.tokens.begin(), e.tokens.end(), words_.lower(i)) == e.tokens.end()) return {};
  }
  return {found->second, confidence::kPartOfName};
}

// “The company”, “the agency”, “the newspaper”: the latest name that can be one.
Link Resolver::generic(const Phrase& p, int at) {
  if ((p.classes & kOrganization) == 0) return {};
  const uint32_t sentence = g_.word(at).sentence;
  const int count = static_cast<int>(mentions.size());
  const bool company = (p.classes & kCompany) != 0;
  const bool agency = people_.agency_noun.has(p.head);
  const bool paper = people_.media_generic.has(p.head);
  for (int i = count - 1; i >= 0 && i >= count - kLookBack; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    if (sentence - m.sentence > kNearby + 2) break;
    Entity& e = names_.entities[m.entity];
    if (e.tokens.empty() || !thing_like(e)) continue;
    const uint32_t c = words_.classes_of(e.tokens.back());
    const bool media = (c & kMedia) != 0;
    const bool office = (c & kAgency) != 0;
    if (std::find(e.tokens.begin(), e.tokens.end(), p.head) != e.tokens.end()) {
      return {m.entity, confidence::kGenericInName};
    }
    if (paper && media) return {m.entity, confidence::kGenericMedia};
    if (agency && office) return {m.entity, confidence::kGenericAgency};
    if (company && !office && !media && m.sentence + kNearby >= sentence &&
        (m.source || m.subject || m.modifier)) {
      if (e.thing < 1000) ++e.thing;
      describe(m.entity, p.head, 0);
      return {m.entity, confidence::kGenericCompany};
    }
  }
  return {};
}

}  // namespace onrecord
