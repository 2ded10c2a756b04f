#include "result/result.hpp"

#include <string_view>

#include "languages/language.hpp"

namespace onrecord {
namespace {

std::string_view unit_name(Unit unit) {
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

// Calls piece(text) for each span's text and for the separators between them.
template <class Do>
void each_text(const Text& text, const std::vector<Span>& list, Do piece) {
  bool any = false;
  for (const Span s : list) {
    if (any) piece(std::string_view(" … "));
    piece(text[s]);
    any = any || !s.empty();
  }
}

class Writer {
 public:
  Writer(const Inspection& in, Unit unit, JsonWriter::Layout layout)
      : in_(in), map_(in.text, unit), unit_(unit), out_(layout) {
    out_.reserve(in.text.size() * (in.from_html ? 2 : 1) + 4096);
  }

  std::string write() {
    out_.open('{');
    out_.number("schema", 1);
    if (!in_.id.empty()) out_.string("id", in_.id);
    out_.string("offsets", unit_name(unit_));
    out_.number("length", map_(in_.text.size()));
    if (in_.from_html) out_.string("text", in_.text.utf8());
    article();
    statements();
    speakers();
    claims();
    profile();
    out_.close('}');
    return out_.take();
  }

 private:
  void span(Span s) {
    out_.open('[');
    out_.number(map_(s.begin));
    out_.number(map_(s.end));
    out_.close(']');
  }

  void spans(const std::vector<Span>& list) {
    out_.open("spans", '[');
    for (const Span s : list) span(s);
    out_.close(']');
  }

  void text(const std::vector<Span>& list) {
    out_.key("text");
    out_.open_string();
    each_text(in_.text, list, [this](std::string_view piece) { out_.add(piece); });
    out_.close_string();
  }

  void part(std::string_view key, const std::vector<Span>& list) {
    out_.key(key);
    if (list.empty()) return out_.null();
    out_.open('{');
    spans(list);
    text(list);
    out_.close('}');
  }

  void headline() {
    const Article& a = in_.article;
    if (!a.headline.empty() || a.headline_text.empty()) return part("headline", a.headline);
    out_.open("headline", '{');
    spans({});
    out_.string("text", a.headline_text);
    out_.close('}');
  }

  void time(std::string_view key, const TimeStamp& t) {
    out_.key(key);
    if (!t) return out_.null();
    out_.open('{');
    if (t.iso.empty()) {
      out_.key("iso");
      out_.null();
    } else {
      out_.string("iso", t.iso);
    }
    spans(t.spans);
    text(t.spans);
    out_.close('}');
  }

  void dateline() {
    const Dateline& d = in_.article.dateline;
    out_.key("dateline");
    if (d.spans.empty()) return out_.null();
    out_.open('{');
    out_.string("place", d.place);
    spans(d.spans);
    out_.close('}');
  }

  void article() {
    const Article& a = in_.article;
    out_.open("article", '{');
    headline();
    out_.open("authors", '[');
    for (const Author& author : a.authors) {
      out_.open('{');
      out_.string("name", author.name);
      if (!author.handle.empty()) out_.string("handle", author.handle);
      spans(author.spans);
      out_.close('}');
    }
    out_.close(']');
    time("published", a.published);
    time("updated", a.updated);
    dateline();
    out_.open("credits", '[');
    for (const Credit& credit : a.credits) {
      out_.open('{');
      out_.string("role", credit.role);
      text(credit.spans);
      spans(credit.spans);
      out_.close('}');
    }
    out_.close(']');
    out_.open("furniture", '[');
    for (const Paragraph& p : a.paragraphs) {
      if (serves(p.role, kForFurniture)) span(p.span);
    }
    out_.close(']');
    out_.open("paragraphs", '[');
    for (const Paragraph& p : a.paragraphs) {
      out_.open('{');
      out_.key("span");
      span(p.span);
      out_.string("role", role_name(p.role));
      out_.close('}');
    }
    out_.close(']');
    out_.open("warnings", '[');
    for (const Warning& w : a.warnings) {
      out_.open('{');
      out_.string("kind", w.kind);
      out_.key("span");
      span(w.span);
      out_.string("message", w.message);
      out_.close('}');
    }
    out_.close(']');
    language();
    out_.close('}');
  }

  void language() {
    const Article& a = in_.article;
    out_.open("language", '{');
    out_.string("code", a.language.code);
    out_.share("confidence", a.language.confidence);
    out_.close('}');
    if (has_rules(a.language.code)) return;
    out_.open("quotations", '[');
    for (const Span s : a.quotations) span(s);
    out_.close(']');
  }

  // “s1”, “p1”
  void id(char letter, uint32_t index) {
    const std::string number = std::to_string(index + 1);
    out_.open_string();
    out_.add({&letter, 1});
    out_.add(number);
    out_.close_string();
  }

  void id_or_null(char letter, uint32_t index, uint32_t none) {
    if (index == none) return out_.null();
    id(letter, index);
  }

  void statements() {
    out_.open("statements", '[');
    for (uint32_t i = 0; i < in_.statements.size(); ++i) {
      const Statement& s = in_.statements[i];
      out_.open('{');
      out_.key("id");
      id('s', i);
      out_.string("form", form_name(s.form));
      out_.string("act", act_name(s.act));
      part("source", s.source);
      part("cue", s.cue);
      part("content", s.content);
      out_.key("speaker");
      id_or_null('p', s.speaker, kNoSpeaker);
      out_.share("confidence", s.confidence);
      out_.key("link_confidence");
      if (s.speaker == kNoSpeaker)
        out_.null();
      else
        out_.share(s.link_confidence);
      out_.close('}');
    }
    out_.close(']');
  }

  void speakers() {
    const std::vector<Speaker>& list = in_.speakers;
    std::vector<std::vector<uint32_t>> of(list.size());
    for (uint32_t i = 0; i < in_.statements.size(); ++i) {
      const uint32_t speaker = in_.statements[i].speaker;
      if (speaker != kNoSpeaker) of[speaker].push_back(i);
    }
    out_.open("speakers", '[');
    for (uint32_t i = 0; i < list.size(); ++i) {
      const Speaker& own = list[i];
      out_.open('{');
      out_.key("id");
      id('p', i);
      out_.string("name", own.name);
      out_.string("type", speaker_type_name(own.type));
      if (own.type == SpeakerType::unnamed) out_.string("unnamed_reason", own.unnamed_reason);
      out_.key("affiliation");
      id_or_null('p', own.affiliation, kNoSpeaker);
      out_.open("mentions", '[');
      for (const Span s : own.mentions) span(s);
      out_.close(']');
      out_.open("statements", '[');
      for (const uint32_t s : of[i]) id('s', s);
      out_.close(']');
      out_.number("words", own.words);
      out_.share(
          "direct_share",
          of[i].empty() ? 0 : static_cast<double>(own.direct) / static_cast<double>(of[i].size()));
      out_.number("denials", own.denials);
      out_.number("non_responses", own.non_responses);
      out_.key("first");
      if (own.mentions.empty())
        out_.null();
      else
        span(own.mentions.front());
      out_.close('}');
    }
    out_.close(']');
  }

  void claims() {
    out_.open("claims", '[');
    for (const Claim& c : in_.claims) {
      out_.open('{');
      out_.key("span");
      span(c.span);
      out_.key("statement");
      id_or_null('s', c.statement, kNoStatement);
      out_.share("score", c.score);
      out_.open("reasons", '[');
      for (const auto& reason : c.reasons) out_.string(reason);
      out_.close(']');
      out_.close('}');
    }
    out_.close(']');
  }

  void profile() {
    const Profile& p = in_.profile;
    out_.open("profile", '{');
    out_.number("statements", p.statements);
    out_.number("speakers", p.speakers);
    out_.number("direct", p.direct);
    out_.number("mixed", p.mixed);
    out_.number("indirect", p.indirect);
    out_.number("block", p.block);
    out_.share("unnamed_share", p.unnamed_share);
    out_.number("non_responses", p.non_responses);
    out_.number("denials", p.denials);
    out_.share("quoted_words_share", p.quoted_words_share);
    out_.share("attributed_words_share", p.attributed_words_share);
    out_.number("claims", p.claims);
    out_.number("unattributed_claims", p.unattributed_claims);
    out_.close('}');
  }

  const Inspection& in_;
  OffsetMap map_;
  Unit unit_;
  JsonWriter out_;
};

}  // namespace

std::string joined_text(const Text& text, const std::vector<Span>& spans) {
  std::string out;
  each_text(text, spans, [&out](std::string_view piece) { out += piece; });
  return out;
}

std::string write_json(const Inspection& inspection, Unit unit, JsonWriter::Layout layout) {
  return Writer(inspection, unit, layout).write();
}

}  // namespace onrecord
