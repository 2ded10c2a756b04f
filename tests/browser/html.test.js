// HTML in the page: read as the command line reads it, kept in its structure, and never run.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { packaged, read, runNative } from '../node/support.js';
import { browse } from './support.js';

const chromium = await browse();
after(() => chromium.close());
const inspector = await (await packaged()).load();

/** @typedef {import('../../web/package/index.js').Markup} Markup */
/** @typedef {import('../../web/package/index.js').Inspection} Inspection */

const folder = 'tests/data/html/';
const pages = readdirSync(new URL(`../../${folder}`, import.meta.url)).filter((name) => name.endsWith('.html'));
const bytes = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];

/**
 * The page's own reading, without what Readability puts on top.
 * @param {import('./support.js').Visit} visit
 * @param {string} html
 * @returns {Promise<{text: string, markup: Required<Markup>}>}
 */
function readPage(visit, html) {
  return visit.page.evaluate(async (html) => {
    // @ts-ignore a file of the page, not of this folder
    const { readPage } = await import('/html.js');
    const { text, markup } = readPage(new DOMParser().parseFromString(html, 'text/html'));
    return { text, markup };
  }, html);
}

/** The policy refuses, and reports, what stands in the markup even before the page drops it. */
async function open() {
  const visit = await chromium.open();
  visit.forgiven = /(inline (event handler|style|script)|base URI to '\S+') violates|^CSP: (\S+ inline|base-uri)/;
  return visit;
}

/**
 * What the page exports of the text that it shows.
 * @param {import('./support.js').Visit} visit
 * @returns {Promise<Inspection>}
 */
async function exported(visit) {
  await visit.page.locator('#export-format').selectOption('json');
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit.page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-do=export]')).click()),
  ]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}

/** @param {import('./support.js').Visit} visit @param {string} name @param {string} html */
const dropPage = (visit, name, html) => visit.drop({ files: [{ name, type: 'text/html', bytes: bytes(html) }] });

const news = read(folder + 'news.html');

/**
 * Until what was given in place of the text there is read.
 * @param {import('./support.js').Visit} visit
 * @param {() => Promise<unknown>} give
 */
async function reading(visit, give) {
  const { textBytes } = await visit.state();
  await give();
  await visit.until((s) => s.textBytes > 0 && s.textBytes !== textBytes);
  await visit.until((s) => s.inspected && !s.busy && s.learned);
}

for (const name of pages) {
  test(`${name}: text, marks and result as the command line has them`, async () => {
    const visit = await open();
    const html = read(folder + name);
    const { text, markup } = await readPage(visit, html);
    const { spans, ...facts } = JSON.parse(read(folder + name.replace('.html', '.json')));
    const { spans: found, ...told } = markup;
    assert.deepEqual({ text, ...told }, facts);
    const size = (/** @type {string} */ part) => new TextEncoder().encode(part).length;
    assert.deepEqual(
      found.map(({ span: [begin, end], tag, value = '' }) => [tag, size(text.slice(0, begin)), text.slice(begin, end), value]),
      spans,
    );
    assert.equal(
      inspector.export(text, 'json', { markup }),
      runNative(['--html', '--offsets', 'utf16'], html).out.toString(),
    );
    await visit.leave();
  });
}

test('deep, long and odd markup is read, and in time', async () => {
  const visit = await open();
  assert.equal((await readPage(visit, '<div>'.repeat(5000) + 'text')).text, 'text');
  assert.equal((await readPage(visit, '')).text, '');
  const many = '<p>“We will stay,” said <a href="/">Ana Ruiz</a>.</p>'.repeat(50_000);
  const since = Date.now();
  const [marks, length] = await visit.page.evaluate(async (html) => {
    // @ts-ignore a file of the page, not of this folder
    const { readPage } = await import('/html.js');
    const { text, markup } = readPage(new DOMParser().parseFromString(html, 'text/html'));
    return [markup.spans.length, text.length];
  }, many);
  assert.ok(Date.now() - since < 20_000, `${Date.now() - since} ms`);
  assert.equal(marks, 100_002, 'body and html are blocks');
  assert.equal(length, 50_000 * '“We will stay,” said Ana Ruiz.\n\n'.length - 2);
  await visit.leave();
});

