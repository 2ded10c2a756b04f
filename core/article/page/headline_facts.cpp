#include "article/page/headline_facts.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "article/facts/names.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

constexpr int kFarAbove = 150;  // lines above the text that are candidates
constexpr int kInText = 6;      // lines of the text that are candidates

// The part behind the last slash of "… NAME/Reuters" or "… (NAME/Reuters)"; empty for none.
std::string_view behind_slash(std::string_view s) {
  if (s.ends_with(')')) s.remove_suffix(1);
  size_t name = s.rfind('/') + 1;
  if (name == 0) return {};
  while (name < s.size() && s[name] == ' ') ++name;
  return s.substr(name);
}

// Keys of all runs of three content words: they find a line again inside another one.
std::vector<uint32_t> runs(std::span<const uint32_t> words) {
  constexpr size_t kRun = 3;
  std::vector<uint32_t> out;
  for (size_t i = 0; i + kRun <= words.size(); ++i) {
    uint32_t key = words[i];
    for (size_t k = 1; k < kRun; ++k) key = hash_next(key, words[i + k]);
    out.push_back(key);
  }
  return out;
}

// Is line i one of a list? Either three lines in a row begin with the same word or with a number,
// or the line and its neighbour are entries like "Born: 1970".
bool in_series(const Text& text, const Page& page, int i) {
  const std::vector<Line>& lines = page.lines;
  const int n = static_cast<int>(lines.size());
  const Line& l = lines[i];
  if (l.words < 2) return false;
  const auto entry = [&](int j) {
    return j >= 0 && j < n && lines[j].words <= 6 &&
           is_labelled(*page.language, text[lines[j].span]);
  };
  if (entry(i) && (entry(i - 1) || entry(i + 1))) return true;
  const bool digit = l.first == Edge::digit;
  if (!digit && (page.lexicon(l.key_first) & kFunction) != 0) return false;
  const auto alike = [&](int j) {
    return j >= 0 && j < n && lines[j].hash != l.hash &&
           (digit ? lines[j].first == Edge::digit
                  : lines[j].words >= 2 && lines[j].key_first == l.key_first);
  };
  return alike(i - 1) ? alike(i - 2) || alike(i + 1) : alike(i + 1) && alike(i + 2);
}

bool is_date_line(const Line& line) {
  return (line.flags & Line::kDate) != 0;
}

}  // namespace

bool is_question(std::string_view text) {
  return text.ends_with('?') || text.ends_with('!');
}

bool is_labelled(const Language& language, std::string_view text) {
  const size_t colon = text.substr(0, 40).find(": ");
  if (colon == std::string_view::npos || colon == 0) return false;
  for (const std::string_view other : language.page.not_label) {
    if (text.starts_with(other)) return false;
  }
  return text[0] >= 'A' && text[0] <= 'Z' &&
         std::count(text.begin(), text.begin() + colon, ' ') <= 2;
}

bool is_title_like(const Line& l) {
  return l.words >= 3 && l.words <= 24 && l.last != Edge::stop && l.last != Edge::colon &&
         l.lexical * 2 < l.words && (l.flags & (Line::kDate | Line::kPipe | Line::kHandle)) == 0 &&
         (l.lex & kCredit) == 0;
}

bool is_agency_credit(const Page& page, const Line& line, std::string_view text) {
  return (line.lex & kAgency) != 0 &&
         (page.lexicon(hash_word(to_lower(behind_slash(text)))) & kAgency) != 0;
}

HeadlineContext::HeadlineContext(const Text& text, const Page& page, int start,
                                 std::string_view title)
    : text_(text),
      page_(page),
      lines_(page.lines),
      count_(static_cast<int>(lines_.size())),
      start_(start),
      begin_(std::max(0, start - kFarAbove)),
      end_(std::max(begin_, std::min(count_, start + kInText))) {
  for (const uint32_t key : content_words(*page.language, title)) titled_[key] = true;
  for (int i = 0; i < count_; ++i) {
    if (lines_[i].words < 2) continue;
    Copies& c = copies_[lines_[i].hash];
    if (c.first < 0) c.first = i;
    c.last = i;
  }
  read_vocabulary();
  read_candidates();
  int long_words = 0;
  for (int i = std::max(0, start - 10); i < start; ++i) {
    const Line& l = lines_[i];
    if (l.words <= long_words || is_prose(l) || (l.lex & kCredit) != 0) continue;
    long_words = l.words;
    longest_ = i;
  }
}

bool HeadlineContext::too_long(const Line& line) {
  return line.words > 45 || line.span.size() > 500;
}

