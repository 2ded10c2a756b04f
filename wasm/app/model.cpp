#include "model.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace onrecord::app {
namespace {

using Json = rapidjson::Value;

constexpr std::array<std::string_view, 11> role_names{
    "headline",  "standfirst", "byline",     "date",    "dateline", "credit",
    "furniture", "body",       "blockquote", "subhead", "caption"};

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, std::string_view name,
                     std::size_t otherwise) {
  const auto* at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? otherwise : static_cast<std::size_t>(at - names.begin());
}

// The value of an enum, from 0 to `last`, that has this name in results; else `otherwise`.
template <typename Enum>
Enum named(std::string_view name, Enum last, Enum otherwise) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (name == name_of(static_cast<Enum>(i))) return static_cast<Enum>(i);
  return otherwise;
}

// Everything below takes what is there and leaves the rest: a newer core may add or drop fields,
// and nothing here may throw.
const Json* member(const Json& object, const char* key) {
  if (!object.IsObject()) return nullptr;
  const auto at = object.FindMember(key);
  return at == object.MemberEnd() || at->value.IsNull() ? nullptr : &at->value;
}

std::string text_of(const Json& value) {
  return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : std::string();
}

std::string text_of(const Json& object, const char* key) {
  const Json* value = member(object, key);
  return value ? text_of(*value) : std::string();
}

double number_of(const Json& object, const char* key) {
  const Json* value = member(object, key);
  return value && value->IsNumber() ? value->GetDouble() : 0.0;
}

int count_of(const Json& object, const char* key) {
  return static_cast<int>(std::clamp(number_of(object, key), 0.0, 2e9));
}

float share_of(const Json& object, const char* key) {
  return static_cast<float>(std::clamp(number_of(object, key), 0.0, 1.0));
}

class Reader {
 public:
  Reader(const Json& root, std::size_t text_size, Inspection& out)
      : root_(root), size_(text_size), out_(out) {}

  void read() {
    if (const Json* text = member(root_, "text"); text && text->IsString()) {
      out_.text = text_of(*text);
      out_.has_text = true;
      size_ = out_.text.size();
    }
    read_speaker_names();
    read_statements();
    read_speakers();
    if (const Json* article = member(root_, "article")) read_article(*article);
    read_claims();
    read_profile();
  }

 private:
  bool read_span(const Json& value, Span& span) const {
    if (!value.IsArray() || value.Size() != 2) return false;
    if (!value[0].IsUint64() || !value[1].IsUint64()) return false;
    const std::uint64_t begin = value[0].GetUint64();
    const std::uint64_t end = value[1].GetUint64();
    if (begin > end || end > size_) return false;
    span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    return true;
  }

  std::vector<Span> read_spans(const Json& object, const char* key) const {
    std::vector<Span> spans;
    each(object, key, [&](const Json& value) {
      Span span;
      if (read_span(value, span) && span.begin < span.end) spans.push_back(span);
    });
    return spans;
  }

  Passage read_passage(const Json& object, const char* key) const {
    Passage passage;
    if (const Json* value = member(object, key)) {
      passage.spans = read_spans(*value, "spans");
      passage.text = text_of(*value, "text");
    }
    return passage;
  }

  template <typename Each>
  static void each(const Json& object, const char* key, Each&& take) {
    const Json* list = member(object, key);
    if (!list || !list->IsArray()) return;
    for (const Json& value : list->GetArray()) take(value);
  }

  static int find(const std::unordered_map<std::string, int>& ids, const std::string& id) {
    const auto at = ids.find(id);
    return at == ids.end() ? -1 : at->second;
  }

  void read_speaker_names() {
    each(root_, "speakers", [&](const Json& value) {
      speaker_ids_.emplace(text_of(value, "id"), static_cast<int>(speaker_ids_.size()));
    });
  }

  void read_statements() {
    each(root_, "statements", [&](const Json& value) {
      Statement statement;
      statement.id = text_of(value, "id");
      statement.form = named(text_of(value, "form"), Form::block, Form::indirect);
      statement.act = named(text_of(value, "act"), Act::question, Act::assertion);
      statement.source = read_passage(value, "source");
      statement.cue = read_passage(value, "cue");
      statement.content = read_passage(value, "content");
      statement.speaker = find(speaker_ids_, text_of(value, "speaker"));
      statement.confidence = share_of(value, "confidence");
      if (member(value, "link_confidence")) statement.link = share_of(value, "link_confidence");
      if (!statement.content.spans.empty()) out_.statements.push_back(std::move(statement));
    });
    for (const Statement& statement : out_.statements)
      statement_ids_.emplace(statement.id, static_cast<int>(statement_ids_.size()));
  }

  void read_speakers() {
    each(root_, "speakers", [&](const Json& value) {
      Speaker speaker;
      speaker.id = text_of(value, "id");
      speaker.name = text_of(value, "name");
      speaker.type = text_of(value, "type");
      speaker.affiliation = find(speaker_ids_, text_of(value, "affiliation"));
      speaker.mentions = read_spans(value, "mentions");
      speaker.words = count_of(value, "words");
      speaker.unnamed_reason = text_of(value, "unnamed_reason");
      speaker.denials = count_of(value, "denials");
      speaker.non_responses = count_of(value, "non_responses");
      speaker.direct_share = share_of(value, "direct_share");
      if (const Json* first = member(value, "first")) read_span(*first, speaker.first);
      out_.speakers.push_back(std::move(speaker));
    });
    for (std::size_t i = 0; i < out_.statements.size(); ++i) {
      const int who = out_.statements[i].speaker;
      if (who >= 0 && who < static_cast<int>(out_.speakers.size()))
        out_.speakers[static_cast<std::size_t>(who)].statements.push_back(static_cast<int>(i));
    }
  }

