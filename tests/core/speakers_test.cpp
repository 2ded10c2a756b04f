#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "inspect.hpp"

using namespace onrecord;

namespace {

const Speaker* speaker(const Inspection& in, size_t statement) {
  const uint32_t index = in.statements.at(statement).speaker;
  return index == kNoSpeaker ? nullptr : &in.speakers.at(index);
}

bool mentioned(const Inspection& in, const Speaker& s, std::string_view words) {
  return std::any_of(s.mentions.begin(), s.mentions.end(),
                     [&](Span m) { return in.text[m] == words; });
}

}  // namespace

TEST_CASE("every link says how sure it is") {
  const Inspection in = inspect("Lena Holm said the tax would fall. She said she was sure.");
  REQUIRE(in.statements.size() == 2);
  CHECK(in.statements[0].link_confidence == doctest::Approx(1));
  CHECK(in.statements[1].link_confidence < 1);
  CHECK(in.statements[1].link_confidence > 0.5);
}

TEST_CASE("we and our in an organization's own words are its mentions") {
  const Inspection in = inspect("“We will close our mill,” Norvik Holdings said in a statement.");
  REQUIRE(in.statements.size() == 1);
  const Speaker* s = speaker(in, 0);
  REQUIRE(s != nullptr);
  CHECK(s->type == SpeakerType::organization);
  CHECK(mentioned(in, *s, "We"));
  CHECK(mentioned(in, *s, "our"));
}

TEST_CASE("an unnamed speaker has a reason") {
  const auto reason = [](const char* text) {
    const Inspection in = inspect(text);
    REQUIRE(in.statements.size() == 1);
    const Speaker* s = speaker(in, 0);
    REQUIRE(s != nullptr);
    CHECK(s->type == SpeakerType::unnamed);
    return s->unnamed_reason;
  };
  CHECK(reason("A Norvik spokeswoman said the pumps were safe.") == "a spokesperson");
  CHECK(reason("A senior official said the sale would close.") == "an official");
  CHECK(reason("Two people familiar with the matter said the sale would close.") ==
        "asked not to be named");
  CHECK(reason("He said the sale would close.") == "a pronoun without a name");
}

TEST_CASE("a name in another letter case or none at all is no speaker") {
  for (const char* text : {"", " ", "\n\n", "said said said", "“”", "He", "the"}) {
    const Inspection in = inspect(text);
    for (const Statement& s : in.statements) {
      CHECK((s.speaker == kNoSpeaker || s.speaker < in.speakers.size()));
    }
  }
}

TEST_CASE("the speakers stand in the order of their first mention, without overlap") {
  const Inspection in = inspect(
      "Ruth Abel met Carl Dunn. Dunn said the vote was close. Abel said it was over. “He is "
      "wrong,” she said.");
  REQUIRE(in.speakers.size() == 2);
  CHECK(in.speakers[0].name == "Ruth Abel");
  CHECK(in.speakers[1].name == "Carl Dunn");
  for (const Speaker& s : in.speakers) {
    for (size_t i = 1; i < s.mentions.size(); ++i) {
      CHECK(s.mentions[i - 1].end <= s.mentions[i].begin);
    }
  }
}

TEST_CASE("what each speaker did is counted") {
  const Inspection in = inspect(
      "Norvik denied that the pumps had failed. Norvik declined to comment on the recall. “The "
      "pumps are safe,” Norvik said.");
  REQUIRE(in.speakers.size() == 1);
  CHECK(in.speakers[0].denials == 1);
  CHECK(in.speakers[0].non_responses == 1);
  CHECK(in.speakers[0].direct == 1);
}
