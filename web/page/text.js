// From what is pasted, dropped or opened to a text. Markup is parsed into a document of its own that
// is never shown and runs nothing; only its text is taken.

const DROPPED = 'script,style,noscript,template,iframe,object,embed,svg,canvas,video,audio,select,input,button,textarea,nav,[hidden],[aria-hidden="true"]';
const BLOCKS = new Set(
  ('ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CAPTION DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TIME TR UL').split(' '),
);
const INLINE_TIME = 'TIME';

/** @param {string} text */
export function wellFormed(text) {
  // @ts-ignore toWellFormed is younger than the types here
  if (text.toWellFormed) return text.toWellFormed();
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/**
 * The text of a page or of a piece of one, a line a block.
 * @param {string} html
 */
export function textOfHtml(html) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll(DROPPED)) element.remove();
  /** @type {string[]} */
  const lines = [];
  let line = '';
  const end = () => {
    const tidy = line.replace(/[\t\n\r\f ]+/g, ' ').trim();
    if (tidy) lines.push(tidy);
    line = '';
  };
  // A loop, not a recursion: markup may nest deeper than the stack.
  /** @type {Node | null} */
  let node = parsed.body;
  while (node) {
    const block = BLOCKS.has(node.nodeName) && node.nodeName !== INLINE_TIME;
    if (block) end();
    if (node.nodeType === Node.TEXT_NODE) line += node.nodeValue ?? '';
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== parsed.body && !node.nextSibling) {
      node = node.parentNode;
      if (node && BLOCKS.has(node.nodeName) && node.nodeName !== INLINE_TIME) end();
    }
    node = !node || node === parsed.body ? null : node.nextSibling;
  }
  end();
  return lines.join('\n');
}

/**
 * What a clipboard or a drag holds, as a text; null where it holds none.
 * @param {DataTransfer} data
 */
export function textOfTransfer(data) {
  const html = data.getData('text/html');
  const plain = data.getData('text/plain');
  // The page's own structure beats the lines that the browser made of it, where it says as much.
  const fromHtml = html ? textOfHtml(html) : '';
  const words = (/** @type {string} */ text) => text.replace(/\s+/g, '').length;
  const best = fromHtml && words(fromHtml) >= words(plain) * 0.8 ? fromHtml : plain;
  return best || null;
}

/**
 * @param {Blob & {name?: string}} file
 * @returns {Promise<{text: string} | {problem: string}>}
 */
export async function textOfFile(file) {
  if (file.size > 64 * 1024 * 1024) return { problem: 'That file is larger than 64 MB; it is not an article.' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes);
  if (text === null)
    return { problem: `“${file.name ?? 'That file'}” is not a text or HTML file, so there is nothing to read in it.` };
  const html = /\.x?html?$/i.test(file.name ?? '') || file.type.includes('html') || /^\s*<(!doctype html|html)\b/i.test(text);
  return { text: html ? textOfHtml(text) : text };
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
