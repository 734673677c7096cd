import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { launchBrowser, reader, sound } from './browser.ts';

const patient = { timeout: 60_000 };

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const context = await browser.newContext(reader);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

describe('how I am told', () => {
  test('shows contacts, confirms one by its code, and keeps a rule', async () => {
    await open('/notification-settings');
    await page.getByRole('button', { name: 'Add contact' }).click();
    await page.getByLabel('Mail address').fill('pager@desk.example');
    await page.getByRole('button', { name: 'Add and send a code' }).click();
    await page.getByRole('heading', { name: 'Type the code in' }).waitFor();
    await desk.settled();
    const code = /\d{6}/.exec((await desk.mail()).at(-1)?.text ?? '')?.[0] ?? '';
    await page.getByLabel('Code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    const contacts = page.getByRole('region', { name: 'Contacts' });
    await expect.poll(() => contacts.textContent(), patient).not.toContain('unconfirmed');
    await page.getByRole('button', { name: 'Add a step to Pages of high urgency' }).click();
    await page.getByRole('button', { name: 'Add quiet hours' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => (await desk.done('admin', 'GET', '/v1/notification-settings/me')).version, patient)
      .toBe(1);
  });

  test('pages me now, and shows that it came', async () => {
    await page.getByRole('button', { name: 'Page me now' }).click();
    await desk.settled();
    const log = page.getByRole('region', { name: 'What was sent' });
    await log.getByText('A test page').first().waitFor();
    await sound(page, 'notification-settings');
  });
});

describe('webhooks', () => {
  test('are added, tried, and show what was sent and answered', async () => {
    await open('/webhooks/new');
    await page.getByLabel('Name').fill('Chat bridge');
    await page.getByLabel('URL').fill('https://tools.example/desk');
    await sound(page, 'webhook-new');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Chat bridge' }).waitFor();
    await page.getByRole('button', { name: 'Send a test event' }).click();
    await desk.settled();
    await page.getByText('webhook.test').first().waitFor();
    await page.getByRole('button', { name: /^Send again/ }).click();
    await page.getByText('It is sent again.').waitFor();
    await desk.settled();
    expect(desk.host.webhooks.list().filter(({ url }) => url === 'https://tools.example/desk')).toHaveLength(
      2,
    );
    await page.getByRole('button', { name: 'Send a time again…' }).click();
    await page.getByRole('dialog').getByLabel('Until').fill('2026-11-23T23:00');
    await page.getByRole('dialog').getByRole('button', { name: 'Send again', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await desk.settled();
    expect(desk.host.webhooks.list().filter(({ url }) => url === 'https://tools.example/desk')).toHaveLength(
      3,
    );
    await page.getByRole('button', { name: 'Read the secret' }).click();
    await page.getByRole('button', { name: 'Rotate' }).waitFor();
    await sound(page, 'webhook');
    await open('/webhooks');
    await page.getByRole('link', { name: 'Chat bridge' }).waitFor();
    await sound(page, 'webhooks');
  });

  test('and the browser had nothing to complain about', () => {
    expect(complaints).toEqual([]);
  });
});
