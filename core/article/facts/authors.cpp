#include <algorithm>

#include "article/facts/facts.hpp"
#include "article/facts/names.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

constexpr int kAbove = 12;  // lines above the headline, or above the text where there is none

void take(const NamedLine& named, int line, Outline& outline, std::vector<Author>& out) {
  const auto add = [&out](const Author& a) {
    const bool known =
        std::any_of(out.begin(), out.end(), [&a](const Author& b) { return b.name == a.name; });
    if (!known) out.push_back(a);
  };
  for (const Author& a : named.authors) add(a);
  if (out.empty()) {
    for (const Author& a : named.agencies) add(a);
  }
  const bool taken = outline.roles[line] == Role::body && named.evidence != NameEvidence::bare;
  if (!taken && outline.roles[line] != Role::headline) {
    outline.roles[line] = Role::byline;
  }
}

// "By Ana Ruiz and Tom Lee" to its names.
std::vector<std::string> split_names(std::string_view s) {
  std::vector<std::string> out;
  if (s.starts_with("By ") || s.starts_with("by ")) s.remove_prefix(3);
  while (!s.empty()) {
    size_t cut = s.size(), skip = 0;
    for (const std::string_view mark : {", ", "; ", " and ", " & ", "|"}) {
      const size_t at = s.find(mark);
      if (at < cut) {
        cut = at;
        skip = mark.size();
      }
    }
    std::string name(s.substr(0, cut));
    while (!name.empty() && name.back() == ' ') name.pop_back();
    while (!name.empty() && name.front() == ' ') name.erase(0, 1);
    s.remove_prefix(std::min(s.size(), cut + skip));
    // Addresses and accounts are no names.
    const bool plain = name.find_first_of("@/_<>=") == std::string::npos && name.size() <= 60;
    const bool degree = (lexicon(hash_word(to_lower(name))) & kJob) != 0;
    if (plain && !degree && name.size() > 2 && name != "admin" && name != "Admin")
      out.push_back(std::move(name));
  }
  return out;
}

// What the page's metadata says is taken over where the text agrees or is silent.
void use_markup(const Text& text, const Page& page, const Markup& markup, const Outline& outline,
                Article* article) {
  std::vector<Author> told;
  for (const std::string& entry : markup.authors) {
    for (std::string& name : split_names(entry)) {
      const bool known = std::any_of(told.begin(), told.end(),
                                     [&name](const Author& a) { return a.name == name; });
      if (!known && told.size() < 16) told.push_back({std::move(name), {}, {}});
    }
  }
  if (told.empty()) return;
  const auto last_word = [](std::string_view name) {
    const size_t at = name.rfind(' ');
    return to_lower(at == std::string_view::npos ? name : name.substr(at + 1));
  };
  bool agree = article->authors.empty();
  for (const Author& a : article->authors) {
    for (const Author& b : told) agree = agree || last_word(a.name) == last_word(b.name);
  }
  if (!agree) return;
  // The text names these and more: metadata often has room for one.
  const auto named = [&](const Author& a) {
    return std::any_of(article->authors.begin(), article->authors.end(),
                       [&](const Author& b) { return last_word(b.name) == last_word(a.name); });
  };
  if (told.size() < article->authors.size() && std::all_of(told.begin(), told.end(), named)) return;
  for (Author& a : told) {
    for (const Author& seen : article->authors) {
      if (last_word(seen.name) != last_word(a.name)) continue;
      a.handle = seen.handle;
      a.spans = seen.spans;
    }
    // Elsewhere around the text.
    for (int i = 0; i < static_cast<int>(page.lines.size()) && a.spans.empty(); ++i) {
      const Line& l = page.lines[i];
      if (l.words > 40 || outline.roles[i] == Role::body) continue;
      const size_t at = text[l.span].find(a.name);
      if (at == std::string_view::npos) continue;
      const auto begin = l.span.begin + static_cast<uint32_t>(at);
      a.spans = {{begin, begin + static_cast<uint32_t>(a.name.size())}};
    }
  }
  article->authors = std::move(told);
}

