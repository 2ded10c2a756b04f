// Moving through the statements: mouse, keys, the elements for screen readers.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browse } from './support.js';

const chromium = await browse();
after(() => chromium.close());

test('hover shows, a click pins, Escape lets go', async () => {
  const visit = await chromium.open();
  await visit.hover((mark) => mark.statement === 1 && mark.part === 'content');
  await visit.until((s) => s.hovered === 1);
  await visit.picture('hover');
  await visit.click((mark) => mark.statement === 1 && mark.part === 'content');
  await visit.until((s) => s.pinned === 1 && s.current === 1);
  await visit.picture('pinned');
  await visit.page.mouse.move(5, 5);
  await visit.until((s) => s.hovered === -1 && s.pinned === 1);
  await visit.page.keyboard.press('Escape');
  await visit.until((s) => s.pinned === -1);
  await visit.leave();
});

test('j, k and the arrows go through all statements, and the text follows', async () => {
  const visit = await chromium.open();
  const { statements } = await visit.state();
  for (let i = 0; i < statements; ++i) {
    await visit.page.keyboard.press(i % 2 ? 'j' : 'ArrowDown');
    await visit.until((s) => s.current === i);
  }
  const end = await visit.still();
  assert.ok(end.scroll > 0, 'the last one was out of sight');
  const last = end.marks.filter((m) => m.statement === statements - 1);
  assert.ok(last.some((m) => m.y >= end.article.y && m.y + m.h <= end.article.y + end.article.h));
  await visit.page.keyboard.press('j');
  await visit.still();
  assert.equal((await visit.state()).current, statements - 1, 'and stop at the last');
  for (let i = statements - 2; i >= 0; --i) {
    await visit.page.keyboard.press(i % 2 ? 'k' : 'ArrowUp');
    await visit.until((s) => s.current === i);
  }
  assert.ok((await visit.still()).scroll < end.scroll);
  await visit.page.keyboard.press('Enter');
  await visit.until((s) => s.pinned === 0);
  await visit.leave();
});

test('the list of statements: a click chooses, and the text keeps in step with it', async () => {
  const visit = await chromium.open();
  await visit.click('statement-3');
  await visit.until((s) => s.current === 2);
  const { x, y } = await visit.where('statement-3');
  await visit.page.mouse.move(x, y);
  const before = await visit.still();
  await visit.page.mouse.wheel(0, 400);
  await visit.until((s) => s.listScroll > before.listScroll);
  await visit.until((s) => s.scroll > before.scroll);
  await visit.leave();
});

test('the wheel moves the text, and the keys of a page do', async () => {
  const visit = await chromium.open();
  const { article } = await visit.still();
  await visit.page.mouse.move(article.x + article.w / 2, article.y + article.h / 2);
  await visit.page.mouse.wheel(0, 300);
  await visit.until((s) => s.scroll > 100);
  await visit.page.keyboard.press('End');
  await visit.until((s) => Math.abs(s.scroll - s.scrollLimit) < 1);
  await visit.page.keyboard.press('Home');
  await visit.until((s) => s.scroll === 0);
  await visit.leave();
});

test('a screen reader has the same statements, speakers and text', async () => {
  const visit = await chromium.open();
  await visit.untilSaid((said) => /statements found/.test(said));
  const state = await visit.state();
  const spoken = await visit.spoken();
  assert.equal(spoken.length, state.statements);
  assert.match(spoken[0], /^Microsoft says: /);
  assert.match((await visit.page.locator('#article').textContent()) ?? '', /Azure Government/);
  const speakers = await visit.page.locator('#speakers li').allTextContents();
  assert.equal(speakers.length, state.speakers);
  assert.match(speakers[0], /^Microsoft, organization: \d+ statements, \d+ words, \d+ % direct, \d non-responses$/);
  assert.ok(speakers.some((line) => /unnamed \(a spokesperson\), of Microsoft/.test(line)));
  const about = (await visit.page.locator('#about li').allTextContents()).join('\n');
  for (const line of [
    /^Headline: Microsoft says/m, /^By Colin Lecher \(@colinlecher\)$/m, /^Published: Jun 18, 2018, 4:09pm EDT, 2018-06-18T16:09:00-04:00$/m,
    /^illustration: /m, /^Warning: .*“a January blog post/m, /^Claim worth checking, Microsoft: .*number/m,
  ]) assert.match(about, line);
  await visit.page.locator('#statements button').nth(4).dispatchEvent('click');
  await visit.until((s) => s.current === 4);
  const current = visit.page.locator('#statements [aria-current]');
  await current.waitFor({ state: 'attached' });
  assert.equal(await current.textContent(), spoken[4]);
  assert.equal(await visit.page.locator('#canvas').getAttribute('aria-hidden'), 'true');
  await visit.leave();
});

