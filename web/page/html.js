// A page's text and what its elements say about it, from the document that the browser's parser made of
// it. core/html/html.hpp defines both; core/html does the same natively, and the tests hold the two
// against each other.

/** @typedef {import('./onrecord/index.js').Markup} Markup */
/** @typedef {import('./onrecord/index.js').Tag} Tag */
/** @typedef {NonNullable<Markup['spans']>[0]} Mark */

/** @param {string} words */
const set = (words) => new Set(words.split(' '));

const DROPPED = set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED svg math CANVAS AUDIO VIDEO SELECT TEXTAREA DIALOG HEAD',
);
const SPACED = set('P H1 H2 H3 H4 H5 H6 BLOCKQUOTE FIGURE UL OL DL TABLE PRE');
const BLOCK = set(
  'HTML BODY ADDRESS ARTICLE ASIDE CENTER DD DETAILS DIR DIV DT FIELDSET FIGCAPTION FOOTER FORM HEADER HGROUP HR ' +
    'LEGEND LI LISTING MAIN MENU NAV OPTGROUP OPTION SECTION SUMMARY CAPTION TBODY THEAD TFOOT TR TD TH BUTTON ' +
    'PLAINTEXT XMP',
);
// Tags that close themselves when they are repeated nest no deeper for it.
const FLAT = set(
  'P LI TD TH TR DD DT BR HR IMG INPUT META LINK OPTION AREA BASE COL EMBED SOURCE TRACK WBR TBODY THEAD TFOOT PARAM',
);
const DEEPEST = 400;

/** @type {Record<string, Tag>} */
const TAG_OF = {
  H1: 'heading1', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading', P: 'paragraph',
  BLOCKQUOTE: 'blockquote', FIGCAPTION: 'figcaption', LI: 'list_item', TIME: 'time', NAV: 'navigation', ASIDE: 'aside',
  FOOTER: 'footer', ARTICLE: 'article', MAIN: 'article', PRE: 'code', CODE: 'code', TABLE: 'table',
};
/** @type {[role: string, element: string, tag: Tag][]} */
const ROLES = [
  ['navigation', 'NAV', 'navigation'],
  ['contentinfo', 'FOOTER', 'footer'],
  ['main', 'MAIN', 'article'],
];

/** @type {[Tag, Set<string>][]} */
const NAMES = [
  ['byline', set('byline author authors writer contributor dateline')],
  [
    'content',
    set(
      'articlebody storybody entrycontent postcontent articlecontent postbody storycontent articletext maincontent ' +
        'contentbody bodycontent storytext',
    ),
  ],
  [
    'aside',
    set(
      'share sharing social related sidebar newsletter promo popular trending recommended advertisement ad ads sponsor ' +
        'sponsored widget modal popup cookie cookies subscribe signup outbrain taboola tags toolbar rail teaser recirc ' +
        'login bio more carousel gallery player',
    ),
  ],
  ['navigation', set('breadcrumb breadcrumbs menu nav navbar navigation banner pagination masthead skip topbar dropdown')],
  ['comments', set('comment comments disqus respond replies commentlist')],
];
const CONTENT_HEADS = set('article story entry post body news');
const CONTENT_TAILS = set('body content text copy');

/**
 * What class and id call an element.
 * @param {Element} element
 */
function named(element) {
  /** @type {Set<Tag>} */
  const found = new Set();
  for (const attribute of ['class', 'id']) {
    let before = '';
    // Long values are generated; nobody writes them. A capital letter inside a name begins a word.
    const value = (element.getAttribute(attribute) ?? '').slice(0, 400);
    for (const [raw] of value.matchAll(/[A-Za-z0-9][a-z0-9]*/g)) {
      const word = raw.toLowerCase();
      for (const [tag, words] of NAMES) if (words.has(word)) found.add(tag);
      if (CONTENT_TAILS.has(word) && CONTENT_HEADS.has(before)) found.add('content');
      before = word;
    }
  }
  return found;
}

/**
 * The line breaks before and after an element; null where it is not shown.
 * @param {Element} element
 */
function display(element) {
  const name = element.nodeName;
  if (DROPPED.has(name) || element.hasAttribute('hidden')) return null;
  const style = element.getAttribute('style')?.slice(0, 1000).replace(/[ \t\n\r\f]/g, '').toLowerCase() ?? '';
  if (/display:none|visibility:hidden/.test(style)) return null;
  return SPACED.has(name) ? 2 : BLOCK.has(name) || /display:(block|flex|grid|table|list-item)/.test(style) ? 1 : 0;
}

