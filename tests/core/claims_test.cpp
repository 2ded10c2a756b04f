#include <doctest/doctest.h>

#include <algorithm>

#include "inspect.hpp"

using namespace onrecord;

namespace {

float score(const char* text) {
  const Inspection in = inspect(text);
  return in.claims.empty() ? 0 : in.claims[0].score;
}

}  // namespace

TEST_CASE("a claim is a whole sentence, and a sentence is one claim") {
  const Inspection in =
      inspect("Rents rose by 12 percent. In 2018 the mill cut 400 jobs, and 30 shops closed.");
  REQUIRE(in.claims.size() == 2);
  CHECK(in.text[in.claims[0].span] == "Rents rose by 12 percent.");
  CHECK(in.claims[0].statement == kNoStatement);
  CHECK(in.claims[0].span.end <= in.claims[1].span.begin);
}

TEST_CASE("more to check scores higher") {
  CHECK(score("The mill employs 2,400 people.") > score("The mill is the largest in Alder."));
  CHECK(score("Rents rose by 12 percent in 2018.") > score("The mill employs 2,400 people."));
  CHECK(score("I think rents should rise by 12 percent.") < score("Rents rose by 12 percent."));
}

TEST_CASE("a claim without a source is counted as one") {
  const Inspection in = inspect(
      "Rents rose by 12 percent in 2018. Ana Ruiz said the mill had cut 400 jobs since 2015.");
  CHECK(in.profile.claims == 2);
  CHECK(in.profile.unattributed_claims == 1);
}

TEST_CASE("every score is within its range and every claim has a reason") {
  const Inspection in = inspect(
      "The 3 largest mills cut 4,000 jobs in 2018 because rents rose 12 percent more than wages, "
      "and "
      "every law that was passed since 2015 made it worse. Why? It was 9 p.m. 12. 12 12 12 12 12.");
  CHECK(!in.claims.empty());
  for (const Claim& c : in.claims) {
    CHECK(c.score >= 0.5);
    CHECK(c.score <= 1);
    CHECK(!c.reasons.empty());
  }
}
