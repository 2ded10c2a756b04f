#include "mutator.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <vector>

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

namespace onrecord::fuzz {
namespace {

using std::string;
using std::string_view;
using Pieces = std::initializer_list<string_view>;

constexpr Pieces kNames = {"Ana Ruiz",
                           "Tom Beck",
                           "Jonas Lind",
                           "Mr. Beck",
                           "Dr. Ida Holm-Berg",
                           "Sen. Kai Moe",
                           "Mayor Lena Holm",
                           "Ruiz",
                           "Norvik",
                           "Norvik Inc.",
                           "the mayor",
                           "The council",
                           "a spokesman",
                           "two officials",
                           "He",
                           "she",
                           "they",
                           "Who",
                           "who",
                           "its owner",
                           "The report",
                           "Port Alder Police",
                           "BLM",
                           "Ruiz (D-Elden)",
                           "Bo Lund Jr.",
                           "Ana de la Cruz",
                           "O’Hara",
                           "the agency (ICE)",
                           "His campaign",
                           "WITNESS 10",
                           "People",
                           "residents",
                           "The Elden Post",
                           "six in 10 voters",
                           "@anaruiz"};

constexpr Pieces kCues = {" said ",
                          " said that ",
                          " says",
                          ", according to ",
                          "according to ",
                          " told reporters ",
                          ", adding that ",
                          " denied that ",
                          " declined to comment",
                          " asked ",
                          " called ",
                          " wrote on Twitter",
                          " announced ",
                          " did not respond to ",
                          " was told that ",
                          " is expected to ",
                          " believes ",
                          " claims that ",
                          ", she said, ",
                          ", he added: ",
                          "the claim that ",
                          " insisted, ",
                          " warned of ",
                          " in a statement",
                          " was quoted as saying ",
                          " said nothing",
                          ", which he called ",
                          " the full statement is below:",
                          " agreed to ",
                          " promised "};

constexpr Pieces kMarks = {"“", "”",   "‘",  "’",       "\"",      "'",  "''", "``", "«", "»",
                           "„", "‹",   "›",  "&ldquo;", "&rdquo;", "(",  ")",  "[",  "]", "—",
                           "–", " - ", "--", "…",       ".",       ",",  ";",  ":",  "?", "!",
                           "/", "’s",  "'s", "n’t",     "•",       "> ", "* "};

constexpr Pieces kLines = {"\n",
                           "\n\n",
                           "\nBy Ana Ruiz\n",
                           "\nBy Tom Beck and Ana Ruiz, Elden Post\n",
                           "\nJune 18, 2018, 4:09 pm\n",
                           "\nPublished 2019-03-04T10:00:00Z\n",
                           "\nUpdated 3 hours ago\n",
                           "\nELDEN (AP) — ",
                           "\nRASK, March 4 — ",
                           "\nQ: ",
                           "\nA: ",
                           "\nRUIZ: ",
                           "\n— Ana Ruiz, harbour master\n",
                           "\nPhoto: Tom Beck/Norvik\n",
                           "\nRead more: Mill to close\n",
                           "\nAdvertisement\n",
                           "\nShare this article\n",
                           "\nMill to close, owner says\n",
                           "\nNorvik’s full statement is below:\n\n",
                           "\nThe statement reads:\n\n“",
                           "\nTom Beck contributed to this report.\n",
                           "\nCopyright 2018 Norvik. All rights reserved.\n",
                           "\n1. ",
                           "\n\t",
                           "\r\n",
                           "\nFrom: Ana Ruiz\nSubject: The bridge\n"};

constexpr Pieces kWords = {"that",
                           "not",
                           "to",
                           "the",
                           "and",
                           "but",
                           "of",
                           "with",
                           "because",
                           "on Monday",
                           "last month",
                           "would",
                           "is",
                           "has",
                           "I",
                           "we",
                           "42%",
                           "2,200",
                           "$3.5 million",
                           "U.S.",
                           "p.m.",
                           "former",
                           "also",
                           "at",
                           "which",
                           "whose",
                           "by",
                           "will open in June",
                           "the bridge is safe",
                           "no",
                           "Mr.",
                           "more than half of",
                           "It is clear that",
                           "there is no market",
                           "closed the plant"};

constexpr Pieces kMarkup = {
    "<p>",
    "</p>",
    "<br>",
    "<h1>",
    "</h1>",
    "<h2>",
    "<blockquote>",
    "</blockquote>",
    "<article>",
    "</article>",
    "<nav>",
    "</nav>",
    "<aside>",
    "<footer>",
    "<ul><li>",
    "<li>",
    "</ul>",
    "<q>",
    "</q>",
    "<b>",
    "</b>",
    "<a href=\"/\">",
    "</a>",
    "<time datetime=\"2019-03-04T10:00:00Z\">",
    "</time>",
    "<p class=\"byline\">",
    "<span rel=author>",
    "<div class=\"comments\">",
    "</div>",
    "<table><tr><td>",
    "<pre>",
    "<figure><figcaption>",
    "<div style=\"display:none\">",
    "<title>",
    "<head>",
    "<body>",
    "<meta property=\"og:title\" content=\"Mill to close\">",
    "<meta name=\"author\" content=\"Ana Ruiz\">",
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Mill\","
    "\"author\":[{\"name\":\"Tom Beck\"}],\"datePublished\":\"2019-03-04\"}</script>",
    "<div itemprop=\"articleBody\">",
    "&amp;",
    "&nbsp;",
    "&#8220;",
    "&#0;",
    "<sup>1</sup>",
    "<!-- -->",
    "<h1 itemprop=headline>",
    "<small>",
    "<button>",
    "<section hidden>"};

constexpr Pieces kBytes = {"\xEF\xBF\xBD", "\xC2\xA0",         "\xE2\x80\x8B", "\xC2\xAD",
                           "\xEF\xBB\xBF", "\xE2\x80\xA8",     "\x85",         "\xFF",
                           "\xED\xA0\x80", "\xF0\x9F\x98\x80", "\xE2\x80",     "\xCC\x81",
                           "\xD7\x90",     "\xE4\xB8\xAD",     "\xC4\xB0",     string_view("\0", 1),
                           "\x1B",         "\xE2\x80\xAE",     "\xC3\xA9",     "\xC5\xBF"};

string_view pick(Pieces pieces, std::minstd_rand& random) {
  return pieces.begin()[random() % pieces.size()];
}

class Mutation {
 public:
  Mutation(string text, bool html, unsigned seed)
      : s_(std::move(text)), html_(html), random_(seed) {}

