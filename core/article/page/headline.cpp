#include "article/page/headline.hpp"

#include <algorithm>
#include <string>

#include "article/facts/names.hpp"
#include "base/key_table.hpp"
#include "text/unicode.hpp"

namespace onrecord {
namespace {

constexpr int kFar = 150;  // lines above the text in which a headline is looked for

#include "article/page/headline_weights.inc"

bool question(std::string_view s) {
  return s.ends_with('?') || s.ends_with('!');
}

// "NAME: …" or "Q: …", as in a transcript.
bool labelled(std::string_view s) {
  const size_t colon = s.substr(0, 40).find(": ");
  if (colon == std::string_view::npos || colon == 0) return false;
  if (s.starts_with("Q&A")) return false;
  return s[0] >= 'A' && s[0] <= 'Z' && std::count(s.begin(), s.begin() + colon, ' ') <= 2;
}

// Whether a line is somebody's first words in a transcript.
bool opens_transcript(const Text& text, const std::vector<Line>& lines, int i) {
  if (lines[i].last != Edge::stop || !labelled(text[lines[i].span])) return false;
  const int end = std::min(static_cast<int>(lines.size()), i + 4);
  for (int j = i + 1; j < end; ++j) {
    if (labelled(text[lines[j].span])) return true;
  }
  return false;
}

// Whether a line could be a title by itself: a few words, no sentence, nothing of menus.
bool title_like(const Line& l) {
  return l.words >= 3 && l.words <= 24 && l.last != Edge::stop && l.last != Edge::colon &&
         l.lexical * 2 < l.words && (l.flags & (Line::kDate | Line::kPipe | Line::kHandle)) == 0 &&
         (l.lex & kCredit) == 0;
}

// What stands behind the last slash of "… NAME/Reuters" or "… (NAME/Reuters)"; empty for none.
std::string_view behind_slash(std::string_view s) {
  if (s.ends_with(')')) s.remove_suffix(1);
  size_t name = s.rfind('/') + 1;
  if (name == 0) return {};
  while (name < s.size() && s[name] == ' ') ++name;
  return s.substr(name);
}

// "… NAME/Reuters": who took a picture.
bool signed_by_agency(const Line& l, std::string_view s) {
  return (l.lex & kAgency) != 0 && (lexicon(hash_word(to_lower(behind_slash(s)))) & kAgency) != 0;
}

// Who a line names: nobody, perhaps somebody, somebody, somebody by a common first name, an author.
enum class Person : uint8_t { none, maybe, sure, given, byline };

Person person_in(const Text& text, const Line& l) {
  if (l.words == 0 || l.words > 14) return Person::none;
  const NamedLine named = read_names(text, l.span, false);
  if (named.evidence == NameEvidence::by) return Person::byline;
  if (named.evidence == NameEvidence::handle) return Person::sure;
  if (named.evidence == NameEvidence::none) return Person::none;
  if (l.words > 4 && (l.lex & (kJob | kAgency)) == 0) return Person::maybe;
  // "NAME/Agency" is who took the picture.
  const std::string_view last = behind_slash(text[l.span]);
  const bool picture = !last.empty() && (last[0] < '0' || last[0] > '9');
  return !named.given || picture ? Person::sure : named.job ? Person::byline : Person::given;
}

// Whether line i is one of a list: of three in a row that begin with the same word or with a
// number, or "Born: 1970" beside another such.
bool in_series(const Text& text, const std::vector<Line>& lines, int i) {
  const int n = static_cast<int>(lines.size());
  const Line& l = lines[i];
  if (l.words < 2) return false;
  const auto entry = [&](int j) {
    return j >= 0 && j < n && lines[j].words <= 6 && labelled(text[lines[j].span]);
  };
  if (entry(i) && (entry(i - 1) || entry(i + 1))) return true;
  const bool digit = l.first == Edge::digit;
  if (!digit && (lexicon(l.key_first) & kStop) != 0) return false;
  const auto alike = [&](int j) {
    return j >= 0 && j < n && lines[j].hash != l.hash &&
           (digit ? lines[j].first == Edge::digit
                  : lines[j].words >= 2 && lines[j].key_first == l.key_first);
  };
  return alike(i - 1) ? alike(i - 2) || alike(i + 1) : alike(i + 1) && alike(i + 2);
}

// Runs of content words by which a line is found again inside of another.
constexpr size_t kRun = 3;
std::vector<uint32_t> runs(std::span<const uint32_t> words) {
  std::vector<uint32_t> out;
  for (size_t i = 0; i + kRun <= words.size(); ++i) {
    uint32_t key = words[i];
    for (size_t k = 1; k < kRun; ++k) key = hash_next(key, words[i + k]);
    out.push_back(key);
  }
  return out;
}

struct Context {
  int start = 0;
  size_t shared = 0, words = 0;  // content words in the article's vocabulary, and all
  double titled = 0;             // likeness to the page's title, 0 to 1
  bool twice = false, quoted = false;
  int wordy_between = 0;      // lines of five words or more down to the text
  bool below_title = false;   // right below a line that could be a headline as well
  int above_words = 0;        // of the line above
  bool person = false;        // names somebody, or a job
  bool of_contents = false;   // stands again above a paragraph of the text: a heading of it
  bool signed_below = false;  // a byline follows, with one longer line between them at most
  bool signed_dated = false;  // and a date stands with it
  bool of_person = false;     // a job below somebody's name
  bool in_series = false;     // of lines that begin alike, as tables of contents do
  bool played = false;        // beside a player's buttons
  int dated = -1;             // lines down to the next date or byline
};

// What one would guess without any data; the trained weights only correct it.
double judge(const Page& page, int i, std::string_view s, const Context& c) {
  const Line& l = page.lines[i];
  if ((l.flags & (Line::kOnlyDate | Line::kCopyright | Line::kUrl)) != 0 || c.words == 0) return -6;
  double score = l.words >= 5 && l.words <= 20 ? 3 : l.words >= 3 && l.words <= 28 ? 1.5 : 0;
  // Share buttons and dates between the headline and the text do not count for much.
  // Where a byline follows it may stand far above.
  const double far = .5 * std::min(c.wordy_between, 8) + .06 * std::min(c.start - i, 60);
  score -= i > c.start ? 2.5 * (i - c.start) : c.signed_below ? far / 2 : far;
  if (c.signed_below) score += c.signed_dated ? 2.7 : 2;
  if (c.of_person) score -= 3;
  if (c.in_series) score -= 5;
  if (c.played) score -= 1.5;
  if (c.below_title) score -= c.above_words * 2 <= l.words ? 5 : 3.5;
  if ((l.lex & kJob) != 0 && l.words <= 10) score -= 1.5;
  if (c.person) score -= 4;
  // The way to the page, or what a form asks for.
  const uint32_t opens = l.key_first;
  if (opens == hash_word("home") || opens == hash_word("please") ||
      (opens == hash_word("about") && l.words <= 3)) {
    score -= 3;
  }
  if ((l.flags & Line::kPipe) != 0) score -= 2;
  if (i == c.start) score -= l.words > 12 || l.last == Edge::stop ? 3 : 1;
  if (l.first == Edge::quote && c.quoted) score -= 2;  // a quotation above the headline
  if (l.words > 20) score -= .1 * (l.words - 20);
  if (l.last == Edge::stop && !question(s)) score -= 2.5;
  if (l.last == Edge::colon || l.last == Edge::comma) score -= 2;
  if (l.first == Edge::lower) score -= 1.5;
  if ((l.flags & Line::kDate) != 0) score -= 2.5;
  if ((l.lex & kCredit) != 0) score -= 1;
  if (signed_by_agency(l, s)) score -= 4;
  if (l.lexical * 2 >= l.words) score -= 3;
  if ((l.lex & (kComment | kNewsletter | kLegal | kPaywall)) != 0 && l.lexical * 3 >= l.words)
    score -= 1;
  if (l.words <= 6 && (l.lex & kBy) != 0) score -= 3;
  if ((l.flags & (Line::kHandle | Line::kMail)) != 0) score -= 2;
  if (c.twice) score += 1.2;
  if (c.of_contents) score -= 4;
  // A word alone is more often a section's name, but not in the first line.
  const auto least = static_cast<size_t>(i == 0 ? 1 : 2);
  score += 3.0 * static_cast<double>(c.shared) / static_cast<double>(std::max(c.words, least)) +
           .3 * static_cast<double>(std::min<size_t>(c.shared, 6));
  score += 8 * c.titled;
  if (c.dated > 0 && c.dated <= 5) score += c.dated <= 3 ? 1.6 : .8;
  if (i == 0) score += 2;
  if (!page.marks.empty()) {
    if ((page.marks[i] & kInHeading1) != 0) score += 4;
    if ((page.marks[i] & kInHeading) != 0) score += 1;
    if ((page.marks[i] & (kInNavigation | kInFooter | kInAside)) != 0) score -= 2;
    if ((page.marks[i] & kAllLink) != 0) score -= 1.5;
  }
  return score;
}

}  // namespace

std::pair<int, int> prose_run(const Page& page) {
  // The run with the greatest sum, prose counting for and other lines against.
  double best = 0, sum = 0;
  int begin = 0, found = 0, end = 0;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    const Line& l = page.lines[i];
    sum += is_text(page, static_cast<int>(i)) ? std::min<int>(l.words, 80) : l.words > 14 ? -4 : -9;
    if (sum <= 0) {
      sum = 0;
      begin = static_cast<int>(i) + 1;
    }
    if (sum > best) {
      best = sum;
      found = begin;
      end = static_cast<int>(i) + 1;
    }
  }
  return {found, end};
}

