#include "article/facts/names.hpp"

#include <algorithm>
#include <string>

#include "article/facts/dates.hpp"
#include "article/page/lexicon.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

struct Token {
  Span span;          // in the line
  std::string lower;  // of a word
  char32_t sign = 0;  // of a mark
  uint32_t lex = 0;
  bool capital = false, shouted = false, spaced = false, date = false;
  bool word() const { return sign == 0; }
};

// The words and marks of a line. Not those of words/: that stage needs the roles which names help
// to find; and here a word keeps its clitics and points, and "byMobasir" is two.
std::vector<Token> cut(const Language& language, std::string_view s) {
  std::vector<Token> tokens;
  tokens.reserve(s.size() / 4 + 1);
  uint32_t at = 0;
  bool spaced = true;
  while (at < s.size()) {
    const uint32_t begin = at;
    char32_t c = next_code_point(s, at);
    CharClass what = char_class(c);
    if (what == CharClass::space || what == CharClass::control) {
      spaced = true;
      continue;
    }
    Token t;
    t.spaced = spaced;
    spaced = false;
    if (is_alnum(what)) {
      t.capital = what == CharClass::upper;
      bool lower_inside = false;
      int letters = 0;
      uint32_t end = 0;
      for (;;) {
        lower_inside = lower_inside || what == CharClass::lower;
        ++letters;
        append_utf8(t.lower, to_lower(c));
        end = at;
        if (at >= s.size()) break;
        c = next_code_point(s, at);
        what = char_class(c);
        if (is_alnum(what)) {
          // "byMobasir": a small word and a name that lost the space between them.
          if (what == CharClass::upper && language.facts.by.has(t.lower)) break;
          continue;
        }
        if ((c == '-' || c == '\'' || c == 0x2019) && at < s.size()) {
          uint32_t ahead = at;
          const char32_t after = next_code_point(s, ahead);
          if (is_alpha(char_class(after))) {
            append_utf8(t.lower, c == 0x2019 ? U'\'' : c);
            c = after;
            what = char_class(after);
            at = ahead;
            continue;
          }
        }
        break;
      }
      at = end;
      t.shouted = t.capital && !lower_inside && letters > 1;
      t.lex = language.page.lexicon.find(hash_word(t.lower));
    } else {
      t.sign = c;
    }
    t.span = {begin, at};
    tokens.push_back(std::move(t));
  }
  return tokens;
}

class Reader {
 public:
  Reader(const Language& language, const Text& text, Span line, bool follows_by)
      : words_(language.facts),
        lexicon_(language.page.lexicon),
        s_(text[line]),
        base_(line.begin),
        follows_by_(follows_by),
        t_(cut(language, s_)) {
    for (const DateHit& hit : find_dates(language, s_)) {
      for (Token& t : t_) t.date = t.date || hit.span.contains(t.span);
    }
  }

  NamedLine read() {
    NamedLine out;
    if (t_.empty()) return out;
    for (size_t i = 0; i < t_.size(); ++i) {
      if (!is_by(i)) continue;
      if (i + 1 == t_.size()) {
        out.only_by = t_.size() <= 2;
        break;
      }
      if (names(i + 1, true, out)) {
        out.evidence = NameEvidence::by;
        return out;
      }
    }
    if (follows_by_ && names(0, true, out)) {
      out.evidence = NameEvidence::by;
      return out;
    }
    bare(out);
    return out;
  }

 private:
  bool is(size_t i, const WordSet& words) const { return i < t_.size() && words.has(t_[i].lower); }
  bool sign(size_t i, char32_t c) const { return i < t_.size() && t_[i].sign == c; }
  bool word(size_t i) const { return i < t_.size() && t_[i].word() && !t_[i].date; }
  bool capital(size_t i) const { return word(i) && t_[i].capital; }
  bool end(size_t i) const { return i >= t_.size(); }
  static bool is_dash(char32_t c) {
    return c == '|' || c == 0x2022 || c == 0xB7 || c == 0x2013 || c == 0x2014 || c == '-';
  }

