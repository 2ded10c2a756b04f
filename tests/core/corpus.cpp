#include "corpus.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace onrecord::corpus {
namespace {

// The keys of facts, in the order in which facts_of gives them.
const std::vector<std::string> kFacts = {
    "headline", "author",  "published",  "updated",   "dateline", "credit", "standfirst",
    "caption",  "subhead", "blockquote", "furniture", "warning",  "body"};

bool is_rule(const std::string& line) {
  return line.size() >= 3 && line.find_first_not_of('=') == std::string::npos;
}

std::string trimmed(const std::string& text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// A field stands on one line, a text may not.
std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return trimmed(out);
}

constexpr std::string_view kShippedMark = "--- as shipped: ";
constexpr std::string_view kBeyondRules = "beyond the rules: ";
constexpr std::string_view kNoReason = "TODO: say why";

// The field of a statement by its key; null: there is no such field.
std::optional<std::string>* field_of(Expected* e, std::string_view key) {
  if (key == "source") return &e->source;
  if (key == "cue") return &e->cue;
  if (key == "content") return &e->content;
  if (key == "speaker") return &e->speaker;
  if (key == "type") return &e->type;
  return key == "affiliation" ? &e->affiliation : nullptr;
}

class Reader {
 public:
  Reader(std::string file, const std::string& contents) : file_(std::move(file)) {
    std::istringstream in(contents);
    for (std::string line; std::getline(in, line);) lines_.push_back(line);
  }

  std::vector<Case> read() {
    while (at_ < lines_.size()) {
      if (opens(at_)) {
        cases_.push_back(one());
      } else if (trimmed(lines_[at_]).empty()) {
        ++at_;
      } else {
        Case stray;
        stray.file = file_;
        stray.line = static_cast<int>(at_) + 1;
        stray.error = "a line outside of any case: " + lines_[at_++];
        cases_.push_back(stray);
      }
    }
    return std::move(cases_);
  }

 private:
  bool opens(size_t at) const {
    return at + 2 < lines_.size() && is_rule(lines_[at]) && is_rule(lines_[at + 2]);
  }
  bool goes_on() const { return at_ < lines_.size() && !opens(at_); }

  Case one() {
    Case out;
    out.file = file_;
    out.line = static_cast<int>(at_) + 2;
    out.name = trimmed(lines_[at_ + 1]);
    at_ += 3;
    while (goes_on() && lines_[at_] != "---") out.text += lines_[at_++] + "\n";
    if (!out.text.empty()) out.text.pop_back();
    if (!goes_on()) {
      out.error = "no --- after the text";
      return out;
    }
    ++at_;
    expectation(&out.expected, &out);
    if (goes_on()) {
      out.shipped_reason = trimmed(lines_[at_++].substr(kShippedMark.size()));
      if (out.shipped_reason.empty() || out.shipped_reason.starts_with(kNoReason.substr(0, 4)))
        out.error = "a section as shipped must give its reason";
      expectation(&out.shipped.emplace(), &out);
    }
    return out;
  }

  // Reads to the next section or case.
  void expectation(Expectation* e, Case* out) {
    e->first_line = static_cast<int>(at_);
    bool none = false;
    for (; goes_on() && !lines_[at_].starts_with(kShippedMark); ++at_) {
      const std::string line = trimmed(lines_[at_]);
      if (line.empty() || line.front() == '#') continue;
      if (line == "none")
        none = true;
      else if (line.starts_with("- "))
        statement(line.substr(2), e, out);
      else if (line.starts_with("claim: "))
        claim(trimmed(line.substr(7)), e);
      else if (line.starts_with(kBeyondRules) && !out->shipped && out->beyond_rules.empty())
        out->beyond_rules = trimmed(line.substr(kBeyondRules.size()));
      else if (!fact(line, e) && !field(line, e))
        out->error = "line " + std::to_string(at_ + 1) + " is not understood: " + line;
    }
    e->end_line = static_cast<int>(at_);
    // A case on facts may leave the statements out altogether.
    e->any_statements = !none && e->statements.empty() && !e->facts.empty();
    if (none ? !e->statements.empty() : e->statements.empty() && !e->any_statements)
      out->error = "either statements or none";
  }