// Which of the candidates' words the text has, and which its first paragraphs.
void HeadlineContext::read_vocabulary() {
  constexpr int kParagraphs = 25, kLead = 3;
  for (int i = begin_; i < end_; ++i) {
    if (too_long(lines_[i])) continue;
    for (const uint32_t key : page_.content_words(lines_[i])) heard_[key];
  }
  for (int i = start_, paragraphs = 0; i < count_ && paragraphs < kParagraphs; ++i) {
    if (!is_text(page_, i)) continue;
    ++paragraphs;
    for (const uint32_t key : page_.content_words(lines_[i])) {
      Heard* h = heard_.find(key);
      if (h == nullptr) continue;
      h->text = true;
      h->lead = h->lead || paragraphs <= kLead;
    }
  }
}

void HeadlineContext::read_candidates() {
  const auto size = static_cast<size_t>(end_ - begin_);
  wordy_lines_.assign(size + 1, 0);
  about_.assign(size, 0);
  people_.assign(size, Person::none);
  for (int i = begin_; i < end_; ++i) {
    const Line& l = lines_[i];
    const bool wordy = l.words >= 5;
    const int at = i - begin_;
    wordy_lines_[at + 1] =
        wordy_lines_[at] + (wordy && !is_date_line(l) && (l.lex & kCredit) == 0 ? 1 : 0);
    if (first_prose_ < 0 && is_prose(l)) first_prose_ = i;
    if (too_long(l)) continue;
    if (first_wordy_ < 0 && wordy) first_wordy_ = i;
    const std::span<const uint32_t> words = page_.content_words(l);
    for (const uint32_t key : words) about_[at] += heard_.find(key)->text ? 1 : 0;
    if (!is_prose(l)) most_about_ = std::max(most_about_, about_[at]);
    people_[at] = person_in(i);
    for (const uint32_t run : runs(words)) {
      Said& said = said_[run];
      if (said.lines == 0 || said.last_hash != l.hash) ++said.lines;
      said.last_hash = l.hash;
    }
  }
}

Person HeadlineContext::person_in(int i) const {
  const Line& l = lines_[i];
  if (l.words == 0 || l.words > 14) return Person::none;
  const NamedLine named = read_names(*page_.language, text_, l.span, false);
  if (named.evidence == NameEvidence::by) return Person::byline;
  if (named.evidence == NameEvidence::handle) return Person::sure;
  if (named.evidence == NameEvidence::none) return Person::none;
  if (l.words > 4 && (l.lex & (kJob | kAgency)) == 0) return Person::maybe;
  // "NAME/Agency" is who took the picture.
  const std::string_view last = behind_slash(text_of(i));
  const bool picture = !last.empty() && (last[0] < '0' || last[0] > '9');
  return !named.given || picture ? Person::sure : named.job ? Person::byline : Person::given;
}

bool HeadlineContext::only_date(int i) const {
  return exists(i) && (lines_[i].flags & Line::kOnlyDate) != 0;
}

HeadlineFacts HeadlineContext::facts(int i) const {
  const Line& l = lines_[i];
  const std::string_view s = text_of(i);
  HeadlineFacts f{l};
  f.first_lex = page_.lexicon(l.key_first);
  f.index = i;
  f.above_text = start_ - i;
  f.marks = page_.marks.empty() ? 0 : page_.marks[i];
  f.question = is_question(s);
  f.quotation_end =
      s.ends_with('\'') || s.ends_with('"') || s.ends_with("\u2019") || s.ends_with("\u201D");
  f.agency_credit = is_agency_credit(page_, l, s);
  f.in_series = in_series(text_, page_, i);
  add_words(i, f);
  add_copies(i, f);
  add_lines_around(i, f);
  add_titles(i, f);
  add_people(i, f);
  add_signature(i, f);
  return f;
}

void HeadlineContext::add_words(int i, HeadlineFacts& f) const {
  const std::span<const uint32_t> words = page_.content_words(f.line);
  size_t titled = 0;
  for (const uint32_t key : words) {
    const Heard& heard = *heard_.find(key);
    f.in_text += heard.text ? 1 : 0;
    f.in_lead += heard.lead ? 1 : 0;
    titled += titled_.contains(key) ? 1 : 0;
  }
  f.content = words.size();
  if (titled_.size() != 0) {
    f.in_title =
        static_cast<double>(titled) / static_cast<double>(std::max(words.size(), titled_.size()));
  }
  f.most_shared = most_about_ >= 2 && about(i) == most_about_;
  f.few_shared = most_about_ >= 2 && about(i) * 2 < most_about_;
  const std::vector<uint32_t> own = runs(words);
  f.runs = own.size();
  for (const uint32_t run : own) f.repeated += said_.find(run)->lines > 1 ? 1 : 0;
}

