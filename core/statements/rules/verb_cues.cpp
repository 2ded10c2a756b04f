// Attributions by a reporting verb:
//
//     Ruiz said that the bridge is safe.             content behind the verb: content_right
//     “It is safe,” Ruiz said, “and open.”           content before, or around it: after
//     “It is safe,” said Ruiz.                       inverted: after
//     It was closed, which Ruiz said was a mistake.  which_clause
//     …, adding that the bridge is safe.             participle
//     Ruiz declined to comment.                      non-response: reply
//
// Which of these a verb allows are its frames in core/languages/en/grammar/verbs.tsv.
#include <algorithm>
#include <array>

#include "statements/candidate.hpp"
#include "statements/rules/sentence_view.hpp"

namespace onrecord {
namespace {

using std::string_view;

class VerbRule : SentenceView {
 public:
  VerbRule(const Grammar& g, Range sentence, std::vector<Candidate>* out)
      : SentenceView(g, sentence), out_(out) {}

  void run() {
    for (int v = s_.first; v < s_.last; ++v) {
      if (g_.quoted(v)) continue;
      if (g_.finite_verb(v, s_.first)) {
        verb(v);
      } else if (tag(v).frames == 0 && unlisted(v)) {
        finite(v, g_.group_begin(v, s_.first), kFrameQuote | kFrameEnd | kFrameComma,
               kPast | kThird);
      }
    }
  }

 private:
  // Whether verb v is that of “as she put it, ‘…’”.
  bool puts_it(int v) const {
    return words_.puts.has(at(v)) && in(v + 1) && words_.puts_object.has(at(v + 1));
  }

  // Whether word v, which is in no table, stands where a reporting verb does: right before the
  // comma or colon of a quotation, or behind a quotation and a short subject.
  bool unlisted(int v) const {
    if (!g_.low(v) || g_.is(v, kClosed | kAdverb | kTime) || v == s_.first) return false;
    const string_view w = at(v);
    if (puts_it(v)) return true;
    if (w.size() < 4 || !words_.verb_ending.has_ending_of(w) ||
        words_.no_verb_ending.has_ending_of(w)) {
      return false;
    }
    // “…!” beamed Ana Ruiz
    if (closes_quote(v - 1) && in(v + 1) && g_.is(v + 1, kName)) return true;
    int n = v + 1;
    if (in(n) && g_.is(n, kObject) && !g_.is(n, kPossessive)) ++n;  // “scolded him: ‘…’”
    if (n + 1 < g_.count() && (g_.comma(n) || at(n) == ":") && quote_at(n + 1)) return true;
    const bool ends = !in(n) || g_.punct(n);
    if (!ends) return false;
    for (int i = v - 1; i >= s_.first - 1 && i >= 0 && v - i < 6; --i) {
      if (closes_quote(i)) return true;
      if (g_.punct(i)) return false;
    }
    return false;
  }

  void verb(int v) {
    const WordTag& t = tag(v);
    const int begin = g_.group_begin(v, s_.first);
    bool be = false;
    bool have = false;
    bool modal = false;
    for (int i = begin; i < v; ++i) {
      be = be || g_.is(i, kBe);
      have = have || g_.is(i, kHave);
      modal = modal || g_.is(i, kModal | kDo);
    }
    const bool ing = (t.forms & kIng) != 0;
    if (ing && !be) return participle(v, begin);
    if (be && !ing) return;  // passive: the subject is not who speaks
    if ((t.forms & (kPast | kThird)) == 0 && !have && !modal && !ing && !plain_present(begin))
      return;
    if (t.forms == kParticiple && !have) return;
    finite(v, begin, t.frames, t.forms);
  }