std::vector<HeadlineCandidate> headline_candidates(const Text& text, const Page& page, int start,
                                                   std::string_view title) {
  const auto& lines = page.lines;
  const int n = static_cast<int>(lines.size());
  std::vector<HeadlineCandidate> out;
  KeyTable<bool> titled;
  for (const uint32_t key : content_words(title)) titled[key] = true;
  const int begin = std::max(0, start - kFar), end = std::min(n, start + 6);
  const auto too_long = [](const Line& l) { return l.words > 45 || l.span.size() > 500; };
  // The candidates' words: which of them the text has, and which its first paragraphs.
  struct Heard {
    bool text = false, lead = false;
  };
  KeyTable<Heard> heard;
  for (int i = begin; i < end; ++i) {
    if (too_long(lines[i])) continue;
    for (const uint32_t key : page.content_words(lines[i])) heard[key];
  }
  for (int i = start, paragraphs = 0; i < n && paragraphs < 25; ++i) {
    if (!is_text(page, i)) continue;
    ++paragraphs;
    for (const uint32_t key : page.content_words(lines[i])) {
      Heard* h = heard.find(key);
      if (h == nullptr) continue;
      h->text = true;
      h->lead = h->lead || paragraphs <= 3;
    }
  }
  const auto in_text = [&](uint32_t key) { return heard.find(key)->text; };
  // Where a line stands among its copies.
  struct Copies {
    int first = -1, last = -1;
  };
  KeyTable<Copies> seen;  // by hash
  for (int i = 0; i < n; ++i) {
    if (lines[i].words < 2) continue;
    Copies& c = seen[lines[i].hash];
    if (c.first < 0) c.first = i;
    c.last = i;
  }
  std::vector<int> wordy_lines(static_cast<size_t>(end - begin) + 2, 0);
  for (int i = begin; i < end; ++i) {
    wordy_lines[i - begin + 1] =
        wordy_lines[i - begin] + (lines[i].words >= 5 && (lines[i].flags & Line::kDate) == 0 &&
                                  (lines[i].lex & kCredit) == 0);
  }
  std::vector<int> about(static_cast<size_t>(std::max(0, end - begin)));  // words of the vocabulary
  std::vector<Person> people(about.size());
  // Runs of words: in how many different lines, and the hash of the last.
  KeyTable<std::pair<int, uint32_t>> said;
  int most_about = 0;
  for (int i = begin; i < end; ++i) {
    if (too_long(lines[i])) continue;
    const std::span<const uint32_t> words = page.content_words(lines[i]);
    for (const uint32_t key : words) about[i - begin] += in_text(key);
    if (!is_prose(lines[i])) most_about = std::max(most_about, about[i - begin]);
    people[i - begin] = person_in(text, lines[i]);
    for (const uint32_t run : runs(words)) {
      auto& [count, hash] = said[run];
      if (count == 0 || hash != lines[i].hash) ++count;
      hash = lines[i].hash;
    }
  }
  const auto wordy_before = [&](int i) {
    return wordy_lines[std::clamp(i - begin, 0, end - begin)];
  };
  int longest = -1, long_words = 0, prose_above = 0;
  for (int i = std::max(0, start - 10); i < start; ++i) {
    if (lines[i].words > long_words && !is_prose(lines[i]) && (lines[i].lex & kCredit) == 0) {
      long_words = lines[i].words;
      longest = i;
    }
  }
  bool wordy = false;
  for (int i = begin; i < end; ++i) {
    const Line& l = lines[i];
    const std::string_view s = text[l.span];
    prose_above += is_prose(l);
    if (l.words == 0 || too_long(l)) continue;
    const std::span<const uint32_t> words = page.content_words(l);
    HeadlineCandidate c;
    c.line = i;
    int at = 0;
    // One of `size` features.
    const auto pick = [&](int which, int size) {
      if (which >= 0) c.features.push_back({static_cast<uint8_t>(at + which), kHeadlineUnit});
      at += size;
    };
    const auto flag = [&](bool on) { pick(on ? 0 : -1, 1); };
    const auto share = [&](size_t part, size_t whole) {
      const auto v = static_cast<int16_t>(whole == 0 ? 0 : kHeadlineUnit * part / whole);
      if (v != 0) c.features.push_back({static_cast<uint8_t>(at), v});
      at += 1;
    };
    const int w = l.words;
    pick(w == 1    ? 0
         : w == 2  ? 1
         : w <= 4  ? 2
         : w <= 8  ? 3
         : w <= 14 ? 4
         : w <= 20 ? 5
         : w <= 30 ? 6
                   : 7,
         8);
    const bool asks = question(s);
    flag(l.last == Edge::stop && !asks);
    flag(asks);
    flag(l.last == Edge::colon || l.last == Edge::comma);
    flag(l.last == Edge::dots);
    flag(l.first == Edge::lower);
    flag(l.first == Edge::digit);
    flag(l.first == Edge::bullet || l.first == Edge::other);
    const int d = start - i;
    pick(d < 0     ? 0
         : d == 0  ? 1
         : d == 1  ? 2
         : d == 2  ? 3
         : d <= 4  ? 4
         : d <= 8  ? 5
         : d <= 16 ? 6
         : d <= 40 ? 7
                   : 8,
         9);
    flag(i == 0);
    flag(i == 0 && d <= 2);
    flag((l.flags & Line::kDate) != 0);
    flag((l.flags & Line::kOnlyDate) != 0);
    flag((l.lex & kCredit) != 0);
    flag((l.lex & kCaption) != 0);
    flag((l.lex & kBy) != 0 && w <= 8);
    flag(l.lexical * 2 >= w);
    flag(l.lexical * 4 >= w && l.lexical * 2 < w);
    flag((l.lex & (kComment | kNewsletter | kLegal | kPaywall)) != 0);
    flag((l.lex & kRelated) != 0);
    flag((l.flags & (Line::kHandle | Line::kMail | Line::kUrl)) != 0);
    flag((l.flags & Line::kPipe) != 0);
    flag(w > 1 && l.shouted * 3 > w * 2);
    const Copies* copies = seen.find(l.hash);
    const bool twice = copies != nullptr && copies->first != copies->last;
    flag(twice && copies->first < i);
    flag(twice && copies->last > i);
    size_t shared = 0, same = 0;
    for (const uint32_t key : words) {
      shared += in_text(key);
      same += titled.contains(key);
    }
    share(shared, words.size());
    flag(shared >= 3);
    int near = -1;
    for (int j = i + 1; j < n && j <= i + 10 && near < 0; ++j) {
      const Line& b = lines[j];
      if (((b.flags & Line::kDate) != 0 && b.words <= 25) || ((b.lex & kBy) != 0 && b.words <= 12))
        near = j - i;
    }
    pick(near < 0 ? -1 : near == 1 ? 0 : near == 2 ? 1 : near <= 5 ? 2 : 3, 4);
    bool dated = false;
    for (int j = std::max(0, i - 2); j < i; ++j)
      dated = dated || ((lines[j].flags & Line::kDate) != 0 && lines[j].words <= 12);
    flag(dated);
    share(l.capitals, w);
    share(std::min<int>(l.stops * 2, w), w);
    flag((l.flags & Line::kQuote) != 0);
    flag(i + 1 < n && is_prose(lines[i + 1]));
    flag(i + 1 < n && is_prose(lines[i + 1]) && i + 1 == start);
    flag(i == longest);
    flag(w >= 5 && !wordy);
    wordy = wordy || w >= 5;
    flag(prose_above > 0 && i < start);
    flag(is_prose(l));
    const bool again = i + 1 < n && lines[i + 1].hash == l.hash;
    flag(again);
    const uint32_t m = page.marks.empty() ? 0 : page.marks[i];
    flag((m & kInHeading1) != 0);
    flag((m & kInHeading) != 0);
    flag((m & (kAllLink | kSomeLink)) != 0);
    flag((m & (kInNavigation | kInFooter | kInAside)) != 0);
    flag((m & kInArticle) != 0);
    flag((m & kInParagraph) != 0);
    flag((m & (kInByline | kInTime | kInFigcaption)) != 0);
    share(same, std::max(words.size(), titled.size()));
    flag(!words.empty() && same == words.size() && same >= 2);
    // What stands around it.
    const auto within = [&](int j) { return j >= begin && j < end; };
    int above = 0, below = 0;
    for (int j = i - 3; j <= i + 3; ++j) {
      if (j == i || j < 0 || j >= n || lines[j].hash == l.hash || !title_like(lines[j])) continue;
      ++(j < i ? above : below);
    }
    pick(above, 4);
    pick(below, 4);
    flag(title_like(l));
    flag(within(i + 1) && people[i + 1 - begin] >= Person::sure);
    flag(within(i + 2) && people[i + 2 - begin] >= Person::sure);
    bool shared_below = false;
    for (int j = i + 1; j < n && j <= i + 5; ++j)
      shared_below = shared_below || ((lines[j].lex & kShare) != 0 && lines[j].words <= 3);
    flag(shared_below);
    const int again_at = copies != nullptr ? copies->last : -1;
    const bool of_contents =
        again_at > std::max(i, start) && again_at + 1 < n &&
        (is_prose(lines[again_at + 1]) || (again_at + 2 < n && is_prose(lines[again_at + 2])));
    flag(of_contents);
    int contained = 0;
    const std::vector<uint32_t> own = runs(words);
    for (const uint32_t run : own) contained += said[run].first > 1;
    flag(contained > 0);
    share(static_cast<size_t>(contained), own.size());
    size_t in_lead = 0;
    for (const uint32_t key : words) in_lead += heard.find(key)->lead;
    share(in_lead, words.size());
    pick(static_cast<int>(std::min<size_t>(in_lead, 4)), 5);
    flag(most_about >= 2 && about[i - begin] == most_about);
    flag(most_about >= 2 && about[i - begin] * 2 < most_about);
    for (const uint32_t lex : {kShare, kYou, kTag, kBio, kMedia, kShop, kAgency, kAdvert})
      flag((l.lex & lex) != 0);
    flag(l.gap >= 2);
    flag(i + 1 < n && lines[i + 1].gap >= 2);
    flag(i > 0 && lines[i - 1].words <= 2);
    flag(i > 0 && lines[i - 1].words != 0 && lines[i - 1].lexical * 2 >= lines[i - 1].words);
    flag(i + 1 < n && lines[i + 1].words >= 7 && !title_like(lines[i + 1]) &&
         (lines[i + 1].flags & Line::kDate) == 0);
    flag(people[i - begin] == Person::maybe);
    Context context;
    context.of_contents = of_contents;
    context.start = start;
    context.shared = shared;
    context.words = words.size();
    context.twice = twice;
    context.quoted = s.ends_with('\'') || s.ends_with('"') || s.ends_with("\xE2\x80\x99") ||
                     s.ends_with("\xE2\x80\x9D");
    context.dated = near;
    context.wordy_between = wordy_before(start) - wordy_before(i + 1);
    // A single line above that is as good: then this one is the standfirst.
    const auto titular = [&](int j) {
      return j >= begin && about[j - begin] >= 2 && about[j - begin] * 5 >= lines[j].words &&
             lines[j].words >= 4 && lines[j].words <= 24 && lines[j].first != Edge::quote &&
             (lines[j].last != Edge::stop || question(text[lines[j].span])) &&
             lines[j].last != Edge::colon && lines[j].lexical * 2 < lines[j].words &&
             (lines[j].flags & (Line::kDate | Line::kPipe | Line::kHandle)) == 0 &&
             (lines[j].lex & (kCredit | kCaption)) == 0 &&
             !signed_by_agency(lines[j], text[lines[j].span]);
    };
    context.below_title =
        titular(i - 1) && !titular(i - 2) && !titular(i - 3) && lines[i - 1].hash != l.hash;
    context.above_words = i > 0 ? lines[i - 1].words : 0;
    context.in_series = in_series(text, lines, i);
    if (!context.in_series && !signed_by_agency(l, s))
      c.leads = in_lead >= 2 ? HeadlineCandidate::kAlways : HeadlineCandidate::kAboveText;
    for (int j = i + 1, between = 0;
         w > 1 && !context.in_series && within(j) && j <= i + 4 && between < 2; ++j) {
      const Person who = people[j - begin];
      const bool dated_beside = (lines[j - 1].flags & Line::kOnlyDate) != 0 ||
                                (j + 1 < n && (lines[j + 1].flags & Line::kOnlyDate) != 0);
      context.signed_below = who == Person::byline || (who == Person::given && dated_beside);
      context.signed_dated =
          who == Person::byline && (dated_beside || (lines[j].flags & Line::kDate) != 0);
      if (context.signed_below) break;
      between += lines[j].words > 4 && (lines[j].flags & Line::kDate) == 0;
    }
    context.of_person = (l.lex & kJob) != 0 && i > begin && people[i - 1 - begin] >= Person::given;
    const auto plays = [&](int j) {
      return j >= 0 && j < n && (lines[j].lex & kMedia) != 0 && lines[j].words <= 6;
    };
    context.played = plays(i - 1) || plays(i + 1);
    const bool below_by = i > 0 && lines[i - 1].words <= 2 && (lines[i - 1].lex & kBy) != 0;
    // Two capitalized words right above a byline are the headline.
    const bool above_by = within(i + 1) && people[i + 1 - begin] == Person::byline;
    const Person named = people[i - begin];
    context.person = named > Person::sure || (named == Person::sure && !above_by) ||
                     (below_by && w <= 8) ||
                     (w <= 14 && (((l.lex & kJob) != 0 && (l.flags & Line::kComma) != 0) ||
                                  ((l.lex & kAgency) != 0 && w <= 5)));
    if (titled.size() != 0) {
      context.titled =
          static_cast<double>(same) / static_cast<double>(std::max(words.size(), titled.size()));
    }
    const double judged = std::clamp(judge(page, i, s, context), -8., 16.);
    c.features.push_back({kHeadlineFeatures - 1, static_cast<int16_t>(judged * kHeadlineUnit)});
    out.push_back(std::move(c));
  }
  return out;
}

