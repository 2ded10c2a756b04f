#include "speakers/phrases.hpp"

#include <algorithm>

namespace onrecord {
namespace {

using std::string_view;

constexpr int kLongTitle = 12;   // words of a description that serve as a name
constexpr int kLongPhrase = 40;  // words of a source that are read

class PhraseReader {
 public:
  PhraseReader(const Grammar& g, const Names& names, Range range)
      : g_(g), names_(names), words_(names.words()), people_(words_.people()) {
    all_ = range;
    all_.last = std::min(range.last, range.first + kLongPhrase);
    while (all_.first < all_.last && g.punct(all_.first)) ++all_.first;
  }

  Phrase read() {
    if (all_.empty()) return out_;
    const std::string first = words_.lower(all_.first);
    const bool alone = all_.size() == 1 || g_.punct(all_.first + 1);
    if (alone && names_.at(all_.first) == nullptr && g_.is(all_.first, kPronounWords)) {
      out_.kind = Phrase::pronoun;
      out_.head = first;
      out_.words = {all_.first, all_.first + 1};
      return out_;
    }
    if (people_.definite.has(first) || g_.is(all_.first, kPossessive)) {
      out_.definite = true;
      if (g_.is(all_.first, kPossessive)) out_.possessor = all_.first;
    } else if (g_.is(all_.first, kDeterminer) || g_.low(all_.first)) {
      out_.indefinite = true;
    }
    base();
    if (out_.kind == Phrase::noun && !out_.definite && share()) out_.quantity = true;
    rest();
    out_.title = out_.words;
    while (out_.title.last < all_.last && out_.title.size() < kLongTitle &&
           (!g_.punct(out_.title.last) || g_.at(out_.title.last) == "%")) {
      ++out_.title.last;
    }
    return out_;
  }

 private:
  static constexpr uint32_t kPronounWords = kSubject | kObject | kPossessive | kRelative;

  // “Half”, “six”, “42”
  bool number(int i, string_view low) const {
    return g_.word(i).shape == Shape::number || people_.numeral.has(low);
  }

  // “About six in 10 voters”, “42%”, “more than half of the delegates”: part of a whole.
  bool share() const {
    std::string low;
    const auto word = [&](int k) -> string_view {
      if (g_.low(k)) return g_.at(k);
      low = words_.lower(k);
      return low;
    };
    int i = all_.first;
    for (int k = 0; k < 4 && i + 1 < all_.last; ++k, ++i) {
      if (!people_.about.has(word(i))) break;
    }
    const string_view w = word(i);
    if (w.find("-in-") != string_view::npos || w.ends_with('%')) return true;
    if (!number(i, w)) return false;
    if (i + 1 >= all_.last) return w == "half";
    const string_view next = g_.at(i + 1);
    if (next == "%" || next == "percent" || people_.fraction.has(w)) return true;
    if (next != "in" && next != "out") return false;
    const int of = next == "out" ? i + 3 : i + 2;
    return of < all_.last && number(of, words_.lower(of));
  }

  // Reads the head of the phrase with its modifiers: sets kind, words, head and owner.
  void base() {
    for (int i = all_.first; i < all_.last && read_word(&i);) {
    }
    if (out_.kind == Phrase::several) return;
    if (name_ != nullptr) return end_with_name();
    if (head_ < 0) head_ = loose_;
    if (head_ < 0) head_ = all_.first;
    out_.kind = Phrase::noun;
    out_.head = words_.lower(head_);
    out_.classes = words_.heads_of(out_.head);
    if (head_ > all_.first && out_.head == "post" && words_.lower(head_ - 1) == "blog") {
      out_.head = "blog post";
    }
    out_.words = {all_.first, std::max(head_ + 1, all_.first + 1)};
    if (out_.indefinite && (out_.classes & kPeople) == 0 && g_.low(all_.first) &&
        !g_.is(all_.first, kDeterminer)) {
      out_.indefinite = false;  // neither: “campaign chairman”
    }
  }

  void end_with_name() {
    out_.kind = Phrase::name;
    out_.mention = name_;
    out_.words = {all_.first, name_->words.last};
    if (head_ < 0) return;
    out_.head = words_.lower(head_);
    out_.classes = words_.heads_of(out_.head);
  }

  // Reads what stands at word *i and goes behind it. Returns false where the head is over.
  bool read_word(int* i) {
    if (const NameMention* m = names_.at(*i); m != nullptr) return read_name(m, i);
    if (g_.is(*i, kQuoteMark)) return skip(i);
    if (possessive(g_.at(*i)) && (head_ >= 0 || loose_ == *i - 1) && *i + 1 < all_.last) {
      if (out_.owner == kNoEntity) out_.owner_noun = words_.lower(*i - 1);
      head_ = loose_ = -1;
      out_.definite = true;
      return skip(i);
    }
    const bool first = *i == all_.first;
    if (g_.at(*i) == "/" && !first && !g_.word(*i).space_before) return skip(i);
    if (g_.punct(*i)) return false;
    if (!first && !g_.is(*i, kQuantifier) &&
        g_.is(*i, kPreposition | kWh | kRelative | kAuxiliary | kTo | kThat)) {
      return false;
    }
    if (!first && g_.is(*i, kCoordinator)) return read_coordinator(i);
    return read_noun(i);
  }

