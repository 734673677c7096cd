import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
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

const now = () => new Date(desk.host.clock.now()).toISOString();
const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

describe('alert rules', () => {
  test('are tried against what was, and saved', async () => {
    for (const n of [1, 2, 3]) await desk.happen(alarmEvent({ name: `search-shard-${n}`, at: now() }));
    await open('/alert-rules/new');
    await page.getByLabel('Name', { exact: true }).fill('Shards are one incident');
    await page.getByLabel('Grouped by').fill('shards of {{service}}');
    await page.getByRole('button', { name: 'Try it' }).click();
    const trial = page.getByRole('region', { name: 'Try this rule' });
    await trial.getByText('It matches 3 signals of 3 alerts').waitFor();
    await trial.getByText('shards of search with 3 alerts').waitFor();
    await sound(page, 'alert-rule');
    await page.getByRole('button', { name: 'Add the rule' }).click();
    await page.waitForURL('**/alert-rules');
    await page.getByRole('link', { name: 'Shards are one incident' }).waitFor();
    await desk.done('admin', 'POST', '/v1/alert-rules', { name: 'Slow ones wait', effect: { delay: 5 } });
    await page.getByRole('button', { name: 'Move Slow ones wait up' }).click(patient);
    const ids = async () => (await desk.items<{ id: string }>('dana', '/v1/alert-rules')).map(({ id }) => id);
    await expect.poll(ids, patient).toEqual(['slow-ones-wait', 'shards-are-one-incident']);
    await sound(page, 'alert-rules');
  });
});

describe('an alert', () => {
  test('says why it is held back, and can be let through', async () => {
    await desk.forward(1);
    await desk.happen(alarmEvent({ name: 'search-slow', at: now() }));
    await open('/alerts?state=held');
    await page.getByRole('link', { name: /search-slow/ }).waitFor();
    await sound(page, 'alerts-held');
    await page.getByRole('link', { name: /search-slow/ }).click();
    const why = page.getByRole('region', { name: 'Why' });
    await why.getByText('waits, in case it ends by itself').waitFor();
    await why.getByRole('link', { name: 'slow-ones-wait' }).waitFor();
    await sound(page, 'alert');
    await why.getByRole('button', { name: 'Open an incident now' }).click();
    await desk.settled();
    await why.getByRole('button', { name: 'Open an incident now' }).waitFor({ state: 'detached' });
  });
});

describe('what sends signals', () => {
  const long = 'The Prometheus of the warehouse in Rotterdam, which watches shelves, conveyors and printers';

  test('has a page with its key and what to paste where, and a test alert comes through it', async () => {
    await open('/integrations');
    await page.getByText('Nothing sends signals from outside yet').waitFor(patient);
    await sound(page, 'integrations-none');
    await page.getByRole('link', { name: 'Add an integration' }).click();
    await page.getByLabel('Name', { exact: true }).fill(long);
    await sound(page, 'integration-new');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: long }).waitFor(patient);
    await page.getByRole('button', { name: 'Show Key' }).click(patient);
    await page.getByRole('button', { name: 'Deployments' }).click();
    await sound(page, 'integration');
    await page.getByRole('button', { name: 'Send a test alert' }).click();
    await page.getByText('A test alert is on its way.').waitFor(patient);
    await desk.forward(0.1);
    expect(await desk.items('dana', '/v1/alerts?source=pagerduty')).toHaveLength(1);
    await page.getByRole('button', { name: 'Rotate' }).click();
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByText(/The key before it holds for a day/).waitFor(patient);
    // It is asked for again and again only as any live page is: nothing on it goes round by itself.
    let calls = 0;
    page.on('request', (request) => {
      if (request.url().includes('/integrations/')) calls += 1;
    });
    await desk.forward(1);
    await page.getByRole('link', { name: 'Change', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Change/ }).waitFor();
    expect(calls).toBeLessThan(20);
    await open('/integrations');
    await page.getByRole('link', { name: long }).waitFor(patient);
    await sound(page, 'integrations');
  });

  test('or has to make itself heard: a heartbeat is made, paused and resumed', async () => {
    await open('/heartbeats/new');
    await page.getByLabel('Name', { exact: true }).fill('Nightly copy of the ledger to the other region');
    await sound(page, 'heartbeat-new');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Nightly copy/ }).waitFor(patient);
    await page.getByRole('button', { name: 'Pause' }).click(patient);
    await page.getByLabel('Why').fill('The ledger moves');
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await page.getByText('The ledger moves').first().waitFor(patient);
    await sound(page, 'heartbeat');
    await page.getByRole('button', { name: 'Resume' }).click();
    await open('/heartbeats');
    await page.getByRole('link', { name: /^Nightly copy/ }).waitFor(patient);
    await sound(page, 'heartbeats');
  });
});

