#include <algorithm>

#include "article/facts/facts.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

// Returns what a line credits somebody for, by its first word that tells; empty for nothing.
std::string_view credit_role(const FactsWords& words, std::string_view s) {
  std::string word;
  uint32_t at = 0;
  while (at < s.size()) {
    const char32_t c = next_code_point(s, at);
    const bool inside = is_alnum(char_class(c));
    if (inside) append_utf8(word, to_lower(c));
    if (inside && at < s.size()) continue;
    if (const std::string_view role = words.credit_role.find(word); !role.empty()) return role;
    word.clear();
  }
  return {};
}

bool has(std::string_view s, std::string_view what) {
  return s.find(what) != std::string_view::npos;
}

bool has_any(std::string_view s, const WordList& signs) {
  return std::any_of(signs.begin(), signs.end(),
                     [s](std::string_view sign) { return has(s, sign); });
}

}  // namespace

void read_credits(const Text& text, const Page& page, Outline& outline, Article* article) {
  const FactsWords& words = page.language->facts;
  const auto& lines = page.lines;
  const int n = static_cast<int>(lines.size());
  const int head = outline.headline >= 0 ? outline.headline : outline.first;
  const int begin = std::max(0, head - 6), end = std::min(n, outline.last + 5);
  for (int i = begin; i < end; ++i) {
    const Line& l = lines[i];
    const Role role = outline.roles[i];
    if ((l.lex & (kCredit | kBio)) == 0 || l.span.size() > 400) continue;
    if (role != Role::furniture && role != Role::standfirst && role != Role::caption) continue;
    const std::string_view s = text[l.span];
    const bool names_one =
        has(s, ":") || has(s, "/") || has(s, "(") || has_any(s, words.credit_sign);
    const std::string_view what = credit_role(words, s);
    if (what.empty() || !names_one || l.words < 2) continue;
    if (what == "reporting" || what == "editing") {
      if (!has_any(s, words.staff_credit_sign)) continue;
    } else if ((l.lex & kCredit) == 0) {
      continue;
    }
    if (l.words <= 14) {
      outline.roles[i] = Role::credit;
      article->credits.push_back({std::string(what), {l.span}});
    } else {
      if (what == "reporting" || what == "editing") {
        if (l.words > 40) continue;
        outline.roles[i] = Role::credit;
        article->credits.push_back({std::string(what), {l.span}});
        continue;
      }
      outline.roles[i] = Role::caption;
      // "(Photo by NAME/Agency)" at a caption's end
      const size_t open = s.rfind('(');
      if (open != std::string_view::npos && s.size() - open < 120 &&
          !credit_role(words, s.substr(open)).empty()) {
        uint32_t from = l.span.begin + static_cast<uint32_t>(open) + 1;
        uint32_t to = l.span.end;
        if (s.back() == ')') --to;
        if (from < to)
          article->credits.push_back(
              {std::string(credit_role(words, s.substr(open))), {{from, to}}});
      }
    }
  }
}

}  // namespace onrecord
