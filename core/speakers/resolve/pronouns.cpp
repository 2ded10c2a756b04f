// Whom “he”, “it”, “they”, “who” and “I” mean.
#include <algorithm>

#include "speakers/confidence.hpp"
#include "speakers/resolve/resolve.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr uint32_t kFurthest = 10;  // sentences back, with those inside quotation marks

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

}  // namespace

Link Resolver::pronoun(const std::string& w, int at, const Source* own) {
  const uint32_t kind = people_.pronouns.find(w);
  if ((kind & kPronounMale) != 0) return person(Gender::male, at, own);
  if ((kind & kPronounFemale) != 0) return person(Gender::female, at, own);
  if ((kind & kPronounRelative) != 0) return relative(at);
  if ((kind & kPronounThing) != 0) return thing(at, own);
  if ((kind & kPronounPlural) != 0) return they(at);
  if ((kind & (kPronounI | kPronounWe)) != 0) return first_person(at);
  return {};
}

// Whoever speaks the statement that the word stands in.
Link Resolver::first_person(int at) const {
  const uint32_t s = statement_at(at);
  if (s != kNoStatement) {
    const Link outer = links[s];
    return {outer.entity, outer.confidence * confidence::kFirstPersonFactor};
  }
  // In quotation marks that no statement holds: the one source of the paragraph so far.
  const std::string w = words_.lower(at);
  if (!g_.quoted(at) || (people_.pronouns.find(w) & kPronounI) == 0) return {};
  const uint32_t paragraph = g_.paragraph(at);
  uint32_t only = kNoEntity;
  const int count = static_cast<int>(mentions.size());
  for (int i = count - 1; i >= 0 && i >= count - kLookBack / 2; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    if (g_.sentence_at(m.sentence).paragraph != paragraph) break;
    if (!m.source || g_.quoted(m.words.first)) continue;
    if (only != kNoEntity && only != m.entity) return {};
    only = m.entity;
  }
  return {only, confidence::kQuotedI};
}

// Words of what the pronoun is the source of that are looked at.
constexpr int kOwnWords = 120;

// Who is named in the words that the source says.
std::vector<uint32_t> Resolver::named_in(const Source* own, bool* quotation) const {
  std::vector<uint32_t> named;
  if (own == nullptr) return named;
  int left = kOwnWords;
  for (const uint32_t s : own->statements) {
    for (const Range r : statements_[s].content) {
      if (!r.empty() && g_.quoted(r.first)) *quotation = true;
      for (int i = r.first; i < r.last && left > 0; ++i, --left) {
        const NameMention* m = names_.at(i);
        if (m != nullptr && m->words.first == i) named.push_back(m->entity);
      }
    }
  }
  return named;
}

// What one pronoun or epithet asks of the mentions before it.
struct Resolver::Query {
  Gender gender = Gender::unknown;
  uint32_t sentence = 0;
  const Source* own = nullptr;      // of a pronoun that is a source
  const Phrase* epithet = nullptr;  // of an epithet
  bool behind_subordinator = false;
  bool quotation = false;       // what it is the source of is a quotation
  std::vector<uint32_t> named;  // in what it is the source of
};

struct Resolver::Choice {
  uint32_t entity = kNoEntity;
  float score = 0;
  int more = 0;  // mentions beside the best
};

// What was passed on the way back from the pronoun, in narration.
struct Resolver::Passed {
  bool source = false, subject = false, any = false;
};

bool Resolver::may_mean(const Query& query, const Mention& m) const {
  const Entity& e = names_.entities[m.entity];
  if (!person_like(e) || own_content(m, query.own)) return false;
  const bool known = e.gender != Gender::unknown && query.gender != Gender::unknown;
  if (known && e.gender != query.gender) return false;
  if (query.epithet == nullptr) return true;
  return !e.tokens.empty() && e.person > 0 && m.statement == kNoStatement &&
         told(query.sentence) - told(m.sentence) <= 1 && !others(*query.epithet, e);
}

float Resolver::weight_of(const Query& query, const Mention& m, Passed* passed) const {
  const auto& w = kWeights;
  const uint32_t far = told(query.sentence) - told(m.sentence);
  const bool here = query.sentence == m.sentence;
  const bool in_words = m.statement != kNoStatement;
  const uint32_t back =
      g_.sentence_at(query.sentence).paragraph - g_.sentence_at(m.sentence).paragraph;
  float score = w[here ? 0U : std::min(std::max(far, 1U), kNearby)];
  if (m.source) score += w[kSource];
  if (m.subject) score += w[here ? kSubjectHere : far <= 1 ? kSubjectOneBack : kSubjectEarlier];
  if (m.pronoun) score += w[here ? kPronounHere : kPronounEarlier];
  if (m.modifier) score += w[kModifier];
  if (!m.subject && !m.modifier && hangs(m.words.first)) score += w[kHangs];
  if (in_words) score += w[kQuoted];
  if (here && m.subject && !in_words && query.behind_subordinator) score += w[kMainClause];
  if (back > 0) score += w[kParagraph];
  if (back > 1) score += w[kParagraphs];
  if (in_words) return score;
  if (g_.sentence_at(m.sentence).first == static_cast<uint32_t>(m.words.first)) {
    score += w[kOpens];
  }
  if (m.source && !passed->source) {
    score += w[query.quotation ? kLastSourceOfQuotation : kLastSource];
  }
  if (m.subject && !passed->subject) score += w[kLastSubject];
  if (!passed->any) score += w[kLatest];
  passed->source |= m.source;
  passed->subject |= m.subject;
  passed->any = true;
  return score;
}

