#include "readers.hpp"

#include <cmark.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "exports/writers.hpp"
#include "text/unicode.hpp"
#include "to_json.hpp"

namespace onrecord::fuzz {
namespace {

using json = nlohmann::ordered_json;
using std::string;
using std::string_view;

// Replaces `from` by `to` everywhere.
string replaced(string text, string_view from, string_view to) {
  for (size_t at = text.find(from); at != string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// The text without spaces and line breaks at its ends, with one space for each run of them; readers
// of HTML and Markdown keep no more.
string collapsed(string_view text) {
  string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

string nul_replaced(string_view text) {
  return replaced(string(text), string_view("\0", 1), "\xEF\xBF\xBD");
}

// The text as Gumbo gives it: control characters and noncharacters become U+FFFD, which the HTML
// standard leaves as they are.
string as_gumbo_reads(string_view text) {
  string out;
  for (uint32_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool control =
        (c < 0x20 && c != '\t' && c != '\n' && c != '\f' && c != '\r') || (c >= 0x7F && c <= 0x9F);
    const bool none = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
    append_utf8(out, control || none ? char32_t{0xFFFD} : c);
  }
  return out;
}

string spans_of(const OffsetMap& map, const std::vector<Span>& spans) {
  string out;
  for (const Span s : spans) {
    if (!out.empty()) out += ' ';
    out += std::to_string(map(s.begin)) + ".." + std::to_string(map(s.end));
  }
  return out;
}

string csv_fault(const Inspection& found, Unit unit) {
  std::vector<std::vector<string>> rows;
  if (!read_csv(export_as(found, Format::csv, unit), &rows)) return "not RFC 4180";
  if (rows.size() != found.statements.size() + 1) return "rows";
  const OffsetMap map(found.text, unit);
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::vector<string>& row = rows[i];
    if (row.size() != rows[0].size() || row.size() != 11) return "columns";
    if (i == 0) continue;
    const Statement& s = found.statements[i - 1];
    if (row[0] != "s" + std::to_string(i)) return "id";
    if (row[8] != spans_of(map, s.source) || row[9] != spans_of(map, s.cue) ||
        row[10] != spans_of(map, s.content)) {
      return "spans";
    }
    const std::array<string, 4> cells = {
        speaker_name(found, i - 1), joined_text(found.text, s.source),
        joined_text(found.text, s.cue), joined_text(found.text, s.content)};
    for (size_t c = 0; c < cells.size(); ++c) {
      const string& read = row[c + 3];
      const bool guarded = read == "'" + cells[c];
      if (read != cells[c] && !guarded) return "text";
      // What a spreadsheet would run.
      if (!read.empty() && string_view("=+-@\t\r").find(read[0]) != string_view::npos) {
        return "a formula";
      }
    }
  }
  return {};
}

// Text of a node and all below it.
void append_text(const GumboNode* node, string* out) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
    *out += node->v.text.text;
    return;
  }
  if (node->type != GUMBO_NODE_ELEMENT) return;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    append_text(static_cast<const GumboNode*>(children.data[i]), out);
  }
}

void find(const GumboNode* node, GumboTag tag, std::vector<const GumboNode*>* out) {
  if (node->type != GUMBO_NODE_ELEMENT) return;
  if (node->v.element.tag == tag) out->push_back(node);
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    find(static_cast<const GumboNode*>(children.data[i]), tag, out);
  }
}

// Elements that the writer never makes; one of them came out of the article.
string foreign_element(const GumboNode* node) {
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  static constexpr std::array kOwn = {
      GUMBO_TAG_HTML,  GUMBO_TAG_HEAD,  GUMBO_TAG_BODY, GUMBO_TAG_META,
      GUMBO_TAG_TITLE, GUMBO_TAG_STYLE, GUMBO_TAG_H1,   GUMBO_TAG_H2,
      GUMBO_TAG_P,     GUMBO_TAG_MARK,  GUMBO_TAG_SPAN, GUMBO_TAG_TABLE,
      GUMBO_TAG_TBODY, GUMBO_TAG_TR,    GUMBO_TAG_TD,   GUMBO_TAG_TH};
  if (std::find(kOwn.begin(), kOwn.end(), node->v.element.tag) == kOwn.end()) return "an element";
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    string fault = foreign_element(static_cast<const GumboNode*>(children.data[i]));
    if (!fault.empty()) return fault;
  }
  return {};
}