test('a whole page: the article is told from what stands around it', async () => {
  const visit = await open();
  await reading(visit, () => dropPage(visit, 'news.html', news));
  assert.ok(visit.requests.some((url) => url.endsWith('/readability.js')));
  const { article, text = '' } = await exported(visit);
  assert.equal(article.headline?.text, 'Harbour to close for a year');
  assert.deepEqual(article.authors.map(({ name }) => name), ['Zoë Ångström', 'Tom Lee']);
  assert.equal(article.published?.iso, '2021-03-04T17:30:00+01:00');
  const role = (/** @type {string} */ words) =>
    article.paragraphs.find(({ span: [begin, end] }) => text.slice(begin, end).includes(words))?.role;
  assert.equal(role('We were told'), 'blockquote');
  assert.equal(role('Skip to content'), 'furniture');
  assert.equal(role('First!'), 'furniture');
  assert.equal(role('The harbour of Alder'), 'body');
  assert.equal(await visit.page.locator('#article blockquote').count(), 2);
  assert.equal(await visit.page.locator('#article h2').textContent(), 'Harbour to close for a year');
  await visit.picture('html-page');
  await visit.leave();
});

const prose = 'The new quay in Alder opens in May, and the old one will be closed by then, the port says. ';

test('Readability is heard for what a page does not say of itself', async () => {
  const visit = await open();
  const html =
    '<!doctype html><title>Quay opens | The Bay Paper</title><nav><a href="/">Home</a></nav><div class="c9"><h1>Quay opens</h1>' +
    `<p class="a-author-name">By Ana Ruiz</p>${`<p>${prose.repeat(3)}</p>`.repeat(5)}</div><div class="c10"><p>${prose}</p></div>`;
  const { found, plain } = await visit.page.evaluate(async (html) => {
    // @ts-ignore files of the page, not of this folder
    const { readHtml, readPage } = await import('/html.js');
    const page = new DOMParser().parseFromString(html, 'text/html');
    return { found: await readHtml(html, false), plain: readPage(page) };
  }, html);
  assert.deepEqual(plain.markup.authors, []);
  assert.deepEqual(found.markup.authors, ['By Ana Ruiz']);
  assert.equal(found.text, plain.text, 'the text is the same');
  const extra = found.markup.spans.slice(plain.markup.spans.length);
  assert.ok(extra.length >= 5);
  for (const { span: [begin, end], tag } of extra) {
    assert.equal(tag, 'densest');
    assert.match(found.text.slice(begin, end), /^The new quay/);
  }
  await visit.leave();
});

test('a part of a page that was copied keeps its headings and blocks, and asks for nothing more', async () => {
  const visit = await open();
  await visit.page.evaluate(async (html) => {
    const item = { 'text/html': html, 'text/plain': 'Mill to reopen' };
    const blobs = Object.entries(item).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, read(folder + 'selection.html'));
  for (const paste of [() => visit.page.keyboard.press('Control+V'), () => visit.click('paste')]) {
    await visit.page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-do=clear]')).click());
    await paste();
    await visit.until((s) => s.inspected && !s.busy && s.statements === 1);
    const { article, text } = await exported(visit);
    assert.match(text ?? '', /^Mill to reopen\nafter a fire\n\nBen Osei\n\n“We will stay/);
    assert.deepEqual(article.authors.map(({ name }) => name), ['Ben Osei']);
  }
  assert.ok(!visit.requests.some((url) => url.endsWith('/readability.js')));
  await visit.leave();
});

test('Word’s and Windows’ own marks are no text', async () => {
  const visit = await open();
  const html =
    'Version:1.0\r\nStartHTML:000000231\r\nEndHTML:000004000\r\nSourceURL:file:///C:/a.docx\r\n' +
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">' +
    '<style><!-- p.MsoNormal {margin:0} --></style><!--[if gte mso 9]><xml><o:p>no</o:p></xml><![endif]--></head><body lang=EN-GB>' +
    '<!--StartFragment--><p class=MsoTitle>Quay opens<o:p></o:p></p><p class=MsoNormal>“We will\r\nstay,” said Ana Ruiz.<o:p></o:p></p>' +
    '<p class=MsoListParagraph style=\'mso-list:l0 level1 lfo1\'><![if !supportLists]><span style=\'mso-list:Ignore\'>1.<span>&nbsp; </span></span><![endif]>Roads</p>' +
    '<!--EndFragment--></body></html>';
  await visit.paste({ 'text/html': html, 'text/plain': 'Quay opens\r\n“We will stay,” said Ana Ruiz.\r\n1. Roads' });
  await visit.until((s) => s.inspected && !s.busy && s.statements === 1);
  assert.equal((await exported(visit)).text, 'Quay opens\n\n“We will stay,” said Ana Ruiz.\n\nRoads');
  await visit.leave();
});