  // Whether a base form whose verb group begins at `begin` can be finite: “they say”, “critics
  // say”. It needs a plural or a pronoun before it.
  bool plain_present(int begin) const {
    if (!in(begin - 1)) return false;
    const int p = begin - 1;
    if (g_.is(p, kTo | kPreposition | kDeterminer | kPossessive)) return false;
    const string_view w = at(p);
    if (g_.is(p, kSubject)) return !words_.third_person.has(w);
    return (w.size() > 2 && words_.plural_ending.has_ending_of(w)) || words_.plural_noun.has(w) ||
           g_.comma(p) || g_.is(p, kName);
  }

  void finite(int v, int begin, uint32_t frames, uint8_t forms) {
    WordTag t = tag(v);
    t.frames = frames;
    t.forms = forms;
    const Range who = subject(begin);
    int h = v + 1;
    // “called on”, “pointed out”
    if (puts_it(v)) ++h;
    const int particle = h;
    if (in(h) && words_.particle.has(at(h)) && !g_.quoted(h)) ++h;
    // “replied calmly”
    if (h == particle && in(h) && !g_.quoted(h) && g_.is(h, kAdverb) &&
        g_.language.grammar.adverb_ending.has_ending_of(at(h)))
      ++h;
    const int after_verb = h;
    const bool tells = (t.frames & kFrameAddressee) != 0;
    // Whom it was said to is not part of the cue, and parts it from its manner.
    const int told = tells ? addressee(v) : h;
    int behind = manner(told);
    int c = skip_time(behind);
    const int late = manner(c);
    if (late != c) {
      behind = late;
      c = skip_time(late);
    }
    const int cue_end = told == h ? behind : h;

    if (after(t, begin, who, after_verb, cue_end, behind)) return;
    if (which_clause(t, begin, who, cue_end)) return;
    Candidate k;
    k.source = who;
    if (who.empty()) {
      // “… and told reporters that”: the subject is the clause's before.
      if (begin == s_.first || !g_.is(begin - 1, kCoordinator) || (t.forms & (kPast | kThird)) == 0)
        return;
      k.implicit = true;
    }
    if (!who.empty() && begin == v && (t.forms & ~kBase) == kThird && !singular(who)) return;
    if (reply(v, begin, who)) return;

    k.cue = {begin, cue_end};
    if (c >= s_.last) return;
    int q = c;
    if ((g_.comma(q) || at(q) == ":") && q + 1 < g_.count()) ++q;
    if (at(q - 1) == ":" && !quote_at(q)) {
      k.content = {{q, g_.clause_end(q, s_.last)}};
      k.confidence = 0.6F;
      return add(k);
    }
    if (quote_at(q) && (t.frames & (kFrameQuote | kFrameClause | kFrameObject | kFrameThat)) != 0) {
      k.content = quotation_content(g_, q, s_.last);
      k.quoted = true;
      k.confidence = 0.9F;
      return add(k);
    }
    // “They say of the doctor, ‘…’”
    if ((t.frames & kFrameQuote) != 0 && !g_.punct(c)) {
      for (int i = c; in(i) && i - c < 10 && !g_.quoted(i); ++i) {
        if (!g_.punct(i) || at(i) == "(" || at(i) == ")") continue;
        if ((!g_.comma(i) && at(i) != ":") || i + 1 >= g_.count() || !quote_at(i + 1)) break;
        k.content = quotation_content(g_, i + 1, s_.last);
        k.quoted = true;
        k.confidence = 0.7F;
        return add(k);
      }
    }
    // “He said on Sunday in Madison that”
    if ((t.frames & kFrameThat) != 0 && g_.is(c, kPreposition) && !g_.is(c, kSubordinator)) {
      for (int i = c; in(i) && i - c < 10 && !g_.quoted(i); ++i) {
        if (that(i) && (g_.comma(i - 1) || g_.word(i - 1).shape == Shape::title)) {
          k.content = {{i, g_.clause_end(i, s_.last)}};
          k.confidence = 0.7F;
          return add(k);
        }
        if ((g_.punct(i) && !g_.comma(i)) || g_.is(i, kAuxiliary)) break;
      }
    }
    if (q != c && who.first > s_.first && !who.empty() && words_.as.has(at(who.first - 1)) &&
        (t.frames & kFrameEnd) != 0 && who.first - 1 == s_.first && in(q)) {
      // “As the engineers noted, the bridge …”
      k.content = {{q, g_.clause_end(q, s_.last)}};
      k.confidence = 0.7F;
      return add(k);
    }
    if (q != c) {
      if ((t.frames & kFrameComma) != 0 && (t.frames & kFrameClause) != 0 && in(q))
        comma_clause(k, q);
      return;
    }
    content_right(k, v, c, told);
  }