string html_document_fault(const Inspection& found, const GumboNode* root) {
  if (string fault = foreign_element(root); !fault.empty()) return fault;
  std::vector<const GumboNode*> rows, paragraphs, headlines;
  find(root, GUMBO_TAG_TR, &rows);
  find(root, GUMBO_TAG_P, &paragraphs);
  find(root, GUMBO_TAG_H1, &headlines);
  if (rows.size() != found.statements.size() + 1) return "rows";
  if (paragraphs.size() + headlines.size() != found.article.paragraphs.size()) return "paragraphs";
  for (size_t i = 0; i < found.statements.size(); ++i) {
    std::vector<const GumboNode*> cells;
    find(rows[i + 1], GUMBO_TAG_TD, &cells);
    if (cells.size() != 5) return "cells";
    string content;
    append_text(cells[2], &content);
    const string want = joined_text(found.text, found.statements[i].content);
    if (collapsed(content) != collapsed(as_gumbo_reads(want))) return "content";
  }
  size_t p = 0, h = 0;
  for (const Paragraph& paragraph : found.article.paragraphs) {
    string text;
    append_text(paragraph.role == Role::headline ? headlines[h++] : paragraphs[p++], &text);
    if (collapsed(text) != collapsed(as_gumbo_reads(found.text[paragraph.span])))
      return "paragraph";
  }
  return {};
}

string html_fault(const Inspection& found, Unit unit) {
  const string page = export_as(found, Format::html, unit);
  GumboOutput* parsed = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
  string fault = html_document_fault(found, parsed->root);
  gumbo_destroy_output(&kGumboDefaultOptions, parsed);
  return fault;
}

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};

// Text of a node and all below it; a line break in the source is a space.
string text_of(cmark_node* node) {
  string out;
  cmark_iter* iter = cmark_iter_new(node);
  for (cmark_event_type e = cmark_iter_next(iter); e != CMARK_EVENT_DONE;
       e = cmark_iter_next(iter)) {
    if (e != CMARK_EVENT_ENTER) continue;
    cmark_node* at = cmark_iter_get_node(iter);
    if (cmark_node_get_type(at) == CMARK_NODE_TEXT) out += cmark_node_get_literal(at);
    if (cmark_node_get_type(at) == CMARK_NODE_SOFTBREAK) out += ' ';
  }
  cmark_iter_free(iter);
  return out;
}

// Counts nodes and refuses kinds that the writer never makes.
string markdown_fault(const Inspection& found, Unit unit) {
  const string source = export_as(found, Format::markdown, unit);
  const std::unique_ptr<cmark_node, FreeNode> root(
      cmark_parse_document(source.data(), source.size(), CMARK_OPT_DEFAULT));
  size_t headings = 0, items = 0, strong = 0;
  std::vector<string> texts;
  cmark_iter* iter = cmark_iter_new(root.get());
  string fault;
  for (cmark_event_type e = cmark_iter_next(iter); e != CMARK_EVENT_DONE;
       e = cmark_iter_next(iter)) {
    if (e != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(iter);
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING:
        headings += cmark_node_get_heading_level(node) == 1;
        break;
      case CMARK_NODE_ITEM:
        ++items;
        texts.push_back(text_of(node));
        break;
      case CMARK_NODE_STRONG:
        ++strong;
        break;
      case CMARK_NODE_DOCUMENT:
      case CMARK_NODE_LIST:
      case CMARK_NODE_PARAGRAPH:
      case CMARK_NODE_TEXT:
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_EMPH:
        break;
      default:
        fault = string("a ") + cmark_node_get_type_string(node);
    }
  }
  cmark_iter_free(iter);
  if (!fault.empty()) return fault;
  if (headings != 1) return "headings";
  if (strong != found.statements.size()) return "statements";
  if (items != found.statements.size() + found.article.warnings.size()) return "items";
  // Every statement's content stands in some item as it was written.
  for (const Statement& s : found.statements) {
    const string want = collapsed(nul_replaced(joined_text(found.text, s.content)));
    const bool kept = std::any_of(texts.begin(), texts.end(), [&](const string& t) {
      return collapsed(t).find(want) != string::npos;
    });
    if (!kept) return "content";
  }
  return {};
}