  static void statement(const std::string& line, Expectation* e, Case* out) {
    Expected one;
    const size_t space = line.find(' ');
    one.form = line.substr(0, space);
    if (space != std::string::npos) one.act = trimmed(line.substr(space));
    static const std::vector<std::string> kForms = {"direct", "mixed", "indirect", "block"};
    static const std::vector<std::string> kActs = {
        "",           "assertion", "denial", "non-response", "request",
        "commitment", "decision",  "belief", "attitude",     "question"};
    if (std::find(kForms.begin(), kForms.end(), one.form) == kForms.end() ||
        std::find(kActs.begin(), kActs.end(), one.act) == kActs.end()) {
      out->error = "no such form or act: " + line;
    }
    e->statements.push_back(one);
  }

  static void claim(const std::string& value, Expectation* e) {
    if (!e->claims) e->claims.emplace();
    if (value != "none") e->claims->push_back(value);
  }

  static bool fact(const std::string& line, Expectation* e) {
    const size_t colon = line.find(": ");
    if (colon == std::string::npos) return false;
    const std::string key = line.substr(0, colon);
    if (std::find(kFacts.begin(), kFacts.end(), key) == kFacts.end()) return false;
    e->facts.push_back(key + ": " + one_line(line.substr(colon + 2)));
    return true;
  }

  static bool field(const std::string& line, Expectation* e) {
    const size_t colon = line.find(':');
    if (colon == std::string::npos || e->statements.empty()) return false;
    std::string value = one_line(line.substr(colon + 1));
    if (value.empty()) return false;
    if (value == "none") value.clear();
    std::optional<std::string>* place = field_of(&e->statements.back(), line.substr(0, colon));
    if (place == nullptr || *place) return false;
    *place = value;
    return true;
  }