/** @param {string | null} list @param {string} word */
const hasWord = (list, word) => list !== null && list.split(/[ \t\n\r\f]/).includes(word);

/** @param {string} text */
function bytes(text) {
  let size = text.length;
  for (let i = 0; i < text.length; ++i) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) size += 2;
    else if (unit >= 0x80) ++size; // each half of a pair is two of its four bytes
  }
  return size;
}

/**
 * @typedef {object} Open an element whose end has not come
 * @property {Element} element
 * @property {number} breaks before and after it
 * @property {number} begin where its text begins; Infinity: no text yet
 * @property {boolean} seen false: its tags are read as if they were not there
 */

class Walker {
  text = '';
  /** @type {Mark[]} */
  spans = [];
  /** @type {Map<Element, [number, number]>} */
  places = new Map();
  /** @type {Open[]} */
  #open = [];
  #pending = 0; // line breaks before the next character
  #space = false; // or a space
  #pre = 0;
  #deep = 0;
  #line = 0; // where the last line begins

  /** A loop, not a recursion: markup may nest deeper than the stack. @param {Element} root */
  walk(root) {
    /** @type {Node | null} */
    let node = root;
    while (node) {
      if (node.nodeType === Node.TEXT_NODE) this.#append(/** @type {Text} */ (node).data);
      const entered = node.nodeType === Node.ELEMENT_NODE && this.#enter(/** @type {Element} */ (node));
      if (entered && node.firstChild) {
        node = node.firstChild;
        continue;
      }
      if (entered) this.#leave();
      while (node !== root && !node.nextSibling && node.parentNode) {
        node = node.parentNode;
        this.#leave();
      }
      node = node === root ? null : node.nextSibling;
    }
  }

  /** Whether there is something to walk in it. @param {Element} element */
  #enter(element) {
    const name = element.nodeName;
    if (name === 'BR') {
      this.#breakLine(1, true);
      return false;
    }
    const shown = display(element);
    if (shown === null) return false;
    this.#deep += FLAT.has(name) ? 0 : 1;
    const seen = this.#deep <= DEEPEST;
    const breaks = seen ? shown : 0;
    if (breaks) this.#breakLine(breaks, false);
    if (name === 'PRE') ++this.#pre;
    this.#open.push({ element, breaks, begin: Infinity, seen });
    return true;
  }

  #leave() {
    const { element, breaks, begin, seen } = /** @type {Open} */ (this.#open.pop());
    const name = element.nodeName;
    const parent = this.#open.at(-1);
    if (parent) parent.begin = Math.min(parent.begin, begin);
    this.#deep -= FLAT.has(name) ? 0 : 1;
    if (name === 'PRE') --this.#pre;
    if (breaks) this.#breakLine(breaks, false);
    if (begin === Infinity || !seen) return;
    /** @type {[number, number]} */
    const span = [begin, this.text.length];
    this.#tell(element, span);
    if (breaks && this.#line > begin && name !== 'TR' && name !== 'TBODY') this.#mark(span, 'block');
  }

  /** @param {Element} element @param {[number, number]} span */
  #tell(element, span) {
    const name = element.nodeName;
    this.places.set(element, span);
    if (name === 'A' && element.hasAttribute('href')) this.#mark(span, 'link');
    else if (name === 'TIME') this.#mark(span, 'time', element.getAttribute('datetime') ?? '');
    else if (Object.hasOwn(TAG_OF, name)) this.#mark(span, TAG_OF[name]);
    const role = element.getAttribute('role');
    for (const [value, own, tag] of ROLES) if (role === value && name !== own) this.#mark(span, tag);
    const property = element.getAttribute('itemprop');
    if (hasWord(element.getAttribute('rel'), 'author') || hasWord(property, 'author')) this.#mark(span, 'author');
    if (name === 'BODY' || name === 'HTML') return;
    const names = named(element);
    if (hasWord(property, 'articleBody')) names.add('content');
    for (const [tag] of NAMES) if (names.has(tag)) this.#mark(span, tag);
  }

  /** @param {[number, number]} span @param {Tag} tag @param {string} [value] */
  #mark(span, tag, value) {
    this.spans.push(value === undefined ? { span, tag } : { span, tag, value });
  }

  /** @param {number} breaks @param {boolean} more */
  #breakLine(breaks, more) {
    this.#space = false;
    this.#pending = more ? Math.min(this.#pending + breaks, 2) : Math.max(this.#pending, breaks);
  }

  /** @param {string} data */
  #append(data) {
    for (const [run] of data.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g)) {
      if (!/[ \t\n\r\f]/.test(run[0])) this.#put(run);
      else if (!this.#pre) this.#blank();
      else for (const c of run) c === '\n' ? this.#breakLine(1, true) : this.#blank();
    }
  }

  #blank() {
    if (!this.#pending) this.#space = true;
  }

  /** @param {string} run */
  #put(run) {
    if (this.text) this.text += this.#pending ? '\n'.repeat(this.#pending) : this.#space ? ' ' : '';
    if (this.#pending) this.#line = this.text.length;
    this.#pending = 0;
    this.#space = false;
    const open = this.#open.at(-1);
    if (open) open.begin = Math.min(open.begin, this.text.length);
    this.text += run;
  }
}

