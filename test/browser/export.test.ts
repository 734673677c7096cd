import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { launchBrowser, reader, signIn } from './browser.ts';

let desk: Desk;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  page = await (await browser.newContext({ ...reader, acceptDownloads: true })).newPage();
  await signIn(page, desk, 'dana');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const formula = '=HYPERLINK("http://evil.example";"Look")';
const open = (title: string) => desk.done('rosa', 'POST', '/v1/incidents', { title, service: 'search' });

async function exported(what: string): Promise<string> {
  await page.getByRole('button', { name: 'Export Incidents' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: what }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8');
}

test('a list is saved with its filters, so that a spreadsheet opens it and runs nothing of it', async () => {
  await open(formula);
  await desk.done('rosa', 'POST', '/v1/incidents', { title: 'Ärger', service: 'checkout' });
  await desk.settled();
  await page.goto(`${desk.host.urls.api}/incidents?service=search`);
  await page
    .getByRole('link', { name: /HYPERLINK/ })
    .first()
    .waitFor();
  const csv = await exported('CSV, for a spreadsheet');
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv).toContain('"\'=HYPERLINK(""http://evil.example"";""Look"")"');
  expect(csv.trim().split('\r\n')).toHaveLength(2);
  const items = JSON.parse(await exported('JSON')) as { title: string }[];
  expect(items.map(({ title }) => title)).toEqual([formula]);
});

test('ten thousand rows are saved page by page', async () => {
  const size = 100;
  const all = Array.from({ length: 10_000 }, (_, n) => ({
    ...{ id: `INC-${n}`, title: `Number ${n}`, kind: 'incident', state: 'open', version: 1, priority: 3 },
    openedAt: new Date().toISOString(),
  }));
  await page.route('**/v1/incidents?*', (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
    const items = all.slice(from, from + size);
    return route.fulfill({ json: { items, ...(from + size < all.length && { next: String(from + size) }) } });
  });
  await page.goto(`${desk.host.urls.api}/incidents`);
  await page
    .getByRole('link', { name: /Number 1\b/ })
    .first()
    .waitFor();
  const lines = (await exported('CSV, for a spreadsheet')).trim().split('\r\n');
  expect(lines).toHaveLength(10_001);
  await page.unrouteAll();
});

test('by the API it comes page by page as well, of which only the first names the columns', async () => {
  const authorization = `Bearer ${await desk.host.token('dana')}`;
  const lines: string[] = [];
  let next: string | undefined = '/v1/incidents?limit=1';
  while (next) {
    const answer: Response = await fetch(`${desk.host.urls.api}${next}`, {
      headers: { authorization, accept: 'text/csv' },
    });
    expect(answer.headers.get('content-type')).toContain('text/csv');
    lines.push(...(await answer.text()).trim().split('\r\n'));
    next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
  }
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('title');
  expect(lines.join()).toContain("'=HYPERLINK");
});
