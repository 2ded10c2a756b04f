// The article of a page according to Mozilla's Readability. Loaded only for whole pages.
import Readability from '@mozilla/readability/Readability.js';

// Elements. A page of an article has some thousands, which it reads in a tenth of a second.
const MOST = 20_000;
const NUMBER = 'data-onrecord';

/**
 * The document is left as it is.
 * @param {Document} page
 * @param {Map<Element, [number, number]>} places
 * @returns {{spans: [number, number][], headline: string, byline: string, published: string} | null}
 */
export function readable(page, places) {
  const elements = [...page.querySelectorAll('*')];
  if (elements.length > MOST) return null;
  const copy = /** @type {Document} */ (page.cloneNode(true));
  // It drops, wraps and renames elements; their numbers stay.
  copy.querySelectorAll('*').forEach((element, i) => element.setAttribute(NUMBER, String(i)));
  const found = new Readability(copy, { serializer: (content) => content }).parse();
  if (!found?.content) return null;
  /** @type {[number, number][]} */
  const spans = [];
  const texts = copy.createNodeIterator(found.content, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const number = node.nodeValue?.trim() && node.parentElement?.closest(`[${NUMBER}]`)?.getAttribute(NUMBER);
    const place = number && places.get(elements[Number(number)]);
    if (place && spans.at(-1) !== place) spans.push(place);
  }
  return {
    spans,
    headline: found.title ?? '',
    byline: found.byline ?? '',
    published: found.publishedTime ?? '',
  };
}
