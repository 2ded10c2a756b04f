#include "corpus.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace onrecord::corpus {
namespace {

// In the order in which they are given.
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

  Case one() {
    Case out;
    out.file = file_;
    out.line = static_cast<int>(at_) + 2;
    out.name = trimmed(lines_[at_ + 1]);
    at_ += 3;
    while (at_ < lines_.size() && lines_[at_] != "---" && !opens(at_)) {
      out.text += lines_[at_++] + "\n";
    }
    if (!out.text.empty()) out.text.pop_back();
    if (at_ == lines_.size() || lines_[at_] != "---") {
      out.error = "no --- after the text";
      return out;
    }
    ++at_;
    bool none = false;
    for (; at_ < lines_.size() && !opens(at_); ++at_) {
      const std::string line = trimmed(lines_[at_]);
      if (line.empty()) continue;
      if (line == "none")
        none = true;
      else if (line.rfind("- ", 0) == 0)
        statement(line.substr(2), &out);
      else if (line.rfind("claim: ", 0) == 0)
        claim(trimmed(line.substr(7)), &out);
      else if (fact(line, &out))
        ;
      else if (!field(line, &out))
        out.error = "line " + std::to_string(at_ + 1) + " is not understood: " + line;
    }
    // A case on facts may leave the statements out altogether.
    out.any_statements = !none && out.expected.empty() && !out.facts.empty();
    if (none ? !out.expected.empty() : out.expected.empty() && !out.any_statements)
      out.error = "either statements or none";
    return out;
  }

  static void statement(const std::string& line, Case* out) {
    Expected e;
    const size_t space = line.find(' ');
    e.form = line.substr(0, space);
    if (space != std::string::npos) e.act = trimmed(line.substr(space));
    static const std::vector<std::string> kForms = {"direct", "mixed", "indirect", "block"};
    static const std::vector<std::string> kActs = {
        "",           "assertion", "denial", "non-response", "request",
        "commitment", "decision",  "belief", "attitude",     "question"};
    if (std::find(kForms.begin(), kForms.end(), e.form) == kForms.end() ||
        std::find(kActs.begin(), kActs.end(), e.act) == kActs.end()) {
      out->error = "no such form or act: " + line;
    }
    out->expected.push_back(e);
  }

  static void claim(const std::string& value, Case* out) {
    if (!out->claims) out->claims.emplace();
    if (value != "none") out->claims->push_back(value);
  }

  static bool fact(const std::string& line, Case* out) {
    const size_t colon = line.find(": ");
    if (colon == std::string::npos) return false;
    const std::string key = line.substr(0, colon);
    if (std::find(kFacts.begin(), kFacts.end(), key) == kFacts.end()) return false;
    out->facts.push_back(key + ": " + one_line(line.substr(colon + 2)));
    return true;
  }

  static bool field(const std::string& line, Case* out) {
    const size_t colon = line.find(':');
    if (colon == std::string::npos || out->expected.empty()) return false;
    const std::string key = line.substr(0, colon);
    std::string value = one_line(line.substr(colon + 1));
    if (value.empty()) return false;
    if (value == "none") value.clear();
    Expected& e = out->expected.back();
    for (const auto& [name, place] :
         {std::pair{"source", &e.source}, std::pair{"cue", &e.cue},
          std::pair{"content", &e.content}, std::pair{"speaker", &e.speaker},
          std::pair{"type", &e.type}, std::pair{"affiliation", &e.affiliation}}) {
      if (key != name) continue;
      if (*place) return false;
      *place = value;
      return true;
    }
    return false;
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
      if (p.role == role) add(role_name(role), std::string(found.text[p.span]));
    }
    if (out.size() == before) add(role_name(role), "");
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

bool same(const Expected& e, const Inspection& found, size_t index) {
  const Statement& s = found.statements[index];
  return e.form == form_name(s.form) && (e.act.empty() || e.act == act_name(s.act)) &&
         same_but_for(',', e.source, joined_text(found.text, s.source)) &&
         same_but_for(':', e.cue, joined_text(found.text, s.cue)) &&
         same(e.content, joined_text(found.text, s.content)) &&
         same(e.speaker, speaker_of(found, index)) && same(e.type, type_of(found, index)) &&
         same(e.affiliation, affiliation_of(found, index));
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

}  // namespace

std::string as_case(const Inspection& found) {
  std::vector<Expected> all;
  for (size_t i = 0; i < found.statements.size(); ++i) {
    const Statement& s = found.statements[i];
    all.push_back({form_name(s.form), act_name(s.act), joined_text(found.text, s.source),
                   joined_text(found.text, s.cue), joined_text(found.text, s.content),
                   speaker_of(found, i), type_of(found, i), affiliation_of(found, i)});
  }
  return as_case(all) + as_lines(claims_of(found));
}

std::vector<Case> read_cases(const std::string& file, const std::string& contents) {
  return Reader(file, contents).read();
}

std::vector<Case> read_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".txt")
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Case> out;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string contents{std::istreambuf_iterator<char>(in), {}};
    for (Case& one : read_cases(file.filename().string(), contents)) out.push_back(std::move(one));
  }
  return out;
}

std::string differences(const Case& one, const Inspection& found) {
  if (!one.error.empty()) return one.error;
  bool good = one.any_statements || one.expected.size() == found.statements.size();
  for (size_t i = 0; good && i < one.expected.size(); ++i) good = same(one.expected[i], found, i);
  good = good && (!one.claims || *one.claims == claims_of(found));
  good = good && same_facts(one.facts, facts_of(found));
  if (good) return {};
  return "expected\n" + fact_lines(one.facts) + as_case(one.expected) +
         (one.claims ? as_lines(*one.claims) : "") + "found\n" +
         fact_lines(with_keys_of(one.facts, facts_of(found))) + as_case(found);
}

}  // namespace onrecord::corpus