  string run() {
    for (size_t n = 1 + below(4); n > 0; --n) once();
    return std::move(s_);
  }

 private:
  size_t below(size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  string_view piece() {
    switch (below(html_ ? 10 : 8)) {
      case 0:
        return pick(kNames, random_);
      case 1:
      case 2:
        return pick(kCues, random_);
      case 3:
      case 4:
        return pick(kMarks, random_);
      case 5:
        return pick(kLines, random_);
      case 6:
        return pick(kWords, random_);
      case 7:
        return below(3) == 0 ? pick(kBytes, random_) : pick(kWords, random_);
      default:
        return pick(kMarkup, random_);
    }
  }

  static bool space(char c) { return c == ' ' || c == '\n'; }

  // A place where a word begins or ends; the start of the text where there is none behind a random
  // place.
  size_t border() {
    size_t at = below(s_.size() + 1);
    for (size_t i = 0; i < 40 && at < s_.size(); ++i, ++at) {
      if (space(s_[at]) || (at > 0 && space(s_[at - 1]))) return at;
    }
    return at < s_.size() ? at : below(s_.size() + 1);
  }

  // A piece of text between two borders, as [begin, end).
  std::pair<size_t, size_t> stretch() {
    size_t a = border();
    size_t b = below(2) == 0 ? border() : std::min(s_.size(), a + 1 + below(30));
    if (b < a) std::swap(a, b);
    return {a, b};
  }

  std::pair<size_t, size_t> line() {
    const size_t at = below(s_.size() + 1);
    const size_t before = at == 0 ? string::npos : s_.rfind('\n', at - 1);
    const size_t begin = before == string::npos ? 0 : before + 1;
    const size_t end = s_.find('\n', at);
    return {begin, end == string::npos ? s_.size() : end};
  }

  void once() {
    const auto [a, b] = stretch();
    switch (below(16)) {
      case 0:
      case 1:
      case 2:
        s_.insert(a, piece());
        return;
      case 3:
      case 4:
        s_.replace(a, b - a, piece());
        return;
      case 5:
        s_.erase(a, b - a);
        return;
      case 6:
        s_.insert(border(), s_.substr(a, std::min<size_t>(b - a, 200)));
        return;
      case 7:
        quote(a, b);
        return;
      case 8:
        statement();
        return;
      case 9:
        move_line();
        return;
      case 10:
        repeat(a);
        return;
      case 11:
        letters(a, b);
        return;
      case 12:
        other_marks();
        return;
      case 13:
        wrap();
        return;
      case 14:
        if (html_) {
          element();
        } else {
          s_.insert(a, pick(kMarks, random_));
        }
        return;
      default:
        s_.erase(std::min(a, s_.size()), 1 + below(3));
    }
  }

  void quote(size_t a, size_t b) {
    static constexpr std::array<std::pair<string_view, string_view>, 8> kPairs = {{{"“", "”"},
                                                                                   {"‘", "’"},
                                                                                   {"\"", "\""},
                                                                                   {"''", "''"},
                                                                                   {"«", "»"},
                                                                                   {"„", "“"},
                                                                                   {"“", ""},
                                                                                   {"", "”"}}};
    const auto& [open, close] = kPairs[below(kPairs.size())];
    s_.insert(b, close);
    s_.insert(a, open);
  }

  // A whole statement in one of the usual orders.
  void statement() {
    const string name(pick(kNames, random_)), cue(pick(kCues, random_));
    const string content = string(pick(kWords, random_)) + " " + string(pick(kWords, random_));
    string out;
    switch (below(5)) {
      case 0:
        out = "“" + content + ",”" + cue + name + ". ";
        break;
      case 1:
        out = name + cue + content + ". ";
        break;
      case 2:
        out = name + cue + "“" + content + "” " + string(pick(kWords, random_)) + ". ";
        break;
      case 3:
        out = name + ": " + content + "\n";
        break;
      default:
        out = "“" + content + ",”" + cue + name + ", “" + string(pick(kWords, random_)) + ".” ";
    }
    s_.insert(border(), out);
  }

  void move_line() {
    const auto [begin, end] = line();
    const string taken = s_.substr(begin, end - begin) + "\n";
    if (below(2) == 0) s_.erase(begin, std::min(taken.size(), s_.size() - begin));
    s_.insert(line().first, taken);
  }

  void repeat(size_t at) {
    const string_view what = piece();
    string many;
    for (size_t n = 2 + below(40); n > 0 && many.size() < 400; --n) many += what;
    s_.insert(at, many);
  }

  // Capitals for small letters, or the reverse, or a capital at the start.
  void letters(size_t a, size_t b) {
    const size_t how = below(3);
    for (size_t i = a; i < b; ++i) {
      const char c = s_[i];
      const bool starts = i == a || space(s_[i - 1]);
      if (how != 1 && c >= 'a' && c <= 'z' && (how == 0 || starts))
        s_[i] = static_cast<char>(c - 32);
      if (how == 1 && c >= 'A' && c <= 'Z') s_[i] = static_cast<char>(c + 32);
    }
  }

  // Another kind of one quotation mark, at its first place behind a random one.
  void other_marks() {
    const string_view from = pick(kMarks, random_);
    const size_t at = s_.find(from, below(s_.size() + 1));
    if (at != string::npos) s_.replace(at, from.size(), pick(kMarks, random_));
  }

  // Breaks the text into lines of one width, or joins its lines.
  void wrap() {
    if (below(2) == 0) {
      std::replace(s_.begin(), s_.end(), '\n', ' ');
      return;
    }
    const size_t width = 20 + below(80);
    size_t column = 0;
    for (char& c : s_) {
      ++column;
      if (c == ' ' && column > width) c = '\n';
      if (c == '\n') column = 0;
    }
  }

  void element() {
    static constexpr std::array<string_view, 14> kElements = {
        "p",  "h1",      "h2",  "blockquote", "q",          "b",     "a",
        "li", "article", "nav", "footer",     "figcaption", "table", "time"};
    const string name(kElements[below(kElements.size())]);
    const auto [begin, end] = line();
    s_.insert(end, "</" + name + ">");
    s_.insert(begin, "<" + name + ">");
  }

  string s_;
  bool html_;
  std::minstd_rand random_;
};

Mode mode_of(uint8_t byte) {
  return {(byte & 1) != 0, (byte & 2) != 0, (byte & 4) != 0};
}

int forced_mode() {
  const char* value = std::getenv("ONRECORD_FUZZ_MODE");
  return value == nullptr ? -1 : std::atoi(value) & 7;
}

std::array<unsigned long long, 4> executions;

void print_counts() {
  static constexpr std::array<const char*, 4> kNames4 = {"text, rules", "text, model",
                                                         "HTML, rules", "HTML, model"};
  for (size_t i = 0; i < kNames4.size(); ++i) {
    std::fprintf(stderr, "executions of %s: %llu\n", kNames4[i], executions[i]);
  }
}

}  // namespace

Input read_input(const uint8_t* data, size_t size) {
  static const int forced = forced_mode();
  if (size == 0) return {};
  const uint8_t byte = forced < 0 ? data[0] : static_cast<uint8_t>(forced);
  return {mode_of(byte), {reinterpret_cast<const char*>(data) + 1, size - 1}};
}

void count_execution(Mode mode) {
  static const bool registered = std::atexit(print_counts) == 0;
  if (registered)
    ++executions[static_cast<size_t>(mode.model) + 2 * static_cast<size_t>(mode.html)];
}

size_t mutate(uint8_t* data, size_t size, size_t max_size, unsigned seed) {
  std::minstd_rand random(seed);
  if (max_size < 2) return size;
  if (size == 0) data[size++] = '0';
  if (random() % 6 == 0) {
    size = 1 + LLVMFuzzerMutate(data + 1, size - 1, max_size - 1);
  } else {
    if (random() % 8 == 0) data[0] = static_cast<uint8_t>('0' + random() % 8);
    const string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const string changed =
        Mutation(text, mode_of(data[0]).html, static_cast<unsigned>(random())).run();
    size = 1 + std::min(changed.size(), max_size - 1);
    std::memcpy(data + 1, changed.data(), size - 1);
  }
  // Written so that the files of the corpus can be read.
  data[0] = static_cast<uint8_t>('0' + (data[0] & 7));
  return size;
}

size_t cross_over(string_view a, string_view b, uint8_t* out, size_t max_size, unsigned seed) {
  std::minstd_rand random(seed);
  const auto lines = [](string_view s) {
    std::vector<string_view> found;
    for (size_t at = 0; at < s.size();) {
      const size_t end = std::min(s.find('\n', at), s.size() - 1) + 1;
      found.push_back(s.substr(at, end - at));
      at = end;
    }
    return found;
  };
  if (a.empty() || b.empty() || max_size == 0) return 0;
  string mixed(1, a[0]);
  const auto x = lines(a.substr(1)), y = lines(b.substr(1));
  for (size_t i = 0; i < std::max(x.size(), y.size()) && mixed.size() < max_size; ++i) {
    if (i < x.size() && random() % 3 != 0) mixed += x[i];
    if (i < y.size() && random() % 3 != 0) mixed += y[i];
  }
  const size_t size = std::min(mixed.size(), max_size);
  std::memcpy(out, mixed.data(), size);
  return size;
}

}  // namespace onrecord::fuzz
