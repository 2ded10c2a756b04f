// Attributions without a reporting verb:
//
//     The bridge is safe, according to Ruiz.         find_according_to
//     Her claim that the bridge is safe …            find_noun_cues
//     The crowd broke into chants of “Lock it!”      find_noun_cues
//     Harbour master Ruiz: “The bridge is safe.”     find_colon_lines
#include <algorithm>
#include <iterator>

#include "statements/rules/blocks.hpp"

namespace onrecord {
namespace {

using std::string_view;

Range sentence_of(const Grammar& g, int i) {
  const Sentence& s = g.sentence(i);
  return {static_cast<int>(s.first), static_cast<int>(s.last)};
}

void add(const Grammar& g, Candidate k, std::vector<Candidate>* out) {
  std::vector<Range> kept;
  for (const Range r : k.content) {
    const Range t = g.trimmed(r);
    if (!t.empty()) kept.push_back(t);
  }
  if (kept.empty()) return;
  k.content = std::move(kept);
  out->push_back(std::move(k));
}

// Returns the end of the source of “according to” that begins with word `first`: the comma behind
// it, or the end of sentence `s`. `leads`: the sentence begins with “According to”.
int according_source_end(const Grammar& g, int first, Range s, bool leads) {
  int i = first;
  while (i < s.last && i - first < 40) {
    if (g.punct(i) && !g.quoted(i)) {
      if (g.comma(i)) {
        const int behind = g.participle_end(i, s.last);
        if (behind > i) return behind;
        // An appositive's comma: “Ana Ruiz, a doctor, …”
        const bool describes = i + 1 < s.last && g.is(i + 1, kDeterminer | kPossessive) && !leads;
        if (!describes) return i;
      } else if (g.at(i) != "(" && g.at(i) != ")" && g.at(i) != "/" && g.at(i) != "&" &&
                 g.at(i) != "'" && g.at(i) != "’") {
        return i;
      }
    }
    ++i;
  }
  return i;
}

// Whether r has a word that only stands in clauses: a finite verb or a listed verb's form.
bool has_verb(const Grammar& g, Range r) {
  for (int i = r.first; i < r.last; ++i) {
    if (g.is(i, kAuxiliary | kCommonVerb) || g.tag(i).forms != 0) return true;
    if (g.low(i) && g.language.grammar.participle_ending.has_ending_of(g.at(i))) return true;
  }
  return false;
}

// Whether the words before a colon are names only, with what joins names: “Ruiz of Alder”.
bool names_only(const Grammar& g, Range r) {
  bool name = false;
  for (int i = r.first; i < r.last; ++i) {
    const bool capital = g.word(i).shape == Shape::title || g.word(i).shape == Shape::upper ||
                         g.word(i).shape == Shape::mixed;
    if (capital && !g.is(i, kTime)) {
      name = true;
      continue;
    }
    if (g.at(i) == "." || g.at(i) == "," || g.at(i) == "-" || g.at(i) == "(" || g.at(i) == ")")
      continue;
    if (g.is(i, kDeterminer) || g.language.statements.label_word.has(g.at(i)) || g.at(i) == "&") {
      continue;
    }
    return false;
  }
  return name;
}

// Appends quotations behind a noun: “chants of ‘…’”, “her slogan, ‘…’”.
void find_chants(const Grammar& g, Range p, std::vector<Candidate>* out) {
  const StatementsWords& words = g.language.statements;
  for (int i = p.first; i + 2 < p.last; ++i) {
    if (g.quoted(i) || !g.low(i)) continue;
    if (!words.quoted_noun.has(g.at(i))) continue;
    int q = i + 1;
    if (words.part_of.has(g.at(q)) || g.at(q) == "," || g.at(q) == ":" || g.is(q, kBe)) ++q;
    if (q >= p.last || !g.is(q, kQuoteMark)) continue;
    const Quotation* quote = g.quotation(q);
    if (quote == nullptr || quote->outer.begin != g.word(q).span.begin) continue;
    Candidate k;
    if (i > p.first && g.is(i - 1, kPossessive)) k.source = {i - 1, i};
    k.cue = {i, g.is(q - 1, kBe) || words.part_of.has(g.at(q - 1)) ? q : i + 1};
    k.content = {g.words_in(quote->outer)};
    k.quoted = true;
    k.confidence = 0.6F;
    add(g, std::move(k), out);
  }
}

}  // namespace

void find_according_to(const Grammar& g, Range paragraph, std::vector<Candidate>* out) {
  const StatementsWords& words = g.language.statements;
  for (int i = paragraph.first; i + 2 < paragraph.last; ++i) {
    if (g.quoted(i) || !words.according.has(g.at(i))) continue;
    if (!words.according_to.has(g.at(i + 1))) continue;
    const Range s = sentence_of(g, i);
    // “But according to …”
    const bool leads = i == s.first || (i == s.first + 1 && g.is(s.first, kCoordinator));
    Candidate k;
    k.cue = {i, i + 2};
    const int end = according_source_end(g, i + 2, s, leads);
    k.source = g.trimmed({i + 2, end});
    if (k.source.empty()) continue;
    k.confidence = 0.85F;
    if (leads) {
      if (end < s.last) k.content = {{end, g.clause_end(end + 1, s.last)}};
      // The phrase has no other use than to attribute the clause behind it to a name.
      if (g.comma(end) && g.is(k.source.last - 1, kName) && !k.content.empty() &&
          has_verb(g, k.content[0])) {
        k.certainty = Certainty::sure;
      }
    } else {
      const int before = g.comma(i - 1) ? i - 1 : i;
      k.content = {{s.first, before}};
      if (end + 1 < s.last && g.comma(end) && !g.is(end + 1, kRelative) && g.comma(i - 1)) {
        k.content.push_back({end + 1, g.clause_end(end + 1, s.last)});
        // “The ferry, according to the master, sank”: the subject needs the verb behind the source.
        if (!has_verb(g, k.content[0])) k.certainty = Certainty::exact;
      }
    }
    add(g, std::move(k), out);
  }
}

void find_noun_cues(const Grammar& g, Range paragraph, std::vector<Candidate>* out) {
  find_chants(g, paragraph, out);
  for (int i = paragraph.first; i + 2 < paragraph.last; ++i) {
    if (g.quoted(i) || !g.is(i, kNounCue)) continue;
    const int next = i + 1;
    const bool that = g.low(next) && g.is(next, kThat);
    const bool to = g.is(next, kTo) && g.low(i + 2) && !g.is(i + 2, kDeterminer | kPossessive);
    if (!that && !to) continue;
    const Range s = sentence_of(g, i);
    if (next >= s.last) continue;
    // “that” after a noun may be a relative pronoun: then a verb follows at once.
    if (that && (g.is(i + 2, kAuxiliary) || g.tag(i + 2).forms != 0)) continue;
    int first = i;
    while (first > s.first && g.low(first - 1) && !g.is(first - 1, kClosed) && i - first < 2)
      --first;
    Candidate k;
    k.cue = {first, i + 1};
    if (first > s.first) {
      const int p = first - 1;
      if (g.is(p, kPossessive))
        k.source = {p, p + 1};
      else if (possessive(g.at(p))) {
        k.source = g.phrase_before(p, s.first);
        for (int b = k.source.first; b < p; ++b) {
          // “shrugged at the union’s claim”: only what the possessive hangs on.
          if (g.is(b, kPreposition) && !g.language.statements.part_of.has(g.at(b)))
            k.source.first = b + 1;
        }
        if (!k.source.empty()) k.source.last = p + 1;
      }
    }
    if (k.source.empty()) continue;
    k.content = {{next, g.clause_end(next, s.last)}};
    k.confidence = 0.6F;
    add(g, std::move(k), out);
  }
}

void find_colon_lines(const Grammar& g, Range p, bool headline, std::vector<Candidate>* out) {
  // “… pollster Ana Ruiz: ‘…’”
  for (int i = p.first + 1; i + 1 < p.last; ++i) {
    if (g.at(i) != ":" || g.quoted(i) || !g.is(i + 1, kQuoteMark)) continue;
    const Quotation* q = g.quotation(i + 1);
    if (q == nullptr || q->outer.begin != g.word(i + 1).span.begin) continue;
    Candidate k;
    k.source = g.phrase_before(i, sentence_of(g, i).first);
    if (k.source.empty()) continue;
    k.cue = {i, i + 1};
    k.content = {g.words_in(q->outer)};
    k.quoted = true;
    k.confidence = g.is(k.source.last - 1, kName) ? 0.7F : 0.5F;
    add(g, std::move(k), out);
  }
  find_signed_quotation(g, p, out);
  constexpr int kLongestName = 9;
  if (p.first < p.last && g.language.grammar.salutation.has(g.at(p.first))) return;
  for (int i = p.first + 1; i < p.last && i - p.first <= kLongestName; ++i) {
    if (g.quoted(i)) return;
    if (g.at(i) != ":") continue;
    const Range name{p.first, i};
    if (!names_only(g, name) || i + 1 >= p.last || !g.word(i + 1).space_before) return;
    Candidate k;
    k.source = name;
    k.cue = {i, i + 1};
    k.content = {{i + 1, p.last}};
    // A headline's colon introduces words or a topic; a body's stands in a transcript.
    bool verb = g.is(i + 1, kQuoteMark);
    for (int v = i + 1; v < p.last && !verb; ++v) {
      verb = g.is(v, kAuxiliary | kCommonVerb | kSubject) || g.tag(v).forms != 0;
    }
    if (!verb) return;
    k.quoted = g.is(i + 1, kQuoteMark);
    // “Correction:”, “Note:”, “Iowa:”: in a body single words are seldom a speaker.
    if (!headline && !k.quoted && name.size() < 2) return;
    k.confidence = headline ? 0.7F : 0.6F;
    add(g, std::move(k), out);
    return;
  }
}

}  // namespace onrecord