  // Whether token i is a "by" that an author follows.
  bool is_by(size_t i) const {
    if (!word(i)) return false;
    const bool author = is(i, words_.author_label);
    if (author || (i == 0 && is(i, words_.byline_label)))
      return sign(i + 1, ':') || (author && sign(i + 1, '-'));
    if (i == 0 && is(i, words_.opens_byline)) return true;
    if (!is(i, words_.by)) return false;
    if (i == 0) return true;
    const Token& before = t_[i - 1];
    if (!before.word()) return before.sign != '(' && before.sign != '&';
    return before.date || words_.before_by.has(before.lower) ||
           (before.lower[0] >= '0' && before.lower[0] <= '9');
  }

  // One name at i; its end, or i for none.
  size_t name(size_t i, bool strong, int* count) const {
    size_t at = i;
    int words = 0, full = 0;
    while (word(at) && words < 5) {
      const Token& t = t_[at];
      // "AND" in a line of capitals
      if (words > 0 && (is(at, words_.conjunction) || is(at, words_.host))) break;
      if (t.capital) {
        const bool initial =
            t.lower.size() <= 2 && t.lower.size() == t.span.size() && sign(at + 1, '.');
        if (initial) {
          // "R.J. Smith", "C. Smith"
          at += 2;
          ++words;
          continue;
        }
        if (words_.name_suffix.has(t.lower) && words > 0) {
          ++at;
          if (sign(at, '.')) ++at;
          break;
        }
        const bool bad = (t.lex & kNotName) != 0;
        const bool job = (t.lex & kJob) != 0 || (t.lex & (kFunction | kAgo)) != 0;
        if (bad || job) {
          // A surname may be a word of its own (West, Park), but only after a first name, and
          // without "by" only before a job: "Ana Park, Senior Correspondent".
          const bool known =
              at > 0 && (t_[at - 1].lex & kGiven) != 0 && sign(at + 1, ',') && is_job(at + 2);
          const bool surname = bad && (t.lex & (kFunction | kJob)) == 0 && full == 1 &&
                               (strong || known) &&
                               (end(at + 1) || !word(at + 1) || !t_[at + 1].capital);
          if (!surname) break;
        }
        ++full;
        ++words;
        ++at;
        if (full == 1) at = past_nickname(at);
      } else if (strong && words == 1 && !t.capital && (t.lex & kGiven) != 0) {
        // "by Anna beck", where the name is a known one
        ++words;
        ++at;
        break;
      } else if (words > 0 && words_.name_particle.has(t.lower) &&
                 (capital(at + 1) || (word(at + 1) && is(at + 1, words_.name_particle)))) {
        ++at;
      } else {
        break;
      }
    }
    if (sign(at, ',') && word(at + 1) && is(at + 1, words_.name_suffix))
      at += sign(at + 2, '.') ? 3 : 2;
    *count = words;
    return full == 0 ? i : at;
  }

  // "Richard (R.J.) Beck", "Robert “Bob” Beck": behind the bracket, where a name goes on.
  size_t past_nickname(size_t i) const {
    if (!sign(i, '(') && !sign(i, '"') && !sign(i, 0x201C)) return i;
    for (size_t at = i + 1; at < t_.size() && at < i + 6; ++at) {
      if (sign(at, ')') || (at > i + 1 && (sign(at, '"') || sign(at, 0x201D)))) {
        const bool goes_on =
            capital(at + 1) && (t_[at + 1].lex & (kNotName | kJob | kFunction)) == 0;
        return goes_on ? at + 1 : i;
      }
      if (!sign(at, '.') && !capital(at)) break;
    }
    return i;
  }

  Author author(size_t begin, size_t end_token) const {
    Author a;
    uint32_t e = t_[end_token - 1].span.end;
    const Span span{t_[begin].span.begin, e};
    a.name = std::string(s_.substr(span.begin, span.size()));
    for (char& c : a.name) {
      if (c == '\t' || c == '\n') c = ' ';
    }
    a.spans = {{base_ + span.begin, base_ + span.end}};
    return a;
  }

