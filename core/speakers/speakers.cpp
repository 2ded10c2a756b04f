#include "speakers/speakers.hpp"

#include <algorithm>

#include "base/sort.hpp"
#include "speakers/resolve/resolve.hpp"

namespace onrecord {

const char* speaker_type_name(SpeakerType type) {
  switch (type) {
    case SpeakerType::person:
      return "person";
    case SpeakerType::organization:
      return "organization";
    case SpeakerType::group:
      return "group";
    case SpeakerType::document:
      return "document";
    case SpeakerType::unnamed:
      return "unnamed";
  }
  return "person";
}

namespace {

// Written in capitals like a headline, so that capitals tell nothing: no word but those that join
// others is in lower case.
bool is_titled(const Grammar& g, const Sentence& s) {
  constexpr uint32_t kJoins = kDeterminer | kPossessive | kSubject | kObject | kPreposition |
                              kCoordinator | kSubordinator | kAuxiliary | kNegation | kTo | kThat |
                              kWh;
  uint32_t capital = 0;
  uint32_t letters = 0;
  uint32_t low = 0;
  uint32_t upper = 0;
  for (uint32_t w = s.first; w < s.last; ++w) {
    const int i = static_cast<int>(w);
    const Shape shape = g.word(i).shape;
    if (shape == Shape::punct || shape == Shape::number) continue;
    ++letters;
    capital += shape != Shape::lower;
    low += shape == Shape::lower && !g.is(i, kJoins);
    upper += shape == Shape::upper;
  }
  if (upper > 0 && upper == letters && letters < 4 && g.stop(static_cast<int>(s.last) - 1))
    return true;  // “FULL TEXT.”
  return capital * 10 > letters * 6 && letters > 3 && low * 12 < letters;
}

// A noun of no list: who could be a person stays unnamed, a plural is several, the rest are things
// that are read.
SpeakerType type_of_unknown(const PeopleWords& people, const std::string& head) {
  if (head.size() < 4 || head.ends_with("-old") || head.find('\'') != std::string::npos ||
      people.somebody.has(head)) {
    return SpeakerType::unnamed;
  }
  if (people.unknown_group.has(head)) return SpeakerType::group;
  if (head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us") &&
      !head.ends_with("is")) {
    return SpeakerType::group;
  }
  // What is made or done: “legislation”, “agreement”, “footage”.
  for (const std::string_view end : people.ending_made) {
    if (head.ends_with(end)) return SpeakerType::document;
  }
  return SpeakerType::unnamed;
}

// The type of an entity; `p` is how it was first put, of one without a name.
SpeakerType type_of(const PeopleWords& people, const Entity& e, const Phrase& p) {
  if (!e.tokens.empty()) {
    if ((e.classes & kDocument) != 0) return SpeakerType::document;
    if (e.person > 0 && e.person >= e.thing) return SpeakerType::person;
    if (e.thing > 0 || e.place > 0) return SpeakerType::organization;
    return SpeakerType::person;
  }
  if (p.kind == Phrase::several) return SpeakerType::group;
  if (p.familiar) return SpeakerType::unnamed;
  constexpr uint32_t kHuman = kPerson | kPeople | kOrganization | kOrganizations;
  if (p.quantity) {
    const bool texts = (p.classes & (kDocument | kDocuments)) != 0 && (p.classes & kHuman) == 0;
    return texts ? SpeakerType::document : SpeakerType::group;
  }
  if (p.kind == Phrase::pronoun && !e.plural) {
    const uint32_t pronoun = people.pronouns.find(p.head);
    if ((pronoun & kPronounOrganization) != 0) return SpeakerType::organization;
    if ((pronoun & kPronounDocument) != 0) return SpeakerType::document;
    if ((pronoun & kPronounNobody) != 0) return SpeakerType::group;
  }
  if (e.plural) {
    // “Many people”, “people in the hall”: not kept unnamed, only many.
    if (p.head == "people" && !p.close) return SpeakerType::group;
    if ((p.classes & kAnonymous) != 0) return SpeakerType::unnamed;
    return (p.classes & kDocuments) != 0 ? SpeakerType::document : SpeakerType::group;
  }
  if ((p.classes & kPerson) != 0) return SpeakerType::unnamed;
  if ((p.classes & kDocument) != 0) return SpeakerType::document;
  if ((p.classes & kOrganization) != 0) return SpeakerType::organization;
  return p.kind == Phrase::noun ? type_of_unknown(people, p.head) : SpeakerType::unnamed;
}

// Why a speaker of type `unnamed` has no name, for the reader of the result.
std::string_view reason_of(const PeopleWords& people, const Phrase& p) {
  if (p.familiar) return people.why_asked;
  if (p.kind == Phrase::pronoun) return people.why_pronoun;
  if ((p.classes & kSpokes) != 0) return people.why_spokesperson;
  if (people.source_noun.has(p.head)) return people.why_source;
  if (people.official_noun.has(p.head)) return people.why_official;
  if ((p.classes & (kPerson | kPeople)) != 0) return people.why_description;
  return people.why_other;
}

// Makes speakers of the entities that are sources.
class Builder {
 public:
  Builder(const Text& text, const Grammar& g, const Resolver& resolver, const Names& names,
          std::vector<FoundStatement>* statements, std::string author)
      : text_(text),
        g_(g),
        resolver_(resolver),
        names_(names),
        statements_(*statements),
        author_(std::move(author)) {}

