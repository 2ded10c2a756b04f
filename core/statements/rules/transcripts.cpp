// Transcripts and interviews: paragraphs that begin with a label.
//
//     ANA RUIZ: The bridge is safe.
//     Q: Who paid for it?
//     AR: The town did.
#include <algorithm>
#include <functional>
#include <map>
#include <string>

#include "statements/rules/blocks.hpp"

namespace onrecord {
namespace {

using std::string_view;

// A paragraph with a label.
struct Turn {
  size_t paragraph = 0;
  Range label;
  std::string speaker;
};

class Transcript {
 public:
  Transcript(const Grammar& g, const Article& article) : g_(g), article_(article) {}

  void find(std::vector<Candidate>* out) {
    for (size_t p = 0; p < article_.paragraphs.size(); ++p) {
      if (article_.paragraphs[p].role != Role::body) continue;
      const Range label = label_of(words_of(p));
      if (!label.empty()) turns_.push_back({p, label, {}});
    }
    if (turns_.size() < kFewest) return;
    name_speakers();
    // Topics head lines the same way: speakers are written in capitals, or come back.
    std::map<string_view, size_t> times;
    for (const Turn& t : turns_) ++times[t.speaker];
    const auto back = [&](const Turn& t) { return times[t.speaker] > 1; };
    const auto first = std::find_if(turns_.begin(), turns_.end(), back);
    if (first == turns_.end() && !in_capitals()) return;
    // An interview: one speaker answers questions that bear no label. What heads a single line then
    // (“Q&A:”) is none.
    const std::string guest = first == turns_.end() ? std::string() : first->speaker;
    const size_t asked = questions_between();
    if (times.size() == 1 && asked == 0) return;  // “Proof: …”, “Warning: …”: nobody answers
    if (!guest.empty() && times[guest] >= kFewest && asked > 0 &&
        std::none_of(turns_.begin(), turns_.end(),
                     [&](const Turn& t) { return t.speaker != guest && back(t); })) {
      std::erase_if(turns_, [&](const Turn& t) { return t.speaker != guest; });
      interview_ = true;
    } else if (asked > 1) {
      // Of several guests, where nobody with a label asks as much.
      interview_ = asked > static_cast<size_t>(
                               std::count_if(turns_.begin(), turns_.end(),
                                             [&](const Turn& t) { return question(t.paragraph); }));
    }
    for (size_t i = 0; i < turns_.size(); ++i) out->push_back(statement(i));
  }

 private:
  static constexpr size_t kFewest = 3;

  Range words_of(size_t p) const {
    return {static_cast<int>(g_.words.paragraph_first[p]),
            static_cast<int>(g_.words.paragraph_first[p + 1])};
  }

  // The label at a paragraph's start, without its colon: “NAME”, “Q”. Empty if there is none. A
  // quotation mark before it, as some transcripts have before every line, is skipped.
  Range label_of(Range r) const {
    constexpr int kLongestLabel = 5;
    if (!r.empty() && g_.is(r.first, kQuoteMark)) ++r.first;
    if (!r.empty() && g_.language.grammar.salutation.has(g_.at(r.first))) return {};
    for (int i = r.first; i < r.last - 1 && i - r.first <= kLongestLabel; ++i) {
      if (g_.at(i) == ":" && i > r.first) return {r.first, i};
      const Shape shape = g_.word(i).shape;
      const bool initial = g_.at(i) == "." || g_.at(i) == ",";
      const bool capital = shape == Shape::title || shape == Shape::upper || shape == Shape::mixed;
      if (!capital && !initial) break;
    }
    return {};
  }

  // Sets each turn's speaker. A last name or initials alone stand for a full name before them.
  void name_speakers() {
    std::map<std::string, std::string, std::less<>> full;
    for (Turn& t : turns_) {
      std::string initials;
      for (int i = t.label.first; i < t.label.last; ++i) {
        t.speaker += g_.at(i);
        if (!g_.punct(i)) initials += g_.at(i).front();
      }
      if (const auto known = full.find(t.speaker); known != full.end()) t.speaker = known->second;
      full.emplace(t.speaker, t.speaker);
      if (t.label.size() < 2) continue;
      full.emplace(g_.at(t.label.last - 1), t.speaker);
      full.emplace(std::move(initials), t.speaker);
    }
  }

  bool in_capitals() const {
    return std::all_of(turns_.begin(), turns_.end(), [](const Turn& t) {
      return std::none_of(t.speaker.begin(), t.speaker.end(),
                          [](char c) { return c >= 'a' && c <= 'z'; });
    });
  }

  bool question(size_t p) const {
    const Range r = words_of(p);
    return !r.empty() && g_.at(r.last - 1) == "?";
  }

  size_t questions_between() const {
    const auto n = std::count_if(turns_.begin() + 1, turns_.end(), [&](const Turn& t) {
      const size_t before = t.paragraph - 1;
      return question(before) && label_of(words_of(before)).empty();
    });
    return static_cast<size_t>(n);
  }

  Candidate statement(size_t i) const {
    const Turn& t = turns_[i];
    Candidate k;
    k.block = true;
    k.certainty = Certainty::typographic;
    k.confidence = 0.9F;
    k.source = t.label;
    k.cue = {t.label.last, t.label.last + 1};
    k.content = {{t.label.last + 1, words_of(t.paragraph).last}};
    // A turn of several paragraphs, as long as another label closes it.
    if (i + 1 == turns_.size()) return k;
    for (size_t q = t.paragraph + 1; q < turns_[i + 1].paragraph; ++q) {
      if (article_.paragraphs[q].role != Role::body || (interview_ && question(q))) break;
      if (!words_of(q).empty()) k.content.push_back(words_of(q));
    }
    return k;
  }

  const Grammar& g_;
  const Article& article_;
  std::vector<Turn> turns_;
  bool interview_ = false;
};

}  // namespace

void find_transcript(const Grammar& g, const Article& article, std::vector<Candidate>* out) {
  Transcript(g, article).find(out);
}

}  // namespace onrecord
