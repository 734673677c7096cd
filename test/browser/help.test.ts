import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { launchBrowser, phone, reader, sound } from './browser.ts';

let desk: Desk;
let browser: Browser;
let page: Page;
let id = '';
const complaints: string[] = [];

async function published(title: string, body: string, audience: string): Promise<string> {
  const article = await desk.done('dana', 'POST', '/v1/articles', { title, body, audience });
  await desk.done('dana', 'POST', `/v1/articles/${article.id}/submit`, {});
  await desk.done('femi', 'POST', `/v1/articles/${article.id}/publish`, {});
  return String(article.id);
}

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  id = await published(
    'Connect from home',
    '## Steps\n\n1. Start the **tunnel**\n2. [Order a token](/catalogue-items/token)',
    'public',
  );
  await published('Connect from the branch', 'For colleagues alone.', 'signed-in');
  await desk.settled();
  await desk.forward(1);
  page = await (await browser.newContext({ ...reader, viewport: phone })).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

test('anybody finds a public article on a phone, reads it and says that it helped, without signing in', async () => {
  await page.goto(`${desk.host.urls.api}/help`);
  const listed = page.getByRole('link', { name: /Connect from home/ });
  await listed.waitFor();
  expect(await page.getByText('Connect from the branch').count()).toBe(0);
  await page.getByRole('searchbox', { name: 'Search the articles' }).fill('tunel');
  await page.getByRole('region', { name: 'What was found' }).getByText('Connect from home').waitFor();
  await sound(page, 'help');
  await page.setViewportSize(phone);
  await listed.click();
  await page.getByRole('heading', { level: 1, name: 'Connect from home' }).waitFor();
  await page.getByText('tunnel', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'No' }).click();
  await page.getByText('You said no.').waitFor();
  await page.getByRole('button', { name: 'Yes' }).click();
  await page.getByText('You said yes.').waitFor();
  await sound(page, 'help for an article');
  await desk.settled();
  const { counts } = await desk.done('dana', 'GET', `/v1/articles/${id}`);
  expect(counts).toMatchObject({ helpful: 1, unhelpful: 0 });
});

test('what is not public is not there, and what leads to the desk asks for a sign-in', async () => {
  await page.goto(`${desk.host.urls.api}/help/KB-1002`);
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  expect(complaints.splice(0).filter((text) => !text.includes('status of 404'))).toEqual([]);
  await page.goto(`${desk.host.urls.api}/help/${id}`);
  await page.getByRole('link', { name: 'Order a token' }).click();
  await page.getByRole('button', { name: /^Signed in as/ }).waitFor();
});

test('nothing was complained of', () => {
  expect(complaints.filter((text) => !text.includes('status of 404'))).toEqual([]);
});