  // “The page was removed, which a spokesperson said was a mistake”: the content is the clause
  // before, and the rest of the relative clause. Returns whether the pattern fits.
  bool which_clause(const WordTag& t, int begin, Range who, int cue_end) {
    if (who.empty() || who.first - 2 <= s_.first || !words_.which.has(at(who.first - 1)))
      return false;
    if (!g_.comma(who.first - 2) || (t.frames & kFrameClause) == 0) return false;
    if (!in(cue_end) || !g_.is(cue_end, kAuxiliary | kCommonVerb)) return false;
    Candidate k;
    k.source = who;
    k.cue = {begin, cue_end};
    k.content = {{s_.first, who.first - 2}, {cue_end, g_.clause_end(cue_end, s_.last)}};
    k.confidence = 0.6F;
    k.certainty = Certainty::set_phrase;
    add(k);
    return true;
  }

  // Content behind a comma: “He said, in so many words, that …”. Not “She said, however, it …”.
  void comma_clause(Candidate k, int q) {
    if (!that(q)) return;
    k.content = {{q, g_.clause_end(q, s_.last)}};
    k.confidence = 0.6F;
    add(k);
  }

  // Verbs by which a source decides or commits itself: “The council voted to close the ferry.”
  bool resolves(int v) const { return words_.resolves.has(g_.lemma(v)); }

  void content_right(Candidate k, int v, int c, int told) {
    const WordTag& t = tag(v);
    const string_view w = at(c);
    const bool object_form =
        g_.is(c, kClosed) && !g_.is(c, kDeterminer | kPossessive | kSubject | kObject);
    // “denied having seen it”
    const bool gerund = (t.frames & (kFrameObject | kFrameGerund)) != 0 && g_.low(c) &&
                        w.size() > 4 && ends_as_gerund(c);
    if (that(c) && (t.frames & (kFrameThat | kFrameAddressee)) != 0) {
      k.content = {{c, g_.clause_end(c, s_.last)}};
      k.confidence = 0.8F;
    } else if (g_.is(c, kTo) && in(c + 1) && infinitive_follows(c) &&
               (t.frames & (kFrameInfinitive | kFrameAddressee)) != 0) {
      k.content = {{c, g_.clause_end(c, s_.last)}};
      if (told > v + 1 && (t.frames & kFrameAddressee) != 0) {
        // “urged him to leave”: what is asked of whom is one content.
        k.cue.last = v + 1;
        k.content = {{v + 1, k.content[0].last}};
        // Two of three times right where the model leaves the addressee out of the content.
        k.certainty = Certainty::exact;
      } else if (resolves(v) && k.source.first == s_.first) {
        // A subject that opens its sentence and resolves to act: nothing else claims the words.
        k.certainty = Certainty::sure;
      }
      k.confidence = 0.65F;
    } else if ((g_.is(c, kWh) || words_.conditional_question.has(w)) &&
               (t.frames & kFrameWh) != 0) {
      k.content = {{c, g_.clause_end(c, s_.last)}};
      k.confidence = 0.65F;
    } else if (const uint32_t p = g_.preposition_frame(c); p != 0 && (t.frames & p) != 0) {
      if (!in(c + 1) || g_.punct(c + 1)) {
        if (!quote_at(c + 1)) return;
      }
      if (g_.is(c, kTo) && in(c + 1) && g_.word(c + 1).shape == Shape::number) return;
      k.cue.last = c + 1;
      k.content = {{c + 1, g_.object_end(c + 1, s_.last)}};
      k.confidence = 0.55F;
      // NOLINTNEXTLINE(bugprone-branch-clone): the order of these is what they mean
    } else if (g_.punct(c) && !quote_at(c)) {
      return;
    } else if ((t.frames & kFrameClause) != 0 && (!object_form || g_.is(c, kSubordinator))) {
      k.content = {{c, g_.clause_end(c, s_.last)}};
      k.confidence = 0.7F;
    } else if (gerund || ((t.frames & kFrameObject) != 0 && !object_form)) {
      k.content = {{c, gerund ? g_.clause_end(c, s_.last) : g_.object_end(c, s_.last)}};
      k.confidence = 0.55F;
    } else if ((t.frames & kFrameAddressee) != 0 && c == told && told > v + 1 && !object_form) {
      k.content = {{c, g_.clause_end(c, s_.last)}};
      k.confidence = 0.6F;
    } else {
      return;
    }
    add(k);
  }

