// The same article and statements as elements, for screen readers, Tab and the browser's search.
// Everything goes in as text; nothing that was pasted becomes markup.

const MOST_STATEMENTS = 3000;
const MOST_TEXT = 400000; // bytes

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {any} statement
 * @param {Map<string, any>} speakers
 */
export function describe(statement, speakers) {
  const who = speakers.get(statement.speaker)?.name ?? statement.source?.text ?? 'No source named';
  const cue = statement.cue ? ` ${statement.cue.text}` : '';
  return `${who}${cue}: ${statement.content.text} (${statement.form}, ${statement.act})`;
}

/** In the order of the text, as the canvas has them. @param {any} result */
export function ordered(result) {
  const begin = (/** @type {any} */ statement) =>
    Math.min(...['source', 'cue', 'content'].flatMap((part) => (statement[part]?.spans ?? []).map((/** @type {number[]} */ span) => span[0])));
  return result.statements
    .filter((/** @type {any} */ s) => s.content?.spans?.length)
    .map((/** @type {any} */ s) => ({ s, at: begin(s) }))
    .sort((/** @type {any} */ a, /** @type {any} */ b) => a.at - b.at)
    .map((/** @type {any} */ entry) => entry.s);
}

/**
 * @param {Uint8Array} utf8 the text
 * @param {any} result null where there is none
 * @param {(index: number) => void} choose
 */
export function fill(utf8, result, choose) {
  const list = byId('statements');
  const people = byId('speakers');
  const article = byId('article');
  list.replaceChildren();
  people.replaceChildren();
  article.replaceChildren();
  const decoder = new TextDecoder();
  const paragraphs = result?.article?.paragraphs ?? [];
  let shown = 0;
  for (const { span, role } of paragraphs) {
    if ((shown += span[1] - span[0]) > MOST_TEXT) break;
    const element = document.createElement(role === 'headline' ? 'h2' : role === 'subhead' ? 'h3' : role === 'blockquote' ? 'blockquote' : 'p');
    element.textContent = decoder.decode(utf8.subarray(span[0], span[1]));
    article.append(element);
  }
  if (!result) {
    if (utf8.length) article.textContent = decoder.decode(utf8.subarray(0, MOST_TEXT));
    return;
  }
  const speakers = new Map(result.speakers.map((/** @type {any} */ speaker) => [speaker.id, speaker]));
  ordered(result)
    .slice(0, MOST_STATEMENTS)
    .forEach((/** @type {any} */ statement, /** @type {number} */ index) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = describe(statement, speakers);
      button.addEventListener('click', () => choose(index));
      item.append(button);
      list.append(item);
    });
  for (const speaker of result.speakers.slice(0, MOST_STATEMENTS)) {
    const item = document.createElement('li');
    const of = speaker.affiliation ? `, of ${speakers.get(speaker.affiliation)?.name ?? ''}` : '';
    item.textContent = `${speaker.name}, ${speaker.type}${of}: ${speaker.statements.length} statements`;
    people.append(item);
  }
}

/** @param {number} index of the statement the reader is at, -1 for none */
export function mark(index) {
  const list = byId('statements');
  list.querySelector('[aria-current]')?.removeAttribute('aria-current');
  const button = list.children[index]?.firstElementChild;
  button?.setAttribute('aria-current', 'true');
  return button?.textContent ?? '';
}

/** @param {string} text */
export function announce(text) {
  byId('live').textContent = text;
}
