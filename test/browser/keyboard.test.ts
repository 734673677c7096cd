import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { letter, send } from '../mail/send.ts';
import { launchBrowser, reader, signIn } from './browser.ts';

let desk: Desk;
let browser: Browser;
let page: Page;
let id = '';

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  await desk.done('femi', 'POST', '/v1/catalogue-items', {
    name: 'Chair',
    target: { practice: 'request', team: 'platform' },
    tasks: [
      { id: 'buy', title: 'Buy it' },
      { id: 'bring', title: 'Bring it', after: ['buy'] },
    ],
  });
  await desk.done('femi', 'POST', '/v1/catalogue-items/chair/publish', {});
  ({ id } = (await desk.done('rosa', 'POST', '/v1/requests', { item: 'chair' })) as { id: string });
  const raw = letter({ From: 'a@example.org, b@example.org', To: 'support@desk.example', Subject: 'Help' });
  await send(desk.host.ports.smtp, { from: 'a@example.org', to: ['support@desk.example'], raw });
  await desk.settled();
  page = await (await browser.newContext(reader)).newPage();
  await signIn(page, desk, 'dana');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** What the element that has the focus is called; '' when nothing has it. */
const focused = () =>
  page.evaluate<string>(`(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return '';
    const words = (one) => (one?.getAttribute('aria-label') || one?.innerText || one?.textContent || '').trim();
    const labels = (at.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean);
    const label = labels.map((id) => words(document.getElementById(id))).join(' ').trim() || words(at.labels?.[0]);
    return label || words(at) || at.getAttribute('placeholder') || at.tagName;
  })()`);

/** Whether it can be seen that it has the focus: something is drawn at or around it that is not there without. */
const seen = () =>
  page.evaluate<boolean>(`(() => {
    const at = document.activeElement;
    if (at.tagName === 'MAIN' || at.closest('[role=dialog]') === at) return true;
    const near = [at, at.parentElement, at.nextElementSibling, at.previousElementSibling, at.closest('label'), at.closest('span')];
    const drawn = () => near.flatMap((one) => one ? ['', '::before', '::after'].map((part) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, content } = getComputedStyle(one, part);
      return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, content].join();
    }) : []).join('|');
    const box = at.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const marked = drawn();
    at.blur();
    const plain = drawn();
    at.focus({ preventScroll: true, focusVisible: true });
    return inside && marked !== plain;
  })()`);

/** The focus is somewhere, a moment after whatever has changed. */
const isKept = (what: string) =>
  expect.poll(focused, { message: `${what}: nothing has the focus`, timeout: 20_000 }).not.toBe('');

/** Presses a key; afterwards the focus is somewhere. */
async function press(key: string): Promise<string> {
  await page.keyboard.press(key);
  await isKept(key);
  return focused();
}

/**
 * Goes on by Tab until something of this name has the focus, each stop of which can be seen. Behind the last one the browser itself
 * has it, once, and then the first one again.
 */
async function tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let n = 0; n < 120; n++) {
    await page.keyboard.press(key);
    const here = await focused();
    passed.push(here);
    if (here === '' && passed.filter((one) => one === '').length > 1) break;
    if (here === '') continue;
    expect(await seen(), `it is not seen that “${here}” has the focus`).toBe(true);
    if (name.test(here)) return;
  }
  throw new Error(`Tab leads to no ${name}: ${passed.join(' | ')}`);
}

/** The focus comes back from a dialog to a place on the page. */
async function back(): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await isKept('a dialog that closes');
}

test('an agent opens a request from the queue', async () => {
  await page.keyboard.press('/');
  await page.keyboard.type('requests');
  await page
    .getByRole('option', { name: /^Requests/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/requests');
  await page.getByRole('link', { name: new RegExp(id) }).waitFor();
  await press('j');
  expect(await focused()).toContain(id);
  expect(await seen()).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/requests/${id}`);
  await page.getByRole('heading', { level: 1, name: 'Chair' }).waitFor();
  expect(await focused()).not.toBe('');
});

test('takes it', async () => {
  await tabTo(/^Assign to me$/);
  await press('Enter');
  await page.getByText(`${id} is yours.`).first().waitFor();
  await isKept('a button that goes');
  expect(await desk.done('dana', 'GET', `/v1/requests/${id}`)).toMatchObject({ assignee: 'dana' });
});

test('gives a command of the menu, thinks better of it, and is where they were', async () => {
  await tabTo(/^More commands/);
  await press('Enter');
  await page.getByRole('menuitem', { name: 'Ask for more…' }).waitFor();
  await expect.poll(focused, { timeout: 20_000 }).toBe('Assign…');
  await press('ArrowDown');
  await expect.poll(focused, { timeout: 20_000 }).toBe('Ask for more…');
  await press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await expect.poll(focused, { timeout: 20_000 }).toBe('What do we need to know?');
  await page.keyboard.type('Which colour?');
  expect(await dialog.getByRole('textbox').inputValue()).toBe('Which colour?');
  await press('Escape');
  await back();
});

test('completes its tasks one after the other', async () => {
  for (const task of ['Buy it', 'Bring it']) {
    await page.getByRole('button', { name: `Done: ${task}` }).waitFor();
    await tabTo(new RegExp(`^Done: ${task}$`));
    await press('Enter');
    await page.getByRole('button', { name: `Done: ${task}` }).waitFor({ state: 'detached' });
    await desk.settled();
    await isKept(task);
  }
  expect(await desk.done('dana', 'GET', `/v1/requests/${id}`)).toMatchObject({ state: 'fulfilled' });
});

test('comments on it', async () => {
  await tabTo(/^Internal note$/);
  await tabTo(/^Internal note$/);
  await page.keyboard.type('It stands in the lobby.');
  await press('Control+Enter');
  await page.getByRole('listitem').filter({ hasText: 'It stands in the lobby.' }).waitFor();
  expect(await focused()).not.toBe('');
});

test('lets a mail through that waits', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('mail');
  await page.getByRole('option', { name: /^Mail/ }).first().waitFor();
  while (
    !/^Mail\b(?! )/.test((await page.locator('[role=option][aria-selected=true] .title').textContent()) ?? '')
  )
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/mails');
  await page.getByRole('link', { name: 'Help' }).waitFor();
  await press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/mails\/\w/);
  await page.getByRole('button', { name: 'Let through' }).waitFor();
  await tabTo(/^Let through$/);
  await press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(/^Note/);
  await page.keyboard.type('Known to us');
  await tabTo(/^Let through$/);
  await press('Enter');
  await page
    .getByText(/is let through\./)
    .first()
    .waitFor();
  await back();
  expect(await desk.items('dana', '/v1/mails')).toEqual([]);
});
