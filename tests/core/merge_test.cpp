// Merging rules and model, with attributions as the model would give them.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "grammar/grammar.hpp"
#include "result/spans.hpp"
#include "statements/statements.hpp"
#include "words/words.hpp"

using namespace onrecord;

namespace {

// What a model says of a text, by the words themselves, each of which stands in it once.
struct Proposed {
  std::string_view source, cue;
  std::vector<std::string_view> content;
  float confidence = 0.9F;
};

class Case {
 public:
  explicit Case(std::string_view s)
      : text_(std::string(s)),
        article_(read_article(english(), text_, {})),
        words_(cut_words(english(), text_, article_.paragraphs)) {}

  std::vector<Statement> statements(const std::vector<Proposed>& proposed,
                                    float threshold = kDefaultThreshold) const {
    std::vector<Attribution> attributions;
    for (const Proposed& p : proposed) {
      Attribution a;
      a.source = range(p.source);
      a.cue = range(p.cue);
      for (const std::string_view part : p.content) a.content.push_back(range(part));
      a.confidence = p.confidence;
      attributions.push_back(a);
    }
    const Grammar g(english(), text_, words_);
    return with_spans(g, find_statements(g, article_, {&attributions, threshold}));
  }

  std::string words(const std::vector<Span>& spans) const {
    std::string out;
    for (const Span s : spans) {
      if (!out.empty()) out += " … ";
      out += text_[s];
    }
    return out;
  }

 private:
  Range range(std::string_view part) const {
    if (part.empty()) return {};
    const size_t at = text_.utf8().find(part);
    REQUIRE(at != std::string_view::npos);
    Range r{-1, -1};
    for (size_t i = 0; i < words_.words.size(); ++i) {
      const Span w = words_.words[i].span;
      if (w.begin < at || w.end > at + part.size()) continue;
      if (r.first < 0) r.first = static_cast<int>(i);
      r.last = static_cast<int>(i) + 1;
    }
    REQUIRE(r.first >= 0);
    return r;
  }

  Text text_;
  Article article_;
  Words words_;
};

}  // namespace

TEST_CASE("what only the model finds is a statement from its threshold on") {
  const Case one("The harbour master is wary of any plan to widen the quay.");
  Proposed p{"The harbour master", "is wary of", {"any plan to widen the quay"}, 0.5F};
  CHECK(one.statements({}).empty());
  const auto found = one.statements({p});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].source) == "The harbour master");
  CHECK(one.words(found[0].cue) == "is wary of");
  CHECK(one.words(found[0].content) == "any plan to widen the quay");
  CHECK(found[0].form == Form::indirect);
  CHECK(found[0].confidence == 0.5F);
  CHECK(one.statements({p}, 0.51F).empty());
  CHECK(one.statements({p}, 0.5F).size() == 1);
}

TEST_CASE("without a source the model must be surer") {
  const Case one("There were doubts about the new quay.");
  Proposed p{"", "doubts about", {"the new quay"}, kDefaultThreshold + 0.05F};
  CHECK(one.statements({p}).empty());
  p.confidence = 0.9F;
  CHECK(one.statements({p}).size() == 1);
}

TEST_CASE("of a cue without a known verb on a mere thing the model must be surer") {
  const Case one("The mayor rolled out a plan for the new quay.");
  const std::string_view thing = "a plan for the new quay";
  Proposed p{"The mayor", "rolled out", {thing}, 0.45F};
  CHECK(one.statements({p}).empty());
  p.confidence = 0.9F;
  const auto found = one.statements({p});
  REQUIRE(found.size() == 1);
  CHECK(found[0].confidence == doctest::Approx(2.7 / 3.1));  // three quarters of the odds
}

TEST_CASE("of questions that nobody is named to ask the model must be sure") {
  const Case one("The new quay has turned to questions about how the board works.");
  Proposed p{"The new quay", "has turned to questions about", {"how the board works"}, 0.75F};
  CHECK(one.statements({p}).empty());
  p.confidence = 0.85F;
  CHECK(one.statements({p}).size() == 1);
  const Case other("Ana Ruiz had questions about how the board works.");
  p = {"Ana Ruiz", "had questions about", {"how the board works"}, 0.5F};
  CHECK(other.statements({p}).size() == 1);
  p.source = {};
  p.confidence = 0.75F;
  CHECK(other.statements({p}).empty());
  const Case her("Ana Ruiz was loud in her criticism of the board.");
  CHECK(
      her.statements({{"Ana Ruiz", "was loud in her criticism of", {"the board"}, 0.5F}}).size() ==
      1);
}

