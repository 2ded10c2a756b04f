// The plain types that the library's users and its stages share. Part of the public interface.
#pragma once

#include <cstdint>

namespace onrecord {

// A half-open range of bytes, [begin, end), of a valid UTF-8 text.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return empty() ? 0 : end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  friend bool operator==(const Span&, const Span&) = default;
};

// The unit that offsets in an output count.
enum class Unit : uint8_t {
  codepoint,  // Unicode scalar values, as Python's str
  utf16,      // UTF-16 code units, as JavaScript's strings
  utf8,       // bytes of the input as it was given
};

// How a statement's content is quoted.
enum class Form : uint8_t {
  direct,    // all of it is in quotation marks
  mixed,     // part of it is
  indirect,  // none of it is
  block,     // whole paragraphs that a line announces as somebody's words
};

// What the source does by saying it. docs/ACTS.md defines each.
enum class Act : uint8_t {
  assertion,
  denial,
  non_response,
  request,
  commitment,
  decision,
  belief,
  attitude,
  question,
};

enum class SpeakerType : uint8_t { person, organization, group, document, unnamed };

// What a paragraph is on the page.
enum class Role : uint8_t {
  headline,
  standfirst,  // the summary between headline and text
  byline,
  date,
  dateline,  // only where it has a line of its own; usually it opens a body paragraph
  credit,    // who took the photograph or drew the illustration
  caption,
  body,
  subhead,
  blockquote,
  furniture,  // boilerplate: share buttons, menus, "Read more", newsletter boxes, teasers, comments
};

// Formats of exports.
enum class Format : uint8_t {
  json,        // docs/inspection.schema.json, indented
  jsonl,       // the same on one line
  csv,         // RFC 4180, one row a statement; cells that a spreadsheet would run are defused
  markdown,    // CommonMark: the facts, then the statements by speaker
  html,        // a page by itself: no script, no request
  annotation,  // W3C Web Annotation Data Model, one JSON-LD collection
};

}  // namespace onrecord
