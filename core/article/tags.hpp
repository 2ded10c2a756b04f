// Tags: what an HTML reader knows of a stretch of a page's text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace onrecord {

// Evidence, not truth: pages lie.
enum class Tag : uint8_t {
  heading1,
  heading,
  paragraph,
  blockquote,
  figcaption,
  list_item,
  link,
  time,
  author,
  byline,
  title,
  navigation,
  aside,
  footer,
  article,
  code,
  table,
  content,   // what the page itself calls the text of the article
  comments,  // of readers
  densest,   // what Readability keeps as the article
  block,     // an element of several lines
};

// The names of the tags for callers, in the order of Tag.
inline constexpr std::array<std::string_view, 21> kTagNames{
    "heading1", "heading", "paragraph", "blockquote", "figcaption", "list_item", "link",
    "time",     "author",  "byline",    "title",      "navigation", "aside",     "footer",
    "article",  "code",    "table",     "content",    "comments",   "densest",   "block"};
static_assert(kTagNames.size() == static_cast<size_t>(Tag::block) + 1);

constexpr std::string_view tag_name(Tag tag) {
  return kTagNames[static_cast<size_t>(tag)];
}

constexpr std::optional<Tag> tag_from_name(std::string_view name) {
  for (size_t i = 0; i < kTagNames.size(); ++i) {
    if (kTagNames[i] == name) return static_cast<Tag>(i);
  }
  return std::nullopt;
}

}  // namespace onrecord
