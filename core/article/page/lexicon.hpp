// Classes of the words and phrases around an article: what menus, share buttons, comments, bylines
// and legal lines are made of. Each is a bit; the words are rows in core/languages/<code>/page.
#pragma once

#include <cstdint>

#include "languages/language.hpp"

namespace onrecord {

// Not by `using enum`, which crashes Clang 14.
constexpr uint32_t kShare = PageWords::kShare;
constexpr uint32_t kNav = PageWords::kNav;
constexpr uint32_t kLegal = PageWords::kLegal;
constexpr uint32_t kRelated = PageWords::kRelated;
constexpr uint32_t kComment = PageWords::kComment;
constexpr uint32_t kNewsletter = PageWords::kNewsletter;
constexpr uint32_t kCredit = PageWords::kCredit;
constexpr uint32_t kAdvert = PageWords::kAdvert;
constexpr uint32_t kBio = PageWords::kBio;
constexpr uint32_t kCaption = PageWords::kCaption;
constexpr uint32_t kUpdated = PageWords::kUpdated;
constexpr uint32_t kPublished = PageWords::kPublished;
constexpr uint32_t kBy = PageWords::kBy;
constexpr uint32_t kAgo = PageWords::kAgo;
constexpr uint32_t kTag = PageWords::kTag;
constexpr uint32_t kAgency = PageWords::kAgency;
constexpr uint32_t kNotName = PageWords::kNotName;
constexpr uint32_t kFunction = PageWords::kFunction;
constexpr uint32_t kYou = PageWords::kYou;
constexpr uint32_t kShop = PageWords::kShop;
constexpr uint32_t kMedia = PageWords::kMedia;
constexpr uint32_t kPaywall = PageWords::kPaywall;
constexpr uint32_t kJob = PageWords::kJob;
constexpr uint32_t kReadOn = PageWords::kReadOn;
constexpr uint32_t kRefs = PageWords::kRefs;
constexpr uint32_t kGiven = PageWords::kGiven;
constexpr uint32_t kNotHeadline = PageWords::kNotHeadline;
constexpr uint32_t kAbout = PageWords::kAbout;
constexpr uint32_t kReadsOn = PageWords::kReadsOn;

}  // namespace onrecord
