#include "html/html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <nlohmann/json.hpp>

#include "html/metadata.hpp"

namespace onrecord {
namespace {

// --- Classes of elements ------------------------------------------------------------------------

enum Display : uint8_t { kInline, kBlock, kSpaced, kDropped };

Display display_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_HEAD:
      return kDropped;
    case GUMBO_TAG_P:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_PRE:
      return kSpaced;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OPTGROUP:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_XMP:
      return kBlock;
    default:
      return kInline;
  }
}

constexpr std::string_view kBylineNames[] = {"byline", "author",      "authors",
                                             "writer", "contributor", "dateline"};
constexpr std::string_view kContentNames[] = {
    "articlebody",  "storybody",   "entrycontent", "postcontent", "articlecontent", "postbody",
    "storycontent", "articletext", "maincontent",  "contentbody", "bodycontent",    "storytext"};
// Pairs of words, as in class="article-body".
constexpr std::string_view kContentHeads[] = {"article", "story", "entry", "post", "body", "news"};
constexpr std::string_view kContentTails[] = {"body", "content", "text", "copy"};
constexpr std::string_view kAsideNames[] = {
    "share",     "sharing",  "social",      "related",       "sidebar",  "newsletter", "promo",
    "popular",   "trending", "recommended", "advertisement", "ad",       "ads",        "sponsor",
    "sponsored", "widget",   "modal",       "popup",         "cookie",   "cookies",    "subscribe",
    "signup",    "outbrain", "taboola",     "tags",          "toolbar",  "rail",       "teaser",
    "recirc",    "login",    "bio",         "more",          "carousel", "gallery",    "player"};
constexpr std::string_view kMenuNames[] = {"breadcrumb", "breadcrumbs", "menu",   "nav",
                                           "navbar",     "navigation",  "banner", "pagination",
                                           "masthead",   "skip",        "topbar", "dropdown"};
constexpr std::string_view kCommentNames[] = {"comment", "comments", "disqus",
                                              "respond", "replies",  "commentlist"};