  // "@handle", "(@handle)", ", @handle" or an address behind a name.
  size_t handle(size_t i, std::string* out) const {
    size_t at = i;
    while (sign(at, ',') || sign(at, '(') || sign(at, '|')) ++at;
    if (!sign(at, '@') || !word(at + 1) || t_[at + 1].spaced) return i;
    uint32_t e = t_[at + 1].span.end;
    size_t last = at + 2;
    while (last < t_.size() && !t_[last].spaced && (t_[last].word() || t_[last].sign == '_')) {
      e = t_[last].span.end;
      ++last;
    }
    const uint32_t b = t_[at + 1].span.begin;
    *out = std::string(s_.substr(b, e - b));
    if (sign(last, ')')) ++last;
    return last;
  }

  // Behind the longest phrase from token i on that is of this kind; i for none.
  size_t phrase(size_t i, uint32_t kind) const {
    uint32_t key = 0;
    size_t found = i;
    for (size_t n = 0; n < PhraseFlags::kWords && word(i + n); ++n) {
      const uint32_t h = hash_word(t_[i + n].lower);
      key = n == 0 ? h : hash_next(key, h);
      if ((lexicon_.find(key) & kind) != 0) found = i + n + 1;
    }
    return found;
  }

  // "Share", "Post a Comment"
  bool is_button(size_t i) const { return phrase(i, kShare | kComment) != i; }

  // Agencies: "Associated Press", "AP", "Reuters"; with a publisher behind a slash.
  size_t agency(size_t i) const {
    size_t found = capital(i) ? phrase(i, kAgency) : i;
    // "AFP/The Harbour Times"
    if (found != i && sign(found, '/') && is(found + 1, words_.article) && capital(found + 2)) {
      found += 2;
      while (capital(found)) ++found;
    }
    return found;
  }

  // A list of names from token i on. `strong`: "by" stands before it.
  bool names(size_t i, bool strong, NamedLine& out) {
    size_t at = i;
    while (sign(at, ':') || sign(at, ',') || (strong && sign(at, '-'))) ++at;
    for (int people = 0; people < 12; ++people) {
      if (const size_t past = agency(at); past != at) {
        out.agencies.push_back(author(at, past));
        at = past;
      } else {
        if (people == 0 && is(at, words_.article)) break;
        int count = 0;
        const size_t past_name = name(at, strong && !sign(at - (at > 0 ? 1 : 0), '/'), &count);
        const bool first = people == 0;
        if (past_name == at) break;
        if (count < 2 &&
            !(strong && first && (end(past_name) || !word(past_name) || is(past_name, words_.on))))
          break;
        // "By Miami Today on …": not a person, but named as the author.
        const bool cut_short = word(past_name) && t_[past_name].capital && !is_job(past_name) &&
                               !is(past_name, words_.conjunction) && !is(past_name, words_.host) &&
                               !is_button(past_name);
        if (cut_short && first && strong) break;
        // "NAME, AMP Project Marketing"
        if (people > 0 && t_[at].shouted && !(past_name > at + 1 && t_[at + 1].shouted)) break;
        Author a = author(at, past_name);
        at = handle(past_name, &a.handle);
        out.authors.push_back(std::move(a));
      }
      size_t next = at;
      if (sign(next, ',')) ++next;
      bool more = next != at;
      if (is(next, words_.conjunction) || is(next, words_.other_conjunction) || sign(next, '&') ||
          sign(next, ';') || sign(next, '/') || (is(next, words_.host) && strong)) {
        ++next;
        more = true;
      }
      // "NAME, PhD, and NAME"
      while (more && word(next) && is_job(next) && !(capital(next + 1) && !is_job(next + 1))) {
        ++next;
        if (!sign(next, ',') && !is(next, words_.conjunction)) break;
        ++next;
        if (is(next, words_.conjunction)) ++next;
      }
      if (!more || end(next)) break;
      at = next;
    }
    if (!out.authors.empty() || !out.agencies.empty()) return true;
    return strong && organization(i, out);
  }

  // "By HLNF Staff Report": capitalized words up to the end, a mark, a date or "on".
  bool organization(size_t i, NamedLine& out) {
    size_t at = i;
    while (sign(at, ':')) ++at;
    const size_t begin = at;
    int lower = 0;
    while (word(at) && at - begin < 6 && !is(at, words_.after_desk)) {
      if (!t_[at].capital) ++lower;
      ++at;
    }
    if (at == begin || lower > 1 || !t_[begin].capital || at - begin > 5) return false;
    if (at - begin == 1 && (t_[begin].lex & kFunction) != 0) return false;
    const bool closed = end(at) || !t_[at].word() || t_[at].date || is(at, words_.on);
    if (!closed) return false;
    out.agencies.push_back(author(begin, at));
    return true;
  }

