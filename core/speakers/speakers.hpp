// Stage 5, speakers: which sources are the same person, organization, group or document.
//
// Input: article, grammar over its words, statements. Output: the speakers, and for each statement
// the index of its speaker. A wrong link is worse than none: what is not clear stays apart.
// docs/SPEAKERS.md describes the method.
#pragma once

#include <string>
#include <vector>

#include "article/article.hpp"
#include "statements/statement.hpp"
#include "text/text.hpp"
#include "words/words.hpp"

namespace onrecord {

class Grammar;  // grammar/grammar.hpp

const char* speaker_type_name(SpeakerType type);

struct Speaker {
  std::string name;  // the fullest mention, as written
  SpeakerType type = SpeakerType::person;
  uint32_t affiliation = kNoSpeaker;  // index of another speaker
  std::vector<Span> mentions;         // sorted, those that are sources or were joined to one
  std::string unnamed_reason;         // of unnamed: why there is no name, in a word or three
  // Counted by the result stage over the speaker's statements.
  uint32_t words = 0;   // words of content
  uint32_t direct = 0;  // statements in nothing but the speaker's own words: direct or block
  uint32_t denials = 0, non_responses = 0;
};

// Finds the speakers and sets `speaker` and `link_confidence` of each statement that has a source.
// Returns the speakers in the order of their first mention; behind them stand those who say nothing
// themselves and for whom one of them speaks.
std::vector<Speaker> find_speakers(const Grammar& g, const Article& article,
                                   std::vector<FoundStatement>* statements);

}  // namespace onrecord
