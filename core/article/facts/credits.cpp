#include <algorithm>

#include "article/facts/facts.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

struct Named {
  std::string_view word;
  std::string_view role;
};
constexpr Named kRoles[] = {
    {"illustration", "illustration"},
    {"illustrations", "illustration"},
    {"artwork", "illustration"},
    {"art", "illustration"},
    {"graphic", "graphic"},
    {"graphics", "graphic"},
    {"chart", "graphic"},
    {"map", "graphic"},
    {"video", "video"},
    {"footage", "video"},
    {"photo", "photograph"},
    {"photos", "photograph"},
    {"photograph", "photograph"},
    {"photographs", "photograph"},
    {"photography", "photograph"},
    {"photographer", "photograph"},
    {"foto", "photograph"},
    {"bild", "photograph"},
    {"picture", "photograph"},
    {"pictures", "photograph"},
    {"image", "photograph"},
    {"images", "photograph"},
    {"credit", "photograph"},
    {"getty", "photograph"},
    {"reporting", "reporting"},
    {"editing", "editing"},
    {"compiled", "reporting"},
    {"screenshot", "screenshot"},
    {"screengrab", "screenshot"},
};

// The role that a line's first telling word names; empty for none.
std::string_view credit_role(std::string_view s) {
  std::string word;
  uint32_t at = 0;
  std::string_view found;
  const auto take = [&] {
    if (found.empty()) {
      for (const Named& r : kRoles) {
        if (word == r.word) found = r.role;
      }
    }
    word.clear();
  };
  while (at < s.size() && found.empty()) {
    const char32_t c = next_code_point(s, at);
    if (is_alnum(char_class(c)))
      append_utf8(word, to_lower(c));
    else
      take();
  }
  take();
  return found;
}

bool has(std::string_view s, std::string_view what) {
  return s.find(what) != std::string_view::npos;
}

}  // namespace

void read_credits(const Text& text, const Page& page, Outline& outline, Article* article) {
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
    const bool names_one = has(s, ":") || has(s, "/") || has(s, " by ") || has(s, " BY ") ||
                           has(s, " via ") || has(s, "Getty") || has(s, "(") || has(s, "ourtesy");
    const std::string_view what = credit_role(s);
    if (what.empty() || !names_one || l.words < 2) continue;
    if (what == "reporting" || what == "editing") {
      if (!has(s, " by ") && !has(s, "porting by") && !has(s, "diting by")) continue;
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
          !credit_role(s.substr(open)).empty()) {
        uint32_t from = l.span.begin + static_cast<uint32_t>(open) + 1;
        uint32_t to = l.span.end;
        if (s.back() == ')') --to;
        if (from < to)
          article->credits.push_back({std::string(credit_role(s.substr(open))), {{from, to}}});
      }
    }
  }
}

}  // namespace onrecord
