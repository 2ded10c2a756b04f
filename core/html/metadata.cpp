#include "html/metadata.hpp"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace onrecord {
namespace {

using Json = nlohmann::json;

std::string collapsed(std::string_view s) {
  std::string out;
  for (const char c : s) {
    const bool white = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (!white) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void set_once(std::string& field, std::string_view value) {
  if (field.empty()) field = collapsed(value);
}

void add_author(Markup& m, std::string_view value) {
  const std::string name = collapsed(value);
  // An address of a profile is no name.
  if (name.empty() || name.size() > 200 || name.find("://") != std::string::npos) return;
  if (std::find(m.authors.begin(), m.authors.end(), name) == m.authors.end() &&
      m.authors.size() < 32) {
    m.authors.push_back(name);
  }
}

// Adds the text of a tree. It holds nothing else: every "<" is escaped before it is parsed.
void add_text(const GumboNode* node, std::string& out) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
    out += node->v.text.text;
  } else if (node->type == GUMBO_NODE_ELEMENT) {
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
      add_text(static_cast<const GumboNode*>(children.data[i]), out);
  }
}

// JSON has no character references, but programs that write it often leave some.
std::string text_of(const Json& j) {
  if (!j.is_string()) return {};
  std::string raw = j.get<std::string>();
  if (raw.find('&') == std::string::npos) return raw;
  std::string escaped, out;
  for (const char c : raw) {
    if (c == '<')
      escaped += "&lt;";
    else
      escaped += c == '\0' ? ' ' : c;
  }
  const std::unique_ptr<GumboOutput, FreeOutput> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, escaped.data(), escaped.size()));
  if (output != nullptr) add_text(output->root, out);
  return out;
}

void authors_of(const Json& j, Markup& m, int depth) {
  if (depth > 3) return;
  if (j.is_string()) {
    add_author(m, text_of(j));
  } else if (j.is_array()) {
    for (const Json& one : j) authors_of(one, m, depth + 1);
  } else if (j.is_object() && j.contains("name")) {
    authors_of(j["name"], m, depth + 1);
  }
}

bool is_article(const Json& type) {
  if (type.is_array()) return std::any_of(type.begin(), type.end(), is_article);
  if (!type.is_string()) return false;
  const std::string name = type.get<std::string>();
  return name.ends_with("Article") || name.ends_with("Posting") || name == "Report" ||
         name == "Review" || name == "Recipe";
}

// Is it WebPage, AboutPage or the like? Their times are those of the page, not of its article.
bool is_page(const Json& type) {
  if (type.is_array()) return std::any_of(type.begin(), type.end(), is_page);
  return type.is_string() && type.get_ref<const std::string&>().ends_with("Page");
}

struct Linked {
  Markup article, page;
};

void read_json(const Json& j, Linked& found, int depth) {
  if (depth > 6) return;
  if (j.is_array()) {
    for (const Json& one : j) read_json(one, found, depth + 1);
    return;
  }
  if (!j.is_object()) return;
  if (j.contains("@graph")) read_json(j["@graph"], found, depth + 1);
  if (j.contains("mainEntity")) read_json(j["mainEntity"], found, depth + 1);
  if (!j.contains("@type")) return;
  const bool article = is_article(j["@type"]);
  if (!article && !is_page(j["@type"])) return;
  Markup& m = article ? found.article : found.page;
  if (article && j.contains("headline")) set_once(m.headline, text_of(j["headline"]));
  if (j.contains("datePublished")) set_once(m.published, text_of(j["datePublished"]));
  if (j.contains("dateModified")) set_once(m.updated, text_of(j["dateModified"]));
  if (article && m.authors.empty() && j.contains("author")) authors_of(j["author"], m, 0);
}

const char* attribute(const GumboElement& e, const char* name) {
  const GumboAttribute* a = gumbo_get_attribute(&e.attributes, name);
  return a == nullptr ? nullptr : a->value;
}

std::string inner_text(const GumboElement& e) {
  std::string out;
  for (unsigned i = 0; i < e.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(e.children.data[i]);
    if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
        child->type == GUMBO_NODE_CDATA) {
      out += child->v.text.text;
    }
  }
  return out;
}

