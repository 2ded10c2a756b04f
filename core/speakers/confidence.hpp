// How sure each kind of link is: the values of `link_confidence`, 0 to 1.
//
// The values order the links and are set by hand: the chains of a coreference program, to which
// they could be fitted, are wrong in most of the places where they and the rules differ. The counts
// are links right and wrong among 497 judged sources of PolNeAR's dev part (docs/SPEAKERS.md). They
// were taken for each block below, not for each value.
#pragma once

namespace onrecord::confidence {

// A source that was joined to nothing is its own speaker. Not counted.
constexpr float kOwn = 1;

// Names by their full form or last name: 266 right, 1 wrong.
constexpr float kFullName = 1;
constexpr float kLastName = 0.95F;
constexpr float kWholeName = 0.95F;  // the same words, an acronym

// Names of a family and other short forms: 16 right, 1 wrong.
constexpr float kLastNameWithSuffix = 0.9F;  // “Holm Jr.”
constexpr float kFirstName = 0.85F;
constexpr float kMiddleName = 0.85F;          // “Acosta” of Melba Acosta Febo
constexpr float kOpeningWord = 0.85F;         // “Norvik” of Norvik Mobile
constexpr float kOnlyPersonOfFamily = 0.85F;  // the others only look like names
constexpr float kMostNamedOfFamily = 0.8F;    // whom the article is about
constexpr float kUsualOfFamily = 0.8F;        // who had the last name alone so far
constexpr float kFirstOfFamily = 0.75F;       // the only one introduced so far

// Nouns: 11 right, 1 wrong.
constexpr float kSameOwner = 0.95F;      // “Norvik's spokesman” again
constexpr float kDescribed = 0.9F;       // “the report”, of what only nouns name
constexpr float kDescribedName = 0.85F;  // “the senator”, of a name that was called so
constexpr float kFromPlace = 0.85F;      // “the Vermont senator”
constexpr float kPartOfName = 0.85F;     // “the budget office”
constexpr float kCalledSo = 0.8F;        // “the mayor”, where one name alone was called so
constexpr float kSameBarePlural = 0.8F;  // “officials”, again
constexpr float kEpithetAlone = 0.75F;   // “the candidate”: one person is near
constexpr float kEpithetAhead = 0.7F;    // … or far ahead by the weights of the pronouns
constexpr float kGenericInName = 0.9F;   // “the company” of Norvik Company
constexpr float kGenericMedia = 0.85F;   // “the newspaper”
constexpr float kGenericAgency = 0.8F;   // “the agency”
constexpr float kGenericCompany = 0.8F;  // “the company”

// Pronouns. At 0.85 and more 74 right, 5 wrong; at 0.75 to 0.85 7 and 5; below 5 and 2.
constexpr float kPersonLeast = 0.66F;  // he, she: this and more for each point of the margin
constexpr float kPersonSlope = 0.13F;
constexpr float kPersonMost = 0.94F;
constexpr float kThingLeast = 0.65F;  // it
constexpr float kThingSlope = 0.1F;
constexpr float kThingMost = 0.95F;
constexpr float kTheySource = 0.85F;       // they: the group that spoke
constexpr float kTheySubject = 0.7F;       // … that was the subject
constexpr float kTheyOrganization = 0.7F;  // … the organization that spoke in the sentence before
constexpr float kWhoBeside = 0.93F;        // who, which: the name beside it
constexpr float kWhoPlural = 0.85F;        // … a plural that nothing mentioned so far
constexpr float kWhoBehindComma = 0.75F;   // … behind an apposition
constexpr float kWhoFar = 0.7F;
constexpr float kAuthor = 0.9F;             // I, in narration
constexpr float kQuotedI = 0.7F;            // I, in a quotation without a statement
constexpr float kFirstPersonFactor = 0.9F;  // I, we: of the statement's own link

}  // namespace onrecord::confidence