  std::string file_;
  std::vector<std::string> lines_;
  std::vector<Case> cases_;
  size_t at_ = 0;
};

std::string speaker_of(const Inspection& found, size_t statement) {
  const uint32_t index = found.statements[statement].speaker;
  return index == kNoSpeaker ? std::string() : found.speakers[index].name;
}

std::string type_of(const Inspection& found, size_t statement) {
  const uint32_t index = found.statements[statement].speaker;
  return index == kNoSpeaker ? std::string() : speaker_type_name(found.speakers[index].type);
}

std::string affiliation_of(const Inspection& found, size_t statement) {
  const uint32_t index = found.statements[statement].speaker;
  if (index == kNoSpeaker) return {};
  const uint32_t to = found.speakers[index].affiliation;
  return to == kNoSpeaker ? std::string() : found.speakers[to].name;
}

std::vector<std::string> claims_of(const Inspection& found) {
  std::vector<std::string> out;
  for (const Claim& c : found.claims) {
    std::string one;
    for (const std::string& reason : c.reasons) {
      if (!one.empty()) one += ' ';
      one += reason;
    }
    if (c.statement != kNoStatement) one += " in " + std::to_string(c.statement + 1);
    out.push_back(one);
  }
  return out;
}

// All that the article's stage found, as facts of a case; of the body only where it begins.
std::vector<std::string> facts_of(const Inspection& found) {
  const Article& a = found.article;
  std::vector<std::string> out;
  const auto add = [&](const char* key, const std::string& value) {
    out.push_back(std::string(key) + ": " + (value.empty() ? "none" : one_line(value)));
  };
  const auto time = [&](const char* key, const TimeStamp& t) {
    const bool unresolved = t && t.iso.empty();
    add(key, unresolved ? "unresolved" : t.iso);
  };
  add("headline", a.headline_text.empty() ? joined_text(found.text, a.headline) : a.headline_text);
  for (const Author& one : a.authors) {
    add("author", one.name + (one.handle.empty() ? "" : " @" + one.handle));
  }
  if (a.authors.empty()) add("author", "");
  time("published", a.published);
  time("updated", a.updated);
  add("dateline", a.dateline.place);
  for (const Credit& c : a.credits) add("credit", c.role + ", " + joined_text(found.text, c.spans));
  if (a.credits.empty()) add("credit", "");
  for (const Role role :
       {Role::standfirst, Role::caption, Role::subhead, Role::blockquote, Role::furniture}) {
    const size_t before = out.size();
    for (const Paragraph& p : a.paragraphs) {
      if (p.role == role) add(role_name(role).data(), std::string(found.text[p.span]));
    }
    if (out.size() == before) add(role_name(role).data(), "");
  }
  for (const Warning& w : a.warnings) add("warning", w.kind);
  if (a.warnings.empty()) add("warning", "");
  const auto body = std::find_if(a.paragraphs.begin(), a.paragraphs.end(),
                                 [](const Paragraph& p) { return p.role == Role::body; });
  std::string begins;
  if (body != a.paragraphs.end()) begins = std::string(found.text[body->span]).substr(0, 24);
  add("body", begins);
  return out;
}

std::string key_of(const std::string& fact) {
  return fact.substr(0, fact.find(": "));
}

// Those of `all` whose key is among the keys of `wanted`.
std::vector<std::string> with_keys_of(const std::vector<std::string>& wanted,
                                      const std::vector<std::string>& all) {
  std::vector<std::string> out;
  for (const std::string& fact : all) {
    const bool asked = std::any_of(wanted.begin(), wanted.end(),
                                   [&](const std::string& w) { return key_of(w) == key_of(fact); });
    if (asked) out.push_back(fact);
  }
  return out;
}

bool same_facts(const std::vector<std::string>& wanted, std::vector<std::string> found) {
  // Of the body a case gives as much as it likes.
  for (const std::string& w : wanted) {
    for (std::string& f : found) {
      if (key_of(w) == "body" && key_of(f) == "body" && f.rfind(w, 0) == 0) f = w;
    }
  }
  std::vector<std::string> sorted = wanted;
  found = with_keys_of(wanted, found);
  std::stable_sort(sorted.begin(), sorted.end());
  std::stable_sort(found.begin(), found.end());
  return sorted == found;
}

std::string fact_lines(const std::vector<std::string>& facts) {
  std::string out;
  for (const std::string& f : facts) out += f + "\n";
  return out;
}

std::string as_lines(const std::vector<std::string>& claims) {
  std::string out;
  for (const std::string& c : claims) out += "claim: " + c + "\n";
  return claims.empty() ? "claim: none\n" : out;
}

bool same(const std::optional<std::string>& expected, const std::string& found) {
  return !expected || *expected == one_line(found);
}

// Without the mark that closes a part, unless the part is nothing else.
std::string without(char mark, const std::string& text) {
  return text.size() > 1 && text.back() == mark ? text.substr(0, text.size() - 1) : text;
}

bool same_but_for(char mark, std::optional<std::string> expected, const std::string& found) {
  if (expected) expected = without(mark, *expected);
  return same(expected, without(mark, one_line(found)));
}

// Statement `index` with all of its fields.
Expected as_found(const Inspection& found, size_t index) {
  const Statement& s = found.statements[index];
  return {form_name(s.form),
          act_name(s.act),
          joined_text(found.text, s.source),
          joined_text(found.text, s.cue),
          joined_text(found.text, s.content),
          speaker_of(found, index),
          type_of(found, index),
          affiliation_of(found, index)};
}

bool same(const Expected& e, const Expected& found) {
  return e.form == found.form && (e.act.empty() || e.act == found.act) &&
         same_but_for(',', e.source, *found.source) && same_but_for(':', e.cue, *found.cue) &&
         same(e.content, *found.content) && same(e.speaker, *found.speaker) &&
         same(e.type, *found.type) && same(e.affiliation, *found.affiliation);
}

void put(std::string* out, const char* key, const std::string& value) {
  *out += std::string("  ") + key + ": " + (value.empty() ? "none" : one_line(value)) + "\n";
}

std::string as_case(const std::vector<Expected>& expected) {
  std::string out;
  for (const Expected& e : expected) {
    out += "- " + e.form + (e.act.empty() ? "" : " " + e.act) + "\n";
    if (e.source) put(&out, "source", *e.source);
    if (e.cue) put(&out, "cue", *e.cue);
    if (e.content) put(&out, "content", *e.content);
    if (e.speaker) put(&out, "speaker", *e.speaker);
    if (e.type) put(&out, "type", *e.type);
    if (e.affiliation) put(&out, "affiliation", *e.affiliation);
  }
  return out.empty() ? "none\n" : out;
}

// Rewrites the lines of one expectation (Expectation::first_line to end_line).
class Rewriter {
 public:
  Rewriter(const Expectation& e, const Inspection& found) : e_(e), found_(found) {
    for (size_t i = 0; i < found.statements.size(); ++i) all_.push_back(as_found(found, i));
  }

