import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, monday, startDesk } from '../desk.ts';
import { configEvent } from '../journeys/tour/config-event.ts';
import { launchBrowser, reader, signIn, sound } from './browser.ts';

const patient = { timeout: 60_000 };
const plans = {
  implementation: 'Take the larger one',
  backout: 'Take the small one',
  test: 'Watch the load',
};
const answers = {
  experience: 'often',
  testing: 'alike',
  'way-back': 'at-once',
  notice: 'nobody',
  hands: 'one',
};
const later = (hours: number) => new Date(monday + hours * 3_600_000).toISOString();

let desk: Desk;
let browser: Browser;
let page: Page;
let item: string;
let found: string;
const complaints: string[] = [];

const change = async (title: string, more: object = {}) => {
  const window = { plannedFrom: later(24), plannedTo: later(26) };
  const ask = { title, services: ['search'], plans, answers, ...window, ...more };
  return String((await desk.done('dana', 'POST', '/v1/changes', ask)).id);
};
const give = async (id: string, command: string, body: object = {}, person = 'dana') => {
  await desk.done(person, 'POST', `/v1/changes/${id}/${command}`, body);
  await desk.settled();
};

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const database = {
    name: 'search-index',
    class: 'AWS::RDS::DBInstance',
    service: 'search',
    attributes: { 'instance-class': 'db.t3.small', engine: 'postgres' },
  };
  item = String((await desk.done('femi', 'POST', '/v1/cis', database)).id);
  page = await (await browser.newContext(reader)).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