test('words that are looked for leave only the statements with them', async () => {
  const visit = await chromium.open({ viewport: { width: 1440, height: 900 } });
  const { statements, textBytes } = await visit.state();
  await visit.page.keyboard.press('/');
  const field = visit.page.locator('#find');
  await field.waitFor();
  await visit.page.waitForFunction(() => document.activeElement?.id === 'find');
  await visit.page.keyboard.type('Blog post');
  await visit.until((s) => s.shown > 0 && s.shown < statements);
  assert.equal((await visit.state()).current, -1, 'what is typed goes to the field alone');
  await visit.picture('find');
  await visit.page.evaluate(() => navigator.clipboard.writeText('“No,” said Bo.'));
  await visit.page.keyboard.press('Control+A');
  await visit.page.keyboard.press('Control+V');
  await visit.until((s) => s.shown === 0 && s.textBytes === textBytes);
  await visit.page.keyboard.press('Control+A');
  await visit.page.keyboard.type('blog');
  await visit.page.keyboard.press('Enter');
  await field.waitFor({ state: 'hidden' });
  await visit.until((s) => s.shown > 0 && s.shown < statements);
  await visit.page.keyboard.press('Escape');
  await visit.until((s) => s.shown === statements);
  await visit.click('find');
  await visit.page.waitForFunction(() => document.activeElement?.id === 'find');
  await visit.page.keyboard.type('zzz');
  await visit.until((s) => s.shown === 0);
  await visit.page.keyboard.press('Escape');
  await visit.until((s) => s.shown === statements);
  await visit.leave();
});

test('only one form, one act; ? shows the guide again', async () => {
  const visit = await chromium.open({ viewport: { width: 1440, height: 900 } });
  await visit.click('statement-1');
  await visit.click('only-form');
  await visit.until((s) => s.form === 'mixed' && !s.areas['statement-3']); // an indirect one
  await visit.picture('only-mixed');
  await visit.click('clear-filter');
  await visit.until((s) => s.form === null);
  await visit.click('tab-article');
  await visit.click('only-non-responses');
  await visit.until((s) => s.act === 'non-response' && !s.areas['statement-1']);
  await visit.page.keyboard.press('j');
  await visit.page.keyboard.press('?');
  await visit.until((s) => s.current === -1 && s.tab === 'statement' && s.act === 'non-response');
  await visit.page.keyboard.press('Escape');
  await visit.until((s) => s.act === null);
  await visit.leave();
});

test('Tab goes through the page and out of it', async () => {
  const visit = await chromium.open();
  const { x, y } = await visit.where((mark) => mark.statement === 1 && mark.part === 'content');
  await visit.page.mouse.click(x, y);
  /** @type {string[]} */
  const seen = [];
  for (let i = 0; i < 60; ++i) {
    await visit.page.keyboard.press('Tab');
    const name = await visit.page.evaluate(() => {
      const at = document.activeElement;
      return at && at !== document.body ? at.id || at.getAttribute('data-do') || at.textContent || at.tagName : '';
    });
    if (seen.length > 0 && (name === '' || name === seen[0])) break;
    if (name) seen.push(name);
  }
  assert.ok(seen.includes('paste') && seen.includes('export-format'), seen.join());
  assert.ok(seen.length < 59, 'an end was reached');
  await visit.leave();
});

test('dark and light: the system’s wish, then the reader’s, which is kept', async () => {
  const visit = await chromium.open({ colorScheme: 'dark' });
  assert.equal((await visit.state()).dark, true);
  await visit.picture('dark');
  await visit.click('theme');
  await visit.until((s) => !s.dark);
  await visit.page.reload();
  await visit.until((s) => s.inspected && !s.dark);
  await visit.leave();
});

test('the menus around an article are a line, which opens them', async () => {
  const visit = await chromium.open();
  const menu = ['Home', 'News', 'World', 'Europe', 'Sport', 'Culture', 'Opinion', 'Podcasts', 'Video', 'Sign in', 'Subscribe'];
  await visit.paste({ 'text/plain': `${menu.join('\n')}\n\nPort of Lindhaven to close its northern quay in March
By Ana Ruiz
18 June 2025

The port of Lindhaven will close its northern quay in March, “for as long as it takes,” said Berit Holm, who runs it.

Ferry operators said that they had not been asked. The ministry declined to say what the work will cost.\n` });
  await visit.until((s) => s.inspected && !s.busy && s.learned && s.statements >= 3);
  const folded = await visit.still();
  assert.ok(folded.areas['fold-0'], 'the menu is folded');
  assert.ok(folded.marks.some((m) => m.statement === 0), 'the article is in view');
  await visit.picture('folded');
  await visit.click('fold-0');
  await visit.until((s) => s.scrollLimit > folded.scrollLimit + 100 || s.marks.every((m, i) => m.y > folded.marks[i].y + 100));
  await visit.click('fold-0');
  await visit.until((s) => s.marks.length && s.marks[0].y === folded.marks[0].y);
  await visit.leave();
});