TEST_CASE("a direct quotation is the rules', its source and cue the model's") {
  const Case one("“We will stay here,” said a beaming Ana Ruiz of the harbour board.");
  const auto found =
      one.statements({{"a beaming Ana Ruiz of the harbour board", "said", {"We will stay here"}}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].form == Form::direct);
  CHECK(one.words(found[0].content) == "We will stay here,");
  CHECK(one.words(found[0].source) == "a beaming Ana Ruiz of the harbour board");
}

TEST_CASE("a direct quotation stays when the model finds nothing") {
  const Case one("“We will stay here,” said Ana Ruiz.");
  const auto found = one.statements({});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].source) == "Ana Ruiz");
}

TEST_CASE("a quotation that the rules have nobody for gives way to a longer content") {
  const Case one(
      "The keeper was adamant with the staff on keeping the grounds “exactly as they were in the "
      "old days” for the visitors of next spring.");
  const auto alone = one.statements({});
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].form == Form::direct);
  CHECK(alone[0].source.empty());
  const auto found = one.statements(
      {{"The keeper",
        "was adamant",
        {"on keeping the grounds “exactly as they were in the old days” for the visitors"}}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].form == Form::mixed);
  CHECK(one.words(found[0].source) == "The keeper");
}

TEST_CASE("a quotation with a source gives way to a longer content that the model is sure of") {
  const Case one("Ana Ruiz still says things such as, “One day we shall all go there by ship.”");
  Proposed p{
      "Ana Ruiz", "still says", {"things such as, “One day we shall all go there by ship"}, 0.9F};
  auto found = one.statements({p});
  REQUIRE(found.size() == 1);
  CHECK(found[0].form == Form::mixed);
  p.confidence = 0.85F;
  found = one.statements({p});
  REQUIRE(found.size() == 1);
  CHECK(found[0].form == Form::direct);
  CHECK(one.words(found[0].source) == "Ana Ruiz");
}

TEST_CASE("a quotation of nobody's goes on with the one before it if the model says so") {
  const Case one(
      "“The ferry is late,” Ana Ruiz said. The lamps went out. “It has been late since the "
      "spring.”");
  CHECK(one.statements({}).size() == 2);
  const auto found = one.statements(
      {{"Ana Ruiz", "said", {"The ferry is late", "It has been late since the spring"}}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].form == Form::direct);
  CHECK(one.words(found[0].content) == "The ferry is late, … It has been late since the spring.");
  const Case two(
      "“The ferry is late,” Ana Ruiz said. “We know,” Bo Lund said. The lamps went out. “It is the "
      "wind.”");
  CHECK(two.statements({}).size() == 3);
  CHECK(two.statements({{"Ana Ruiz", "said", {"The ferry is late", "We know", "It is the wind"}}})
            .size() == 3);
}

TEST_CASE("pieces of one quotation that a mark parts are one") {
  const Case one(
      "“The ferry, the old one, is late,” Ana Ruiz said. The lamps went out. “It has rained since "
      "May.”");
  const auto found = one.statements(
      {{"Ana Ruiz", "said", {"The ferry", "the old one", "is late", "It has rained since May"}}});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].content) ==
        "The ferry, the old one, is late, … It has rained since May.");
}

TEST_CASE("a quotation is not lost when the longer content is dropped for another") {
  const Case one(
      "The minutes begin. “We will stay here,” Ana Ruiz said. “They must go,” Bo Lund said.");
  const Proposed p{
      "Ana Ruiz", "said", {"The minutes begin. “We will stay here", "They must"}, 0.9F};
  const auto found = one.statements({p});
  REQUIRE(found.size() == 2);
  CHECK(one.words(found[0].content) == "We will stay here,");
  CHECK(one.words(found[1].content) == "They must go,");
}

TEST_CASE("indirect speech is the model's word") {
  const Case one("Ana Ruiz said the quay, which is old, would close.");
  CHECK(one.statements({}).empty());
  const auto found =
      one.statements({{"Ana Ruiz", "said", {"the quay, which is old, would close"}}});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].content) == "the quay, which is old, would close");
}

TEST_CASE("a set phrase keeps its cue and its act, and a content ends before it") {
  const Case one(
      "Norvik said the pumps were safe, but it declined to answer questions on the fire.");
  const auto found =
      one.statements({{"Norvik",
                       "said",
                       {"the pumps were safe, but it declined to answer questions on the fire"}}});
  REQUIRE(found.size() == 2);
  CHECK(one.words(found[0].content) == "the pumps were safe");
  CHECK(one.words(found[1].cue) == "declined to answer questions on");
  CHECK(found[1].act == Act::non_response);
  const auto short_cue = one.statements({{"it", "declined", {"to answer questions on the fire"}}});
  REQUIRE(short_cue.size() == 1);
  CHECK(one.words(short_cue[0].cue) == "declined to answer questions on");
  CHECK(one.words(short_cue[0].content) == "the fire");
}

