#include <algorithm>

#include "article/facts/dates.hpp"
#include "article/facts/facts.hpp"

namespace onrecord {
namespace {

constexpr int kAbove = 8, kBelow = 12;

struct Candidate {
  DateHit hit;
  int line = 0;
  double score = 0;
};

// Is 02/10/2020 a day in October? It is for most of the world; signs of British and European usage
// in the text decide.
bool day_first(const Language& language, std::string_view s) {
  constexpr size_t kRead = 200000;  // bytes
  const std::string_view head = s.substr(0, kRead);
  const WordList& signs = language.facts.day_first_sign;
  return std::any_of(signs.begin(), signs.end(), [head](std::string_view sign) {
    return head.find(sign) != std::string_view::npos;
  });
}

TimeStamp stamp(const Candidate& c, const Line& line) {
  TimeStamp t;
  t.iso = iso_date(c.hit);
  t.spans = {{line.span.begin + c.hit.span.begin, line.span.begin + c.hit.span.end}};
  return t;
}

// Uses a time of the page's metadata if the text has the same day or none: it is exact, but often
// that of a later edit.
void use_markup(const Language& language, const std::string& told, bool ambiguous,
                TimeStamp& stamp) {
  if (told.empty() || told.size() > 100) return;
  for (const DateHit& hit : find_dates(language, told)) {
    if (!hit.complete()) continue;
    const std::string iso = iso_date(hit);
    const bool same_day = stamp.iso.substr(0, 10) == iso.substr(0, 10);
    // 02/10/2020 may be read either way: the metadata tells which.
    const std::string turned =
        stamp.iso.size() < 10 || !ambiguous
            ? std::string()
            : stamp.iso.substr(0, 5) + stamp.iso.substr(8, 2) + "-" + stamp.iso.substr(5, 2);
    if (turned == iso.substr(0, 10)) stamp.iso = turned + stamp.iso.substr(10);
    const bool same = same_day || turned == iso.substr(0, 10);
    if (stamp.iso.empty() || (same && iso.size() > stamp.iso.size())) stamp.iso = iso;
    return;
  }
}

}  // namespace

void read_times(const Text& text, const Page& page, const Markup& markup, Outline& outline,
                Article* article) {
  const auto& lines = page.lines;
  const int n = static_cast<int>(lines.size());
  const int head = outline.headline >= 0 ? outline.headline : outline.first;
  const int begin = std::max(0, head - kAbove), end = std::min(n, outline.last + kBelow);
  Candidate published, updated, open;
  for (int i = begin; i < end; ++i) {
    const Line& l = lines[i];
    const bool inside = i > outline.first && i <= outline.last;
    if ((l.flags & Line::kDate) == 0 || (inside && outline.roles[i] == Role::body)) continue;
    if (i == outline.headline) continue;
    for (DateHit hit : find_dates(*page.language, text[l.span])) {
      if (hit.ambiguous && day_first(*page.language, text.utf8()) && hit.month <= 12 &&
          hit.day <= 12 &&
          text[l.span].substr(hit.span.begin, 3).find('/') != std::string_view::npos) {
        std::swap(hit.month, hit.day);
      }
      // "Updated" on a line of its own above the date
      if (!hit.published && !hit.updated && i > 0 && lines[i - 1].words <= 2 &&
          (l.flags & Line::kOnlyDate) != 0) {
        hit.updated = (lines[i - 1].lex & kUpdated) != 0;
        hit.published = !hit.updated && (lines[i - 1].lex & kPublished) != 0;
      }
      Candidate c{hit, i, 0};
      const bool below = i > outline.first;
      if (below)
        c.score = 4 - .3 * (i > outline.last ? i - outline.last : 4);
      else if (i > head || outline.headline < 0)
        c.score = 10 - .1 * (i - head);
      else
        c.score = 7 - .6 * (head - i);
      if (hit.published) c.score += 3;
      if (hit.hour >= 0) c.score += .5;
      if ((l.flags & Line::kOnlyDate) != 0) c.score += .5;
      if (outline.roles[i] == Role::byline) c.score += 2;
      if ((l.lex & kComment) != 0 && below) c.score -= 3;
      Candidate& kind = !hit.complete() ? open : hit.updated ? updated : published;
      if (below && !hit.published && !hit.updated) continue;
      if (c.score > kind.score) kind = c;
    }
    // Below, they are those of other articles.
    if (i <= outline.first && (l.flags & Line::kOnlyDate) != 0 &&
        outline.roles[i] == Role::furniture && !is_prose(l)) {
      outline.roles[i] = Role::date;
    }
  }
  const auto keep = [&](const Candidate& c) {
    const Role role = outline.roles[c.line];
    if ((role == Role::furniture || role == Role::standfirst) && !is_prose(lines[c.line])) {
      outline.roles[c.line] = Role::date;
    }
    return stamp(c, lines[c.line]);
  };
  if (published.score > 0) article->published = keep(published);
  if (updated.score > 0) article->updated = keep(updated);
  if (!article->published && !article->updated && open.score > 5) article->published = keep(open);
  use_markup(*page.language, markup.published, published.hit.ambiguous, article->published);
  use_markup(*page.language, markup.updated, updated.hit.ambiguous, article->updated);
}

}  // namespace onrecord
