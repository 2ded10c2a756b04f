// Texts made from a seed: what a newspaper prints, what a paste brings with it, and what nobody
// would write. The same seed gives the same text everywhere.

/**
 * Mulberry32, by Tommy Ettinger (public domain).
 * @param {number} seed
 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const sources = [
  'Ana Ruiz', 'Mr. Holm', 'the ministry', 'a spokeswoman for the port', 'she', 'They',
  'José Ñandú-Æsir', 'U.S. Sen. J. R. O’Neil (D-Ohio)', '李明', 'people familiar with the matter',
  'Zoë 🧑🏽‍🚀 Brück', 'the Anti-Defamation League, a rights group,', 'Dr Łukasz Żółć',
];
const cues = [
  'said', 'told reporters', 'announced', 'denied', 'declined to say', 'wrote on Twitter', 'asked',
  'according to', 'has repeatedly warned', 'added:', 'thinks', 'did not respond to', 'agreed',
];
const clauses = [
  'the bridge would be closed until 2027', 'that prices rose 3.5% to $1,200', 'it is “over”',
  'we can’t wait', 'nobody knew', 'die Brücke ist zu', '橋は閉鎖される。', 'the dogs’ owners left',
  'rock ’n’ roll', 'naïve façade', 'a 5\'10" man', 'see https://example.org/a?b=c#d', '👩‍👩‍👧 e\u0301',
];
const marks = [
  ['“', '”'], ['"', '"'], ['‘', '’'], ["'", "'"], ['«', '»'], ['»', '«'], ['‹', '›'], ['„', '“'],
  ['‚', '‘'], ["''", "''"], ['``', "''"], ['「', '」'], ['『', '』'], ['“', ''], ['', '”'], ['"', ''],
  ['“‘', '’”'], ['＂', '＂'],
];
const joints = ['. ', ', ', '; ', ' — ', '... ', '? ', '! ', '.\n', '\n\n', '\r\n\r\n', '\u2029', ' ', ''];
const strange = [
  '\u0000', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\u00a0', '\u00ad', '\u200b', '\u200d',
  '\u200e', '\u202e', '\u2066', '\u2069', '\ufeff', '\ufffd', '\ufffe', '\u{1f1e9}\u{1f1ea}',
  '\u{10ffff}', '\u0301\u0301\u0301', '\t', '\v', '\f', '<script>', '&nbsp;', '](', '|', '=1+1', '\\',
];

/**
 * @param {number} seed
 * @returns {string} well-formed, up to a few thousand characters
 */
export function madeText(seed) {
  const next = random(seed);
  /** @template T @param {T[]} list */
  const pick = (list) => list[Math.floor(next() * list.length)];
  const oddity = next() < 0.5 ? 0 : next() * 0.2;
  const rounds = Math.floor(next() * next() * 60);
  let text = next() < 0.3 ? 'Port to close, ministry says\nBy Ana Ruiz\n18 June 2018\n\n' : '';
  for (let i = 0; i < rounds; ++i) {
    const [open, close] = pick(marks);
    const quoted = open + pick(clauses) + (next() < 0.4 ? pick(joints) + pick(clauses) : '') + close;
    text += pick([
      () => `${quoted} ${pick(sources)} ${pick(cues)}`,
      () => `${pick(sources)} ${pick(cues)} ${pick(clauses)}`,
      () => `${pick(cues)} ${pick(sources)}, ${quoted}`,
      () => `${pick(sources).toUpperCase()}: ${pick(clauses)}`,
      () => quoted,
    ])();
    text += pick(joints);
    while (next() < oddity) text += pick(strange);
  }
  return text;
}