TEST_CASE("a clause that is another's statement is not what a relative clause speaks of") {
  const Case one("Ana Ruiz praised the keeper, which Bo Lund said was a mistake.");
  const auto rules = one.statements({});
  REQUIRE(!rules.empty());
  CHECK(one.words(rules.back().content) == "Ana Ruiz praised the keeper … was a mistake");
  const Proposed which{"Bo Lund", "said", {"which", "was a mistake"}};
  auto found = one.statements({which});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].content) == "Ana Ruiz praised the keeper … was a mistake");
  found = one.statements({{"Ana Ruiz", "praised", {"the keeper"}}, which});
  REQUIRE(found.size() == 2);
  CHECK(one.words(found[0].content) == "the keeper");
  CHECK(one.words(found[1].content) == "which … was a mistake");
}

TEST_CASE("no word is in two statements' contents") {
  const Case one("“The quay is safe,” Ana Ruiz said, “and it will stay open,” Bo heard.");
  const auto found =
      one.statements({{"Ana Ruiz", "said", {"The quay is safe", "it will stay open"}},
                      {"Bo", "heard", {"and it"}}});
  uint32_t end = 0;
  std::vector<Span> all;
  for (const Statement& s : found) all.insert(all.end(), s.content.begin(), s.content.end());
  std::sort(all.begin(), all.end(), [](Span a, Span b) { return a.begin < b.begin; });
  for (const Span s : all) {
    CHECK(s.begin >= end);
    end = static_cast<uint32_t>(s.end);
  }
}

TEST_CASE("a bracket that was opened in a part is closed in it") {
  const Case one("The harbour master (Tom Beck) is wary of the plan (and its cost).");
  const auto found =
      one.statements({{"The harbour master (Tom Beck", "is wary of", {"the plan (and its cost"}}});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].source) == "The harbour master (Tom Beck)");
  CHECK(one.words(found[0].content) == "the plan (and its cost)");
}

TEST_CASE("a quotation that the model's piece has but for a mark gets it back") {
  const Case one("The mayor said it was “a scandal”. He blamed “crippling” bills on the council.");
  const auto found = one.statements({{"The mayor", "said", {"it was “a scandal"}},
                                     {"He", "blamed", {"crippling” bills on the council"}}});
  REQUIRE(found.size() == 2);
  CHECK(one.words(found[0].content) == "it was “a scandal”");
  CHECK(one.words(found[1].content) == "“crippling” bills on the council");
}

TEST_CASE("a quotation that goes on behind the model's piece stays cut") {
  const Case one("The mayor said it was “a scandal that nobody wants”, and left.");
  const auto found = one.statements({{"The mayor", "said", {"it was “a scandal"}}});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].content) == "it was “a scandal");
}

TEST_CASE("a source that is but a relative clause takes the name before it") {
  const Case one("Alan Doyle, who backed the tunnel, warned that it would cost more.");
  const auto found =
      one.statements({{"who backed the tunnel", "warned", {"that it would cost more"}}});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].source) == "Alan Doyle, who backed the tunnel");
}

TEST_CASE("a dateline is nobody's") {
  const Case one(
      "Council delays vote on tunnel\n\nPORT ELLEN (AP) — The city council is wary of any plan to "
      "widen the quay.");
  const auto found = one.statements(
      {{"PORT ELLEN (AP) — The city council", "is wary of", {"any plan to widen the quay"}}});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].source) == "The city council");
}

TEST_CASE("a source that the model has from two lines is in the line of its cue") {
  const Case one(
      "Senator says the report was buried\n\nInterior Minister Karl Boe is wary of any plan to "
      "widen "
      "the quay. He has said so often, and the council has heard it each time.");
  const auto found = one.statements(
      {{"buried\n\nInterior Minister Karl Boe", "is wary of", {"any plan to widen the quay"}}});
  REQUIRE(!found.empty());
  CHECK(one.words(found.back().source) == "Interior Minister Karl Boe");
}

TEST_CASE("a participle's clause behind a source tells who that is") {
  const Case one("According to the report, seen by the Herald, traffic has fallen since 2018.");
  const auto found = one.statements(
      {{"the report", "According to", {"seen by the Herald, traffic has fallen since 2018"}}});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].source) == "the report, seen by the Herald");
  CHECK(one.words(found[0].content) == "traffic has fallen since 2018");
}

TEST_CASE("a letter is not by whom it is written to") {
  const Case one(
      "DEAR HOLM: My neighbours sing until two in the morning. I have tried earplugs.\n\n"
      "The heron comes back to my pond every spring.");
  CHECK(one.statements({{"DEAR HOLM", ":", {"My neighbours sing until two in the morning"}}})
            .empty());
}