  std::vector<Speaker> build() {
    number();
    for (const uint32_t e : order_) out_.push_back(speaker(e));
    mention();
    for (size_t i = 0; i < order_.size(); ++i) {
      const uint32_t to = resolver_.affiliation[order_[i]];
      if (to == kNoEntity || index_[to] == kNoSpeaker || index_[to] == i) continue;
      out_[i].affiliation = index_[to];
    }
    return std::move(out_);
  }

 private:
  // Numbers the speakers and sets those of the statements.
  void number() {
    index_.assign(names_.entities.size(), kNoSpeaker);
    std::vector<bool> speaks(names_.entities.size(), false);
    for (const Link& link : resolver_.links) {
      if (link.entity != kNoEntity) speaks[link.entity] = true;
    }
    for (const Mention& m : resolver_.mentions) {
      if (!speaks[m.entity] || index_[m.entity] != kNoSpeaker) continue;
      index_[m.entity] = static_cast<uint32_t>(order_.size());
      order_.push_back(m.entity);
    }
    // Behind them those who say nothing themselves, but others speak for them.
    const size_t speaking = order_.size();
    for (size_t i = 0; i < speaking; ++i) {
      const uint32_t to = resolver_.affiliation[order_[i]];
      if (to == kNoEntity || index_[to] != kNoSpeaker) continue;
      // Not “a Brooklyn-based team”, “the Vermont senator”.
      const Entity& e = names_.entities[to];
      if (e.tokens.empty() || e.place > 0 || (e.thing == 0 && e.person == 0)) continue;
      index_[to] = static_cast<uint32_t>(order_.size());
      order_.push_back(to);
    }
    for (uint32_t s = 0; s < statements_.size(); ++s) {
      const Link& link = resolver_.links[s];
      if (link.entity == kNoEntity) continue;
      statements_[s].speaker = index_[link.entity];
      statements_[s].link_confidence = link.confidence;
    }
  }

  Span span_of(Range r) const {
    while (r.size() > 1 && g_.punct(r.last - 1) && !g_.is(r.last - 1, kQuoteMark) &&
           g_.at(r.last - 1) != ")") {
      --r.last;
    }
    return g_.span(r);
  }

  Speaker speaker(uint32_t entity) const {
    const Entity& e = names_.entities[entity];
    const Phrase& p = resolver_.phrases[entity];
    Speaker s;
    s.type = type_of(g_.language.people, e, p);
    s.name = std::string(text_[span_of(e.name)]);
    if (entity == resolver_.author) {
      s.type = SpeakerType::person;
      s.name = author_;
    }
    if (s.type == SpeakerType::unnamed) s.unnamed_reason = reason_of(g_.language.people, p);
    return s;
  }

  // Fills the mentions of all speakers: sorted, and of those that overlap the first.
  void mention() {
    for (const Mention& m : resolver_.mentions) {
      const uint32_t index = index_[m.entity];
      if (index != kNoSpeaker) out_[index].mentions.push_back(span_of(m.words));
    }
    first_person();
    for (Speaker& s : out_) {
      sort_stably(s.mentions, [](Span a, Span b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
      });
      std::vector<Span> apart;
      for (const Span m : s.mentions) {
        if (apart.empty() || apart.back().end <= m.begin) apart.push_back(m);
      }
      s.mentions = std::move(apart);
    }
  }

  // Adds the first person as mentions: “we” in an organization's own words, “I” in a person's.
  void first_person() {
    for (const FoundStatement& statement : statements_) {
      if (statement.speaker == kNoSpeaker) continue;
      Speaker& s = out_[statement.speaker];
      for (const Range r : statement.content) {
        for (int k = r.first; k < r.last; ++k) {
          if (!g_.quoted(k) && statement.form != Form::block) continue;
          const std::string_view w = g_.at(k);
          const bool we = g_.language.people.own_we.has(w);
          const bool me = g_.language.people.own_i.has(w);
          const bool own = s.type == SpeakerType::organization || s.type == SpeakerType::group;
          if ((we && own) || (me && s.type == SpeakerType::person)) {
            s.mentions.push_back(g_.word(k).span);
          }
        }
      }
    }
  }

  const Text& text_;
  const Grammar& g_;
  const Resolver& resolver_;
  const Names& names_;
  std::vector<FoundStatement>& statements_;
  std::string author_;           // where there is one alone
  std::vector<uint32_t> index_;  // for each entity, its speaker
  std::vector<uint32_t> order_;  // entities of the speakers
  std::vector<Speaker> out_;
};

}  // namespace

std::vector<Speaker> find_speakers(const Grammar& g, const Article& article,
                                   std::vector<FoundStatement>* statements) {
  std::vector<bool> reads;
  std::vector<bool> titled;
  for (const Sentence& s : g.words.sentences) {
    reads.push_back(serves(article.paragraphs[s.paragraph].role, kForNames));
    titled.push_back(is_titled(g, s));
  }
  Names names(g, reads, titled);
  const bool one = article.authors.size() == 1 && !article.authors[0].name.empty();
  Resolver resolver(g, &names, *statements, reads, one);
  resolver.run();
  return Builder(g.text, g, resolver, names, statements, one ? article.authors[0].name : "")
      .build();
}

}  // namespace onrecord
