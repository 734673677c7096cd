import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { choose, findings, launchBrowser, phone, reader, signIn } from './browser.ts';

const shots = process.env.SHOTS;
let desk: Desk;
let browser: Browser;
let page: Page;
let id = '';
const complaints: string[] = [];

const fields = [
  {
    name: 'system',
    label: 'Which system?',
    type: 'choice',
    required: true,
    options: ['Linux', 'Windows'].map((label) => ({ value: label.toLowerCase(), label })),
  },
  {
    name: 'edition',
    label: 'Which edition of Windows?',
    type: 'line',
    required: true,
    when: { field: 'system', is: 'windows' },
  },
  { name: 'neighbour', label: 'Who sits beside you?', type: 'person' },
];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  await desk.done('femi', 'POST', '/v1/catalogue-items', {
    name: 'Laptop',
    summary: 'A computer to carry',
    description: 'It comes with a **bag**.',
    fields,
    target: { practice: 'request', team: 'platform', title: 'Laptop with {{system}}' },
    tasks: [
      { id: 'buy', title: 'Buy it' },
      { id: 'bring', title: 'Bring it', after: ['buy'] },
    ],
  });
  await desk.done('femi', 'POST', '/v1/catalogue-items/laptop/publish', {});
  await desk.settled();
  await desk.forward(1);
  page = await (await browser.newContext({ ...reader, viewport: phone })).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await signIn(page, desk, 'rosa');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** The page as it is on a phone: nothing sticks out, and everybody can use it. */
async function fits(name: string): Promise<void> {
  expect(await findings(page), name).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), name).toBeLessThanOrEqual(
    0,
  );
  if (shots) await page.screenshot({ path: `${shots}/requester-${name}.png`, fullPage: true });
}
const give = (command: string, body: object, who = 'dana') =>
  desk.done(who, 'POST', `/v1/requests/${id}/${command}`, body);

test('who needs something finds it by the search of their home page', async () => {
  await page.getByRole('searchbox', { name: 'What do you need?' }).fill('laptp');
  const found = page.getByRole('search').getByRole('link', { name: /Laptop/ });
  await found.waitFor();
  await fits('search');
  await found.click();
  await page.getByRole('heading', { level: 1, name: 'Laptop' }).waitFor();
  await page.locator('strong', { hasText: 'bag' }).waitFor();
});

test('who orders is asked only what concerns them, and chooses a colleague by name', async () => {
  const edition = page.getByRole('textbox', { name: 'Which edition of Windows?' });
  await page.getByRole('radio', { name: 'Linux' }).click();
  expect(await edition.count()).toBe(0);
  await page.getByRole('radio', { name: 'Windows' }).click();
  await edition.waitFor();
  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await page.getByText('is needed').waitFor();
  await edition.fill('Professional');
  await choose(page, /Who sits beside you/, /Dana Park/);
  await fits('order');
  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Laptop with Windows' }).waitFor();
  id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByText('Dana Park').first().waitFor();
  await desk.settled();
});

test('who has ordered follows it from their home page', async () => {
  await page.goto(desk.host.urls.api);
  await page.getByRole('region', { name: 'My tickets' }).getByText('Being prepared').waitFor();
  await page.getByRole('link', { name: new RegExp(id) }).click();
  await page.getByRole('heading', { name: 'Steps' }).waitFor();
  await give('complete-task', { task: 'buy' });
  await desk.settled();
  await page.getByText('1 of 2 steps done').waitFor();
  await fits('following');
});

test('who is asked for more reads the question and answers it', async () => {
  await give('ask', { text: 'Which colour?' });
  await page.getByText('We need to know something from you: Which colour?').waitFor();
  await page.getByRole('button', { name: 'Answer…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Your answer' }).fill('Grey');
  await fits('answering');
  await dialog.getByRole('button', { name: 'Answer' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Grey').waitFor();
  expect(await desk.done('rosa', 'GET', `/v1/requests/${id}`)).toMatchObject({ state: 'in-fulfilment' });
});

test('who is asked for more can change the answers instead', async () => {
  await give('ask', { text: 'Is it really Windows?' });
  await page.getByRole('button', { name: 'Change the answers…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Linux' }).click();
  await fits('changing');
  await dialog.getByRole('button', { name: 'Answer' }).click();
  await dialog.waitFor({ state: 'detached' });
  const { state, lines } = await desk.done('rosa', 'GET', `/v1/requests/${id}`);
  expect([state, lines]).toMatchObject(['in-fulfilment', [{ answers: [{ shown: 'Linux' }, {}] }]]);
});

test('who has got it says how it was', async () => {
  await give('complete-task', { task: 'bring' });
  await desk.settled();
  await desk.forward(3);
  await page.getByRole('radio', { name: 'Very good' }).click();
  await page.getByRole('textbox', { name: /What should we know/ }).fill('Quick!');
  await fits('rating');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Thank you.').waitFor();
  const [said] = await desk.items('dana', `/v1/surveys?ticket=${id}`);
  expect(said).toMatchObject({ score: 5, comment: 'Quick!' });
  expect(complaints).toEqual([]);
});