  // Whether the first author's first name is a common one.
  bool known(const NamedLine& named) const {
    if (named.authors.empty()) return false;
    const uint32_t begin = named.authors[0].spans[0].begin - base_;
    for (const Token& t : t_) {
      if (t.span.begin == begin) return (t.lex & kGiven) != 0;
    }
    return false;
  }

  bool is_job(size_t i) const { return word(i) && (t_[i].lex & kJob) != 0; }

  // Nothing but names, and what stands beside them: a date, a job, an agency, numbers.
  void bare(NamedLine& out) {
    size_t at = 0;
    if (t_.size() > 40) return;
    while (at < t_.size() && (!t_[at].word() && t_[at].sign != '@')) ++at;
    // "with Anna Beck" on a line of its own: who hosts a column or a newsletter.
    const bool hosted = at == 0 && is(0, words_.host) && t_.size() <= 4;
    if (hosted) at = 1;
    NamedLine found;
    if (const size_t past = agency(at); past != at) {
      found.agencies.push_back(author(at, past));
      at = past;
    } else if (!names(at, false, found) || found.authors.empty()) {
      // "The Guardian 02/10/2020 Anna Fazackerley"
      size_t behind = 0;
      for (size_t i = 0; i < t_.size(); ++i) {
        if (t_[i].date) behind = i + 1;
      }
      while (behind < t_.size() && !t_[behind].word()) ++behind;
      found = {};
      if (behind == 0 || !names(behind, false, found) || found.authors.empty()) return;
      if (!known(found) || t_.back().span.end != found.authors.back().spans[0].end - base_) return;
      found.job = found.given = true;
      found.evidence = NameEvidence::bare;
      out = std::move(found);
      return;
    } else {
      // Where the list ended.
      const uint32_t last = found.authors.back().spans[0].end - base_;
      while (at < t_.size() && t_[at].span.begin < last) ++at;
    }
    std::string handle_name;
    const size_t past_handle = handle(at, &handle_name);
    const bool has_handle =
        past_handle != at || std::any_of(found.authors.begin(), found.authors.end(),
                                         [](const Author& a) { return !a.handle.empty(); });
    at = past_handle;
    // The rest must not be a sentence.
    size_t others = 0, jobs = 0, dates = 0;
    for (size_t i = at; i < t_.size(); ++i) {
      const Token& t = t_[i];
      if (!t.word()) continue;
      const bool number = t.lower[0] >= '0' && t.lower[0] <= '9';
      if (t.date || (number && (t.lex & kNotName) == 0))
        ++dates;
      else if ((t.lex & (kJob | kAgency | kAgo | kNotName)) != 0 && t.capital)
        ++jobs;
      else
        ++others;
    }
    // "NAME in Madrid", "NAME reports"
    const bool placed =
        is(at, words_.before_place) && capital(at + 1) && t_.size() - at <= 5 && known(found);
    const bool reports = is(at, words_.tells) && end(at + 1) && known(found);
    const bool ended = end(at) || !t_[at].word() || t_[at].date || placed || reports ||
                       (t_[at].lower[0] >= '0' && t_[at].lower[0] <= '9') ||
                       t_[at].lex & (kShare | kJob);
    if (!ended && !has_handle) return;
    if (others > (jobs > 0 ? 8U : 3U) && !has_handle && dates == 0) return;
    if (others > 8) return;
    found.job = jobs + dates > 0;
    found.given = known(found) || found.authors.empty();
    found.hosted = hosted;
    found.evidence = has_handle ? NameEvidence::handle : NameEvidence::bare;
    out = std::move(found);
  }

  const FactsWords& words_;
  const PhraseFlags& lexicon_;
  std::string_view s_;
  uint32_t base_;
  bool follows_by_;
  std::vector<Token> t_;
};

}  // namespace

NamedLine read_names(const Language& language, const Text& text, Span line, bool follows_by) {
  if (line.size() > 400) return {};
  return Reader(language, text, line, follows_by).read();
}

}  // namespace onrecord
