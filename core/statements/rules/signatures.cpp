// Signed words, and quotations without a verb:
//
//     “The bridge is safe.” — Ana Ruiz, harbour master
//     The bridge is safe. — Ana Ruiz (@anaruiz) May 4, 2018     an embedded post
//     “The bridge is safe,” Ana Ruiz, harbour master.
//
// The signature stands behind the words, or in a line of its own below them.
#include <algorithm>
#include <utility>

#include "statements/rules/blocks.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr int kLongestSignature = 24;  // words
constexpr int kLongestName = 7;

class Signatures {
 public:
  Signatures(const Grammar& g, const Article& article, std::vector<Candidate>* out)
      : g_(g), article_(article), out_(out) {}

  void find() {
    for (size_t p = 0; p < article_.paragraphs.size(); ++p) {
      const Role role = article_.paragraphs[p].role;
      if (speaks(role) || role == Role::byline) paragraph(p);
    }
    for (const Quotation& q : g_.words.quotations) {
      if (q.depth == 0 && q.closed) without_verb(g_.words_in(q.outer));
    }
  }

 private:
  Range words_of(size_t p) const {
    return {static_cast<int>(g_.words.paragraph_first[p]),
            static_cast<int>(g_.words.paragraph_first[p + 1])};
  }

  void paragraph(size_t p) {
    const Range r = words_of(p);
    int dash = r.last - 2;
    while (dash >= r.first && r.last - dash <= kLongestSignature && !g_.dash(dash)) --dash;
    if (dash < r.first || !g_.dash(dash) || g_.quoted(dash)) return;
    Candidate k;
    bool handle = false;
    k.source = name(dash + 1, r.last, &handle);
    if (k.source.empty()) return;
    const Range words = dash > r.first                                     ? Range{r.first, dash}
                        : p > 0 && speaks(article_.paragraphs[p - 1].role) ? words_of(p - 1)
                                                                           : Range{};
    if (words.size() < 2) return;
    const bool marked = all_quoted(words);
    const bool below = dash == r.first;
    if (!below && !speaks(article_.paragraphs[p].role)) return;
    if (!handle && !(marked && describes(k.source.last, r.last))) return;
    if (handle && !dated(k.source.last, r.last)) return;
    k.cue = {dash, dash + 1};
    k.content = {words};
    k.block = !marked;
    k.quoted = marked;
    k.certainty = Certainty::set_phrase;
    k.confidence = 0.9F;
    out_->push_back(std::move(k));
  }

  // “…,” Ana Ruiz, harbour master.
  void without_verb(Range quote) {
    if (quote.size() < 4 || !g_.comma(quote.last - 2) || quote.last >= g_.count()) return;
    const Sentence& s = g_.sentence(quote.last);
    if (static_cast<int>(s.first) == quote.last) return;
    if (!speaks(article_.paragraphs[s.paragraph].role)) return;
    bool handle = false;
    const Range who = name(quote.last, static_cast<int>(s.last), &handle);
    const int last = std::min(static_cast<int>(s.last), quote.last + kLongestSignature);
    int end = who.last;
    while (end < last && !g_.stop(end)) ++end;
    if (who.size() < 2 || end == last || end + 1 < static_cast<int>(s.last)) return;
    if (!g_.comma(who.last) || !describes(who.last, end)) return;
    for (int i = who.last; i < end; ++i) {
      if (g_.tag(i).frames != 0 && (g_.tag(i).forms & (kPast | kThird)) != 0) return;
    }
    Candidate k;
    k.source = {who.first, end};
    k.content = {quote};
    k.quoted = true;
    k.certainty = Certainty::set_phrase;
    k.confidence = 0.8F;
    out_->push_back(std::move(k));
  }

  // The name that begins with word `first`: “Ana Ruiz”, “Ana Ruiz (@anaruiz)”. Every word of it
  // begins with a capital. Sets `handle` if it has one.
  Range name(int first, int last, bool* handle) const {
    int end = first;
    while (end < last && end - first < kLongestName && !g_.punct(end) && !g_.is(end, kTime) &&
           g_.word(end).shape != Shape::lower && g_.word(end).shape != Shape::number) {
      ++end;
    }
    if (end == first) return {};
    if (end + 2 < last && g_.at(end) == "(" && g_.at(end + 1).starts_with('@') &&
        g_.at(end + 2) == ")") {
      *handle = true;
      return {first, end + 3};
    }
    return {first, end};
  }

  // Whether the words are nothing but a date.
  bool dated(int first, int last) const {
    for (int i = first; i < last; ++i) {
      if (!g_.punct(i) && !g_.is(i, kTime) && g_.word(i).shape != Shape::number &&
          g_.word(i).shape != Shape::title &&
          !g_.language.statements.signature_time.has(g_.at(i))) {
        return false;
      }
    }
    return true;
  }

  // Whether the words are empty, or describe the name before them: “, harbour master in Alder”.
  bool describes(int first, int last) const {
    if (first == last) return true;
    if (!g_.comma(first) && !g_.stop(first)) return false;
    for (int i = first; i < last; ++i) {
      if (g_.quoted(i) || g_.is(i, kAuxiliary | kCommonVerb) || (g_.stop(i) && i + 1 < last))
        return false;
    }
    return true;
  }

  bool all_quoted(Range r) const {
    const Quotation* q = g_.quotation(r.first);
    return q != nullptr && q->closed && q->outer.begin == g_.word(r.first).span.begin &&
           q->outer.end == g_.word(r.last - 1).span.end;
  }

  const Grammar& g_;
  const Article& article_;
  std::vector<Candidate>* out_;
};

}  // namespace

void find_signatures(const Grammar& g, const Article& article, std::vector<Candidate>* out) {
  Signatures(g, article, out).find();
}

void find_signed_quotation(const Grammar& g, Range p, std::vector<Candidate>* out) {
  constexpr int kLongest = 16;
  for (int i = std::max(p.first + 1, p.last - kLongest); i + 1 < p.last; ++i) {
    if (!g.dash(i) || g.quoted(i) || !g.quoted(i - 1)) continue;
    const Quotation* q = g.quotation(i - 1);
    if (q == nullptr || q->outer.end != g.word(i - 1).span.end) continue;
    const Range name = g.trimmed({i + 1, p.last});
    if (name.empty() || !g.is(name.first, kName | kDeterminer)) continue;
    bool plain = true;
    for (int k = name.first; k < name.last; ++k) plain = plain && !g.is(k, kAuxiliary | kSubject);
    if (!plain) continue;
    Candidate k;
    k.source = name;
    k.cue = {i, i + 1};
    k.content = {g.words_in(q->outer)};
    k.quoted = true;
    k.confidence = 0.9F;
    out->push_back(std::move(k));
    return;
  }
}

}  // namespace onrecord