  // “declined to comment”, “did not respond to …”: the non-response is the content. Returns whether
  // the pattern fits.
  bool reply(int v, int begin, Range who) {
    const string_view lemma = g_.lemma(v);
    Candidate k;
    k.source = who;
    k.implicit = who.empty();
    k.certainty = Certainty::set_phrase;
    if (words_.declines.has(lemma) && in(v + 2) && g_.is(v + 1, kTo) &&
        words_.answers.has(at(v + 2))) {
      int end = v + 3;
      const bool questions = in(end) && words_.questions.has(at(end));
      if (words_.answers_object.has(at(v + 2)) && questions && in(end + 1)) {
        while (in(end) && !g_.is(end, kPreposition) && !g_.punct(end)) ++end;
      }
      if (in(end) && g_.preposition_frame(end) != 0) ++end;
      if (in(end) && g_.comma(end)) {
        k.cue = {begin, v + 1};
        k.content = {{v + 1, end}};
        k.confidence = 0.8F;
        add(k);
        return true;
      }
      // With nothing behind it the infinitive is what was refused.
      const Range rest = g_.trimmed({end, g_.clause_end(end, s_.last)});
      if (rest.empty()) {
        k.cue = {begin, v + 1};
        k.content = {{v + 1, std::min(end, s_.last)}};
      } else {
        k.cue = {begin, end};
        k.content = {rest};
      }
      k.confidence = 0.8F;
      add(k);
      return true;
    }
    bool negated = false;
    for (int i = begin; i < v; ++i) negated = negated || g_.is(i, kNegation);
    if (!negated || !words_.no_answer.has(lemma)) return false;
    int end = v + 1;
    while (in(end) && g_.is(end, kAdverb)) ++end;
    if (in(end) && words_.answered_to.has(at(end))) ++end;
    k.cue = {begin, end};
    k.content = {{end, g_.clause_end(end, s_.last)}};
    for (int i = end + 1; i < k.content[0].last; ++i) {
      if (g_.comma(i)) k.content[0].last = i;
    }
    if (g_.trimmed(k.content[0]).empty()) return true;
    k.confidence = 0.75F;
    add(k);
    return true;
  }

