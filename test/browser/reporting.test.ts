import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, monday, startDesk } from '../desk.ts';
import { fill, yearOf } from '../reporting/year.ts';
import { desktop, launchBrowser, phone, reader, signIn, sound } from './browser.ts';

const shots = process.env.SHOTS;

let desk: Desk;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  await fill(desk, yearOf(monday), 'Europe/Berlin');
  page = await (await browser.newContext({ ...reader, acceptDownloads: true })).newPage();
  await signIn(page, desk, 'femi');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const visit = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.locator('main .figure, main table').first().waitFor();
};

/** The page that is open, whole, wide and narrow, light and dark. */
async function look(name: string): Promise<void> {
  if (!shots) return;
  for (const size of [desktop, phone])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const width = size === phone ? 'phone' : 'desktop';
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('the figures of a year', () => {
  test('are looked at month by month, and compared with the year before', async () => {
    await visit('/reports?period=last-12-months');
    const tile = page.locator('.figure', { hasText: 'Incidents opened' });
    expect(Number((await tile.locator('.value').innerText()).replace(/\D/g, ''))).toBeGreaterThan(1000);
    await page.getByText('Half of them').first().waitFor();
    await look('reports-year');
    await sound(page, 'the figures of a year');
  });

  test('lead from a team to its days, and from a figure to the list behind it', async () => {
    await visit('/reports');
    await page.getByRole('link', { name: 'Platform' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Platform' }).waitFor();
    expect(page.url()).toContain('team=platform');
    await look('reports-team');
    await sound(page, 'the figures of a team');
    await page.getByRole('link', { name: 'Incidents opened' }).click();
    await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
    expect(page.url()).toContain('/incidents?closed=true&team=platform');
  });

  test('of a service, and of one on which nothing happened', async () => {
    await visit('/reports?service=checkout&period=last-90-days');
    await look('reports-service');
    await page.goto(`${desk.host.urls.api}/reports?service=default`);
    await page.getByText('Nothing was measured').waitFor();
  });

  test('are printed without what only a screen needs', async () => {
    await visit('/reports?period=last-12-months');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.report-filters').isVisible()).toBe(false);
    expect(await page.locator('.figure').first().isVisible()).toBe(true);
    if (shots) await page.screenshot({ path: `${shots}/reports-print.png`, fullPage: true });
    await page.emulateMedia({ media: 'screen' });
  });

  test('reach a team by mail on Mondays, when a manager says so', async () => {
    await visit('/report-subscriptions');
    await page.getByRole('checkbox', { name: 'Mail to Platform on Monday' }).click();
    await page.getByText('Platform is told every Monday').waitFor();
    await look('report-subscriptions');
  });
});
