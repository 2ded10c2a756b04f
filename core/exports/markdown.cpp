// CommonMark. Characters that Markdown reads as markup are escaped with a backslash (CommonMark
// 0.30, section 2.4), and line breaks inside an item become spaces. Text of the article never
// begins a line, so characters that are markup only there need no escape.
#include "exports/writers.hpp"

namespace onrecord {
namespace {

std::string escape(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_[]<>#|~&";
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      out += ' ';
      continue;
    }
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

void facts(const Inspection& in, std::string* out) {
  const Article& a = in.article;
  const std::string headline =
      a.headline.empty() ? a.headline_text : joined_text(in.text, a.headline);
  *out += "# " + (headline.empty() ? std::string("Article") : escape(headline)) + "\n\n";
  std::string by;
  for (const Author& author : a.authors) by += (by.empty() ? "By " : ", ") + escape(author.name);
  if (!by.empty()) *out += by + "\n\n";
  if (!a.published.iso.empty()) *out += "Published " + escape(a.published.iso) + "\n\n";
  if (!a.updated.iso.empty()) *out += "Updated " + escape(a.updated.iso) + "\n\n";
}

void statement(const Inspection& in, size_t i, std::string* out) {
  const Statement& s = in.statements[i];
  *out += std::string("- **") + form_name(s.form) + ", " + act_name(s.act) +
          "**: " + escape(joined_text(in.text, s.content));
  const std::string source = joined_text(in.text, s.source);
  const std::string cue = joined_text(in.text, s.cue);
  if (!source.empty() || !cue.empty()) {
    *out += " \xE2\x80\x94 " + escape(source) + (source.empty() || cue.empty() ? "" : " / ") +
            escape(cue);
  }
  *out += "\n";
}

}  // namespace

std::string to_markdown(const Inspection& in) {
  std::string out;
  facts(in, &out);
  const auto& speakers = in.speakers;
  // The statements of each speaker; at the end those without a speaker.
  std::vector<std::vector<size_t>> of(speakers.size() + 1);
  for (size_t i = 0; i < in.statements.size(); ++i) {
    const uint32_t p = in.statements[i].speaker;
    of[p == kNoSpeaker ? speakers.size() : p].push_back(i);
  }
  for (size_t p = 0; p < of.size(); ++p) {
    if (of[p].empty()) continue;
    const bool named = p < speakers.size();
    out += "## " + (named ? escape(speakers[p].name) : std::string("No speaker given")) + "\n\n";
    if (named) out += std::string("*") + speaker_type_name(speakers[p].type) + "*\n\n";
    for (const size_t i : of[p]) statement(in, i, &out);
    out += "\n";
  }
  if (!in.article.warnings.empty()) {
    out += "## Warnings\n\n";
    for (const Warning& w : in.article.warnings) out += "- " + escape(w.message) + "\n";
    out += "\n";
  }
  return out;
}

}  // namespace onrecord