/** Some alerts of an integration that has had its share of these five minutes already. */
async function shout(count: number): Promise<void> {
  const ask = { name: 'Loud', type: 'alertmanager', limit: 1_000 };
  const { id } = await desk.done('admin', 'POST', '/v1/integrations', ask);
  const { path } = await desk.done('admin', 'GET', `/v1/integrations/${id}/keys`);
  const call = (operation: string, input: Record<string, unknown>) =>
    desk.host.dispatcher.dispatch({ service: 'dynamodb', operation, input, caller: { name: 'test' } });
  const { TableNames } = (await call('ListTables', {})) as { TableNames: string[] };
  const window = Math.floor(desk.host.clock.now() / 300_000);
  await call('PutItem', {
    TableName: TableNames.find((name) => name.includes('monitoring')),
    Item: {
      ...{ pk: { S: `counter#source#${id}#${window % 4}` }, sk: { S: 'counter' } },
      ...{ window: { N: String(window) }, counted: { N: '300' }, lastAt: { S: now() } },
    },
  });
  const alerts = Array.from({ length: count }, (_, n) => ({
    status: 'firing',
    labels: { alertname: `A${n}` },
  }));
  await fetch(`${desk.host.urls.api}${path}`, { method: 'POST', body: JSON.stringify({ alerts }) });
  await desk.host.forward(5_000);
}

describe('what does not go its usual way', () => {
  test('is nothing at first', async () => {
    await open('/quarantine');
    await page.getByText('Everything that came could be read').waitFor(patient);
    await page.getByText('No source has been too loud').waitFor(patient);
    await page.getByText('No work has failed for good').waitFor(patient);
    await sound(page, 'quarantine-none');
  });

  test('what could not be read, what is too loud and what failed is said, and tried again', async () => {
    // What waits anyway is not too loud.
    await desk.done('admin', 'POST', '/v1/alert-rules/slow-ones-wait/pause', {});
    await desk.forward(0.2);
    const { faults } = desk.host.dispatcher;
    faults.set({
      match: { operation: 'TransactWriteItems', caller: desk.callerOf('incident-on-alert') },
      kind: 'before',
      times: 100_000,
    });
    const unreadable = { alarmName: 'search-unreadable', state: { value: 'UNHEARD_OF' } };
    await desk.happen(alarmEvent({ name: 'search-unopened', at: now() }), {
      ...alarmEvent({ name: 'search-unreadable', at: now() }),
      detail: unreadable,
    });
    await desk.forward(10);
    faults.clear();
    await shout(5);
    await open('/alerts');
    await page.getByText(/alerts of 1 noisy source still to come/).waitFor(patient);
    await open('/quarantine');
    await page.getByText(/about \d+ alerts waiting/).waitFor(patient);
    await page.getByRole('button', { name: /^Discard SIG-/ }).waitFor(patient);
    await sound(page, 'quarantine');
    await page.getByRole('button', { name: /^Discard SIG-/ }).click();
    await page.getByText('Everything that came could be read').waitFor(patient);
    await page.getByRole('button', { name: 'Try everything again' }).click();
    await desk.settled();
    await page.getByText('No work has failed for good').waitFor(patient);
  });
});

describe('maintenance', () => {
  test('is started for some services, said on the desk, made longer and ended', async () => {
    await open('/maintenance-windows');
    await page.getByRole('button', { name: 'New window' }).click(patient);
    await page.getByLabel('What is done').fill('New database engine');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Services/ })
      .click();
    await page.getByRole('option', { name: /search/ }).click();
    await page.keyboard.press('Escape');
    await sound(page, 'maintenance-new');
    await page.getByRole('button', { name: 'Start it now' }).click();
    await page.getByRole('button', { name: 'One hour more for New database engine' }).click(patient);
    await sound(page, 'maintenance');
    await open('/');
    await page.getByText('1 maintenance window running').waitFor();
    await page.getByRole('link', { name: 'New database engine' }).click();
    await page.getByRole('button', { name: 'End now: New database engine' }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByText('ended', { exact: true }).first().waitFor();
    await sound(page, 'maintenance-window');
    expect(complaints).toEqual([]);
  });
});