// --- Facts: JSON-LD of an article type first, then meta elements, itemprop, JSON-LD of the page, the title

/** @param {string} text */
const collapsed = (text) => text.replace(/[ \t\n\r\f]+/g, ' ').replace(/^ | $/g, '');

/** JSON has no character references, but what writes it often does. @param {unknown} value */
function textOf(value) {
  if (typeof value !== 'string' || !value.includes('&')) return value;
  const page = new DOMParser().parseFromString(value.replaceAll('<', '&lt;').replaceAll('\0', ' '), 'text/html');
  return page.body.textContent;
}

/** @typedef {'headline' | 'published' | 'updated'} Fact */

/** @type {[Fact, Set<string>][]} */
const META = [
  ['headline', set('og:title twitter:title dc.title parsely-title sailthru.title headline')],
  [
    'published',
    set(
      'article:published_time og:published_time parsely-pub-date sailthru.date pubdate dc.date dc.date.issued ' +
        'dcterms.created datepublished publish-date article.published ptime date publish_date article_date_original ' +
        'dcterms.date',
    ),
  ],
  ['updated', set('article:modified_time og:updated_time lastmod datemodified dcterms.modified last-modified')],
];
const META_AUTHOR = set(
  'author article:author dc.creator parsely-author sailthru.author byl dcterms.creator authors article:author_name',
);

class Facts {
  headline = '';
  published = '';
  updated = '';
  /** @type {string[]} */
  authors = [];

  /** @param {Fact} fact @param {unknown} value */
  set(fact, value) {
    if (!this[fact] && typeof value === 'string') this[fact] = collapsed(value);
  }

  /** @param {string} value */
  author(value) {
    const name = collapsed(value);
    // An address of a profile is no name.
    if (!name || bytes(name) > 200 || name.includes('://')) return;
    if (!this.authors.includes(name) && this.authors.length < 32) this.authors.push(name);
  }

  /** @param {any} json @param {number} [depth] */
  #authors(json, depth = 0) {
    if (depth > 3) return;
    if (typeof json === 'string') this.author(String(textOf(json)));
    else if (Array.isArray(json)) for (const one of json) this.#authors(one, depth + 1);
    else if (json && 'name' in Object(json)) this.#authors(json.name, depth + 1);
  }

  /** `page` gets what is said of the page, not of its article. @param {any} json @param {Facts} page @param {number} [depth] */
  linked(json, page, depth = 0) {
    if (depth > 6 || json === null || typeof json !== 'object') return;
    if (Array.isArray(json)) {
      for (const one of json) this.linked(one, page, depth + 1);
      return;
    }
    this.linked(json['@graph'], page, depth + 1);
    this.linked(json.mainEntity, page, depth + 1);
    const article = hasType(json['@type'], ARTICLE);
    if (!article && !hasType(json['@type'], PAGE)) return;
    const facts = article ? this : page;
    facts.set('published', textOf(json.datePublished));
    facts.set('updated', textOf(json.dateModified));
    if (!article) return;
    this.set('headline', textOf(json.headline));
    if (!this.authors.length) this.#authors(json.author);
  }

  /** @param {Element} element */
  meta(element) {
    const content = element.getAttribute('content');
    if (content === null) return;
    const key = ['property', 'name', 'itemprop'].find((attribute) => element.hasAttribute(attribute));
    const name = (key ? element.getAttribute(key) : '')?.toLowerCase() ?? '';
    for (const [fact, names] of META) if (names.has(name)) this.set(fact, content);
    if (META_AUTHOR.has(name)) this.author(content);
  }
}