// Further above the text: a list of names with their degrees, one to a line, each but the last with
// a comma behind it.
void find_list(const Text& text, const Page& page, Outline& outline, std::vector<Author>* authors) {
  constexpr int kFarAbove = 60;  // lines
  const auto named = [&](int i) {
    if (page.lines[i].words > 8 || outline.roles[i] == Role::body) return NamedLine{};
    NamedLine here = read_names(text, page.lines[i].span, false);
    const bool one = here.evidence == NameEvidence::bare && here.job && here.authors.size() == 1;
    return one ? std::move(here) : NamedLine{};
  };
  for (int i = std::max(0, outline.first - kFarAbove); i + 1 < outline.first; ++i) {
    if (page.lines[i].last != Edge::comma || named(i).authors.empty() ||
        named(i + 1).authors.empty()) {
      continue;
    }
    for (; i < outline.first; ++i) {
      const NamedLine here = named(i);
      if (here.authors.empty()) return;
      take(here, i, outline, *authors);
      if (page.lines[i].last != Edge::comma) return;
    }
    return;
  }
}

// Below the text: a name alone under "About the author".
void find_biography(const Text& text, const Page& page, Outline& outline,
                    std::vector<Author>* authors) {
  const int n = static_cast<int>(page.lines.size());
  for (int i = std::max(0, outline.first); i + 1 < n; ++i) {
    const Line& label = page.lines[i];
    if ((label.lex & kBio) == 0 || label.words != 3 || label.key_first != hash_word("about") ||
        page.lines[i + 1].words > 4)
      continue;
    const NamedLine here = read_names(text, page.lines[i + 1].span, false);
    if (here.evidence == NameEvidence::none || here.authors.size() != 1) continue;
    take(here, i + 1, outline, *authors);
    return;
  }
}

}  // namespace