  std::vector<std::string> rewrite(const std::vector<std::string>& lines) {
    match();
    for (const std::string& line : lines) {
      const std::string plain = trimmed(line);
      const size_t colon = plain.find(": ");
      const std::string key = plain.substr(0, colon);
      if (plain.starts_with("- ") || plain == "none") {
        opens(line, plain);
      } else if (plain.empty() || plain.front() == '#' || colon == std::string::npos) {
        out_.push_back(line);
      } else if (key == "claim") {
        values(line, key, e_.claims != claims_of(found_), claims_of(found_));
      } else if (std::find(kFacts.begin(), kFacts.end(), key) != kFacts.end()) {
        fact(line, key);
      } else if (Expected copy; field_of(&copy, key) != nullptr) {
        field(line, key);
      } else {
        out_.push_back(line);
      }
    }
    // Statements behind the last one that was listed stand before the blank lines at the end.
    size_t end = out_.size();
    while (end > 0 && trimmed(out_[end - 1]).empty()) --end;
    std::vector<std::string> tail(out_.begin() + static_cast<std::ptrdiff_t>(end), out_.end());
    out_.resize(end);
    if (!e_.any_statements) insert_to(all_.size());
    out_.insert(out_.end(), tail.begin(), tail.end());
    return std::move(out_);
  }

 private:
  // Pairs the listed statements with the found ones in order: equal ones first (the longest common
  // subsequence), then those between two pairs one by one.
  void match() {
    const size_t n = e_.statements.size();
    const size_t m = all_.size();
    std::vector<std::vector<int>> best(n + 1, std::vector<int>(m + 1, 0));
    for (size_t i = n; i-- > 0;) {
      for (size_t k = m; k-- > 0;) {
        best[i][k] = same(e_.statements[i], all_[k]) ? best[i + 1][k + 1] + 1
                                                     : std::max(best[i + 1][k], best[i][k + 1]);
      }
    }
    pair_of_.assign(n, m);
    size_t i = 0;
    for (size_t k = 0; i < n && k < m;) {
      const bool equal = same(e_.statements[i], all_[k]);
      if (equal || (best[i][k] == best[i + 1][k] && best[i][k] == best[i][k + 1])) {
        pair_of_[i++] = k++;
      } else if (best[i + 1][k] >= best[i][k + 1]) {
        ++i;
      } else {
        ++k;
      }
    }
  }

  void insert_to(size_t end) {
    for (; next_ < end; ++next_) {
      const Expected& f = all_[next_];
      const std::string text =
          as_case({Expected{f.form, f.act, f.source, f.cue, f.content, {}, {}, {}}});
      std::istringstream in(text);
      for (std::string line; std::getline(in, line);) out_.push_back(line);
    }
  }