const ARTICLE = /(Article|Posting)$|^(Report|Review|Recipe)$/;
const PAGE = /Page$/;

/** @param {unknown} type @param {RegExp} wanted @returns {boolean} */
function hasType(type, wanted) {
  if (Array.isArray(type)) return type.some((one) => hasType(one, wanted));
  return typeof type === 'string' && wanted.test(type);
}

/**
 * Without the CDATA section that a page written as XML puts around its scripts, and without the
 * comment signs that hide it from those that are not XML.
 * @param {string} script
 */
function withoutCdata(script) {
  const open = script.indexOf('<![CDATA[');
  const close = script.lastIndexOf(']]>');
  const brace = script.indexOf('{');
  if (open < 0 || close < open || (brace >= 0 && brace < open)) return script;
  const section = script.slice(open + 9, close);
  const begin = section.search(/[{[]/);
  const end = Math.max(section.lastIndexOf('}'), section.lastIndexOf(']'));
  return begin < 0 || end < begin ? script : section.slice(begin, end + 1);
}

/** @param {Document} page */
function factsOf(page) {
  const linked = new Facts();
  const about = new Facts();
  const meta = new Facts();
  const property = new Facts();
  const title = new Facts();
  for (const element of page.querySelectorAll('meta, title, script[type="application/ld+json"], [itemprop]')) {
    if (element.nodeName === 'META') meta.meta(element);
    else if (element.nodeName === 'TITLE') title.set('headline', element.textContent ?? '');
    else if (element.nodeName === 'SCRIPT') {
      try {
        linked.linked(JSON.parse(withoutCdata(element.textContent ?? '')), about);
      } catch {
        // then it says nothing
      }
      continue;
    }
    const when = element.getAttribute('datetime') ?? element.getAttribute('content');
    const name = element.getAttribute('itemprop');
    if (name === 'datePublished') property.set('published', when);
    if (name === 'dateModified') property.set('updated', when);
  }
  const all = [linked, meta, property, about];
  const first = (/** @type {Fact} */ fact) => all.find((facts) => facts[fact])?.[fact] ?? '';
  return {
    headline: first('headline') || title.headline,
    published: first('published'),
    updated: first('updated'),
    authors: all.find((facts) => facts.authors.length)?.authors ?? [],
  };
}

/**
 * The document is left as it is. `places`: where an element's text is.
 * @param {Document} page
 * @returns {{text: string, markup: Required<Markup>, places: Map<Element, [number, number]>}}
 */
export function readPage(page) {
  const walker = new Walker();
  walker.walk(page.documentElement);
  return { text: walker.text, markup: { spans: walker.spans, ...factsOf(page) }, places: walker.places };
}

// --- What comes in

// What a selection of a page's text alone has none of.
const AROUND = new Set(['navigation', 'aside', 'footer', 'comments']);

/**
 * Markup is parsed into a document of its own that is never shown, loads nothing and runs nothing; only
 * its text and what its elements are is taken. What Readability makes of a whole page is put on top: the
 * text that it keeps is marked as densest once more, and it is heard for what the page itself does not say.
 * @param {string} html
 * @param {boolean} copied it comes from a clipboard
 * @returns {Promise<{text: string, markup: Markup}>}
 */
export async function readHtml(html, copied) {
  // Windows puts a few lines of its own before what was copied.
  const source = copied ? html.replace(/^Version:[\d.]+\s+(?:\w+:[^<\s]*\s+)*/, '') : html;
  const page = new DOMParser().parseFromString(source.replaceAll('\0', ' '), 'text/html');
  // Word writes a list's numbers and dots into the text.
  if (copied)
    for (const element of page.querySelectorAll('[style*="mso-list"]'))
      if (/mso-list:\s*ignore/i.test(element.getAttribute('style') ?? '')) element.remove();
  const { text, markup, places } = readPage(page);
  if (copied && !markup.spans.some(({ tag }) => AROUND.has(tag))) return { text, markup };
  try {
    const { readable } = await import('./readability.js');
    const found = readable(page, places);
    for (const span of found?.spans ?? []) markup.spans.push({ span, tag: 'densest' });
    markup.published ||= found?.published ?? '';
    markup.headline ||= found?.headline ?? '';
    if (!markup.authors.length && found?.byline) markup.authors.push(found.byline);
  } catch {
    // Offline, or a page that it cannot read: the page's own marks stand.
  }
  return { text, markup };
}