struct Found {
  Linked json;
  Markup meta, prop;
  std::string title;
};

void read_meta(const GumboElement& e, Found& f) {
  const char* content = attribute(e, "content");
  if (content == nullptr) return;
  std::string name;
  for (const char* key : {"property", "name", "itemprop"}) {
    if (const char* value = attribute(e, key)) {
      name = value;
      break;
    }
  }
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  Markup& m = f.meta;
  if (name == "og:title" || name == "twitter:title" || name == "dc.title" ||
      name == "parsely-title" || name == "sailthru.title" || name == "headline") {
    set_once(m.headline, content);
  } else if (name == "article:published_time" || name == "og:published_time" ||
             name == "parsely-pub-date" || name == "sailthru.date" || name == "pubdate" ||
             name == "dc.date" || name == "dc.date.issued" || name == "dcterms.created" ||
             name == "datepublished" || name == "publish-date" || name == "article.published" ||
             name == "ptime" || name == "date" || name == "publish_date" ||
             name == "article_date_original" || name == "dcterms.date") {
    set_once(m.published, content);
  } else if (name == "article:modified_time" || name == "og:updated_time" || name == "lastmod" ||
             name == "datemodified" || name == "dcterms.modified" || name == "last-modified") {
    set_once(m.updated, content);
  } else if (name == "author" || name == "article:author" || name == "dc.creator" ||
             name == "parsely-author" || name == "sailthru.author" || name == "byl" ||
             name == "dcterms.creator" || name == "authors" || name == "article:author_name") {
    add_author(m, content);
  }
}

// Without the CDATA section that a page written as XML puts around its scripts, and without the
// comment signs ("//<![CDATA[", "//]]>") that hide it from those that are not XML.
std::string_view without_cdata(std::string_view script) {
  constexpr std::string_view kOpen = "<![CDATA[";
  const size_t open = script.find(kOpen), close = script.rfind("]]>");
  if (open == std::string_view::npos || close == std::string_view::npos || close < open ||
      open > script.find('{')) {
    return script;
  }
  const std::string_view section = script.substr(open + kOpen.size(), close - open - kOpen.size());
  const size_t begin = section.find_first_of("{["), end = section.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
    return script;
  return section.substr(begin, end + 1 - begin);
}

// Recursion is as deep as the tree, which the reader keeps shallow.
void search(const GumboNode* node, Found& f) {
  if (node->type != GUMBO_NODE_ELEMENT) return;
  const GumboElement& e = node->v.element;
  if (e.tag == GUMBO_TAG_META) {
    read_meta(e, f);
  } else if (e.tag == GUMBO_TAG_TITLE) {
    set_once(f.title, inner_text(e));
  } else if (e.tag == GUMBO_TAG_SCRIPT) {
    const char* type = attribute(e, "type");
    if (type != nullptr && std::string_view(type) == "application/ld+json") {
      const std::string script = inner_text(e);
      read_json(Json::parse(without_cdata(script), nullptr, false), f.json, 0);
    }
    return;
  }
  if (const char* prop = attribute(e, "itemprop")) {
    const std::string_view p(prop);
    const char* when = attribute(e, "datetime");
    if (when == nullptr) when = attribute(e, "content");
    if (p == "datePublished" && when != nullptr) set_once(f.prop.published, when);
    if (p == "dateModified" && when != nullptr) set_once(f.prop.updated, when);
  }
  for (unsigned i = 0; i < e.children.length; ++i) {
    search(static_cast<const GumboNode*>(e.children.data[i]), f);
  }
}

}  // namespace

void read_metadata(const GumboNode* root, Markup* markup) {
  Found f;
  search(root, f);
  for (const Markup* m : {&f.json.article, &f.meta, &f.prop, &f.json.page}) {
    if (markup->headline.empty()) markup->headline = m->headline;
    if (markup->published.empty()) markup->published = m->published;
    if (markup->updated.empty()) markup->updated = m->updated;
    if (markup->authors.empty()) markup->authors = m->authors;
  }
  if (markup->headline.empty()) markup->headline = f.title;
}

}  // namespace onrecord
