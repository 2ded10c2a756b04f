// HTML: a page without script and without requests. It holds the article with its statements
// marked, and a table of the statements.
#include <algorithm>

#include "base/sort.hpp"
#include "exports/writers.hpp"

namespace onrecord {
namespace {

constexpr const char* kHead =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n";
constexpr const char* kStyle =
    "<style>\n"
    "body{font:1.1rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}\n"
    "mark{background:#fff3bf}mark.direct{background:#d3f9d8}mark.block{background:#d0ebff}\n"
    "mark.indirect{background:none;border-bottom:2px dotted #868e96}\n"
    ".source{font-weight:bold}.cue{text-decoration:underline}.furniture{color:#6a7178}\n"
    "table{border-collapse:collapse;font:.9rem/1.4 system-ui,sans-serif}\n"
    "td,th{border:1px solid #ced4da;padding:.3rem .5rem;text-align:left;vertical-align:top}\n"
    "</style>\n</head>\n<body>\n";

struct Piece {
  Span span;
  const char* open;
  const char* close;
};

const char* content_tag(Form form) {
  switch (form) {
    case Form::direct:
      return "<mark class=\"direct\">";
    case Form::mixed:
      return "<mark class=\"mixed\">";
    case Form::indirect:
      return "<mark class=\"indirect\">";
    case Form::block:
      return "<mark class=\"block\">";
  }
  return "<mark>";
}

// The marked passages by their begin. They can overlap: statements share sources, and a source can
// lie in the content of another statement. `article` marks the first and leaves the others plain.
std::vector<Piece> pieces(const Inspection& in) {
  std::vector<Piece> out;
  for (const Statement& s : in.statements) {
    for (const Span p : s.content) out.push_back({p, content_tag(s.form), "</mark>"});
    for (const Span p : s.cue) out.push_back({p, "<span class=\"cue\">", "</span>"});
    for (const Span p : s.source) out.push_back({p, "<span class=\"source\">", "</span>"});
  }
  sort_stably(out, [](const Piece& a, const Piece& b) { return a.span.begin < b.span.begin; });
  return out;
}

void article(const Inspection& in, std::string* out) {
  const std::vector<Piece> marks = pieces(in);
  size_t next = 0;
  for (const Paragraph& p : in.article.paragraphs) {
    const bool head = p.role == Role::headline;
    *out += head ? "<h1>" : std::string("<p class=\"").append(role_name(p.role)) + "\">";
    uint32_t at = p.span.begin;
    while (next < marks.size() && marks[next].span.begin < p.span.end) {
      const Piece& m = marks[next++];
      if (m.span.begin < at) continue;
      const uint32_t end = std::min(m.span.end, p.span.end);
      *out += escape_html(in.text[{at, m.span.begin}]);
      *out += m.open + escape_html(in.text[{m.span.begin, end}]) + m.close;
      at = end;
    }
    *out += escape_html(in.text[{at, p.span.end}]);
    *out += head ? "</h1>\n" : "</p>\n";
  }
}

void table(const Inspection& in, std::string* out) {
  *out += "<h2>Statements</h2>\n<table>\n<tr><th>Speaker<th>Cue<th>Content<th>Form<th>Act</tr>\n";
  for (size_t i = 0; i < in.statements.size(); ++i) {
    const Statement& s = in.statements[i];
    *out += "<tr><td>" + escape_html(speaker_name(in, i)) + "<td>" +
            escape_html(joined_text(in.text, s.cue)) + "<td>" +
            escape_html(joined_text(in.text, s.content)) + "<td>" + form_name(s.form) + "<td>" +
            act_name(s.act) + "</tr>\n";
  }
  *out += "</table>\n";
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\0':
        out += "\xEF\xBF\xBD";  // HTML has no NUL
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string speaker_name(const Inspection& in, size_t statement) {
  const Statement& s = in.statements[statement];
  return s.speaker == kNoSpeaker ? joined_text(in.text, s.source) : in.speakers[s.speaker].name;
}

std::string to_html(const Inspection& in) {
  const Article& a = in.article;
  const std::string headline =
      a.headline.empty() ? a.headline_text : joined_text(in.text, a.headline);
  std::string out = kHead;
  out += "<title>" + escape_html(headline.empty() ? "Article" : headline) + "</title>\n";
  out += kStyle;
  article(in, &out);
  table(in, &out);
  out += "</body>\n</html>\n";
  return out;
}

}  // namespace onrecord
