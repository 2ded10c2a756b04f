// The words around an article: what menus, share buttons, comments and legal lines are made of.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/hash.hpp"

namespace onrecord {

// What a word or phrase is typical of; a set of these is one integer.
enum Lex : uint32_t {
  kShare = 1U << 0,       // share, tweet, facebook
  kNav = 1U << 1,         // home, menu, log in
  kLegal = 1U << 2,       // terms of use, cookies, all rights reserved
  kRelated = 1U << 3,     // read more, most popular, you may also like
  kComment = 1U << 4,     // comments, reply, leave a reply
  kNewsletter = 1U << 5,  // sign up, newsletter, inbox
  kCredit = 1U << 6,      // photo, getty, image, illustration by
  kAdvert = 1U << 7,      // advertisement, sponsored
  kBio = 1U << 8,         // is a reporter, follow her on, contributed to this
  kCaption = 1U << 9,     // caption, pictured, file photo
  kUpdated = 1U << 10,    // updated, last modified
  kPublished = 1U << 11,  // published, posted on
  kBy = 1U << 12,         // by, written by
  kAgo = 1U << 13,        // hours ago, min read
  kTag = 1U << 14,        // tags, topics, filed under
  kAgency = 1U << 15,     // reuters, ap, associated press
  kNotName = 1U << 16,    // words of mastheads and jobs: no part of a person's name
  kStop = 1U << 17,       // the words that running text is made of
  kYou = 1U << 18,        // you, your, please, we use
  kShop = 1U << 19,       // buy now, add to cart, price
  kMedia = 1U << 20,      // play, video, gallery, loading
  kPaywall = 1U << 21,    // subscribe to continue reading, subscribers only
  kJob = 1U << 22,        // reporter, editor: what stands behind a byline's name
  kContinue = 1U << 23,   // read more, continue reading: a link on to the rest
  kRefs = 1U << 24,       // references, notes, see also
  kGiven = 1U << 25,      // common given names
  kOpens = 1U << 26,      // a longer phrase begins like this
};

// A phrase's key: hash_word of its words (lower case) folded together by hash_next.
constexpr uint32_t hash_next(uint32_t phrase, uint32_t word) {
  return (phrase ^ (word + 0x9E3779B9U + (phrase << 6) + (phrase >> 2))) * 16777619U;
}

// The set of a word's or phrase's Lex, 0 for unknown ones.
uint32_t lexicon(uint32_t key);

// The longest phrase, in words.
constexpr int kPhraseWords = 4;

}  // namespace onrecord
