import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { launchBrowser, phone, reader, signIn, sound } from './browser.ts';

const patient = { timeout: 30_000 };

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const title = 'Reset your password';
  const ask = { title, body: '## Steps\n\n1. Open the page\n2. Type the **code**', tags: ['forgotten'] };
  const { id } = await desk.done('dana', 'POST', '/v1/articles', ask);
  await desk.done('dana', 'POST', `/v1/articles/${id}/submit`, {});
  await desk.done('femi', 'POST', `/v1/articles/${id}/publish`, {});
  await desk.settled();
  await desk.forward(1);
  const context = await browser.newContext(reader);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

test('who asks for help on a phone finds an article while writing, and files nothing', async () => {
  await page.setViewportSize(phone);
  await signIn(page, desk, 'rosa');
  await page.getByRole('searchbox', { name: 'What do you need?' }).fill('forgotten pasword');
  const article = page.getByRole('link', { name: /Reset your password/ }).first();
  await article.waitFor(patient);
  await page
    .getByRole('textbox', { name: /What happens/ })
    .fill('I cannot sign in, I have forgotten my password');
  await sound(page, 'a requester’s home');
  await page.setViewportSize(phone);
  await page.getByRole('button', { name: /Reset your password: this answered it/ }).click();
  await page.getByText('Good. Nothing was filed.').waitFor(patient);
  expect(await desk.items('rosa', '/v1/incidents')).toEqual([]);
  await desk.settled();
  const answered = await desk.done('dana', 'GET', '/v1/articles/deflections');
  expect(answered).toMatchObject({ answered: 1, form: 1 });

  await page.getByRole('searchbox', { name: 'What do you need?' }).fill('password');
  await article.waitFor(patient);
  await article.click();
  await page.getByRole('heading', { level: 1, name: 'Reset your password' }).waitFor(patient);
  await page.getByText('Type the').waitFor(patient);
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await page.getByText('You said yes.').waitFor(patient);
  await sound(page, 'an article for its readers');
});

test('an agent writes an article, and a manager publishes it', async () => {
  await signIn(page, desk, 'dana');
  await page.getByRole('combobox', { name: /Find a page/ }).fill('reset');
  await page.getByRole('option', { name: /Reset your password/ }).waitFor(patient);
  await page.goto(`${desk.host.urls.api}/articles/new`);
  await page.getByRole('textbox', { name: 'Title' }).fill('Reset a forgotten password');
  await page.getByRole('textbox', { name: 'Text' }).fill('## Steps\n\n- Open **this** page');
  await page.getByRole('complementary').getByText('this', { exact: true }).waitFor(patient);
  await page.getByRole('tab', { name: /Is there one already/ }).click();
  await page
    .getByRole('link', { name: /Reset your password/ })
    .first()
    .waitFor(patient);
  await sound(page, 'writing an article');
  await page.reload();
  await page.getByRole('button', { name: 'Take it up' }).click();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Title' }).inputValue())
    .toBe('Reset a forgotten password');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('button', { name: 'Ask for a review' }).click();
  await page.getByText('It waits for a review.').waitFor(patient);
  await signIn(page, desk, 'femi');
  await page.goto(`${desk.host.urls.api}/articles/KB-1002`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('It is published.').waitFor(patient);
  await sound(page, 'an article for those who write');
  await page.goto(`${desk.host.urls.api}/search?q=password`);
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor(patient);
  await sound(page, 'the search');
  expect(await desk.done('rosa', 'GET', '/v1/articles/KB-1002')).toMatchObject({ live: { edition: 1 } });
});

test('nothing was complained of', () => {
  expect(complaints).toEqual([]);
});