template <size_t N>
bool holds(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_white(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

struct Names {
  bool byline = false, content = false, aside = false, menu = false, comments = false;
};

void read_names(std::string_view value, Names& names) {
  std::string word, before;
  const auto take = [&] {
    if (word.empty()) return;
    names.byline = names.byline || holds(kBylineNames, word);
    names.aside = names.aside || holds(kAsideNames, word);
    names.menu = names.menu || holds(kMenuNames, word);
    names.comments = names.comments || holds(kCommentNames, word);
    names.content = names.content || holds(kContentNames, word) ||
                    (holds(kContentTails, word) && holds(kContentHeads, before));
    before = word;
    word.clear();
  };
  // Long values are generated; nobody writes them.
  for (const char raw : value.substr(0, 400)) {
    const char c = lower(raw);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      // articleBody is cut in two as well.
      if (raw != c && !word.empty()) take();
      word += c;
    } else {
      take();
    }
  }
  take();
}

// --- The walk -----------------------------------------------------------------------------------

const char* attribute(const GumboElement& e, const char* name) {
  const GumboAttribute* a = gumbo_get_attribute(&e.attributes, name);
  return a == nullptr ? nullptr : a->value;
}

bool has_word(const char* value, std::string_view word) {
  if (value == nullptr) return false;
  const std::string_view v(value);
  for (size_t at = v.find(word); at != std::string_view::npos; at = v.find(word, at + 1)) {
    const bool begins = at == 0 || is_white(v[at - 1]);
    const size_t end = at + word.size();
    if (begins && (end == v.size() || is_white(v[end]))) return true;
  }
  return false;
}

bool any_of(std::string_view flat, std::initializer_list<std::string_view> declarations) {
  return std::any_of(declarations.begin(), declarations.end(), [flat](std::string_view one) {
    return flat.find(one) != std::string_view::npos;
  });
}

// Returns the display of an element by its own attributes, or else that of its tag.
Display styled(const GumboElement& e, Display display) {
  if (gumbo_get_attribute(&e.attributes, "hidden") != nullptr) return kDropped;
  const char* style = attribute(e, "style");
  if (style == nullptr) return display;
  std::string flat;
  for (const char c : std::string_view(style).substr(0, 1000)) {
    if (!is_white(c)) flat += lower(c);
  }
  if (any_of(flat, {"display:none", "visibility:hidden"})) return kDropped;
  // A browser writes into what is copied how the page's style sheets showed it.
  if (display == kInline && any_of(flat, {"display:block", "display:flex", "display:grid",
                                          "display:table", "display:list-item"})) {
    return kBlock;
  }
  return display;
}

// Younger than the parser.
bool is_dialog(const GumboElement& e) {
  if (e.tag != GUMBO_TAG_UNKNOWN) return false;
  GumboStringPiece name = e.original_tag;
  gumbo_tag_from_original_text(&name);
  return name.length == 6 && std::equal(name.data, name.data + 6, "dialog",
                                        [](char a, char b) { return lower(a) == b; });
}

class Walker {
 public:
  Walker(std::string* text, Markup* markup) : text_(*text), markup_(*markup) {}

  void walk(const GumboNode* node) {
    switch (node->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        append(node->v.text.text);
        return;
      case GUMBO_NODE_ELEMENT:
        element(node->v.element);
        return;
      default:
        return;
    }
  }

 private:
  void element(const GumboElement& e) {
    if (e.tag == GUMBO_TAG_BR) {
      break_line(1, true);
      return;
    }
    const Display display = styled(e, is_dialog(e) ? kDropped : display_of(e.tag));
    if (display == kDropped) return;
    const int breaks = display == kBlock ? 1 : display == kSpaced ? 2 : 0;
    if (breaks != 0) break_line(breaks, false);
    const bool pre = e.tag == GUMBO_TAG_PRE;
    pre_ += pre;
    // The place of the first character that is appended from here on.
    const size_t marks = starts_.size();
    starts_.push_back(SIZE_MAX);
    for (unsigned i = 0; i < e.children.length; ++i) {
      walk(static_cast<const GumboNode*>(e.children.data[i]));
    }
    const size_t begin = starts_[marks];
    starts_.resize(marks);
    if (marks > 0 && begin != SIZE_MAX) starts_[marks - 1] = std::min(starts_[marks - 1], begin);
    pre_ -= pre;
    if (breaks != 0) break_line(breaks, false);
    if (begin == SIZE_MAX) return;
    mark(e, begin, end_);
    const bool row = e.tag == GUMBO_TAG_TR || e.tag == GUMBO_TAG_TBODY;
    if (breaks != 0 && line_ > begin && !row) add(Tag::block, begin, end_);
  }

  void add(Tag tag, size_t begin, size_t end, std::string value = {}) {
    markup_.spans.push_back(
        {{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, tag, std::move(value)});
  }

  void mark(const GumboElement& e, size_t begin, size_t end) {
    const char* role = attribute(e, "role");
    const auto is_role = [role](const char* name) {
      return role != nullptr && std::strcmp(role, name) == 0;
    };
    switch (e.tag) {
      case GUMBO_TAG_H1:
        add(Tag::heading1, begin, end);
        break;
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
      case GUMBO_TAG_H4:
      case GUMBO_TAG_H5:
      case GUMBO_TAG_H6:
        add(Tag::heading, begin, end);
        break;
      case GUMBO_TAG_P:
        add(Tag::paragraph, begin, end);
        break;
      case GUMBO_TAG_BLOCKQUOTE:
        add(Tag::blockquote, begin, end);
        break;
      case GUMBO_TAG_FIGCAPTION:
        add(Tag::figcaption, begin, end);
        break;
      case GUMBO_TAG_LI:
        add(Tag::list_item, begin, end);
        break;
      case GUMBO_TAG_A:
        if (attribute(e, "href") != nullptr) add(Tag::link, begin, end);
        break;
      case GUMBO_TAG_TIME: {
        const char* when = attribute(e, "datetime");
        add(Tag::time, begin, end, when == nullptr ? "" : when);
        break;
      }
      case GUMBO_TAG_NAV:
        add(Tag::navigation, begin, end);
        break;
      case GUMBO_TAG_ASIDE:
        add(Tag::aside, begin, end);
        break;
      case GUMBO_TAG_FOOTER:
        add(Tag::footer, begin, end);
        break;
      case GUMBO_TAG_ARTICLE:
      case GUMBO_TAG_MAIN:
        add(Tag::article, begin, end);
        break;
      case GUMBO_TAG_PRE:
      case GUMBO_TAG_CODE:
        add(Tag::code, begin, end);
        break;
      case GUMBO_TAG_TABLE:
        add(Tag::table, begin, end);
        break;
      default:
        break;
    }
    if (is_role("navigation") && e.tag != GUMBO_TAG_NAV) add(Tag::navigation, begin, end);
    if (is_role("contentinfo") && e.tag != GUMBO_TAG_FOOTER) add(Tag::footer, begin, end);
    if (is_role("main") && e.tag != GUMBO_TAG_MAIN) add(Tag::article, begin, end);
    const char* property = attribute(e, "itemprop");
    if (has_word(attribute(e, "rel"), "author") || has_word(property, "author")) {
      add(Tag::author, begin, end);
    }
    if (e.tag == GUMBO_TAG_BODY || e.tag == GUMBO_TAG_HTML) return;
    Names names;
    for (const char* name : {"class", "id"}) {
      if (const char* value = attribute(e, name)) read_names(value, names);
    }
    if (names.byline) add(Tag::byline, begin, end);
    if (names.content || has_word(property, "articleBody")) add(Tag::content, begin, end);
    if (names.aside) add(Tag::aside, begin, end);
    if (names.menu) add(Tag::navigation, begin, end);
    if (names.comments) add(Tag::comments, begin, end);
  }

  void break_line(int breaks, bool more) {
    space_ = false;
    pending_ = more ? std::min(pending_ + breaks, 2) : std::max(pending_, breaks);
  }

  void put(char c) {
    if (text_.empty()) {
      pending_ = 0;
      space_ = false;
    }
    if (pending_ > 0) {
      text_.append(static_cast<size_t>(pending_), '\n');
      line_ = text_.size();
    } else if (space_) {
      text_ += ' ';
    }
    pending_ = 0;
    space_ = false;
    if (!starts_.empty() && starts_.back() == SIZE_MAX) starts_.back() = text_.size();
    text_ += c;
    end_ = text_.size();
  }

  void append(const char* s) {
    for (; *s != '\0'; ++s) {
      if (pre_ > 0 && *s == '\n') {
        break_line(1, true);
      } else if (is_white(*s)) {
        if (pending_ == 0) space_ = true;
      } else {
        put(*s);
      }
    }
  }

  std::string& text_;
  Markup& markup_;
  std::vector<size_t> starts_;  // for each open element, where its text begins
  size_t end_ = 0;
  size_t line_ = 0;     // where the last line begins
  int pending_ = 0;     // line breaks before the next character
  bool space_ = false;  // or a space
  int pre_ = 0;
};

// Does the tag nest? Not if it closes itself when it is repeated.
bool nests(std::string_view name) {
  static constexpr std::string_view kFlat[] = {
      "p",      "li",    "td",   "th",    "tr",     "dd",    "dt",   "br",  "hr",
      "img",    "input", "meta", "link",  "option", "area",  "base", "col", "embed",
      "source", "track", "wbr",  "tbody", "thead",  "tfoot", "param"};
  return !holds(kFlat, name);
}

// Is it an element in which a "<" opens nothing?
bool is_raw(std::string_view name) {
  static constexpr std::string_view kRaw[] = {"script", "style",   "textarea", "title",
                                              "xmp",    "noembed", "noframes", "iframe"};
  return holds(kRaw, name);
}

// Returns the position of the end tag of such an element that was opened before `at`.
size_t raw_end(std::string_view html, size_t at, std::string_view name) {
  for (size_t end = html.find("</", at); end != std::string_view::npos;
       end = html.find("</", end + 2)) {
    const std::string_view here = html.substr(end + 2, name.size());
    if (std::equal(here.begin(), here.end(), name.begin(), name.end(),
                   [](char a, char b) { return lower(a) == b; })) {
      return end;
    }
  }
  return html.size();
}

// Drops tags beyond a depth that no page needs: the parser's tree is walked and freed by recursion.
std::string without_deep_tags(std::string_view html) {
  constexpr int kDeepest = 400;
  std::string out;
  out.reserve(html.size());
  int depth = 0;
  size_t at = 0;
  while (at < html.size()) {
    const size_t open = html.find('<', at);
    if (open == std::string_view::npos) break;
    out.append(html.substr(at, open - at));
    const bool closes = open + 1 < html.size() && html[open + 1] == '/';
    size_t end = open + 1 + closes;
    std::string name;
    while (end < html.size() && name.size() < 16 &&
           ((lower(html[end]) >= 'a' && lower(html[end]) <= 'z') ||
            (html[end] >= '0' && html[end] <= '9'))) {
      name += lower(html[end++]);
    }
    const bool raw = is_raw(name);
    if (name.empty() || raw || !nests(name)) {
      at = raw && !closes ? raw_end(html, end, name) : open + 1;
      out.append(html.substr(open, at - open));
      continue;
    }
    if (!closes) ++depth;
    const bool drop = depth > kDeepest;
    if (closes && depth > 0) --depth;
    if (drop) {
      const size_t close = html.find('>', end);
      at = close == std::string_view::npos ? html.size() : close + 1;
    } else {
      out.append(html.substr(open, end - open));
      at = end;
    }
  }
  if (at < html.size()) out.append(html.substr(at));
  return out;
}

}  // namespace

bool read_html(std::string_view html, std::string* text, Markup* markup) {
  text->clear();
  *markup = {};
  // The tree holds C strings: a NUL would cut them.
  std::string clean = without_deep_tags(Text(html).utf8());
  std::replace(clean.begin(), clean.end(), '\0', ' ');
  const std::unique_ptr<GumboOutput, FreeOutput> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, clean.data(), clean.size()));
  if (output == nullptr) return false;
  Walker walker(text, markup);
  walker.walk(output->root);
  read_metadata(output->root, markup);
  return !text->empty();
}

}  // namespace onrecord
