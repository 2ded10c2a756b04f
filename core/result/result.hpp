// Stage 7, result: everything an inspection found, in one place, and its JSON.
//
// The JSON is what docs/inspection.schema.json describes. This is where offsets leave the core:
// write_json counts them in the unit that the caller asks for.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "article/article.hpp"
#include "claims/claims.hpp"
#include "result/json_writer.hpp"
#include "speakers/speakers.hpp"
#include "statements/statement.hpp"
#include "text/text.hpp"

namespace onrecord {

struct Profile {
  uint32_t statements = 0, speakers = 0;
  uint32_t direct = 0, mixed = 0, indirect = 0, block = 0;
  uint32_t non_responses = 0, denials = 0;
  // Of the statements: those whose speaker is unnamed. Of the words of body text: those in
  // quotation marks, and those in the content of a statement. 0 to 1.
  double unnamed_share = 0, quoted_words_share = 0, attributed_words_share = 0;
  // Sentences with a claim, and those of them that nobody is given as the source of.
  uint32_t claims = 0, unattributed_claims = 0;
};

// What one speaker has to do with the article, beside the words.
struct SpeakerProfile {
  uint32_t direct = 0;  // statements in nothing but the speaker's own words: direct or block
  uint32_t denials = 0, non_responses = 0;
};

struct Inspection {
  std::string id;  // as given; empty: none
  Text text;
  bool from_html = false;  // then the text is part of the JSON
  Article article;
  std::vector<Statement> statements;
  Speakers speakers;
  std::vector<uint32_t> speaker_words;           // words of content, for each speaker
  std::vector<SpeakerProfile> speaker_profiles;  // for each speaker
  std::vector<Claim> claims;
  Profile profile;
};

std::string write_json(const Inspection& inspection, Unit unit, JsonWriter::Layout layout);
// The same to look into; wants nlohmann/json.hpp.
nlohmann::ordered_json to_json(const Inspection& inspection, Unit unit);

// The spans' own text, joined by " … ".
std::string joined_text(const Text& text, const std::vector<Span>& spans);

}  // namespace onrecord
