// Input: the text or HTML in a paste, a drop or a file. html.js reads the HTML.

/**
 * @typedef {object} Found
 * @property {string} text
 * @property {string} [html]
 * @property {boolean} [copied] the HTML is a clipboard's or a drag's
 */

/** @param {string} text */
export function wellFormed(text) {
  // @ts-ignore toWellFormed is younger than the types here
  if (text.toWellFormed) return text.toWellFormed();
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

const SOURCE = /^\s*<(!doctype html|html)\b/i;

/**
 * The text and HTML of a clipboard or a drag; null if there is none.
 * @param {{getData: (type: string) => string}} data
 * @returns {Found | null}
 */
export function foundInTransfer(data) {
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  // A page's source, copied as text.
  if (!html && SOURCE.test(text)) return { text, html: text };
  return html || text ? { text, html, copied: true } : null;
}

/**
 * Whether the text read from HTML is about as long as the browser's plain text; then the HTML, whose
 * structure is better, is used.
 * @param {string} fromHtml
 * @param {string} plain
 */
export function saysAsMuch(fromHtml, plain) {
  const words = (/** @type {string} */ text) => text.replace(/\s+/g, '').length;
  return SOURCE.test(plain) || words(fromHtml) >= words(plain) * 0.8;
}

/**
 * @param {Blob & {name?: string}} file
 * @returns {Promise<Found | {problem: string}>}
 */
export async function foundInFile(file) {
  if (file.size > 64 * 1024 * 1024) return { problem: 'That file is larger than 64 MB; it is not an article.' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes);
  if (text === null)
    return { problem: `“${file.name ?? 'That file'}” is not a text or HTML file.` };
  const html = /\.x?html?$/i.test(file.name ?? '') || file.type.includes('html') || SOURCE.test(text);
  return html ? { text: '', html: text } : { text };
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = bytes.subarray(0, 65536);
  let strange = 0;
  for (const byte of head) if (byte === 0 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)) ++strange;
  if (strange > head.length / 200) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Old pages are in Windows' Latin more often than in broken UTF-8.
    const broken = new TextDecoder('utf-8').decode(head);
    const bad = broken.split('\ufffd').length - 1;
    const high = head.filter((byte) => byte >= 0x80).length;
    return new TextDecoder(bad > high / 3 ? 'windows-1252' : 'utf-8').decode(bytes);
  }
}
