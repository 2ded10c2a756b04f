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
      : g_(g), names_(names), people_(names.people()) {
    all_ = range;
    all_.last = std::min(range.last, range.first + kLongPhrase);
    while (all_.first < all_.last && g.punct(all_.first)) ++all_.first;
  }

  Phrase read() {
    if (all_.empty()) return out_;
    const std::string first = names_.lower(all_.first);
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
      low = names_.lower(k);
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
    return of < all_.last && number(of, names_.lower(of));
  }

  void base() {
    const NameMention* last = nullptr;
    int head = -1;
    int i = all_.first;
    while (i < all_.last) {
      const NameMention* m = names_.at(i);
      if (m != nullptr) {
        if (head >= 0 && i > all_.first && !held(head, i)) break;
        last = m;
        i = std::min(m->words.last, all_.last);
        if (i < all_.last && possessive(g_.at(i)) && i + 1 < all_.last) {
          own(m);
          out_.definite = true;
          last = nullptr;
          ++i;
        }
        continue;
      }
      if (g_.is(i, kQuoteMark)) {
        ++i;
        continue;
      }
      if (possessive(g_.at(i)) && (head >= 0 || loose_ == i - 1) && i + 1 < all_.last) {
        if (out_.owner == kNoEntity) out_.owner_noun = names_.lower(i - 1);
        head = loose_ = -1;
        out_.definite = true;
        ++i;
        continue;
      }
      if (g_.at(i) == "/" && i > all_.first && !g_.word(i).space_before) {
        ++i;
        continue;
      }
      if (g_.punct(i)) break;
      const bool first = i == all_.first;
      if (!first && g_.is(i, kPreposition | kWh | kRelative | kAuxiliary | kTo | kThat)) {
        if (!g_.is(i, kQuantifier)) break;
      }
      if (!first && g_.is(i, kCoordinator)) {
        const bool more = i + 1 < all_.last;
        const bool verb = more && (g_.tag(i + 1).frames != 0 || g_.is(i + 1, kAuxiliary)) &&
                          names_.at(i + 1) == nullptr;
        const bool title = head >= 0 && last == nullptr && closes_with_name(i + 1);
        if (more && (last != nullptr || head >= 0) && !verb && !title) {
          out_.kind = Phrase::several;
          out_.words = {all_.first, all_.last};
          return;
        }
        if (title) {
          ++i;
          continue;
        }
        if (last != nullptr || head >= 0) break;
        ++i;
        continue;
      }
      const std::string low = names_.lower(i);
      const uint32_t c = names_.heads(i);
      if (people_.phrase_end.has(low)) break;
      // “Forbes magazine” is Forbes.
      if (last != nullptr && last->words.last == i && people_.media_noun.has(low)) {
        ++i;
        continue;
      }
      // “Voters filing into the hall”
      if (head >= 0 && (names_.heads(head) & kPeople) != 0 && low.ends_with("ing")) break;
      if ((c & kNouns) != 0 && (g_.low(i) || last == nullptr)) {
        if (last != nullptr) {
          own(last);
          last = nullptr;
        }
        if (head >= 0 && (names_.heads(head) & kOrganization) != 0) {
          out_.owner_noun = names_.lower(head);
        }
        head = i;
      } else if (last != nullptr) {
        // “Clinton super PAC”: a noun that is not known takes the head as well.
        if (g_.is(i, kClosed | kAdverb) || g_.tag(i).frames != 0) break;
        own(last);
        last = nullptr;
        if (head < 0) loose_ = i;
      } else if (head < 0 && !g_.is(i, kDeterminer | kPossessive | kQuantifier)) {
        loose_ = i;
      } else if (head >= 0 && !g_.is(i, kClosed | kAdverb)) {
        const bool verb = g_.tag(i).frames != 0 || (low.size() > 4 && names_.like_verb(low));
        if (verb) break;
        // “A campaign hat” is no campaign; “officials nationwide” are officials.
        if ((names_.heads(head) & (kPerson | kPeople)) == 0 && g_.low(i)) head = i;
      }
      ++i;
    }
    if (last != nullptr) {
      out_.kind = Phrase::name;
      out_.mention = last;
      out_.words = {all_.first, last->words.last};
      if (head >= 0) {
        out_.head = names_.lower(head);
        out_.classes = names_.heads_of(out_.head);
      }
      return;
    }
    if (head < 0) head = loose_;
    if (head < 0) head = all_.first;
    out_.kind = Phrase::noun;
    out_.head = names_.lower(head);
    out_.classes = names_.heads_of(out_.head);
    if (head > all_.first && out_.head == "post" && names_.lower(head - 1) == "blog") {
      out_.head = "blog post";
    }
    out_.words = {all_.first, std::max(head + 1, all_.first + 1)};
    if (out_.indefinite && (out_.classes & kPeople) == 0 && g_.low(all_.first) &&
        !g_.is(all_.first, kDeterminer)) {
      out_.indefinite = false;  // neither: “campaign chairman”
    }
  }

  // “The actress and activist NAME”.
  bool closes_with_name(int i) const {
    for (int k = i; k < std::min(all_.last, i + 4); ++k) {
      if (names_.at(k) != nullptr) return k > i;
      if (!g_.low(k) || g_.is(k, kClosed)) return false;
    }
    return false;
  }

  // Whether the name at i ends the phrase whose noun stands before it: “campaign manager Mook”.
  bool held(int head, int i) const { return head == i - 1; }

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
  const PeopleWords& people_;
  Range all_;
  Phrase out_;
  int loose_ = -1;
};

}  // namespace

Phrase read_phrase(const Grammar& g, const Names& names, Range range) {
  return PhraseReader(g, names, range).read();
}

}  // namespace onrecord