void read_authors(const Text& text, const Page& page, const Markup& markup, Outline& outline,
                  Article* article) {
  const auto& lines = page.lines;
  const int n = static_cast<int>(lines.size());
  const int head = outline.headline >= 0 ? outline.headline : outline.first;
  const int begin = std::max(0, head - kAbove),
            end = std::min(n, std::max(outline.first, outline.headline) + 2);
  std::vector<NamedLine> named(n > 0 ? std::max(0, end - begin) : 0);
  bool only_by = false;
  int best = -1;
  double top = 0;
  for (int i = begin; i < end; ++i) {
    const Line& l = lines[i];
    if (i == outline.headline || l.words > 45 || (i > outline.first && l.words > 12)) {
      only_by = false;
      continue;
    }
    NamedLine& here = named[i - begin];
    here = read_names(text, l.span, only_by);
    only_by = here.only_by;
    if (here.only_by && outline.roles[i] != Role::body) outline.roles[i] = Role::byline;
    if (here.evidence == NameEvidence::none) continue;
    // A name alone among the first lines of the text is the byline that the model took for a
    // subhead.
    const bool name_only = here.evidence == NameEvidence::bare && here.given && l.words <= 4;
    if (outline.roles[i] == Role::body && here.evidence != NameEvidence::by && !name_only) continue;
    // "with NAME" hosts the column or newsletter that the short line above names; below a headline
    // it is who was talked to.
    if (here.hosted &&
        (i == 0 || i - 1 == outline.headline || lines[i - 1].words == 0 || lines[i - 1].words > 4))
      continue;
    const bool below = outline.headline < 0 || i > outline.headline;
    double score = here.evidence == NameEvidence::by       ? 10
                   : here.evidence == NameEvidence::handle ? 8
                   : here.hosted                           ? 6
                                                           : 3;
    if (here.authors.empty()) score -= 3;
    if (!below)
      score -= 2 + .4 * (head - i);
    else if (outline.headline >= 0)
      score -= .1 * (i - head);
    if (here.evidence == NameEvidence::bare) {
      // A name alone needs a date, a job or the headline beside it.
      const auto dated = [&](int j) {
        return j >= 0 && j < n && j <= outline.first && (lines[j].flags & Line::kDate) != 0 &&
               lines[j].words <= 16;
      };
      score += here.given || here.hosted ? 1.5 : -1.5;
      if (here.job) score += 1.5;
      if (here.authors.size() > 1) score += 1.25;
      if ((l.flags & Line::kDate) != 0 || dated(i + 1) || dated(i - 1))
        score += 2;
      else if (dated(i + 2) || dated(i - 2))
        score += 1;
      else if (outline.headline >= 0 && i > head && i <= head + 2)
        score += .5;
      else
        score -= 2;
    }
    const double least = here.evidence == NameEvidence::bare && !here.given && !here.hosted ? 4 : 3;
    if (score >= least && score > top) {
      top = score;
      best = i;
    }
  }
  if (best >= 0) {
    std::vector<Author> authors;
    const NamedLine& chosen = named[best - begin];
    take(chosen, best, outline, authors);
    // One name a line: the lines that go on in the same manner.
    for (const int step : {1, -1}) {
      for (int i = best + step, skipped = 0; i >= begin && i < end && skipped < 2; i += step) {
        if (i == outline.headline || outline.roles[i] == Role::body) break;
        const NamedLine& other = named[i - begin];
        if (other.authors.empty() || (step < 0 && other.evidence == NameEvidence::by)) {
          ++skipped;
          continue;
        }
        if (other.evidence != chosen.evidence && other.evidence != NameEvidence::bare &&
            other.evidence != NameEvidence::handle)
          break;
        // "&", "and" or a comma says that the list goes on.
        const int between = i - step;
        const std::string_view joint = text[lines[between].span];
        const bool starts_list = text[lines[i].span].front() == '&' ||
                                 lines[step > 0 ? between : i].last == Edge::comma ||
                                 joint == "and" || joint == "&" || joint == "," ||
                                 joint.front() == '&' || (joint.front() == '@' && other.given);
        if (step < 0 && chosen.evidence == NameEvidence::by) break;
        if (other.evidence == NameEvidence::bare && !starts_list) break;
        take(other, i, outline, authors);
      }
    }
    article->authors = std::move(authors);
  }
  // Below the text: "Posted by NAME", or a name with the date.
  if (article->authors.empty()) {
    for (int i = std::max(outline.first + 1, outline.last - 2); i < n && i <= outline.last + 4;
         ++i) {
      if (lines[i].words > 25) continue;
      const NamedLine here = read_names(text, lines[i].span, false);
      if (here.authors.empty()) continue;
      const bool dated =
          here.evidence == NameEvidence::bare && here.given && (lines[i].flags & Line::kDate) != 0;
      // A link to another's work names its author behind its title.
      constexpr uint32_t kAtStart = 40;  // bytes
      const bool by = here.evidence == NameEvidence::by &&
                      here.authors[0].spans[0].begin - lines[i].span.begin <= kAtStart;
      if (!by && !dated) continue;
      take(here, i, outline, article->authors);
      best = i;
      break;
    }
  }
  if (article->authors.empty()) {
    find_list(text, page, outline, &article->authors);
  }
  if (article->authors.empty()) {
    find_biography(text, page, outline, &article->authors);
  }
  // "@handle" alone below a single author.
  if (article->authors.size() == 1 && article->authors[0].handle.empty() && best + 1 < n) {
    const std::string_view s = text[lines[best + 1].span];
    if (s.size() > 2 && s.size() < 30 && s[0] == '@' && s.find(' ') == std::string_view::npos) {
      article->authors[0].handle = std::string(s.substr(1));
      article->authors[0].spans.push_back(lines[best + 1].span);
      if (outline.roles[best + 1] != Role::body) outline.roles[best + 1] = Role::byline;
    }
  }
  use_markup(text, page, markup, outline, article);
}

}  // namespace onrecord
