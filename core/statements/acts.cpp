#include "statements/acts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace onrecord {
namespace {

using std::string_view;

struct Row {
  Act act;
  string_view lemmas;  // separated by spaces
};

// By the verb alone; frame and negation are looked at first.
constexpr Row kRows[] = {
    {Act::denial, "deny dispute refute rebut reject disavow disclaim"},
    {Act::request,
     "ask urge request beg implore plead demand call appeal invite encourage exhort order "
     "instruct"},
    {Act::commitment, "promise pledge vow swear commit threaten guarantee offer plan intend"},
    {Act::decision, "decide announce rule order appoint name nominate approve endorse choose"},
    {Act::belief,
     "believe think know suspect assume expect doubt feel figure guess suppose consider see "
     "understand hope fear predict foresee anticipate"},
    {Act::attitude,
     "praise criticize criticise condemn blast slam hail laud applaud denounce attack mock "
     "ridicule welcome regret lament decry deplore like love hate admire support oppose back favor "
     "favour thank blame accuse want wish prefer tout"},
    {Act::question, "wonder question inquire enquire"},
};

bool lists(string_view words, string_view word) {
  for (size_t at = 0; at < words.size();) {
    size_t end = words.find(' ', at);
    if (end == string_view::npos) end = words.size();
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

constexpr std::array<string_view, 10> kAnswers = {"comment", "answer",  "respond",   "reply",
                                                  "address", "discuss", "elaborate", "say",
                                                  "return",  "provide"};

bool answers(string_view word) {
  return std::find(kAnswers.begin(), kAnswers.end(), word) != kAnswers.end();
}

}  // namespace

Act act_of(const Grammar& g, const Candidate& c) {
  if (c.block && g.at(c.content.back().last - 1) == "?") return Act::question;
  bool negated = false;
  string_view lemma;
  for (int i = c.cue.first; i < c.cue.last; ++i) {
    if (g.is(i, kNegation)) negated = true;
    if (g.tag(i).frames != 0) {
      // In “declined to say” the first verb decides.
      if (lemma.empty()) lemma = lemma_name(g.tag(i).lemma);
    }
  }
  if (lemma.empty() && !c.cue.empty() && g.at(c.cue.last - 1) == "expected") return Act::belief;
  const string_view next = c.content.empty() ? string_view{} : g.at(c.content.front().first);
  if (lemma == "decline" || lemma == "refuse") {
    const int from = c.cue.first;
    const int to = std::max(c.cue.last, c.content.empty() ? 0 : c.content.front().first + 2);
    for (int i = from; i < std::min(to, g.count()); ++i) {
      if (answers(g.at(i))) return Act::non_response;
    }
    return lemma == "refuse" ? Act::decision : Act::non_response;
  }
  if (negated && (answers(lemma) || lemma == "reach")) return Act::non_response;
  if (!negated && (next == "to" || next == "if" || next == "whether")) {
    if (lemma == "ask" && next != "to") return Act::question;
    if (lemma == "agree") return Act::commitment;
  }
  if (lemma == "ask" &&
      (c.quoted || next == "what" || next == "how" || next == "why" || next == "who")) {
    return Act::question;
  }
  // “called for”, “called on somebody to”; “called it a mistake” asks for nothing.
  if (lemma == "call" && g.at(c.cue.last - 1) != "for" && g.at(c.cue.last - 1) != "on" &&
      g.at(c.cue.last - 1) != "upon") {
    return Act::assertion;
  }
  // Nouns: “her belief that”, “his promise to”.
  if (lemma.empty()) {
    const string_view noun = g.at(c.cue.empty() ? 0 : c.cue.last - 1);
    if (noun == "belief" || noun == "view" || noun == "conviction" || noun == "expectation") {
      return Act::belief;
    }
    if (noun == "promise" || noun == "pledge" || noun == "vow" || noun == "plan" ||
        noun == "threat") {
      return Act::commitment;
    }
  }
  for (const Row& row : kRows) {
    if (!lists(row.lemmas, lemma)) continue;
    // Who does not think so believes something too; who did not promise has promised nothing.
    const bool stays = !negated || row.act == Act::belief || row.act == Act::attitude;
    return stays ? row.act : Act::assertion;
  }
  return Act::assertion;
}

}  // namespace onrecord
