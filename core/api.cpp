#include "onrecord/onrecord.hpp"

#include "inspect.hpp"

namespace onrecord {

// --- Inspector ---------------------------------------------------------------------------------

struct Inspector::Settings {
  std::shared_ptr<const model::Model> model;  // null: by the rules alone
  float threshold = kDefaultThreshold;
};

Inspector::Inspector() : settings_(std::make_unique<Settings>()) {}
Inspector::Inspector(const Inspector& other)
    : settings_(std::make_unique<Settings>(*other.settings_)) {}
Inspector::Inspector(Inspector&&) noexcept = default;
Inspector& Inspector::operator=(const Inspector& other) {
  if (this != &other) settings_ = std::make_unique<Settings>(*other.settings_);
  return *this;
}
Inspector& Inspector::operator=(Inspector&&) noexcept = default;
Inspector::~Inspector() = default;

std::optional<Inspector> Inspector::with_model(std::span<const uint8_t> weights,
                                               std::string* error) {
  model::ModelError why{};
  std::shared_ptr<const model::Model> model = model::Model::load(weights, &why);
  if (model == nullptr) {
    if (error != nullptr) *error = model::model_error_name(why);
    return std::nullopt;
  }
  Inspector out;
  out.settings_->model = std::move(model);
  return out;
}

void Inspector::set_threshold(float threshold) {
  settings_->threshold = threshold;
}

// --- Result ------------------------------------------------------------------------------------

struct Result::Data {
  Inspection found;
  Article article;
  std::vector<Statement> statements;
  std::vector<Speaker> speakers;
  std::vector<Claim> claims;
};

namespace {

static_assert(Result::kNone == kNoSpeaker && Result::kNone == kNoStatement);

Result::Time time_of(const TimeStamp& time) {
  return {time.iso, time.spans};
}

Result::Article article_of(const Article& in) {
  Result::Article out;
  out.language = in.language.code;
  out.language_confidence = in.language.confidence;
  out.headline = in.headline;
  for (const Author& a : in.authors) out.authors.push_back({a.name, a.handle, a.spans});
  out.published = time_of(in.published);
  out.updated = time_of(in.updated);
  out.place = in.dateline.place;
  for (const Paragraph& p : in.paragraphs) out.paragraphs.push_back({p.span, p.role});
  for (const Warning& w : in.warnings) {
    out.warnings.push_back({std::string(w.kind), std::string(w.message), w.span});
  }
  out.quotations = in.quotations;
  return out;
}

std::vector<Result::Statement> statements_of(const Inspection& in) {
  std::vector<Result::Statement> out;
  for (const Statement& s : in.statements) {
    out.push_back(
        {s.form, s.act, s.source, s.cue, s.content, s.confidence, s.speaker, s.link_confidence});
  }
  return out;
}

std::vector<Result::Speaker> speakers_of(const Inspection& in) {
  std::vector<Result::Speaker> out;
  for (const Speaker& s : in.speakers) out.push_back({s.name, s.type, s.affiliation, s.mentions});
  return out;
}

std::vector<Result::Claim> claims_of(const Inspection& in) {
  std::vector<Result::Claim> out;
  for (const Claim& c : in.claims) {
    out.push_back({c.span, c.statement, c.score, {c.reasons.begin(), c.reasons.end()}});
  }
  return out;
}

}  // namespace

Result Inspector::inspect(std::string_view utf8) const {
  Options options;
  options.model = settings_->model.get();
  options.threshold = settings_->threshold;
  auto data = std::make_shared<Result::Data>();
  data->found = onrecord::inspect(utf8, options);
  data->article = article_of(data->found.article);
  data->statements = statements_of(data->found);
  data->speakers = speakers_of(data->found);
  data->claims = claims_of(data->found);
  return Result(std::move(data));
}

Result::Result(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
Result::Result(const Result&) = default;
Result::Result(Result&&) noexcept = default;
Result& Result::operator=(const Result&) = default;
Result& Result::operator=(Result&&) noexcept = default;
Result::~Result() = default;

std::string_view Result::text() const {
  return data_->found.text.utf8();
}

std::string_view Result::text_of(Span span) const {
  const std::string_view all = text();
  if (span.begin >= span.end || span.begin >= all.size()) return {};
  return all.substr(span.begin, span.end - span.begin);
}

std::string Result::text_of(const std::vector<Span>& spans) const {
  std::string out;
  for (const Span span : spans) {
    if (!out.empty()) out += " … ";
    out += text_of(span);
  }
  return out;
}

const Result::Article& Result::article() const {
  return data_->article;
}
const std::vector<Result::Statement>& Result::statements() const {
  return data_->statements;
}
const std::vector<Result::Speaker>& Result::speakers() const {
  return data_->speakers;
}
const std::vector<Result::Claim>& Result::claims() const {
  return data_->claims;
}

std::string Result::json(Unit unit) const {
  return write_json(data_->found, unit, JsonWriter::compact);
}

std::string Result::exported(Format format, Unit unit) const {
  return export_as(data_->found, format, unit);
}

}  // namespace onrecord
