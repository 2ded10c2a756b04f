#include <algorithm>

#include "article/facts/facts.hpp"
#include "article/facts/names.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

constexpr int kAbove = 12;  // lines above the headline, or above the text where there is none

// Adds the authors of a line, or its agencies if there is nobody yet, and makes it a byline.
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

// Splits "By Ana Ruiz and Tom Lee" into its names.
std::vector<std::string> split_names(const Page& page, std::string_view s) {
  const FactsWords& words = page.language->facts;
  std::vector<std::string> out;
  for (const std::string_view by : words.by_prefix) {
    if (!s.starts_with(by)) continue;
    s.remove_prefix(by.size());
    break;
  }
  while (!s.empty()) {
    size_t cut = s.size(), skip = 0;
    for (const std::string_view mark : words.author_separator) {
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
    const bool degree = (page.lexicon(hash_word(to_lower(name))) & kJob) != 0;
    if (plain && !degree && name.size() > 2 && !words.not_author.has(name))
      out.push_back(std::move(name));
  }
  return out;
}

// Uses the authors of the page's metadata if the text agrees or is silent.
void use_markup(const Text& text, const Page& page, const Markup& markup, const Outline& outline,
                Article* article) {
  std::vector<Author> told;
  for (const std::string& entry : markup.authors) {
    for (std::string& name : split_names(page, entry)) {
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
  // The text names these and more: metadata often has room for one only.
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

// Finds who wrote the article: the byline around the headline, else names at other places.
class AuthorFinder {
 public:
  AuthorFinder(const Text& text, const Page& page, Outline& outline)
      : text_(text),
        page_(page),
        lines_(page.lines),
        outline_(outline),
        count_(static_cast<int>(page.lines.size())),
        head_(outline.headline >= 0 ? outline.headline : outline.first),
        begin_(std::max(0, head_ - kAbove)),
        end_(std::min(count_, std::max(outline.first, outline.headline) + 2)),
        named_(static_cast<size_t>(std::max(0, end_ - begin_))) {}

  std::vector<Author> find() {
    int last = best_line();
    if (last >= 0) {
      take(named(last), last, outline_, authors_);
      take_neighbours(last);
    }
    if (authors_.empty()) find_below(&last);
    if (authors_.empty()) find_list();
    if (authors_.empty()) find_biography();
    take_handle(last + 1);
    return std::move(authors_);
  }

 private:
  NamedLine read(int i, bool follows_by = false) const {
    return read_names(*page_.language, text_, lines_[i].span, follows_by);
  }
  const NamedLine& named(int i) const { return named_[static_cast<size_t>(i - begin_)]; }
  bool is_body(int i) const { return outline_.roles[i] == Role::body; }
  bool has_date(int i) const { return (lines_[i].flags & Line::kDate) != 0; }

  // Reads the lines around the headline and returns the one that is most likely the byline, or -1.
  int best_line() {
    int best = -1;
    double top = 0;
    bool only_by = false;  // the line before is "By" alone
    for (int i = begin_; i < end_; ++i) {
      const Line& l = lines_[i];
      if (i == outline_.headline || l.words > 45 || (i > outline_.first && l.words > 12)) {
        only_by = false;
        continue;
      }
      NamedLine& here = named_[static_cast<size_t>(i - begin_)];
      here = read(i, only_by);
      only_by = here.only_by;
      if (only_by && !is_body(i)) outline_.roles[i] = Role::byline;
      if (!may_be_byline(i, here)) continue;
      const double score = byline_score(i, here);
      const bool weak = here.evidence == NameEvidence::bare && !here.given && !here.hosted;
      if (score >= (weak ? 4 : 3) && score > top) {
        top = score;
        best = i;
      }
    }
    return best;
  }

  bool may_be_byline(int i, const NamedLine& here) const {
    if (here.evidence == NameEvidence::none) return false;
    // A name alone among the first lines of the text is a byline that the layout model took for a
    // subhead.
    const bool name_only =
        here.evidence == NameEvidence::bare && here.given && lines_[i].words <= 4;
    if (is_body(i) && here.evidence != NameEvidence::by && !name_only) return false;
    // "with NAME" hosts the column or newsletter that the short line above names; below a headline
    // it is who was talked to.
    return !here.hosted || (i > 0 && i - 1 != outline_.headline && lines_[i - 1].words != 0 &&
                            lines_[i - 1].words <= 4);
  }

  double byline_score(int i, const NamedLine& here) const {
    double score = here.evidence == NameEvidence::by       ? 10
                   : here.evidence == NameEvidence::handle ? 8
                   : here.hosted                           ? 6
                                                           : 3;
    if (here.authors.empty()) score -= 3;  // agencies alone
    // Bylines stand below the headline, and near it.
    if (outline_.headline >= 0 && i <= outline_.headline)
      score -= 2 + .4 * (head_ - i);
    else if (outline_.headline >= 0)
      score -= .1 * (i - head_);
    if (here.evidence != NameEvidence::bare) return score;
    // A name alone needs a date, a job or the headline beside it.
    score += here.given || here.hosted ? 1.5 : -1.5;
    if (here.job) score += 1.5;
    if (here.authors.size() > 1) score += 1.25;
    const auto dated = [&](int j) {
      return j >= 0 && j < count_ && j <= outline_.first && has_date(j) && lines_[j].words <= 16;
    };
    if (has_date(i) || dated(i + 1) || dated(i - 1)) return score + 2;
    if (dated(i + 2) || dated(i - 2)) return score + 1;
    return score + (outline_.headline >= 0 && i > head_ && i <= head_ + 2 ? .5 : -2);
  }

  // One name a line: takes the lines before and behind the byline that go on in the same manner.
  void take_neighbours(int byline) {
    const NamedLine& chosen = named(byline);
    const auto goes_on = [&](const NamedLine& other) {
      return other.evidence == chosen.evidence || other.evidence == NameEvidence::bare ||
             other.evidence == NameEvidence::handle;
    };
    for (const int step : {1, -1}) {
      for (int i = byline + step, skipped = 0; i >= begin_ && i < end_ && skipped < 2; i += step) {
        if (i == outline_.headline || is_body(i)) break;
        const NamedLine& other = named(i);
        if (other.authors.empty() || (step < 0 && other.evidence == NameEvidence::by)) {
          ++skipped;
          continue;
        }
        if (!goes_on(other) || (step < 0 && chosen.evidence == NameEvidence::by)) break;
        if (other.evidence == NameEvidence::bare && !is_joined(i, i - step)) break;
        take(other, i, outline_, authors_);
      }
    }
  }

  // Does a mark or an "and" between lines i and `before`, its neighbour, say that a list goes on?
  bool is_joined(int i, int before) const {
    const std::string_view joint = text_[lines_[before].span];
    return text_[lines_[i].span].front() == '&' ||
           lines_[std::min(i, before)].last == Edge::comma ||
           page_.language->facts.conjunction.has(joint) || joint == "&" || joint == "," ||
           joint.front() == '&' || (joint.front() == '@' && named(i).given);
  }

  // Below the text: "Posted by NAME", or a name with the date. Sets `line` to where it is found.
  void find_below(int* line) {
    const int first = std::max(outline_.first + 1, outline_.last - 2);
    for (int i = first; i < count_ && i <= outline_.last + 4; ++i) {
      if (lines_[i].words > 25) continue;
      const NamedLine here = read(i);
      if (here.authors.empty()) continue;
      const bool dated = here.evidence == NameEvidence::bare && here.given && has_date(i);
      // A link to another's work names its author behind its title.
      constexpr uint32_t kAtStart = 40;  // bytes
      const bool by = here.evidence == NameEvidence::by &&
                      here.authors[0].spans[0].begin - lines_[i].span.begin <= kAtStart;
      if (!by && !dated) continue;
      take(here, i, outline_, authors_);
      *line = i;
      return;
    }
  }

  // Further above the text: a list of names with their degrees, one to a line, each but the last
  // with a comma behind it.
  void find_list() {
    constexpr int kFarAbove = 60;  // lines
    const auto one_name = [&](int i) {
      if (lines_[i].words > 8 || is_body(i)) return NamedLine{};
      NamedLine here = read(i);
      const bool one = here.evidence == NameEvidence::bare && here.job && here.authors.size() == 1;
      return one ? std::move(here) : NamedLine{};
    };
    for (int i = std::max(0, outline_.first - kFarAbove); i + 1 < outline_.first; ++i) {
      if (lines_[i].last != Edge::comma || one_name(i).authors.empty() ||
          one_name(i + 1).authors.empty()) {
        continue;
      }
      for (; i < outline_.first; ++i) {
        const NamedLine here = one_name(i);
        if (here.authors.empty()) return;
        take(here, i, outline_, authors_);
        if (lines_[i].last != Edge::comma) return;
      }
      return;
    }
  }

  // Below the text: a name alone under "About the author".
  void find_biography() {
    for (int i = std::max(0, outline_.first); i + 1 < count_; ++i) {
      const Line& label = lines_[i];
      if ((label.lex & kBio) == 0 || label.words != 3 ||
          (page_.lexicon(label.key_first) & kAbout) == 0 || lines_[i + 1].words > 4)
        continue;
      const NamedLine here = read(i + 1);
      if (here.evidence == NameEvidence::none || here.authors.size() != 1) continue;
      take(here, i + 1, outline_, authors_);
      return;
    }
  }

  // "@handle" alone in line i, below a single author.
  void take_handle(int i) {
    if (authors_.size() != 1 || !authors_[0].handle.empty() || i >= count_) return;
    const std::string_view s = text_[lines_[i].span];
    if (s.size() <= 2 || s.size() >= 30 || s[0] != '@' || s.find(' ') != std::string_view::npos)
      return;
    authors_[0].handle = std::string(s.substr(1));
    authors_[0].spans.push_back(lines_[i].span);
    if (!is_body(i)) outline_.roles[i] = Role::byline;
  }

  const Text& text_;
  const Page& page_;
  const std::vector<Line>& lines_;
  Outline& outline_;
  int count_, head_, begin_, end_;
  std::vector<NamedLine> named_;  // for the lines [begin_, end_)
  std::vector<Author> authors_;
};

}  // namespace

void read_authors(const Text& text, const Page& page, const Markup& markup, Outline& outline,
                  Article* article) {
  article->authors = AuthorFinder(text, page, outline).find();
  use_markup(text, page, markup, outline, article);
}

}  // namespace onrecord
