// The canvas's content as elements: for screen readers, the Tab key and the browser's search.
// Everything is inserted as text; no pasted markup is interpreted.

const MOST_STATEMENTS = 3000;
const MOST_TEXT = 400000; // bytes
/** In the order in which the panel of the article has them. */
const FORMS = /** @type {const} */ (['direct', 'mixed', 'indirect', 'block']);

/** @typedef {import('./onrecord/index.js').Inspection} Inspection */
/** @typedef {import('./onrecord/index.js').Speaker} Speaker */
/** @typedef {import('./onrecord/index.js').Statement} Statement */

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {Statement} statement
 * @param {Map<string, Speaker>} speakers by id
 */
export function describe(statement, speakers) {
  const who = speakers.get(statement.speaker ?? '')?.name ?? statement.source?.text ?? 'No source named';
  const cue = statement.cue ? ` ${statement.cue.text}` : '';
  return `${who}${cue}: ${statement.content.text} (${statement.form}, ${statement.act}, confidence ${statement.confidence})`;
}

/**
 * @param {Uint8Array} utf8 the text
 * @param {Inspection | null} result
 * @param {(index: number) => void} choose
 */
export function fill(utf8, result, choose) {
  const list = byId('statements');
  const people = byId('speakers');
  const article = byId('article');
  list.replaceChildren();
  people.replaceChildren();
  byId('about').replaceChildren();
  article.replaceChildren();
  const decoder = new TextDecoder();
  const paragraphs = result?.article.paragraphs ?? [];
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
  const speakers = new Map(result.speakers.map((speaker) => [speaker.id, speaker]));
  result.statements.slice(0, MOST_STATEMENTS).forEach((statement, index) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = describe(statement, speakers);
    button.addEventListener('click', () => choose(index));
    item.append(button);
    list.append(item);
  });
  for (const speaker of result.speakers.slice(0, MOST_STATEMENTS)) {
    if (speaker.statements.length === 0) continue; // others speak for it
    const item = document.createElement('li');
    const of = speaker.affiliation ? `, of ${speakers.get(speaker.affiliation)?.name ?? ''}` : '';
    const why = speaker.unnamed_reason ? ` (${speaker.unnamed_reason})` : '';
    const counts = [
      `${speaker.statements.length} statements`,
      `${speaker.words} words`,
      percent(speaker.direct_share, 'direct'),
      ...some(speaker.denials, 'denials'),
      ...some(speaker.non_responses, 'non-responses'),
    ];
    item.textContent = `${speaker.name}, ${speaker.type}${why}${of}: ${counts.join(', ')}`;
    people.append(item);
  }
  const cut = (/** @type {number[]} */ [begin, end]) => decoder.decode(utf8.subarray(begin, end));
  for (const line of facts(result, cut).slice(0, MOST_STATEMENTS)) {
    const item = document.createElement('li');
    item.textContent = line;
    byId('about').append(item);
  }
}

/** @param {number} share @param {string} of */
const percent = (share, of) => `${Math.round(share * 100)} % ${of}`;

/** @param {number} count @param {string} what */
const some = (count, what) => (count ? [`${count} ${what}`] : []);

/**
 * The lines of the panel "Article".
 * @param {Inspection} result
 * @param {(span: number[]) => string} cut
 * @returns {string[]}
 */
function facts({ article, statements, speakers, claims, profile }, cut) {
  const time = (/** @type {import('./onrecord/index.js').Time} */ value) => [value.text, value.iso].filter(Boolean).join(', ');
  const name = new Map(speakers.map((speaker) => [speaker.id, speaker.name]));
  const source = new Map(statements.map((s) => [s.id, name.get(s.speaker ?? '') ?? s.source?.text]));
  const by = article.authors.map((a) => a.name + (a.handle ? ` (@${a.handle})` : ''));
  return [
    ...(article.headline ? [`Headline: ${article.headline.text}`] : []),
    ...(by.length ? [`By ${by.join(', ')}`] : []),
    ...(article.published ? [`Published: ${time(article.published)}`] : []),
    ...(article.updated ? [`Updated: ${time(article.updated)}`] : []),
    ...(article.dateline ? [`Place: ${article.dateline.place}`] : []),
    ...article.credits.map((credit) => `${credit.role}: ${credit.text}`),
    ...article.warnings.map((warning) => `Warning: ${warning.message} “${cut(warning.span).slice(0, 80)}…”`),
    `${profile.statements} statements: ${FORMS.map((form) => `${profile[form]} ${form}`).join(', ')}`,
    [...some(profile.denials, 'denials'), ...some(profile.non_responses, 'non-responses'), `${profile.claims} claims`].join(', '),
    percent(profile.attributed_words_share, 'of the words attributed to a source'),
    percent(profile.quoted_words_share, 'of the words in quotation marks'),
    percent(profile.unnamed_share, 'of the statements by unnamed sources'),
    ...claims.map(
      (claim) =>
        `Claim worth checking, ${source.get(claim.statement ?? '') ?? 'without a source'}: ${cut(claim.span)} (${[...claim.reasons, claim.score].join(', ')})`,
    ),
  ];
}

/**
 * Marks a statement as the current one.
 * @param {number} index -1: none
 */
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
