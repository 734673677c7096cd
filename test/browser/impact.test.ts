import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { servers } from '../journeys/import.ts';
import { launchBrowser, reader, signIn, sound } from './browser.ts';

let desk: Desk;
let browser: Browser;
let page: Page;
const ids: Record<string, string> = {};

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  page = await (await browser.newContext(reader)).newPage();
  const add = async (name: string, kind = 'server') => {
    const { id } = await desk.done('admin', 'POST', '/v1/cis', { class: kind, name });
    ids[name] = String(id);
  };
  const relate = (from: string, to: string, redundancy?: object) =>
    desk.done('admin', 'POST', '/v1/relations', {
      from: ids[from],
      type: 'depends-on',
      to: ids[to],
      ...(redundancy && { redundancy }),
    });
  for (const name of ['orders-database', 'search-balancer', 'search-a', 'search-b']) await add(name);
  for (let n = 1; n <= 26; n++) {
    await add(`application-${n}`);
    await relate(`application-${n}`, 'orders-database');
  }
  for (const one of ['search-a', 'search-b']) {
    await relate('search-balancer', one, { pool: 'search', needs: 1 });
    await relate(one, 'orders-database');
  }
  const { headers } = await desk.call('admin', 'GET', '/v1/services/checkout');
  const supportedBy = [{ ci: ids['application-1'] }];
  const offerings = [{ id: 'gold', name: 'Gold', criticality: 'high' }];
  const version = { 'if-match': headers.get('etag') ?? '' };
  await desk.done('admin', 'PATCH', '/v1/services/checkout', { supportedBy, offerings }, version);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

describe('impact and import, in a browser', () => {
  test('what breaks is a sentence, a picture and tables, and a crowd is summarised', async () => {
    await signIn(page, desk, 'femi');
    await open(`/cis/${ids['orders-database']}`);
    await page.getByText('If it fails, 29 items and 1 service feel it.').first().waitFor();
    await page.getByRole('link', { name: /^28 items/ }).waitFor();
    await page.getByRole('table', { name: 'Services that are reached' }).getByText('Gold').waitFor();
    await sound(page, 'impact');
    const relatives = page.getByRole('region', { name: 'What relates to it' });
    await relatives.getByRole('button', { name: 'Next' }).click();
    await relatives.getByText('Page 2').waitFor();
    await relatives.getByRole('link', { name: /application-26/ }).waitFor();
    await page.getByRole('tab', { name: 'What could have caused it' }).click();
    await page.getByText('Nothing that is known could have caused that it fails.').first().waitFor();
    await open(`/cis/${ids['search-balancer']}?impact=causes`);
    await page.getByText('Only with its stand-ins').first().waitFor();
    await sound(page, 'causes');
  });

  test('a file is looked into, given a meaning, tried and taken in', async () => {
    await open('/imports/new');
    const buffer = Buffer.from(servers(100));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'servers.csv', mimeType: 'text/csv', buffer });
    await page.getByText('servers.csv, 100 rows').waitFor();
    await sound(page, 'import-form');
    await page.getByRole('button', { name: /^Host/ }).getByText('Name', { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /^Serial/ })
      .getByText('Serial number')
      .waitFor();
    await page.getByRole('button', { name: 'Send the file' }).click();
    await page.getByRole('button', { name: 'Try it' }).waitFor();
    await desk.settled();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page
      .getByText(/98 created, 0 changed, 0 unchanged, 2 refused/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /What became of each row/ }).waitFor();
    await sound(page, 'import');
  });

  test('a file of relations is seen to be one', async () => {
    await open('/imports/new');
    const text = 'From,Relationship,To,Pool,Needs\nSN-1,depends-on,SN-2,web,1\nSN-1,depends-on,SN-3,web,1\n';
    const buffer = Buffer.from(text);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'relations.csv', mimeType: 'text/csv', buffer });
    await page
      .getByRole('button', { name: /^What is in the file/ })
      .getByText('Relations between')
      .waitFor();
    await sound(page, 'import-relations-form');
    await page.getByRole('button', { name: 'Send the file' }).click();
    await page.getByRole('button', { name: 'Try it' }).waitFor();
    await desk.settled();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('2 of 2 rows').waitFor();
    await sound(page, 'import-relations');
  });
});
