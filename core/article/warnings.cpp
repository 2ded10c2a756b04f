#include <unordered_map>

#include "article/facts/facts.hpp"
#include "base/sort.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

// Does a text begin with a small letter that is not part of a name like "iPhone" or of a list's
// "a)"?
bool starts_inside(std::string_view s) {
  uint32_t at = 0;
  if (char_class(next_code_point(s, at)) != CharClass::lower || at >= s.size()) return false;
  const char32_t second = next_code_point(s, at);
  const CharClass what = char_class(second);
  return what != CharClass::upper && what != CharClass::digit && second != ')' && second != '.';
}

}  // namespace

void read_warnings(const Messages& messages, const Text& text, const Page& page,
                   const Outline& outline, Article* article) {
  const auto& lines = page.lines;
  auto& out = article->warnings;
  std::unordered_map<uint32_t, int> seen;
  for (int i = 0; i < static_cast<int>(lines.size()); ++i) {
    const Line& l = lines[i];
    const Role role = outline.roles[i];
    const bool body = serves(role, kForText);
    if (body && l.words >= 8 && (l.flags & (Line::kCode | Line::kUrl)) == 0 &&
        (l.last == Edge::stop || l.words >= 20) && starts_inside(text[l.span])) {
      out.push_back({"paragraph starts mid-sentence", l.span, std::string(messages.mid_sentence)});
    }
    if (body && l.words >= 8) {
      const auto [at, fresh] = seen.emplace(l.hash, i);
      if (!fresh && text[lines[at->second].span] == text[l.span]) {
        out.push_back({"same paragraph twice", l.span, std::string(messages.repeated_paragraph)});
      }
    }
    const bool within = i > outline.first && i < outline.last;
    if (within && !body && ((l.words <= 8 && (l.lex & kReadOn) != 0) || leads_on(page, l))) {
      out.push_back({"read more in mid-article", l.span, std::string(messages.read_more)});
    }
    if ((l.lex & kPaywall) != 0 && !body && i >= outline.headline && i <= outline.last + 12 &&
        l.words <= 40) {
      out.push_back({"paywall", l.span, std::string(messages.paywall)});
    }
  }
  const auto unresolved = [&out](const TimeStamp& t, std::string_view message) {
    if (t.spans.empty() || !t.iso.empty()) return;
    out.push_back({"time unresolved", t.spans[0], std::string(message)});
  };
  unresolved(article->published, messages.published_unresolved);
  unresolved(article->updated, messages.updated_unresolved);
  sort_stably(out, [](const Warning& a, const Warning& b) {
    return a.span.begin < b.span.begin || (a.span.begin == b.span.begin && a.span.end < b.span.end);
  });
}

}  // namespace onrecord