void Resolver::weigh_entity(const Query& query, Choice* choice) const {
  const auto& w = kWeights;
  const Entity& e = names_.entities[choice->entity];
  choice->score += w[kAgain] * static_cast<float>(std::min(choice->more, 5));
  choice->score += w[kCount] * static_cast<float>(std::min<uint32_t>(e.count, 10));
  if (e.gender == query.gender && query.gender != Gender::unknown) choice->score += w[kGender];
  if (e.person == 0 && e.classes == 0) {
    choice->score += w[e.tokens.size() > 1 ? kOnlyCapitals : kOneCapital];
  }
  if (e.tokens.empty()) choice->score += w[kNoName];
  if (e.tokens.empty() && (e.classes & kGuessed) != 0) choice->score += w[kGuessedPerson];
  if (std::find(query.named.begin(), query.named.end(), choice->entity) != query.named.end()) {
    choice->score += w[query.quotation ? kNamedInQuotation : kNamedInOwn];
  }
}

std::vector<Resolver::Choice> Resolver::choices(const Query& query) const {
  std::vector<Choice> out;
  Passed passed;
  const int count = static_cast<int>(mentions.size());
  for (int i = count - 1; i >= 0 && i >= count - kLookBack; --i) {
    const Mention& m = mentions[static_cast<size_t>(i)];
    if (told(query.sentence) - told(m.sentence) > kNearby) break;
    if (query.sentence - m.sentence > kFurthest) break;
    if (!may_mean(query, m)) continue;
    const float score = weight_of(query, m, &passed);
    const auto known =
        std::find_if(out.begin(), out.end(), [&](const Choice& c) { return c.entity == m.entity; });
    if (known == out.end()) {
      out.push_back({m.entity, score});
    } else {
      known->score = std::max(known->score, score);
      ++known->more;
    }
  }
  return out;
}

Link Resolver::person(Gender gender, int at, const Source* own, const Phrase* epithet) {
  Query query;
  query.gender = gender;
  query.sentence = g_.word(at).sentence;
  query.own = own;
  query.epithet = epithet;
  query.behind_subordinator = at > 0 && g_.word(at - 1).sentence == query.sentence &&
                              g_.is(at - 1, kSubordinator | kThat | kWh);
  query.named = named_in(own, &query.quotation);
  std::vector<Choice> list = choices(query);
  if (list.empty()) return {};
  for (Choice& c : list) weigh_entity(query, &c);
  // The first of the best, and how far the next is behind.
  const Choice* best = list.data();
  const Choice* next = nullptr;
  for (const Choice& c : list) {
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
  if (epithet != nullptr) return {best->entity, confidence::kEpithetAhead};
  Entity& e = names_.entities[best->entity];
  if (e.gender == Gender::unknown) e.gender = gender;
  if (!e.tokens.empty() && e.person < 1000) ++e.person;
  return {best->entity, std::min(confidence::kPersonMost,
                                 confidence::kPersonLeast + confidence::kPersonSlope * margin)};
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
    if (m.statement != kNoStatement) score -= 1;
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
  return {best, std::min(confidence::kThingMost,
                         confidence::kThingLeast + confidence::kThingSlope * margin)};
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
    if (m.modifier || statement_at(at) != m.statement) continue;
    if (!m.source && !(m.subject && e.plural)) continue;
    if (e.plural) return {m.entity, m.source ? confidence::kTheySource : confidence::kTheySubject};
    const bool organization = e.tokens.empty() ? (e.classes & kOrganization) != 0 : thing_like(e);
    if (m.source && organization && sentence - m.sentence == 1)
      return {m.entity, confidence::kTheyOrganization};
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
  const bool who = (people_.pronouns.find(g_.at(at)) & kPronounWho) != 0;
  const int count = static_cast<int>(mentions.size());
  const bool comma = at > 0 && g_.comma(at - 1);
  const int before = comma ? at - 1 : at;
  // “To demonstrators here, who”, “of cities that”: a plural that nothing mentioned so far.
  const uint32_t plural = who ? uint32_t{kPeople} : uint32_t{kOrganizations | kDocuments};
  for (int k = before - 1; (who || !comma) && k >= 0 && k > before - 3; --k) {
    if (names_.at(k) != nullptr || g_.word(k).sentence != sentence) break;
    if (g_.low(k) && (words_.heads(k) & plural) != 0 && (words_.heads(k) & kGuessed) == 0) {
      if (!mentions.empty() && mentions.back().words.last > k) break;
      const Phrase p = read_phrase(g_, names_, {k, k + 1});
      if (p.kind != Phrase::noun) break;
      const uint32_t e = make(p);
      push(p.words, e, false, false);
      return {e, confidence::kWhoPlural};
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
    if (beside) return {m.entity, confidence::kWhoBeside};
    if (m.words.last > before) continue;
    // Behind an apposition or “of the …” only where nothing else fits.
    if (before - m.words.last > 14) return {};
    return {m.entity, comma ? confidence::kWhoBehindComma : confidence::kWhoFar};
  }
  return {};
}

}  // namespace onrecord