  // A line “- form act” or “none”.
  void opens(const std::string& line, const std::string& plain) {
    if (plain == "none") {
      if (all_.empty()) out_.push_back(line);
      insert_to(all_.size());
      return;
    }
    const size_t index = ++listed_ - 1;
    kept_ = pair_of_[index] < all_.size();
    if (!kept_) {
      if (all_.empty() && index == 0) out_.push_back("none");
      return;
    }
    insert_to(pair_of_[index]);
    ++next_;
    const Expected& old = e_.statements[index];
    const Expected& now = all_[pair_of_[index]];
    const bool changed = old.form != now.form || (!old.act.empty() && old.act != now.act);
    out_.push_back(changed ? "- " + now.form + (old.act.empty() ? "" : " " + now.act) : line);
  }

  void field(const std::string& line, const std::string& key) {
    if (!kept_ || listed_ == 0) return;
    Expected old = e_.statements[listed_ - 1];
    Expected now = all_[pair_of_[listed_ - 1]];
    Expected only_old{now.form, {}, {}, {}, {}, {}, {}, {}};
    *field_of(&only_old, key) = *field_of(&old, key);
    if (same(only_old, now)) {
      out_.push_back(line);
      return;
    }
    const std::string& value = **field_of(&now, key);
    out_.push_back(line.substr(0, line.find_first_not_of(" \t")) + key + ": " +
                   (value.empty() ? "none" : one_line(value)));
  }

  void fact(const std::string& line, const std::string& key) {
    std::vector<std::string> listed, now;
    for (const std::string& f : e_.facts) {
      if (key_of(f) == key) listed.push_back(f);
    }
    const bool differs = !same_facts(listed, facts_of(found_));
    for (const std::string& f : with_keys_of(listed, facts_of(found_))) {
      now.push_back(f.substr(key.size() + 2));
    }
    values(line, key, differs, now);
  }

  // All lines of a key that differs stand where the first one stood.
  void values(const std::string& line, const std::string& key, bool differs,
              const std::vector<std::string>& now) {
    if (!differs) {
      out_.push_back(line);
      return;
    }
    if (std::find(written_.begin(), written_.end(), key) != written_.end()) return;
    written_.push_back(key);
    if (now.empty()) out_.push_back(key + ": none");
    for (const std::string& value : now) out_.push_back(std::string(key).append(": ") + value);
  }

  const Expectation& e_;
  const Inspection& found_;
  std::vector<Expected> all_;         // found
  std::vector<size_t> pair_of_;       // for each listed statement its place in all_, or its size
  std::vector<std::string> written_;  // keys
  std::vector<std::string> out_;
  size_t listed_ = 0, next_ = 0;  // statements read so far; the next of all_ to write
  bool kept_ = false;             // whether the statement being read is still found
};

bool matches(const Expectation& e, const Inspection& found) {
  bool good = e.any_statements || e.statements.size() == found.statements.size();
  for (size_t i = 0; good && i < e.statements.size(); ++i) {
    good = same(e.statements[i], as_found(found, i));
  }
  return good && (!e.claims || *e.claims == claims_of(found)) &&
         same_facts(e.facts, facts_of(found));
}

}  // namespace

const char* run_name(Run run) {
  return run == Run::rules ? "by the rules" : "as shipped";
}

std::string as_case(const Inspection& found) {
  std::vector<Expected> all;
  for (size_t i = 0; i < found.statements.size(); ++i) all.push_back(as_found(found, i));
  return as_case(all) + as_lines(claims_of(found));
}

std::vector<Case> read_cases(const std::string& file, const std::string& contents) {
  return Reader(file, contents).read();
}

std::vector<std::string> files_of(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".txt")
      files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string contents_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Case> read_folder(const std::string& folder) {
  std::vector<Case> out;
  for (const std::string& path : files_of(folder)) {
    const std::string name = std::filesystem::path(path).filename().string();
    for (Case& one : read_cases(name, contents_of(path))) out.push_back(std::move(one));
  }
  return out;
}

