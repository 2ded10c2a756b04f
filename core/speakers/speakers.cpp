#include "speakers/speakers.hpp"

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

Speakers find_speakers(const Text&, const Article&, const Words&,
                       const std::vector<Statement>& statements) {
  Speakers out;
  out.of_statement.assign(statements.size(), kNoSpeaker);
  return out;
}

}  // namespace onrecord