// The code points of UTF-8.
std::u32string code_points(string_view utf8) {
  std::u32string out;
  for (uint32_t at = 0; at < utf8.size();) out += next_code_point(utf8, at);
  return out;
}

string annotation_fault(const Inspection& found, Unit unit) {
  const json out = json::parse(export_as(found, Format::annotation, unit), nullptr, false);
  if (out.is_discarded()) return "not JSON";
  const std::u32string text = code_points(found.text.utf8());
  const json& items = out["first"]["items"];
  if (out["total"] != items.size()) return "total";
  for (const json& item : items) {
    for (const json& target : item["target"]) {
      const json& quote = target["selector"][0];
      const json& position = target["selector"][1];
      const auto start = position["start"].get<size_t>();
      const auto end = position["end"].get<size_t>();
      if (start >= end || end > text.size()) return "a position outside of the text";
      if (code_points(quote["exact"].get<string>()) != text.substr(start, end - start)) {
        return "quotation and position differ";
      }
      const std::u32string before = code_points(quote["prefix"].get<string>());
      const std::u32string behind = code_points(quote["suffix"].get<string>());
      if (before.size() > start ||
          text.compare(start - before.size(), before.size(), before) != 0) {
        return "prefix";
      }
      if (text.compare(end, behind.size(), behind) != 0) return "suffix";
    }
  }
  return {};
}

string json_fault(const Inspection& found, Unit unit) {
  const json indented = json::parse(export_as(found, Format::json, unit), nullptr, false);
  const json line = json::parse(export_as(found, Format::jsonl, unit), nullptr, false);
  if (indented.is_discarded() || line.is_discarded()) return "not JSON";
  if (indented != line) return "json and jsonl differ";
  return indented == json(to_json(found, unit)) ? "" : "json and to_json differ";
}

}  // namespace

bool read_csv(string_view csv, std::vector<std::vector<string>>* rows) {
  size_t at = 0;
  while (at < csv.size()) {
    std::vector<string> row;
    for (;;) {
      string cell;
      if (at < csv.size() && csv[at] == '"') {
        for (++at;; ++at) {
          if (at >= csv.size()) return false;
          if (csv[at] != '"') {
            cell += csv[at];
          } else if (at + 1 < csv.size() && csv[at + 1] == '"') {
            cell += csv[++at];
          } else {
            break;
          }
        }
        ++at;
      } else {
        const size_t end = std::min(csv.find_first_of(",\"\r\n", at), csv.size());
        cell = csv.substr(at, end - at);
        at = end;
      }
      row.push_back(std::move(cell));
      if (at >= csv.size() || csv[at] != ',') break;
      ++at;
    }
    if (csv.substr(at, 2) != "\r\n") return false;
    at += 2;
    rows->push_back(std::move(row));
  }
  return true;
}

string export_fault(const Inspection& found) {
  constexpr std::array kUnits = {Unit::codepoint, Unit::utf16, Unit::utf8};
  const Unit unit = kUnits[found.text.size() % kUnits.size()];
  using Check = string (*)(const Inspection&, Unit);
  constexpr std::array<std::pair<const char*, Check>, 5> kChecks = {
      {{"csv: ", csv_fault},
       {"html: ", html_fault},
       {"markdown: ", markdown_fault},
       {"annotation: ", annotation_fault},
       {"json: ", json_fault}}};
  for (const auto& [name, check] : kChecks) {
    if (string fault = check(found, unit); !fault.empty()) return name + fault;
  }
  return {};
}

}  // namespace onrecord::fuzz