void HeadlineContext::add_copies(int i, HeadlineFacts& f) const {
  const Copies* copies = copies_.find(f.line.hash);
  if (copies == nullptr) return;
  const int last = copies->last;
  f.again = copies->first != last;
  f.again_below = last > i;
  f.heads_paragraph =
      last > std::max(i, start_) && last + 1 < count_ &&
      (is_prose(lines_[last + 1]) || (last + 2 < count_ && is_prose(lines_[last + 2])));
}

void HeadlineContext::add_lines_around(int i, HeadlineFacts& f) const {
  for (int j = i + 1; j < count_ && j <= i + 10 && f.dated_below < 0; ++j) {
    const Line& b = lines_[j];
    if ((is_date_line(b) && b.words <= 25) || ((b.lex & kBy) != 0 && b.words <= 12))
      f.dated_below = j - i;
  }
  for (int j = std::max(0, i - 2); j < i; ++j)
    f.dated_above = f.dated_above || (is_date_line(lines_[j]) && lines_[j].words <= 12);
  for (int j = i + 1; j < count_ && j <= i + 5; ++j)
    f.share_below = f.share_below || ((lines_[j].lex & kShare) != 0 && lines_[j].words <= 3);
  const auto plays = [&](int j) {
    return exists(j) && (lines_[j].lex & kMedia) != 0 && lines_[j].words <= 6;
  };
  f.beside_player = plays(i - 1) || plays(i + 1);
  const auto wordy_before = [&](int j) {
    return wordy_lines_[std::clamp(j - begin_, 0, end_ - begin_)];
  };
  f.wordy_below = wordy_before(start_) - wordy_before(i + 1);
  f.first_wordy = i == first_wordy_;
  f.longest_above_text = i == longest_;
  f.prose_above = first_prose_ >= 0 && first_prose_ <= i;
  if (i == 0) return;
  const Line& above = lines_[i - 1];
  f.words_above = above.words;
  f.short_above = above.words <= 2;
  f.menu_above = above.words != 0 && above.lexical * 2 >= above.words;
}

// Could line i be the headline, judged by itself?
bool HeadlineContext::like_headline(int i) const {
  if (i < begin_) return false;
  const Line& l = lines_[i];
  return about(i) >= 2 && about(i) * 5 >= l.words && l.words >= 4 && l.words <= 24 &&
         l.first != Edge::quote && (l.last != Edge::stop || is_question(text_of(i))) &&
         l.last != Edge::colon && l.lexical * 2 < l.words &&
         (l.flags & (Line::kDate | Line::kPipe | Line::kHandle)) == 0 &&
         (l.lex & (kCredit | kCaption)) == 0 && !is_agency_credit(page_, l, text_of(i));
}

void HeadlineContext::add_titles(int i, HeadlineFacts& f) const {
  for (int j = i - 3; j <= i + 3; ++j) {
    if (j == i || !exists(j) || lines_[j].hash == f.line.hash || !is_title_like(lines_[j]))
      continue;
    ++(j < i ? f.titles_above : f.titles_below);
  }
  f.below_title = like_headline(i - 1) && !like_headline(i - 2) && !like_headline(i - 3) &&
                  lines_[i - 1].hash != f.line.hash;
}

void HeadlineContext::add_people(int i, HeadlineFacts& f) const {
  const Line& l = f.line;
  f.person = person(i);
  f.person_below = person(i + 1);
  f.person_two_below = person(i + 2);
  f.below_person = (l.lex & kJob) != 0 && person(i - 1) >= Person::given;
  const bool below_by = i > 0 && lines_[i - 1].words <= 2 && (lines_[i - 1].lex & kBy) != 0;
  // Two capitalized words right above a byline are the headline, not a name.
  const bool above_by = f.person_below == Person::byline;
  f.names_person = f.person > Person::sure || (f.person == Person::sure && !above_by) ||
                   (below_by && l.words <= 8) ||
                   (l.words <= 14 && (((l.lex & kJob) != 0 && (l.flags & Line::kComma) != 0) ||
                                      ((l.lex & kAgency) != 0 && l.words <= 5)));
}

void HeadlineContext::add_signature(int i, HeadlineFacts& f) const {
  if (f.line.words <= 1 || f.in_series) return;
  for (int j = i + 1, between = 0; within(j) && j <= i + 4 && between < 2; ++j) {
    const Person who = person(j);
    const bool dated_beside = only_date(j - 1) || only_date(j + 1);
    f.signed_below = who == Person::byline || (who == Person::given && dated_beside);
    f.signed_dated = who == Person::byline && (dated_beside || is_date_line(lines_[j]));
    if (f.signed_below) break;
    between += lines_[j].words > 4 && !is_date_line(lines_[j]) ? 1 : 0;
  }
}

}  // namespace onrecord