  // Content before the verb: “…, she said”, “…,” said Ana Ruiz. Returns whether the pattern fits.
  bool after(const WordTag& t, int begin, Range who, int after_verb, int cue_end, int behind) {
    if ((t.frames & (kFrameEnd | kFrameQuote | kFrameComma)) == 0) return false;
    Range source = who;
    int head = who.empty() ? begin : who.first;
    bool inverted = false;
    int name_end = 0;
    const int p = head - 1;
    const bool left =
        p >= 0 && before_sentence(p) && (g_.comma(p) || closes_quote(p) || dash_quote(p));
    if (!left || who.empty()) {
      // Inverted: the verb stands right behind the content.
      const int b = begin - 1;
      const bool near = b >= 0 && before_sentence(b) && (g_.comma(b) || closes_quote(b));
      if (!near) return false;
      const Range name = g_.phrase_after(after_verb, s_.last);
      if (name.empty() || (t.forms & (kPast | kThird)) == 0) return false;
      source = name;
      name_end = name.last;
      source.last = apposition_after(name.last);
      head = begin;
      inverted = true;
    }
    const int mark = head - 1;
    const bool quote = closes_quote(mark) || (g_.comma(mark) && mark > 0 && closes_quote(mark - 1));
    if (!quote && ((t.frames & kFrameEnd) == 0 || !in(mark))) return false;
    const int quote_end = !quote ? -1 : closes_quote(mark) ? mark : mark - 1;
    if (!over(inverted ? source.last : behind, quote_end)) return false;
    Candidate k;
    k.source = source;
    k.cue = inverted ? Range{begin, after_verb} : Range{begin, std::max(cue_end, after_verb)};
    k.quoted = quote;
    k.confidence = quote ? 0.95F : 0.7F;
    if (quote) {
      quote_left(quote_end, &k);
    } else {
      k.content = {g_.trimmed({s_.first, mark})};
    }
    if (k.content.empty()) return false;
    // Behind an inverted subject's description a comma closes the description.
    const bool described = inverted && source.last > name_end;
    if (!described || quote) rest(inverted ? source.last : std::max(behind, after_verb), quote, &k);
    if (!quote && !is_clause(k.content[0])) {
      if (k.content.size() < 2 || inverted) return false;
      // “The bridge, she said, would open”, “In the end, she said, it did”: one clause cut in two.
      const Range front = k.content[0];
      const bool subject = g_.is(k.content[1].first, kAuxiliary | kCommonVerb);
      const bool opener =
          g_.is(front.first, kPreposition | kSubordinator) && is_clause(k.content[1]);
      if (!subject && !opener) {
        // “But, she added, it did”: an adverb before, the clause behind.
        if (front.size() > 2) return false;
        k.content.erase(k.content.begin());
      }
    }
    add(k);
    return true;
  }

  // Sets the content to the quotation that ends with word `close`, with the words before it in its
  // sentence where these belong to it.
  void quote_left(int close, Candidate* k) const {
    const Quotation* q = g_.quotation(close);
    const Range in_q = g_.words_in(q->outer);
    const Sentence& s = g_.sentence(in_q.first);
    int first = static_cast<int>(s.first);
    // “But ‘…’” and “NAME: ‘…’” give the quotation alone.
    int lead = in_q.first - first;
    if (lead == 1 && g_.is(first, kCoordinator | kAdverb)) lead = 0;
    if (lead > 0 && !joined_left(first, in_q.first)) lead = 0;
    if (lead > 0)
      k->content = {{first, in_q.last}};
    else
      k->content = {in_q};
  }

  // Adds the content that goes on behind the cue, which ends before word i: “…,” she said, “…”.
  void rest(int i, bool quote, Candidate* k) const {
    i = skip_time(i);
    const int late = manner(i);
    if (late != i) i = skip_time(late);
    if (!in(i) || !(g_.comma(i) || at(i) == ":" || g_.dash(i)) || i + 1 >= g_.count()) return;
    const int n = i + 1;
    if (quote_at(n)) {
      for (const Range r : quotation_content(g_, n, s_.last)) k->content.push_back(r);
      return;
    }
    if (quote || !in(n) || !g_.comma(i)) return;
    if (!g_.low(n) && !g_.is(n, kName)) return;
    const WordTag& t = tag(n);
    if ((t.forms & kIng) != 0 || ends_as_gerund(n) || g_.is(n, kRelative | kSubordinator)) return;
    if (g_.is(n, kCoordinator)) return;
    const Range r = g_.trimmed({n, g_.clause_end(n, s_.last)});
    if (r.size() > 1) k->content.push_back(r);
  }

