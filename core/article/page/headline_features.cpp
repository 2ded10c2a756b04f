#include "article/page/headline_features.hpp"

#include <algorithm>

namespace onrecord {
namespace {

using Facts = HeadlineFacts;

// Learned features. scripts/train/layout/train_headline.py fits the weights, in sixteenths, and
// replaces them here by name.
struct Learned {
  std::string_view name;
  int weight;
  int16_t (*value)(const Facts&);
};

constexpr int16_t yes(bool holds) {
  return holds ? kHeadlineUnit : 0;
}

constexpr int16_t share(size_t part, size_t whole) {
  return static_cast<int16_t>(whole == 0 ? 0 : kHeadlineUnit * part / whole);
}

constexpr bool between(int n, int least, int most) {
  return n >= least && n <= most;
}

constexpr bool is_statement(const Facts& f) {
  return f.line.last == Edge::stop && !f.question;
}

constexpr bool in_lead(const Facts& f, size_t words) {
  return std::min<size_t>(f.in_lead, 4) == words;
}

constexpr Learned kLearned[] = {
    // How long the line is. A word or two alone are a section's name.
    {"2_words", -1, [](const Facts& f) { return yes(f.line.words == 2); }},
    {"3_to_4_words", -1, [](const Facts& f) { return yes(between(f.line.words, 3, 4)); }},
    {"5_to_8_words", 2, [](const Facts& f) { return yes(between(f.line.words, 5, 8)); }},
    {"9_to_14_words", 2, [](const Facts& f) { return yes(between(f.line.words, 9, 14)); }},
    {"15_to_20_words", -1, [](const Facts& f) { return yes(between(f.line.words, 15, 20)); }},
    {"full_stop", -2, [](const Facts& f) { return yes(is_statement(f)); }},
    // How far above the text it stands.
    {"in_text", -1, [](const Facts& f) { return yes(f.above_text < 0); }},
    {"opens_text", -1, [](const Facts& f) { return yes(f.above_text == 0); }},
    {"3_to_4_above_text", 1, [](const Facts& f) { return yes(between(f.above_text, 3, 4)); }},
    {"5_to_8_above_text", 2, [](const Facts& f) { return yes(between(f.above_text, 5, 8)); }},
    {"17_to_40_above_text", -1, [](const Facts& f) { return yes(between(f.above_text, 17, 40)); }},
    {"first_line", 1, [](const Facts& f) { return yes(f.index == 0 && f.above_text <= 2); }},
    // The judgement below counts dates and menu words as strong evidence; these correct it.
    {"date", 1, [](const Facts& f) { return yes((f.line.flags & Line::kDate) != 0); }},
    {"only_date", 1, [](const Facts& f) { return yes((f.line.flags & Line::kOnlyDate) != 0); }},
    {"some_menu_words", -1,
     [](const Facts& f) {
       return yes(f.line.lexical * 4 >= f.line.words && f.line.lexical * 2 < f.line.words);
     }},
    // A headline is often repeated below: in the page's title, in share buttons.
    {"again_below", 1, [](const Facts& f) { return yes(f.again_below); }},
    // The text says what the headline says.
    {"words_of_text", 2, [](const Facts& f) { return share(f.in_text, f.content); }},
    {"3_words_of_text", 3, [](const Facts& f) { return yes(f.in_text >= 3); }},
    // Bylines and dates follow the headline.
    {"dated_1_below", 1, [](const Facts& f) { return yes(f.dated_below == 1); }},
    {"dated_2_below", 2, [](const Facts& f) { return yes(f.dated_below == 2); }},
    {"dated_6_to_10_below", -1, [](const Facts& f) { return yes(f.dated_below > 5); }},
    {"dated_above", -1, [](const Facts& f) { return yes(f.dated_above); }},
    // Function words make a sentence, headlines leave them out.
    {"function_words", -1,
     [](const Facts& f) {
       return share(std::min<int>(f.line.stops * 2, f.line.words), f.line.words);
     }},
    {"longest_above_text", 1, [](const Facts& f) { return yes(f.longest_above_text); }},
    {"first_5_words", 2, [](const Facts& f) { return yes(f.first_wordy); }},
    {"prose_above", -1, [](const Facts& f) { return yes(f.prose_above && f.above_text > 0); }},
    {"prose", -2, [](const Facts& f) { return yes(is_prose(f.line)); }},
    // Among many lines like titles it is one of a list of articles.
    {"no_title_above", 1, [](const Facts& f) { return yes(f.titles_above == 0); }},
    {"1_title_above", -1, [](const Facts& f) { return yes(f.titles_above == 1); }},
    {"no_title_below", 1, [](const Facts& f) { return yes(f.titles_below == 0); }},
    {"1_title_below", -2, [](const Facts& f) { return yes(f.titles_below == 1); }},
    {"2_titles_below", 2, [](const Facts& f) { return yes(f.titles_below == 2); }},
    {"like_title", 3, [](const Facts& f) { return yes(is_title_like(f.line)); }},
    {"person_below", 1, [](const Facts& f) { return yes(f.person_below >= Person::sure); }},
    {"person_2_below", 1, [](const Facts& f) { return yes(f.person_two_below >= Person::sure); }},
    {"share_below", 2, [](const Facts& f) { return yes(f.share_below); }},
    {"heads_paragraph", 1, [](const Facts& f) { return yes(f.heads_paragraph); }},
    // Other lines with the same words: teasers, the way to the page.
    {"some_run_again", 1, [](const Facts& f) { return yes(f.repeated > 0); }},
    {"runs_again", 1, [](const Facts& f) { return share(f.repeated, f.runs); }},
    // The first paragraphs tell the news again.
    {"words_of_lead", 1, [](const Facts& f) { return share(f.in_lead, f.content); }},
    {"0_words_of_lead", -3, [](const Facts& f) { return yes(in_lead(f, 0)); }},
    {"1_word_of_lead", -1, [](const Facts& f) { return yes(in_lead(f, 1)); }},
    {"2_words_of_lead", 1, [](const Facts& f) { return yes(in_lead(f, 2)); }},
    {"3_words_of_lead", 1, [](const Facts& f) { return yes(in_lead(f, 3)); }},
    {"4_words_of_lead", 1, [](const Facts& f) { return yes(in_lead(f, 4)); }},
    {"most_words_of_text", 2, [](const Facts& f) { return yes(f.most_shared); }},
    {"few_words_of_text", -3, [](const Facts& f) { return yes(f.few_shared); }},
    {"agency", -1, [](const Facts& f) { return yes((f.line.lex & kAgency) != 0); }},
    // Above a headline stands the section's name or a menu.
    {"short_above", 2, [](const Facts& f) { return yes(f.short_above); }},
    {"menu_above", 1, [](const Facts& f) { return yes(f.menu_above); }},
    {"maybe_person", 1, [](const Facts& f) { return yes(f.person == Person::maybe); }},
};
constexpr int kLearnedCount = static_cast<int>(std::size(kLearned));
static_assert(kLearnedCount + 1 == kHeadlineFeatures);

// The judgement: what one would guess without any data. Its weights are set by hand; they are added
// in this order, so that every platform rounds alike.
struct Judged {
  double weight;
  double (*amount)(const Facts&);
};
constexpr int kJudgementWeight = 11;  // beside the learned weights; the training fits it as well

constexpr double one_if(bool holds) {
  return holds ? 1 : 0;
}

// Share buttons and dates between the headline and the text count for little.
double distance(const Facts& f) {
  return .5 * std::min(f.wordy_below, 8) + .06 * std::min(f.above_text, 60);
}

// A word alone is more often a section's name, but not in the first line.
double about_text(const Facts& f) {
  const auto least = static_cast<size_t>(f.index == 0 ? 1 : 2);
  return 3.0 * static_cast<double>(f.in_text) / static_cast<double>(std::max(f.content, least)) +
         .3 * static_cast<double>(std::min<size_t>(f.in_text, 6));
}

constexpr uint32_t kChores = kComment | kNewsletter | kLegal | kPaywall;

constexpr bool opens_other(const Facts& f) {
  return (f.first_lex & kNotHeadline) != 0 || ((f.first_lex & kAbout) != 0 && f.line.words <= 3);
}

constexpr Judged kJudged[] = {
    {3, [](const Facts& f) { return one_if(between(f.line.words, 5, 20)); }},
    {1.5,
     [](const Facts& f) {
       return one_if(between(f.line.words, 3, 28) && !between(f.line.words, 5, 20));
     }},
    {-2.5, [](const Facts& f) { return std::max<double>(-f.above_text, 0); }},
    {-1, [](const Facts& f) { return f.above_text < 0 || f.signed_below ? 0 : distance(f); }},
    // A headline with a byline below it may stand far above the text.
    {-.5, [](const Facts& f) { return f.above_text < 0 || !f.signed_below ? 0 : distance(f); }},
    {2.7, [](const Facts& f) { return one_if(f.signed_below && f.signed_dated); }},
    {2, [](const Facts& f) { return one_if(f.signed_below && !f.signed_dated); }},
    {-3, [](const Facts& f) { return one_if(f.below_person); }},
    {-5, [](const Facts& f) { return one_if(f.in_series); }},
    {-1.5, [](const Facts& f) { return one_if(f.beside_player); }},
    // The line above is the headline, this one the standfirst: the longer, the surer.
    {-5, [](const Facts& f) { return one_if(f.below_title && f.words_above * 2 <= f.line.words); }},
    {-3.5,
     [](const Facts& f) { return one_if(f.below_title && f.words_above * 2 > f.line.words); }},
    {-1.5, [](const Facts& f) { return one_if((f.line.lex & kJob) != 0 && f.line.words <= 10); }},
    {-4, [](const Facts& f) { return one_if(f.names_person); }},
    // The way to the page ("Home / Ferries"), or what a form asks for.
    {-3, [](const Facts& f) { return one_if(opens_other(f)); }},
    {-2, [](const Facts& f) { return one_if((f.line.flags & Line::kPipe) != 0); }},
    // The text's first line: a heading that stands in the text, or its first paragraph.
    {-3,
     [](const Facts& f) {
       return one_if(f.above_text == 0 && (f.line.words > 12 || f.line.last == Edge::stop));
     }},
    {-1,
     [](const Facts& f) {
       return one_if(f.above_text == 0 && f.line.words <= 12 && f.line.last != Edge::stop);
     }},
    // A quotation from the article, above the headline.
    {-2, [](const Facts& f) { return one_if(f.line.first == Edge::quote && f.quotation_end); }},
    {-.1, [](const Facts& f) { return std::max<double>(f.line.words - 20, 0); }},
    {-2.5, [](const Facts& f) { return one_if(is_statement(f)); }},
    {-2,
     [](const Facts& f) {
       return one_if(f.line.last == Edge::colon || f.line.last == Edge::comma);
     }},
    {-1.5, [](const Facts& f) { return one_if(f.line.first == Edge::lower); }},
    {-2.5, [](const Facts& f) { return one_if((f.line.flags & Line::kDate) != 0); }},
    {-1, [](const Facts& f) { return one_if((f.line.lex & kCredit) != 0); }},
    {-4, [](const Facts& f) { return one_if(f.agency_credit); }},
    {-3, [](const Facts& f) { return one_if(f.line.lexical * 2 >= f.line.words); }},
    {-1,
     [](const Facts& f) {
       return one_if((f.line.lex & kChores) != 0 && f.line.lexical * 3 >= f.line.words);
     }},
    {-3, [](const Facts& f) { return one_if(f.line.words <= 6 && (f.line.lex & kBy) != 0); }},
    {-2,
     [](const Facts& f) { return one_if((f.line.flags & (Line::kHandle | Line::kMail)) != 0); }},
    {1.2, [](const Facts& f) { return one_if(f.again); }},
    {-4, [](const Facts& f) { return one_if(f.heads_paragraph); }},
    {1, about_text},
    {8, [](const Facts& f) { return f.in_title; }},
    {1.6, [](const Facts& f) { return one_if(between(f.dated_below, 1, 3)); }},
    {.8, [](const Facts& f) { return one_if(between(f.dated_below, 4, 5)); }},
    {2, [](const Facts& f) { return one_if(f.index == 0); }},
    {4, [](const Facts& f) { return one_if((f.marks & kInHeading1) != 0); }},
    {1, [](const Facts& f) { return one_if((f.marks & kInHeading) != 0); }},
    {-2,
     [](const Facts& f) {
       return one_if((f.marks & (kInNavigation | kInFooter | kInAside)) != 0);
     }},
    {-1.5, [](const Facts& f) { return one_if((f.marks & kAllLink) != 0); }},
};

double judge(const Facts& f) {
  constexpr uint16_t kNever = Line::kOnlyDate | Line::kCopyright | Line::kUrl;
  if ((f.line.flags & kNever) != 0 || f.content == 0) return -6;
  double score = 0;
  for (const Judged& j : kJudged) score += j.weight * j.amount(f);
  return std::clamp(score, -8., 16.);
}

}  // namespace

HeadlineValues headline_values(const HeadlineFacts& facts) {
  HeadlineValues values;
  for (int i = 0; i < kLearnedCount; ++i) values[i] = kLearned[i].value(facts);
  values[kLearnedCount] = static_cast<int16_t>(judge(facts) * kHeadlineUnit);
  return values;
}

int headline_score(const HeadlineValues& values) {
  int score = kJudgementWeight * values[kLearnedCount];
  for (int i = 0; i < kLearnedCount; ++i) score += kLearned[i].weight * values[i];
  return score;
}

std::string_view headline_feature_name(int feature) {
  return feature < kLearnedCount ? kLearned[feature].name : "judgement";
}

}  // namespace onrecord