std::string differences(const Case& one, const Inspection& found, Run run) {
  if (!one.error.empty()) return one.error;
  const Expectation& e = run == Run::shipped && one.shipped ? *one.shipped : one.expected;
  if (matches(e, found)) return {};
  return std::string(run_name(run)) + "\nexpected\n" + fact_lines(e.facts) + as_case(e.statements) +
         (e.claims ? as_lines(*e.claims) : "") + "found\n" +
         fact_lines(with_keys_of(e.facts, facts_of(found))) + as_case(found);
}

std::string failure(const Case& one, const Inspection& rules, const Inspection& shipped) {
  std::string out = differences(one, shipped, Run::shipped);
  const std::string by_rules = differences(one, rules, Run::rules);
  if (one.beyond_rules.empty()) {
    out += by_rules;
  } else if (by_rules.empty()) {
    out += "the rules pass this case: take its line “beyond the rules” out\n";
  }
  if (one.shipped && matches(one.expected, shipped))
    out += "both runs give the same: take the section “as shipped” out\n";
  return out;
}

std::string updated(const std::string& contents, const Inspect& inspect) {
  std::vector<std::string> lines;
  std::istringstream in(contents);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  const auto part = [&](int first, int end) {
    return std::vector<std::string>(lines.begin() + first, lines.begin() + end);
  };
  std::vector<std::string> out;
  int done = 0;
  const auto put_all = [&](const std::vector<std::string>& all) {
    out.insert(out.end(), all.begin(), all.end());
  };
  for (const Case& one : read_cases({}, contents)) {
    const Expectation& e = one.expected;
    if (e.end_line == 0) continue;  // not well formed
    const Inspection rules = inspect(one.text, Run::rules);
    const Inspection shipped = inspect(one.text, Run::shipped);
    put_all(part(done, e.first_line));
    std::vector<std::string> body = part(e.first_line, e.end_line);
    const bool beyond = !one.beyond_rules.empty() && !matches(e, rules);
    // The expectation is that of the rules, or of the run as shipped where the rules may fail.
    const Inspection& leading = beyond ? shipped : rules;
    if (!matches(e, leading)) body = Rewriter(e, leading).rewrite(body);
    if (!one.beyond_rules.empty() && !beyond) {
      std::erase_if(body, [](const std::string& l) { return l.starts_with(kBeyondRules); });
    }
    put_all(body);
    done = one.shipped ? one.shipped->end_line : e.end_line;
    Case now;
    for (const std::string& line : body) now.text += line + "\n";
    const std::string head = "===\nx\n===\n---\n";
    const Expectation leads = read_cases({}, head + now.text).front().expected;
    if (matches(leads, shipped)) continue;
    if (one.shipped) {
      out.push_back(lines[static_cast<size_t>(one.shipped->first_line) - 1]);
      std::vector<std::string> section = part(one.shipped->first_line, one.shipped->end_line);
      if (!matches(*one.shipped, shipped))
        section = Rewriter(*one.shipped, shipped).rewrite(section);
      put_all(section);
    } else {
      size_t end = out.size();
      while (end > 0 && trimmed(out[end - 1]).empty()) --end;
      std::vector<std::string> section = Rewriter(leads, shipped).rewrite(body);
      section.insert(section.begin(), std::string(kShippedMark).append(kNoReason));
      out.insert(out.begin() + static_cast<std::ptrdiff_t>(end), section.begin(), section.end());
      while (out.size() > 1 && trimmed(out.back()).empty() && trimmed(out[out.size() - 2]).empty())
        out.pop_back();
    }
  }
  put_all(part(done, static_cast<int>(lines.size())));
  std::string text;
  for (const std::string& line : out) text += line + "\n";
  if (!contents.empty() && contents.back() != '\n' && !text.empty()) text.pop_back();
  return text;
}

}  // namespace onrecord::corpus