  Time read_time(const Json& object, const char* key) const {
    Time time;
    if (const Json* value = member(object, key)) {
      time.iso = text_of(*value, "iso");
      time.text = text_of(*value, "text");
      time.spans = read_spans(*value, "spans");
    }
    return time;
  }

  void read_article(const Json& article) {
    Article& out = out_.article;
    out.headline = read_passage(article, "headline");
    each(article, "authors", [&](const Json& value) {
      out.authors.push_back(
          {text_of(value, "name"), text_of(value, "handle"), read_spans(value, "spans")});
    });
    out.published = read_time(article, "published");
    out.updated = read_time(article, "updated");
    if (const Json* dateline = member(article, "dateline"))
      out.dateline = text_of(*dateline, "place");
    each(article, "credits", [&](const Json& value) {
      out.credits.push_back(
          {text_of(value, "role"), text_of(value, "text"), read_spans(value, "spans")});
    });
    out.furniture = read_spans(article, "furniture");
    each(article, "paragraphs", [&](const Json& value) {
      Paragraph paragraph;
      const Json* span = member(value, "span");
      if (!span || !read_span(*span, paragraph.span)) return;
      paragraph.role = static_cast<Role>(
          index_of(role_names, text_of(value, "role"), static_cast<std::size_t>(Role::body)));
      out.paragraphs.push_back(paragraph);
    });
    each(article, "warnings", [&](const Json& value) {
      Warning warning{text_of(value, "kind"), text_of(value, "message"), {}};
      if (const Json* span = member(value, "span")) read_span(*span, warning.span);
      out.warnings.push_back(std::move(warning));
    });
  }

  void read_claims() {
    each(root_, "claims", [&](const Json& value) {
      Claim claim;
      const Json* span = member(value, "span");
      if (!span || !read_span(*span, claim.span)) return;
      claim.statement = find(statement_ids_, text_of(value, "statement"));
      claim.score = share_of(value, "score");
      each(value, "reasons", [&](const Json& reason) {
        if (reason.IsString()) claim.reasons.push_back(text_of(reason));
      });
      out_.claims.push_back(std::move(claim));
    });
  }

  void read_profile() {
    const Json* profile = member(root_, "profile");
    if (!profile) return;
    Profile& out = out_.profile;
    out.known = true;
    out.statements = count_of(*profile, "statements");
    out.speakers = count_of(*profile, "speakers");
    for (std::size_t i = 0; i < out.forms.size(); ++i)
      out.forms[i] = count_of(*profile, std::string(name_of(static_cast<Form>(i))).c_str());
    out.non_responses = count_of(*profile, "non_responses");
    out.denials = count_of(*profile, "denials");
    out.claims = count_of(*profile, "claims");
    out.unattributed_claims = count_of(*profile, "unattributed_claims");
    out.unnamed_share = share_of(*profile, "unnamed_share");
    out.quoted_words_share = share_of(*profile, "quoted_words_share");
    out.attributed_words_share = share_of(*profile, "attributed_words_share");
  }

  const Json& root_;
  std::size_t size_;
  Inspection& out_;
  std::unordered_map<std::string, int> speaker_ids_, statement_ids_;
};

}  // namespace

std::string_view explain(Form form) {
  switch (form) {
    case Form::direct:
      return "All of the content is in quotation marks.";
    case Form::mixed:
      return "Part of the content is in quotation marks.";
    case Form::indirect:
      return "Reported in the writer’s words.";
    case Form::block:
      return "Whole paragraphs, announced by a line.";
  }
  return {};
}

std::string_view explain(Act act) {
  switch (act) {
    case Act::assertion:
      return "Says that something is true.";
    case Act::denial:
      return "Says that something is not true.";
    case Act::non_response:
      return "Was asked and did not answer.";
    case Act::request:
      return "Asks somebody to do something.";
    case Act::commitment:
      return "Promises to do something.";
    case Act::decision:
      return "Decides that something will be done.";
    case Act::belief:
      return "Believes that something is true or likely.";
    case Act::attitude:
      return "Expresses a feeling or a judgement.";
    case Act::question:
      return "Asks a question.";
  }
  return {};
}

bool read_inspection(std::string_view json, std::size_t text_size, Inspection& out,
                     std::string& error) {
  rapidjson::Document root;
  root.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(json.data(),
                                                                                     json.size());
  if (root.HasParseError() || !root.IsObject()) {
    error = "The result of the inspection could not be read.";
    return false;
  }
  if (number_of(root, "schema") != 1.0 || text_of(root, "offsets") != "utf8") {
    error = "The result of the inspection has a schema that this page does not know.";
    return false;
  }
  out = Inspection();
  Reader(root, text_size, out).read();
  return true;
}

}  // namespace onrecord::app