  static bool skip(int* i) {
    ++*i;
    return true;
  }

  bool read_name(const NameMention* m, int* i) {
    // A noun before the name ends the phrase, but for the one beside it: “campaign manager Mook”.
    if (head_ >= 0 && *i > all_.first && head_ != *i - 1) return false;
    name_ = m;
    *i = std::min(m->words.last, all_.last);
    if (*i + 1 < all_.last && possessive(g_.at(*i))) {
      own(m);
      out_.definite = true;
      name_ = nullptr;
      ++*i;
    }
    return true;
  }

  bool read_coordinator(int* i) {
    const int next = *i + 1;
    const bool more = next < all_.last;
    const bool verb =
        more && (g_.tag(next).frames != 0 || g_.is(next, kAuxiliary)) && names_.at(next) == nullptr;
    const bool title = head_ >= 0 && name_ == nullptr && closes_with_name(next);
    if (more && (name_ != nullptr || head_ >= 0) && !verb && !title) {
      out_.kind = Phrase::several;
      out_.words = {all_.first, all_.last};
      return false;
    }
    if (!title && (name_ != nullptr || head_ >= 0)) return false;
    return skip(i);
  }

  bool read_noun(int* at) {
    const int i = *at;
    const std::string low = words_.lower(i);
    if (people_.phrase_end.has(low)) return false;
    // “Forbes magazine” is Forbes.
    if (name_ != nullptr && name_->words.last == i && people_.media_noun.has(low)) {
      return skip(at);
    }
    // “Voters filing into the hall”
    if (head_ >= 0 && (words_.heads(head_) & kPeople) != 0 && low.ends_with("ing")) return false;
    if ((words_.heads(i) & kNouns) != 0 && (g_.low(i) || name_ == nullptr)) {
      if (name_ != nullptr) own(name_);
      name_ = nullptr;
      if (head_ >= 0 && (words_.heads(head_) & kOrganization) != 0) {
        out_.owner_noun = words_.lower(head_);
      }
      head_ = i;
    } else if (name_ != nullptr) {
      // “Clinton super PAC”: a noun that is not known takes the head as well.
      if (g_.is(i, kClosed | kAdverb) || g_.tag(i).frames != 0) return false;
      own(name_);
      name_ = nullptr;
      if (head_ < 0) loose_ = i;
    } else if (head_ < 0 && !g_.is(i, kDeterminer | kPossessive | kQuantifier)) {
      loose_ = i;
    } else if (head_ >= 0 && !g_.is(i, kClosed | kAdverb)) {
      if (g_.tag(i).frames != 0 || (low.size() > 4 && words_.like_verb(low))) return false;
      // “A campaign hat” is no campaign; “officials nationwide” are officials.
      if ((words_.heads(head_) & (kPerson | kPeople)) == 0 && g_.low(i)) head_ = i;
    }
    return skip(at);
  }

  // “The actress and activist NAME”.
  bool closes_with_name(int i) const {
    for (int k = i; k < std::min(all_.last, i + 4); ++k) {
      if (names_.at(k) != nullptr) return k > i;
      if (!g_.low(k) || g_.is(k, kClosed)) return false;
    }
    return false;
  }

  void own(const NameMention* m) {
    if (out_.owner == kNoEntity) out_.owner = m->entity;
  }

  void rest() {
    if (out_.kind == Phrase::several || out_.kind == Phrase::nothing) return;
    const int i = out_.words.last;
    out_.rest = {i, all_.last};
    if (i >= all_.last) return;
    for (int k = i; k < all_.last; ++k) {
      const string_view w = g_.at(k);
      out_.familiar = out_.familiar || people_.asked_anonymity.has(w);
      out_.close = out_.close || people_.has_knowledge.has(w);
    }
    if (out_.kind == Phrase::noun && (g_.at(i) == "of" || g_.at(i) == "in") && i + 1 < all_.last &&
        people_.counts.has(out_.head)) {
      Phrase inner = PhraseReader(g_, names_, {i + 1, all_.last}).read();
      if (inner.kind == Phrase::noun || inner.kind == Phrase::name) {
        out_.quantity = true;
        out_.classes = inner.kind == Phrase::noun ? inner.classes : uint32_t{kPeople};
        out_.head += " of " + inner.head;
        out_.owner = inner.owner;
      }
      return;
    }
    if (g_.is(i, kPreposition)) {
      for (int k = i + 1; k < std::min(all_.last, i + 9); ++k) {
        if (g_.comma(k)) break;
        const NameMention* m = names_.at(k);
        if (m != nullptr) {
          out_.of = m->entity;
          break;
        }
      }
    }
  }

  const Grammar& g_;
  const Names& names_;
  const NameWords& words_;
  const PeopleWords& people_;
  Range all_;
  Phrase out_;
  const NameMention* name_ = nullptr;  // the latest name, where no noun came behind it
  int head_ = -1;                      // the latest noun that is known
  int loose_ = -1;                     // the latest word that may be a noun
};

}  // namespace

Phrase read_phrase(const Grammar& g, const Names& names, Range range) {
  return PhraseReader(g, names, range).read();
}

}  // namespace onrecord
