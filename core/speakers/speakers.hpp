// Stage 5, speakers: which sources are the same person, organization or document.
//
// In: Text, Article, Words, statements. Out: speakers, and for each statement the index of its
// speaker. A wrong join is worse than none: what is not clear stays apart.
#pragma once

#include <string>
#include <vector>

#include "article/article.hpp"
#include "statements/statement.hpp"
#include "text/text.hpp"
#include "words/words.hpp"

namespace onrecord {

class Grammar;  // grammar/grammar.hpp

enum class SpeakerType : uint8_t { person, organization, group, document, unnamed };
const char* speaker_type_name(SpeakerType type);

constexpr uint32_t kNoSpeaker = UINT32_MAX;

struct Speaker {
  std::string name;  // the fullest mention, as written
  SpeakerType type = SpeakerType::person;
  uint32_t affiliation = kNoSpeaker;  // index of another speaker
  std::vector<Span> mentions;         // sorted, those that are sources or were joined to one
  std::string unnamed_reason;         // of unnamed: why there is no name, in a word or three
};

struct Speakers {
  // In the order of their first mention; behind them those who say nothing themselves and for whom
  // one of them speaks.
  std::vector<Speaker> speakers;
  std::vector<uint32_t> of_statement;  // as many as statements; kNoSpeaker where there is no source
  // As many as statements: how sure it is that the source is this speaker, 0 to 1. A source that
  // was joined to nothing is its own speaker, for certain.
  std::vector<float> link_confidence;
};

Speakers find_speakers(const Grammar& g, const Article& article,
                       const std::vector<Statement>& statements);

}  // namespace onrecord
