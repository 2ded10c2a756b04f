#include "result/result.hpp"

#include <cmath>

namespace onrecord {
namespace {

using json = nlohmann::ordered_json;

const char* unit_name(Unit unit) {
  switch (unit) {
    case Unit::codepoint:
      return "codepoint";
    case Unit::utf16:
      return "utf16";
    case Unit::utf8:
      return "utf8";
  }
  return "codepoint";
}

// Two digits are all that a confidence or a share can bear, and the same on every platform.
double rounded(double value) {
  return std::round(value * 100) / 100;
}

class Writer {
 public:
  Writer(const Inspection& in, Unit unit) : in_(in), map_(in.text, unit), unit_(unit) {}

  json write() const {
    json out;
    out["schema"] = 1;
    if (!in_.id.empty()) out["id"] = in_.id;
    out["offsets"] = unit_name(unit_);
    out["length"] = map_(in_.text.size());
    if (in_.from_html) out["text"] = in_.text.utf8();
    out["article"] = article();
    out["statements"] = statements();
    out["speakers"] = speakers();
    out["claims"] = claims();
    out["profile"] = profile();
    return out;
  }

 private:
  json span(Span s) const { return json::array({map_(s.begin), map_(s.end)}); }

  json spans(const std::vector<Span>& list) const {
    json out = json::array();
    for (const Span s : list) out.push_back(span(s));
    return out;
  }

  json part(const std::vector<Span>& list) const {
    if (list.empty()) return nullptr;
    json out;
    out["spans"] = spans(list);
    out["text"] = joined_text(in_.text, list);
    return out;
  }

  json headline() const {
    const Article& a = in_.article;
    if (!a.headline.empty() || a.headline_text.empty()) return part(a.headline);
    return {{"spans", json::array()}, {"text", a.headline_text}};
  }

  json time(const TimeStamp& t) const {
    if (!t) return nullptr;
    json out;
    if (t.iso.empty()) {
      out["iso"] = nullptr;
    } else {
      out["iso"] = t.iso;
    }
    out["spans"] = spans(t.spans);
    out["text"] = joined_text(in_.text, t.spans);
    return out;
  }

  json article() const {
    const Article& a = in_.article;
    json out;
    out["headline"] = headline();
    json authors = json::array();
    for (const Author& author : a.authors) {
      json one;
      one["name"] = author.name;
      if (!author.handle.empty()) one["handle"] = author.handle;
      one["spans"] = spans(author.spans);
      authors.push_back(std::move(one));
    }
    out["authors"] = std::move(authors);
    out["published"] = time(a.published);
    out["updated"] = time(a.updated);
    if (a.dateline.spans.empty()) {
      out["dateline"] = nullptr;
    } else {
      out["dateline"] = {{"place", a.dateline.place}, {"spans", spans(a.dateline.spans)}};
    }
    json credits = json::array();
    for (const Credit& credit : a.credits) {
      credits.push_back({{"role", credit.role},
                         {"text", joined_text(in_.text, credit.spans)},
                         {"spans", spans(credit.spans)}});
    }
    out["credits"] = std::move(credits);
    json furniture = json::array();
    json paragraphs = json::array();
    for (const Paragraph& p : a.paragraphs) {
      if (p.role == Role::furniture || p.role == Role::caption) furniture.push_back(span(p.span));
      paragraphs.push_back({{"span", span(p.span)}, {"role", role_name(p.role)}});
    }
    out["furniture"] = std::move(furniture);
    out["paragraphs"] = std::move(paragraphs);
    json warnings = json::array();
    for (const Warning& w : a.warnings) {
      warnings.push_back({{"kind", w.kind}, {"span", span(w.span)}, {"message", w.message}});
    }
    out["warnings"] = std::move(warnings);
    return out;
  }

  static std::string numbered(char letter, size_t index) {
    return letter + std::to_string(index + 1);
  }

  static json speaker_id(uint32_t index) {
    if (index == kNoSpeaker) return nullptr;
    return numbered('p', index);
  }

  json statements() const {
    json out = json::array();
    for (size_t i = 0; i < in_.statements.size(); ++i) {
      const Statement& s = in_.statements[i];
      json one;
      one["id"] = numbered('s', i);
      one["form"] = form_name(s.form);
      one["act"] = act_name(s.act);
      one["source"] = part(s.source);
      one["cue"] = part(s.cue);
      one["content"] = part(s.content);
      one["speaker"] = speaker_id(in_.speakers.of_statement[i]);
      one["confidence"] = rounded(s.confidence);
      one["link_confidence"] = nullptr;
      if (in_.speakers.of_statement[i] != kNoSpeaker) {
        one["link_confidence"] = rounded(in_.speakers.link_confidence[i]);
      }
      out.push_back(std::move(one));
    }
    return out;
  }

  json speakers() const {
    const auto& list = in_.speakers.speakers;
    std::vector<json> of(list.size(), json::array());
    for (size_t i = 0; i < in_.speakers.of_statement.size(); ++i) {
      const uint32_t speaker = in_.speakers.of_statement[i];
      if (speaker != kNoSpeaker) of[speaker].push_back(numbered('s', i));
    }
    json out = json::array();
    for (size_t i = 0; i < list.size(); ++i) {
      json one;
      one["id"] = numbered('p', i);
      one["name"] = list[i].name;
      one["type"] = speaker_type_name(list[i].type);
      if (list[i].type == SpeakerType::unnamed) one["unnamed_reason"] = list[i].unnamed_reason;
      one["affiliation"] = speaker_id(list[i].affiliation);
      one["mentions"] = spans(list[i].mentions);
      one["statements"] = std::move(of[i]);
      one["words"] = in_.speaker_words[i];
      const SpeakerProfile& own = in_.speaker_profiles[i];
      const size_t count = one["statements"].size();
      one["direct_share"] =
          count == 0 ? 0.0 : rounded(static_cast<double>(own.direct) / static_cast<double>(count));
      one["denials"] = own.denials;
      one["non_responses"] = own.non_responses;
      one["first"] = nullptr;
      if (!list[i].mentions.empty()) one["first"] = span(list[i].mentions.front());
      out.push_back(std::move(one));
    }
    return out;
  }

  json claims() const {
    json out = json::array();
    for (const Claim& c : in_.claims) {
      json one;
      one["span"] = span(c.span);
      one["statement"] = nullptr;
      if (c.statement != kNoStatement) one["statement"] = numbered('s', c.statement);
      one["score"] = rounded(c.score);
      one["reasons"] = c.reasons;
      out.push_back(std::move(one));
    }
    return out;
  }

  json profile() const {
    const Profile& p = in_.profile;
    json out;
    out["statements"] = p.statements;
    out["speakers"] = p.speakers;
    out["direct"] = p.direct;
    out["mixed"] = p.mixed;
    out["indirect"] = p.indirect;
    out["block"] = p.block;
    out["unnamed_share"] = rounded(p.unnamed_share);
    out["non_responses"] = p.non_responses;
    out["denials"] = p.denials;
    out["quoted_words_share"] = rounded(p.quoted_words_share);
    out["attributed_words_share"] = rounded(p.attributed_words_share);
    out["claims"] = p.claims;
    out["unattributed_claims"] = p.unattributed_claims;
    return out;
  }

  const Inspection& in_;
  OffsetMap map_;
  Unit unit_;
};

}  // namespace

std::string joined_text(const Text& text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span s : spans) {
    if (!out.empty()) out += " … ";
    out += text[s];
  }
  return out;
}

nlohmann::ordered_json to_json(const Inspection& inspection, Unit unit) {
  return Writer(inspection, unit).write();
}

}  // namespace onrecord
