import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configEvent } from '../configuration/items.ts';
import { type Desk, monday, startDesk } from '../desk.ts';
import { dated, issue, retirement } from '../monitoring/health-events.ts';
import { launchBrowser, reader, signIn, sound } from './browser.ts';

const at = (minutes: number) => new Date(monday + minutes * 60_000).toISOString();

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const owners = { 'i-a1': 'checkout', 'i-b1': 'search' };
  await desk.happen(
    ...Object.entries(owners).map(([id, service], nth) =>
      configEvent({
        type: 'AWS::EC2::Instance',
        id: `instance/${id}`,
        order: nth + 1,
        tags: { 'itsm:service': service, Name: `till-${nth + 1}` },
      }),
    ),
  );
  const many = Array.from({ length: 40 }, (_, nth) => `i-0${String(nth).padStart(16, '0')}`);
  await desk.happen(
    issue({ at: at(0), entities: ['i-a1', 'i-b1', { value: 'i-c1', status: 'UNIMPAIRED' }] }),
    retirement({
      at: at(0),
      entities: [{ value: 'i-a1', status: 'RESOLVED' }, 'i-b1', ...many],
      detail: { startTime: dated(at(20 * 24 * 60)) },
    }),
  );
  page = await (await browser.newContext(reader)).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await signIn(page, desk, 'dana');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = async (noun: string, service: string) => {
  const [found] = await desk.items<{ id: string }>('dana', `/v1/${noun}?service=${service}`);
  await page.goto(`${desk.host.urls.api}/${noun}/${found?.id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return String(found?.id);
};
const region = (name: RegExp) => page.getByRole('region', { name });

test('an incident shows what AWS says is affected, and where AWS shows it', { timeout: 90_000 }, async () => {
  await open('incidents', 'checkout');
  const affected = region(/^Affected, says AWS Health 3/);
  await affected.getByText('1 of 3 are well.').waitFor();
  expect(await affected.getByRole('link', { name: 'Show it at AWS' }).getAttribute('href')).toMatch(
    /^https:\/\/health\.aws\.amazon\.com\/health\/home/,
  );
  await region(/^Timeline/)
    .getByText('AWS Health', { exact: true })
    .first()
    .waitFor();
  await sound(page, 'aws-health-incident');
});

test('a change shows its deadline, its resources, and who says that one is done', {
  timeout: 90_000,
}, async () => {
  await open('changes', 'search');
  const health = region(/^AWS Health/);
  await health.getByText('1 of 42 resources').waitFor();
  await health.getByRole('button', { name: 'Show 42 resources' }).click();
  expect(await health.getByRole('row').count()).toBe(43);
  const tasks = region(/^Tasks 42/);
  await tasks.getByRole('button', { name: 'Show all 42' }).click();
  expect(await tasks.getByRole('listitem').count()).toBe(42);
  await tasks.getByText('AWS Health says that it is resolved.').waitFor();
  await region(/^Facts/)
    .getByText('AWS Health', { exact: true })
    .waitFor();
  await sound(page, 'aws-health-change');
  expect(complaints).toEqual([]);
});