test('what HTML says less than the plain text beside it is not taken', async () => {
  const visit = await open();
  await visit.paste({ 'text/html': '<img src="a.png"><p>Quay</p>', 'text/plain': '“We will stay,” said Ana Ruiz.' });
  await visit.until((s) => s.inspected && !s.busy && s.statements === 1);
  await visit.leave();
});

const hostile = `<!doctype html><html onload="ran = 1"><head><base href="https://example.org/">
<title>Quay opens</title><script>window.ran = 2</script><script src="https://example.org/a.js"></script>
<script type="module">window.ran = 3</script><link rel="stylesheet" href="https://example.org/a.css">
<link rel="preload" as="image" href="https://example.org/b.png"><link rel="prefetch" href="https://example.org/c">
<meta http-equiv="refresh" content="0;url=https://example.org/"><style>@import "https://example.org/b.css"; body { background: url(https://example.org/d.png) }</style>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "<img src=x onerror=window.ran=4>", "author": "<b onclick=ran=1>Ana"}</script></head>
<body background="https://example.org/e.png" onpageshow="window.ran = 5"><nav><a href="javascript:window.ran=6" autofocus onfocus="window.ran = 7">Home</a></nav>
<img src="https://example.org/f.png" srcset="https://example.org/g.png 2x" onerror="window.ran = 8" loading="eager">
<picture><source srcset="https://example.org/h.png"><img src="x" onerror="window.ran = 9"></picture>
<video src="https://example.org/i.mp4" poster="https://example.org/j.png" autoplay><track src="https://example.org/k.vtt"></video>
<audio src="https://example.org/l.mp3" autoplay></audio><embed src="https://example.org/m"><object data="https://example.org/n"></object>
<iframe src="https://example.org/o"></iframe><iframe srcdoc="<script>parent.ran = 10</script>"></iframe>
<svg onload="window.ran = 11"><script>window.ran = 12</script><image href="https://example.org/p.png"/></svg>
<noscript><img src="https://example.org/q.png"></noscript><img data-src="https://example.org/r.jpg" class="lazy">
<details open ontoggle="window.ran = 13"><summary>More</summary></details><input autofocus onfocus="window.ran = 14" type="image" src="https://example.org/s.png">
<form action="https://example.org/t"><button>Send</button></form><math><mtext><img src=x onerror="window.ran = 15"></mtext></math>
<article><h1>Quay opens</h1>${`<p>${prose.repeat(4)}<a href="https://example.org/u" ping="https://example.org/v">more</a></p>`.repeat(4)}
<p>“We will <img src=x onerror="window.ran = 16">stay,” said Ana Ruiz.</p></article></body></html>`;

for (const [how, give] of /** @type {[string, (visit: import('./support.js').Visit) => Promise<void>][]} */ ([
  ['dropped', (visit) => dropPage(visit, 'a.html', hostile)],
  ['pasted', (visit) => visit.paste({ 'text/html': hostile, 'text/plain': 'Quay opens' })],
  ['pasted as its source', (visit) => visit.paste({ 'text/plain': hostile })],
])) {
  test(`a hostile page ${how} loads nothing and runs nothing`, async () => {
    const visit = await open();
    const before = visit.requests.length;
    await reading(visit, () => give(visit));
    assert.ok((await visit.spoken()).some((line) => /Ana Ruiz said: We will stay,/.test(line)));
    await visit.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    assert.equal(await visit.page.evaluate(() => 'ran' in window), false);
    assert.deepEqual(visit.requests.slice(before).map((url) => new URL(url).pathname), ['/readability.js']);
    assert.equal(await visit.page.locator('#mirror :is(img, a, b, iframe, script, svg)').count(), 0);
    await visit.leave();
  });
}

test('a page that is dropped offline is read by its own marks', async () => {
  const own = await browse();
  try {
    const visit = await own.open();
    visit.forgiven = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|^CSP: \S+ inline|inline (style|script) violates/;
    await visit.page.waitForFunction(() => performance.getEntriesByName(new URL('html.js', location.href).href).length > 0);
    own.stopServing();
    await visit.context.setOffline(true);
    await reading(visit, () => dropPage(visit, 'news.html', news));
    assert.equal((await exported(visit)).article.headline?.text, 'Harbour to close for a year');
    await visit.leave();
  } finally {
    await own.close();
  }
});