  // An attribution by the participle v: “…, adding that …”, “citing …”. Its source is the
  // sentence's subject.
  void participle(int v, int begin) {
    const WordTag& t = tag(v);
    const bool opens = begin == s_.first || g_.comma(begin - 1) || g_.dash(begin - 1) ||
                       g_.is(begin - 1, kCoordinator | kSubordinator);
    if (!in(v + 1)) return;
    Candidate k;
    k.implicit = true;
    int c = v + 1;
    k.cue = {begin, c};
    int q = c;
    if ((g_.comma(q) || at(q) == ":") && q + 1 < g_.count()) ++q;
    if (quote_at(q) && (t.frames & (kFrameQuote | kFrameIngOther)) != 0) {
      k.content = quotation_content(g_, q, s_.last);
      k.quoted = true;
      k.confidence = 0.85F;
      return add(k);
    }
    const bool by = begin > s_.first && g_.is(begin - 1, kPreposition);
    if (!opens && !by) return;
    if (that(c) && (t.frames & (kFrameIngThat | kFrameThat)) != 0) {
      k.content = {{c, g_.clause_end(c, s_.last)}};
      k.confidence = 0.75F;
      return add(k);
    }
    if (by || (t.frames & kFrameIngOther) == 0 || g_.punct(c)) return;
    if (g_.preposition_frame(c) != 0 && (t.frames & g_.preposition_frame(c)) != 0 && in(c + 1)) {
      k.cue.last = ++c;
    } else if (g_.is(c, kPreposition)) {
      return;
    }
    k.content = {{c, (t.frames & kFrameClause) != 0 ? g_.clause_end(c, s_.last)
                                                    : g_.object_end(c, s_.last)}};
    k.confidence = 0.5F;
    add(k);
  }

  // Ends the content of a relative clause between commas at the second comma: “…, which says it was
  // proud, …”.
  void close_relative(Candidate* k) const {
    if (k->source.size() != 1 || !g_.is(k->source.first, kRelative)) return;
    if (k->source.first <= s_.first || !g_.comma(k->source.first - 1)) return;
    if (k->content.front().first < k->source.first) return;
    Range& r = k->content.back();
    for (int i = r.first + 1; i < r.last; ++i) {
      if (!g_.comma(i)) continue;
      if (!g_.quoted(i)) r.last = i;
      // “…, which says it was ‘proud,’ was …”
      if (i + 2 < r.last && closes_quote(i + 1)) r.last = i + 2;
    }
  }

  void add(Candidate k) const {
    close_relative(&k);
    std::vector<Range> kept;
    for (const Range r : k.content) {
      const Range t = g_.trimmed(r);
      if (!t.empty()) kept.push_back(t);
    }
    if (kept.empty()) return;
    k.content = std::move(kept);
    out_->push_back(std::move(k));
  }

  std::vector<Candidate>* out_;
};

}  // namespace

std::vector<Range> quotation_content(const Grammar& g, int i, int sentence_end) {
  const Quotation* q = g.quotation(i);
  const Range in = g.words_in(q->outer);
  const int behind = in.last;
  // A comma or full stop inside the marks ends what is quoted.
  bool ended = in.size() > 1 && (g.stop(in.last - 2) || g.comma(in.last - 2));
  // “…,” and to “…”
  if (ended && behind + 1 < sentence_end && g.comma(in.last - 2) && g.is(behind, kCoordinator)) {
    ended = !g.is(behind + 1, kTo | kThat | kQuoteMark);
  }
  if (behind < g.count() && behind < sentence_end && !g.punct(behind) && !ended) {
    return {{in.first, g.clause_end(in.first, sentence_end)}};
  }
  return {in};
}

void find_verb_cues(const Grammar& g, Range paragraph, std::vector<Candidate>* out) {
  for (int i = paragraph.first; i < paragraph.last;) {
    const Sentence& s = g.sentence(i);
    VerbRule(g, {static_cast<int>(s.first), static_cast<int>(s.last)}, out).run();
    i = static_cast<int>(s.last);
  }
}

}  // namespace onrecord
