#include "result/profile.hpp"

#include <algorithm>

#include "base/sort.hpp"
#include "result/spans.hpp"

namespace onrecord {
namespace {

bool is_spoken(const Word& word) {
  return word.shape != Shape::punct;
}

double share(uint32_t part, uint32_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

uint32_t words_in(const Grammar& g, Range range) {
  uint32_t count = 0;
  for (int i = range.first; i < range.last; ++i) count += is_spoken(g.word(i)) ? 1 : 0;
  return count;
}

void count_statements(const Grammar& g, const std::vector<FoundStatement>& statements,
                      Inspection* in) {
  Profile& p = in->profile;
  p.statements = static_cast<uint32_t>(statements.size());
  std::vector<bool> speaks(in->speakers.size(), false);
  uint32_t unnamed = 0;
  for (const FoundStatement& s : statements) {
    p.direct += s.form == Form::direct;
    p.mixed += s.form == Form::mixed;
    p.indirect += s.form == Form::indirect;
    p.block += s.form == Form::block;
    p.non_responses += s.act == Act::non_response;
    p.denials += s.act == Act::denial;
    if (s.speaker == kNoSpeaker) continue;
    if (!speaks[s.speaker]) ++p.speakers;
    speaks[s.speaker] = true;
    Speaker& own = in->speakers[s.speaker];
    unnamed += own.type == SpeakerType::unnamed;
    for (const Range r : s.content) own.words += words_in(g, r);
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

void count_words(const Words& words, const std::vector<FoundStatement>& statements,
                 Inspection* in) {
  std::vector<bool> is_content(words.words.size(), false);
  for (const FoundStatement& s : statements) {
    for (const Range r : s.content) {
      for (int i = r.first; i < r.last; ++i) is_content[static_cast<size_t>(i)] = true;
    }
  }
  uint32_t all = 0;
  uint32_t quoted = 0;
  uint32_t attributed = 0;
  for (size_t i = 0; i < words.words.size(); ++i) {
    const Word& w = words.words[i];
    const Paragraph& paragraph = in->article.paragraphs[words.sentences[w.sentence].paragraph];
    if (!is_spoken(w) || !serves(paragraph.role, kForText)) continue;
    ++all;
    quoted += w.quote_depth > 0;
    attributed += is_content[i];
  }
  in->profile.quoted_words_share = share(quoted, all);
  in->profile.attributed_words_share = share(attributed, all);
}

// Lists the quotations of a text in a language without rules, and says that there is no more.
void list_quotations(const Messages& messages, const Words& words, Inspection* in) {
  Article& article = in->article;
  if (has_rules(article.language.code)) return;
  for (const Quotation& q : words.quotations) {
    if (q.depth == 0) article.quotations.push_back(q.outer);
  }
  const auto body = std::find_if(article.paragraphs.begin(), article.paragraphs.end(),
                                 [](const Paragraph& p) { return p.role == Role::body; });
  const Span where = body == article.paragraphs.end() ? Span{0, in->text.size()} : body->span;
  const std::string_view name = messages.language_names.find(article.language.code);
  article.warnings.push_back({"language", where, filled(messages.only_quotations, name)});
}

void warn(const Messages& messages, const Words& words, Inspection* in) {
  std::vector<Warning>& warnings = in->article.warnings;
  for (const Quotation& q : words.quotations) {
    if (q.closed || q.goes_on || q.depth > 0) continue;
    warnings.push_back({"quotation never closed", q.outer, std::string(messages.never_closed)});
  }
  if (in->text.repaired()) {
    const uint32_t at = in->text.repairs().front().at;
    warnings.push_back({"broken UTF-8",
                        {at, at + 3},
                        filled(messages.broken_utf8, std::to_string(in->text.repairs().size()))});
  }
  if (in->text.cut()) {
    warnings.push_back(
        {"text cut", {in->text.size(), in->text.size()}, std::string(messages.text_cut)});
  }
  sort_stably(warnings,
              [](const Warning& a, const Warning& b) { return a.span.begin < b.span.begin; });
}

}  // namespace

void summarise(const Grammar& g, const std::vector<FoundStatement>& statements,
               Inspection* inspection) {
  inspection->statements = with_spans(g, statements);
  count_statements(g, statements, inspection);
  count_claims(inspection);
  count_words(g.words, statements, inspection);
  list_quotations(g.language.messages, g.words, inspection);
  warn(g.language.messages, g.words, inspection);
}

}  // namespace onrecord
