#include "acts/acts.hpp"

#include <doctest/doctest.h>

#include <string>

#include "words/words.hpp"

using namespace onrecord;

namespace {

// The act of “source [cue] content”, whatever the rules would find in it.
std::string act(const std::string& source, const std::string& cue, const std::string& content) {
  const Text text(source + " " + cue + " " + content);
  const Article article = read_article(english(), text, {});
  const Words words = cut_words(english(), text, article.paragraphs);
  const Grammar g(english(), text, words);
  const auto at = [&](size_t begin, size_t size) {
    return g.words_in({static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + size)});
  };
  ActInput c;
  if (!source.empty()) c.source = at(0, source.size());
  if (!cue.empty()) c.cue = at(source.size() + 1, cue.size());
  const Range words_of_content = at(source.size() + cue.size() + 2, content.size());
  c.content = {&words_of_content, 1};
  return act_name(act_of(g, c));
}

}  // namespace

TEST_CASE("the frame tells commitment from assertion and request from question") {
  CHECK(act("The bank", "agreed", "to pay the fine") == "commitment");
  CHECK(act("The bank", "agreed", "that the fine was fair") == "assertion");
  CHECK(act("The mayor", "asked", "the council to close the road") == "request");
  CHECK(act("The mayor", "asked", "whether the road was closed") == "question");
  CHECK(act("The mayor", "called for", "a vote") == "request");
  CHECK(act("The mayor", "called", "the vote a farce") == "assertion");
  CHECK(act("Drivers", "wanted to know", "when the road would open") == "question");
  CHECK(act("Drivers", "want", "the road to open") == "attitude");
}

TEST_CASE("negation and conditionals make no denial") {
  CHECK(act("Beck", "denied", "that he had the keys") == "denial");
  CHECK(act("Beck", "strongly denied", "any part in it") == "denial");
  CHECK(act("Beck", "did not deny", "that he had the keys") == "assertion");
  CHECK(act("Beck", "would deny", "that he had the keys") == "assertion");
  CHECK(act("Beck", "rejected", "the claim that he had the keys") == "denial");
  CHECK(act("The judge", "rejected", "a request for the keys") == "decision");
  CHECK(act("Beck", "would neither confirm nor deny", "that he had the keys") == "non-response");
}

TEST_CASE("who does not answer and who does not act are two") {
  CHECK(act("Norvik", "declined", "to comment") == "non-response");
  CHECK(act("Norvik", "refused to say", "when the mill would close") == "non-response");
  CHECK(act("Norvik", "has not said", "when the mill would close") == "non-response");
  CHECK(act("Norvik", "would not divulge", "when the mill would close") == "non-response");
  CHECK(act("Norvik", "did not respond to", "a request for comment") == "non-response");
  CHECK(act("Norvik", "refused", "to pay the fine") == "commitment");
}

TEST_CASE("nothing at all is an assertion") {
  CHECK(act("", "", "x") == "assertion");
  CHECK(act("", "?", "?") == "question");
  CHECK(act("“", "”", "—") == "assertion");
}