TEST_CASE("“it is believed that” names nobody, “it is confident that” does") {
  const auto source_of = [](std::string_view text, const Proposed& proposed) {
    const Case one(text);
    const auto found = one.statements({proposed});
    REQUIRE(found.size() == 1);
    return one.words(found[0].source);
  };
  CHECK(source_of("Two ships are late at the quay of Port Ellen. It is widely believed that the "
                  "storm held them up. The crews have not been heard of.",
                  {"It", "is widely believed", {"that the storm held them up"}})
            .empty());
  CHECK(source_of("The company owns five ferries, and it seems that both of the late ones have run "
                  "out of luck. The crews have not been heard of.",
                  {"it", "seems", {"that both of the late ones have run out of luck"}})
            .empty());
  CHECK(source_of("The company owns five ferries, and it is confident that both of the late ones "
                  "will come. The crews have not been heard of.",
                  {"it", "is confident", {"that both of the late ones will come"}}) == "it");
}

TEST_CASE("who is told something did not say it, who is expected to do something is spoken of") {
  const Case told(
      "The crews of both ships were told that the quay would be widened in the spring.");
  const auto heard = told.statements(
      {{"The crews of both ships", "were told", {"that the quay would be widened in the spring"}}});
  REQUIRE(heard.size() == 1);
  CHECK(heard[0].source.empty());
  const Case expected("The crews of both ships are widely expected to stay at home this week.");
  const auto awaited = expected.statements(
      {{"The crews of both ships", "are widely expected", {"to stay at home this week"}}});
  REQUIRE(awaited.size() == 1);
  CHECK(awaited[0].source.empty());
  CHECK(expected.words(awaited[0].content) ==
        "The crews of both ships … to stay at home this week");
  const Case by("The harbour master was quoted as saying that the quay would be widened.");
  const auto quoted = by.statements(
      {{"The harbour master", "was quoted as saying", {"that the quay would be widened"}}});
  REQUIRE(quoted.size() == 1);
  CHECK(by.words(quoted[0].source) == "The harbour master");
}

TEST_CASE("a rule that is sure stands where the model found nothing, one that is likely does not") {
  const Case sure("The council voted to close the ferry.");
  auto found = sure.statements({});
  REQUIRE(found.size() == 1);
  CHECK(sure.words(found[0].content) == "to close the ferry");
  // The model's word about the same passage counts more.
  found = sure.statements({{"The council", "voted to close", {"the ferry"}}});
  REQUIRE(found.size() == 1);
  CHECK(sure.words(found[0].cue) == "voted to close");
  CHECK(Case("The council said the ferry would close.").statements({}).empty());
  const Case name("According to Ana Ruiz, the ferry will close.");
  found = name.statements({});
  REQUIRE(found.size() == 1);
  CHECK(name.words(found[0].source) == "Ana Ruiz");
}

TEST_CASE("a rule that is exact replaces the attribution with its cue and ends where that ends") {
  const Case one("The union asked the court to stop the sale, which few had expected.");
  const auto found = one.statements({{"The union", "asked", {"to stop the sale"}}});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].content) == "the court to stop the sale");
  const Case parted("The ferry, according to the harbour master, sank in May.");
  const auto both =
      parted.statements({{"the harbour master, sank in May", "according to", {"The ferry"}}});
  REQUIRE(both.size() == 1);
  CHECK(parted.words(both[0].source) == "the harbour master");
  CHECK(parted.words(both[0].content) == "The ferry … sank in May");
}

TEST_CASE("a cue takes its manner along") {
  const Case one("“We will stay,” Ana Ruiz said in an interview on Monday.");
  const auto found = one.statements({{"Ana Ruiz", "said", {"We will stay"}}});
  REQUIRE(found.size() == 1);
  CHECK(one.words(found[0].cue) == "said in an interview on Monday");
}

TEST_CASE("what the model splits between source and cue is mended") {
  const Case title("Mrs. May said the talks had failed.");
  auto found = title.statements({{"Mrs.", "May said", {"the talks had failed"}}});
  REQUIRE(found.size() == 1);
  CHECK(title.words(found[0].source) == "Mrs. May");
  CHECK(title.words(found[0].cue) == "said");
  const Case told("All told, the works took nine years.");
  CHECK(told.statements({{"All", "told", {"the works took nine years"}}}).empty());
  const Case seen("The dam is seen as a monument to vanity.");
  found = seen.statements({{"", "is seen", {"The dam", "as a monument to vanity"}}});
  REQUIRE(found.size() == 1);
  CHECK(seen.words(found[0].cue) == "is seen as");
}