async function open(path: string): Promise<void> {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const region = (name: RegExp) => page.getByRole('region', { name });
const click = (name: string, within: Page | ReturnType<typeof region> = page) =>
  within.getByRole('button', { name, exact: true }).click();
const dialog = (name: string) => page.getByRole('dialog', { name });
async function more(command: string): Promise<void> {
  await click('More commands');
  await page.getByRole('menuitem', { name: command }).click();
}

describe('changes in a browser', () => {
  test('a standard change is proposed, and a change is written', async () => {
    await signIn(page, desk, 'dana');
    await open('/standard-changes/new');
    await page.getByLabel('Title', { exact: true }).fill('Restart a node');
    await page.getByLabel('How it is done').fill('Drain it, restart it');
    await page.getByRole('textbox', { name: 'Tasks' }).fill('Drain it\n+ Tell them\nRestart it');
    await page.getByRole('textbox', { name: 'Items' }).fill(item);
    await page.getByText('search-index').waitFor();
    await sound(page, 'standard-change-form');
    await click('Propose');
    await page.getByRole('heading', { level: 1, name: 'Restart a node' }).waitFor();
    expect(
      await region(/^Tasks/)
        .getByRole('listitem')
        .allTextContents(),
    ).toEqual(['1 Drain it', '1 Tell them', '2 Restart it']);
    await sound(page, 'standard-change');
    await open('/standard-changes');
    await page.getByText('Restart a node').waitFor();
    await sound(page, 'catalogue');

    await open('/changes/new');
    await page.getByLabel('Title', { exact: true }).fill('Another index');
    await page.getByLabel('How it is done').fill('Build it beside the old one');
    await page.getByText('Nobody has said how it is taken back.').waitFor();
    await sound(page, 'change-form');
    await click('Open the draft');
    await page.getByText('Before it can be submitted').waitFor();
    await click('Add', region(/^Tasks/));
    await page.getByLabel('What is done?').fill('Build the index');
    await click('Add', dialog('New task'));
    await region(/^Tasks/)
      .getByText('Build the index')
      .waitFor();
    await sound(page, 'change-draft');
  });

  test('what becomes of an item is proposed, compared with what is there, and withdrawn', async () => {
    const id = await change('A larger database', { cis: [item] });
    await open(`/changes/${id}`);
    const edits = region(/^What becomes of items/);
    await click('Propose', edits);
    const stage = dialog('What becomes of an item');
    await stage.getByRole('textbox', { name: 'Instance class' }).fill('db.m6g.large');
    await stage.getByText('Now db.t3.small').waitFor();
    await click('Propose', stage);
    await edits.getByRole('row', { name: 'Instance class db.t3.small db.m6g.large' }).waitFor(patient);
    await click(`Withdraw what becomes of ${item}`, edits);
    await edits.getByText('Nothing yet.').waitFor(patient);
    expect(await desk.done('dana', 'GET', `/v1/changes/${id}`)).toMatchObject({ edits: [] });
  });

  test('it is assigned, is a part of another and waits for one, and both sides show it', async () => {
    const [whole, first, second] = [
      await change('Move the search'),
      await change('Copy the data'),
      await change('Switch over'),
    ];
    await open(`/changes/${second}`);
    await click('Assign to me');
    await region(/^Facts/)
      .getByText('Dana Park')
      .nth(1)
      .waitFor();
    await more('Assign…');
    await dialog(`Assign ${second}`)
      .getByRole('button', { name: /^Carried out by/ })
      .click();
    await page.getByRole('option', { name: /Eli Moreau/ }).click();
    await click('Assign', dialog(`Assign ${second}`));
    await region(/^Facts/)
      .getByText('Eli Moreau')
      .waitFor();
    for (const [command, label, other] of [
      ['Make it a part…', 'Of which change?', whole],
      ['Let it wait for another…', 'For which change?', first.replace('CHG-', '')],
    ] as const) {
      await more(command);
      await page.getByRole('textbox', { name: label }).fill(other);
      await click('Save');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    const order = region(/^Parts and order/);
    await order.getByText('Move the search').waitFor();
    await order.getByText('Copy the data').waitFor();
    await open(`/changes/${first}`);
    await order.getByText('Blocks').waitFor();
    await open(`/changes/${whole}`);
    await order.getByRole('link', { name: second }).waitFor();
    await more('Watch');
    await region(/^Watchers/)
      .getByText('Dana Park')
      .waitFor();
    await click('Link', region(/^Links/));
    await page.getByRole('textbox', { name: 'With which record?' }).fill(first);
    await click('Link', dialog(`Link ${whole}`));
    await region(/^Links/)
      .getByRole('link', { name: first })
      .waitFor();
    const file = { name: 'runbook.txt', mimeType: 'text/plain', buffer: Buffer.from('step by step') };
    await page.setInputFiles('input[type=file]', file);
    await click('runbook.txt', region(/^Files/));
    await sound(page, 'change-with-parts');
  });

  test('the machine that waits for its approval is drawn, with who is asked and until when', async () => {
    const id = await change('A larger machine', { cis: [item] });
    const body = { edits: [{ ci: item, attributes: { 'instance-class': 'db.m6g.large' } }] };
    await desk.done('dana', 'PATCH', `/v1/changes/${id}`, body, { 'if-match': '"1"' });
    await give(id, 'submit');
    await open(`/changes/${id}`);
    const approval = region(/^Approval/);
    await approval.getByText(/^Waits for.*Femi Ade/).waitFor(patient);
    await approval.getByText(/Without a decision it ends/).waitFor();
    await approval
      .getByRole('img', { name: /now in “Ask the approvers and wait for their answer”/ })
      .waitFor();
    await sound(page, 'change-asked');
    await desk.done('femi', 'POST', `/v1/approvals/${id}-1/approve`, {});
    await desk.settled();
    await approval.getByText('Femi Ade approved it').waitFor(patient);
    await approval.getByRole('img', { name: /^Succeeded/ }).waitFor(patient);
    await sound(page, 'change-scheduled');
    await desk.forward(24 * 60 + 5);
    const gate = await desk.done('admin', 'POST', '/v1/integrations', { name: 'CI', type: 'gate' });
    const { key } = await desk.done('admin', 'GET', `/v1/integrations/${gate.id}/keys`);
    const run = { pipeline: 'search', execution: 'run-1', change: id };
    await desk.done('', 'POST', '/v1/gates', run, { authorization: `Bearer ${key}` });
    await desk.settled();
    await page.getByRole('button', { name: 'Work is over' }).waitFor(patient);
    await page.reload();
    await region(/^Pipelines/)
      .getByText('run-1')
      .waitFor(patient);
    await region(/^Tasks/).waitFor();
    await sound(page, 'change-begun');
    await give(id, 'finish');
    await click('Close…');
    await sound(page, 'change-close-dialog');
    await dialog(`Close ${id}`).getByRole('button', { name: 'Close', exact: true }).last().click();
    await region(/^What becomes of items/)
      .getByText('Became')
      .waitFor(patient);
    await sound(page, 'change-closed');
  });

  test('what nobody approved is looked for once that is switched on, and judged', async () => {
    await signIn(page, desk, 'femi');
    await open('/change-detection');
    await page.getByRole('checkbox', { name: /Look for changes/ }).check({ force: true });
    await click('Save');
    await page.getByText('It holds from now on.').waitFor(patient);
    await sound(page, 'change-detection');
    const now = () => new Date(desk.host.clock.now()).toISOString();
    await desk.happen(configEvent('i-0042', 'm5.large', now(), 1));
    await desk.forward(1);
    await desk.happen(configEvent('i-0042', 'm5.xlarge', now(), 2));
    const [opened] = await desk.items<{ id: string }>('dana', '/v1/changes?type=emergency');
    found = String(opened?.id);
    await open(`/changes/${found}`);
    await region(/^Nobody approved this/)
      .getByText('m5.xlarge')
      .first()
      .waitFor();
    await sound(page, 'change-unauthorized');
    await click('Set it back');
    await page.getByLabel('Why?').fill('Nobody knows why');
    await click('Plan it');
    await page.getByText('to be set back').waitFor(patient);
    await sound(page, 'change-set-back');
  });

  test('the list shows them, and its requester sees their own', async () => {
    await open('/changes');
    await page.getByText('Another index').waitFor();
    await page.getByRole('link', { name: /^Drafts\s*,\s*6$/ }).waitFor(patient);
    await sound(page, 'changes');
    for (const title of ['CHG-1001', 'CHG-1003'])
      await page.getByRole('checkbox', { name: `Choose ${title}` }).check({ force: true });
    await click('Do with all');
    await page.getByRole('menuitem', { name: 'Submit…' }).click();
    const many = dialog('Submit: 2 changes');
    await click('Submit', many);
    await many.getByText('Done for 1 of 2; 1 was refused.').waitFor(patient);
    await sound(page, 'changes-submitted');
    await click('Done', many);
    const ask = { title: 'A new printer', services: ['search'] };
    const { id } = await desk.done('rosa', 'POST', '/v1/changes', ask);
    await signIn(page, desk, 'rosa');
    await open(`/changes/${id}`);
    await page.getByRole('textbox', { name: 'Comment' }).fill('On the second floor');
    await click('Add comment');
    await page.getByText('On the second floor').waitFor(patient);
    await sound(page, 'change-of-a-requester');
    expect(complaints).toEqual([]);
  });
});