int find_headline(const Text& text, const Page& page, int start, std::string_view title) {
  constexpr int kNear = 16;  // lines
  constexpr int kClose = kHeadlineUnit * kHeadlineUnit * 3 / 2;
  struct Scored {
    int line, score, leads;
  };
  std::vector<Scored> scored;
  int best = -1, top = kHeadlineLeast;
  for (const HeadlineCandidate& c : headline_candidates(text, page, start, title)) {
    int score = 0;
    for (const auto& [feature, value] : c.features) score += kHeadlineWeights[feature] * value;
    scored.push_back({c.line, score, c.leads});
    if (score > top) {
      top = score;
      best = c.line;
    }
  }
  // Of two that are nearly as good the upper one: what stands below a headline repeats its words.
  for (auto at = scored.rbegin(); at != scored.rend(); ++at) {
    const auto least = best >= start ? HeadlineCandidate::kAboveText : HeadlineCandidate::kAlways;
    if (at->line < best && best - at->line <= kNear && at->score >= top - kClose &&
        at->leads >= least)
      best = at->line;
  }
  // “You are here: Home / Ferries / HEADLINE” above HEADLINE.
  const int last = std::min(static_cast<int>(page.lines.size()), best + 4);
  for (int j = best + 1; best >= 0 && j < last; ++j) {
    if (page.lines[j].words >= 3 && page.lines[j].words < page.lines[best].words &&
        text[page.lines[best].span].ends_with(text[page.lines[j].span])) {
      best = j;
      break;
    }
  }
  return best >= 0 && opens_transcript(text, page.lines, best) ? -1 : best;
}

}  // namespace onrecord
