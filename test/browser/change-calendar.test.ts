import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { desktop, launchBrowser, reader, signIn, sound } from './browser.ts';

const plans = { implementation: 'Build it anew', backout: 'Keep the old one', test: 'Search for something' };

let desk: Desk;
let browser: Browser;
let page: Page;
let second: string;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  page = await (await browser.newContext(reader)).newPage();
  const template = { id: 'reindex', title: 'Reindex', services: ['search'], plans, minutes: 120 };
  await desk.done('dana', 'POST', '/v1/standard-changes', template);
  for (const command of ['approve', 'publish'])
    await desk.done('femi', 'POST', `/v1/standard-changes/reindex/${command}`, {});
  const plan = async (plannedFrom: string, title: string) => {
    const ask = { template: 'reindex', plannedFrom, title };
    const { id } = await desk.done('dana', 'POST', '/v1/changes', ask);
    await desk.done('dana', 'POST', `/v1/changes/${id}/submit`, {});
    return String(id);
  };
  await plan('2026-11-25T18:00:00Z', 'A new index for the shop window, with all of its synonyms');
  second = await plan('2026-11-25T19:00:00Z', 'Reindex');
  const calendar = (name: string, purpose: string, times: object, covers: object = { everything: true }) =>
    desk.done('femi', 'POST', '/v1/change-calendars', {
      name,
      purpose,
      zone: 'Europe/Berlin',
      covers,
      times: [times],
    });
  await calendar('Black Friday', 'freeze', {
    every: 'once',
    from: '2026-11-27T00:00',
    to: '2026-11-30T08:00',
  });
  await calendar('Payday', 'blackout', { every: 'month', nth: -1, weekday: 3, from: '08:00', to: '18:00' });
  await calendar(
    'Nights',
    'maintenance',
    { every: 'week', days: [2, 3], from: '18:00', to: '06:00' },
    { services: ['search'] },
  );
  await desk.settled();
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

describe('the calendar of changes, in a browser', () => {
  test('who is a manager closes a week', async () => {
    await signIn(page, desk, 'femi');
    await open('/change-calendars');
    await page.getByText('New calendar').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Stocktaking');
    await page.getByLabel('From', { exact: true }).fill('2026-12-14T08:00');
    await page.getByLabel('To', { exact: true }).fill('2026-12-18T18:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The calendar holds.').waitFor();
    await page.getByText('Stocktaking').first().waitFor();
    await page
      .getByRole('button', { name: 'Edit Stocktaking' })
      .or(page.getByRole('link', { name: 'Edit Stocktaking' }))
      .waitFor();
  });

  test('conflicts and freezes are drawn, and arrows move among the days', async () => {
    await open('/change-calendar?day=2026-11-25');
    const days = page.getByRole('list', { name: 'November 2026' });
    await days.getByText('1 conflict').first().waitFor();
    await days.getByText('Freeze: Black Friday').first().waitFor();
    await sound(page, 'change-calendar-with-conflicts');
    await days.getByRole('button', { name: /^Wed 25 November/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toMatch(/26 November/);
    await page.keyboard.press('PageDown');
    await page
      .getByRole('list', { name: 'December 2026' })
      .getByText('Freeze: Stocktaking')
      .first()
      .waitFor();
  });

  test('a change moves to the free slot that is offered', async () => {
    await open(`/changes/${second}`);
    await page.getByRole('list', { name: 'Conflicts' }).getByText('search is changed by').waitFor();
    await page.getByRole('button', { name: 'Plan it for then' }).click();
    await page.getByText('It is planned for then.').waitFor();
    await page.getByText('Nothing stands in its way.').waitFor();
  });

  const pages = [
    '/change-calendar?day=2026-11-25',
    '/change-calendar?day=2026-11-25&view=week',
    '/change-calendars',
    '/change-calendars/new',
    '/change-calendars/payday/edit',
    '/changes/CHG-1001',
  ];
  test.each(pages)('%s is without findings of axe, wide and narrow, light and dark', async (path) => {
    await page.setViewportSize(desktop);
    await open(path);
    const loading = page.getByRole('status', { name: /^Loading/ });
    await expect.poll(() => loading.count(), { timeout: 60_000 }).toBe(0);
    await sound(page, path);
  });
});
