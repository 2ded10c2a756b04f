#include "result/profile.hpp"

#include <algorithm>

#include "base/sort.hpp"

namespace onrecord {
namespace {

bool is_spoken(const Word& word) {
  return word.shape != Shape::punct;
}

// Body text is what an article says; headlines and furniture would tilt the shares.
bool counts_as_text(Role role) {
  return role == Role::body || role == Role::blockquote;
}

double share(uint32_t part, uint32_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

// How many words lie in each span, for spans in any order.
class WordCounter {
 public:
  explicit WordCounter(const Words& words) : words_(words), before_(words.words.size() + 1) {
    for (size_t i = 0; i < words.words.size(); ++i) {
      before_[i + 1] = before_[i] + (is_spoken(words.words[i]) ? 1 : 0);
    }
  }

  uint32_t operator()(Span span) const {
    return before_[first_at(span.end)] - before_[first_at(span.begin)];
  }

  size_t first_at(uint32_t byte) const {
    const auto at = std::lower_bound(words_.words.begin(), words_.words.end(), byte,
                                     [](const Word& w, uint32_t b) { return w.span.begin < b; });
    return static_cast<size_t>(at - words_.words.begin());
  }

 private:
  const Words& words_;
  std::vector<uint32_t> before_;
};

void count_statements(const WordCounter& counter, Inspection* in) {
  Profile& p = in->profile;
  p.statements = static_cast<uint32_t>(in->statements.size());
  in->speaker_words.assign(in->speakers.speakers.size(), 0);
  in->speaker_profiles.assign(in->speakers.speakers.size(), {});
  std::vector<bool> speaks(in->speakers.speakers.size(), false);
  uint32_t unnamed = 0;
  for (size_t i = 0; i < in->statements.size(); ++i) {
    const Statement& s = in->statements[i];
    p.direct += s.form == Form::direct;
    p.mixed += s.form == Form::mixed;
    p.indirect += s.form == Form::indirect;
    p.block += s.form == Form::block;
    p.non_responses += s.act == Act::non_response;
    p.denials += s.act == Act::denial;
    const uint32_t speaker = in->speakers.of_statement[i];
    if (speaker == kNoSpeaker) continue;
    if (!speaks[speaker]) ++p.speakers;
    speaks[speaker] = true;
    unnamed += in->speakers.speakers[speaker].type == SpeakerType::unnamed;
    for (const Span span : s.content) in->speaker_words[speaker] += counter(span);
    SpeakerProfile& own = in->speaker_profiles[speaker];
    own.direct += s.form == Form::direct || s.form == Form::block;
    own.denials += s.act == Act::denial;
    own.non_responses += s.act == Act::non_response;
  }
  p.unnamed_share = share(unnamed, p.statements);
}

void count_claims(Inspection* in) {
  in->profile.claims = static_cast<uint32_t>(in->claims.size());
  for (const Claim& c : in->claims) {
    const bool sourced = c.statement != kNoStatement && !in->statements[c.statement].source.empty();
    in->profile.unattributed_claims += sourced ? 0 : 1;
  }
}

void count_words(const Words& words, Inspection* in) {
  std::vector<Span> contents;
  for (const Statement& s : in->statements) {
    contents.insert(contents.end(), s.content.begin(), s.content.end());
  }
  sort_stably(contents, [](Span a, Span b) { return a.begin < b.begin; });
  uint32_t all = 0;
  uint32_t quoted = 0;
  uint32_t attributed = 0;
  size_t next = 0;
  uint32_t covered_to = 0;
  for (const Word& w : words.words) {
    while (next < contents.size() && contents[next].begin <= w.span.begin) {
      covered_to = std::max(covered_to, contents[next++].end);
    }
    const Paragraph& paragraph = in->article.paragraphs[words.sentences[w.sentence].paragraph];
    if (!is_spoken(w) || !counts_as_text(paragraph.role)) continue;
    ++all;
    quoted += w.quote_depth > 0;
    attributed += w.span.begin < covered_to;
  }
  in->profile.quoted_words_share = share(quoted, all);
  in->profile.attributed_words_share = share(attributed, all);
}

void warn(const Words& words, Inspection* in) {
  std::vector<Warning>& warnings = in->article.warnings;
  for (const Quotation& q : words.quotations) {
    if (q.closed || q.goes_on || q.depth > 0) continue;
    warnings.push_back({"quotation never closed", q.outer,
                        "A quotation begins here and no mark ends it; it is read to the end of the "
                        "paragraph."});
  }
  if (in->text.repaired()) {
    const uint32_t at = in->text.repairs().front().at;
    warnings.push_back({"broken UTF-8",
                        {at, at + 3},
                        "Bytes that are no UTF-8 were replaced, here first: " +
                            std::to_string(in->text.repairs().size()) + " in all."});
  }
  if (in->text.cut()) {
    warnings.push_back({"text cut",
                        {in->text.size(), in->text.size()},
                        "The text is longer than can be read; the rest was left out."});
  }
  sort_stably(warnings,
              [](const Warning& a, const Warning& b) { return a.span.begin < b.span.begin; });
}

}  // namespace

void summarise(const Words& words, Inspection* inspection) {
  count_statements(WordCounter(words), inspection);
  count_claims(inspection);
  count_words(words, inspection);
  warn(words, inspection);
}

}  // namespace onrecord
