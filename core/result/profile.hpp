// What can be counted once everything is found: the profile, the words of each speaker, and the
// warnings that only a whole inspection can give.
#pragma once

#include "result/result.hpp"
#include "words/words.hpp"

namespace onrecord {

// Fills inspection->profile and ->speaker_words, and adds to ->article.warnings.
void summarise(const Words& words, Inspection* inspection);

}  // namespace onrecord
