// Stage 7, result: all that an inspection found, and its JSON.
//
// docs/inspection.schema.json describes the JSON. Inside the core every offset is a byte;
// write_json converts offsets to the unit that the caller asks for.
#pragma once

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
  // Shares, 0 to 1. Of the statements: those whose speaker is unnamed. Of the words of body text:
  // those in quotation marks, and those in the content of a statement.
  double unnamed_share = 0, quoted_words_share = 0, attributed_words_share = 0;
  // Sentences with a claim, and those of them in no statement with a source.
  uint32_t claims = 0, unattributed_claims = 0;
};

// A statement as bytes of the text. Each list is sorted and without overlap; source and cue may be
// empty, content never is.
struct Statement {
  Form form = Form::indirect;
  Act act = Act::assertion;
  std::vector<Span> source, cue, content;
  float confidence = 0;           // 0 to 1
  uint32_t speaker = kNoSpeaker;  // index into Inspection::speakers; kNoSpeaker without a source
  float link_confidence = 0;      // that the source is this speaker, 0 to 1
};

struct Inspection {
  std::string id;  // as given; empty: none
  Text text;
  bool from_html = false;  // then the text is part of the JSON
  Article article;
  std::vector<Statement> statements;  // in reading order: by the begin of their content
  std::vector<Speaker> speakers;
  std::vector<Claim> claims;
  Profile profile;
};

std::string write_json(const Inspection& inspection, Unit unit, JsonWriter::Layout layout);

// Joins the text of the spans by " … ".
std::string joined_text(const Text& text, const std::vector<Span>& spans);

}  // namespace onrecord
