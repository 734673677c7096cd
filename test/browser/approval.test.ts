import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { approving } from '../journeys/approving.ts';
import { choose, launchBrowser, reader, signIn, sound } from './browser.ts';

let desk: Desk;
let browser: Browser;
let page: Page;
let id = '';
let risky = '';

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  page = await (await browser.newContext(reader)).newPage();
  const at = approving(desk);
  await at.furnish();
  await at.submitted('rosa', 'Waits for somebody');
  id = await at.submitted(
    'rosa',
    'Replace the load balancer in front of payments, settlement and reconciliation',
  );
  const boarded = await at.submitted('rosa', 'For the board');
  await at.approve('eli', boarded, 1);
  risky = await at.submitted('rosa', 'Close the shop for an hour', ['checkout'], { outage: true });
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

test('the link of the mail opens a page with two buttons; looking at it decides nothing', async () => {
  await signIn(page, desk, 'dana');
  await open(`/approvals/${id}-1`);
  await page.getByRole('button', { name: 'Approve', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Reject' }).waitFor();
  await page.getByText('Waits for').first().waitFor();
  const round = await desk.done('femi', 'GET', `/v1/approvals/${id}-1`);
  expect(round.votes).toEqual([]);
});

test('who is asked approves it there, and it leaves their list', async () => {
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Looks good to me.');
  await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByText('You have given your vote in this round.').waitFor();
  await page.getByText('“Looks good to me.”').waitFor();
  await desk.settled();
  await open('/approvals');
  await page.getByText('Waits for somebody').first().waitFor();
  expect(await page.getByText('Replace the load balancer').count()).toBe(0);
});

test('high risk takes a sign-in of these minutes: it is offered, and leads back to the vote', async () => {
  await open(`/approvals/${risky}-1`);
  await desk.forward(20);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('At night, please.');
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  await dialog.getByText('Your sign-in is more than 15 minutes old.').waitFor();
  await sound(page, 'sign-in-again');
  await dialog.getByRole('button', { name: 'Sign in again' }).click();
  await page.getByRole('link', { name: /Dana Park/ }).click();
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByText('You have given your vote in this round.').waitFor();
  await page.getByText('“At night, please.”').waitFor();
});

const write = (label: string | RegExp, text: string) =>
  page.getByRole('textbox', { name: label, exact: true }).first().fill(text);
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();

test('a chair records what the meeting decides, and signs in again for what is of high risk', async () => {
  await signIn(page, desk, 'zoe');
  await open('/cabs');
  await press('Open the meeting of Weekly CAB');
  await page.getByRole('checkbox', { name: 'yan' }).click();
  await page.getByRole('checkbox', { name: 'yan', checked: true }).waitFor();
  await desk.forward(20);
  const dialog = page.getByRole('dialog');
  const approve = async () => {
    await press(`Approve ${risky}`);
    await dialog.getByRole('textbox', { name: 'Note for the minutes' }).fill('Not before ten.');
    await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  };
  await approve();
  await dialog.getByRole('button', { name: 'Sign in again' }).click();
  await page.getByRole('link', { name: /^zoe/ }).click();
  await approve();
  const decisions = page.getByRole('list', { name: 'Decisions' });
  await decisions.getByText('Close the shop for an hour').waitFor();
  await decisions.getByText('Not before ten.').waitFor();
  await page.getByRole('list', { name: 'Agenda' }).getByText(risky).waitFor({ state: 'detached' });
});

test('a manager sets a CAB up, and sees when it would meet', async () => {
  await signIn(page, desk, 'femi');
  await open('/cabs/new');
  await write('Name', 'Emergency CAB');
  await choose(page, /^Members/, /Dana Park/, /Femi Ade/);
  await choose(page, /^In place of Dana Park/, /Eli Moreau/);
  await choose(page, /^Repeats by/, /Months/);
  await choose(page, /^Which one/, /Last of the month/);
  await page.getByRole('list', { name: 'Next meetings' }).getByRole('listitem').nth(3).waitFor();
  await press('Save');
  await page.getByRole('heading', { name: 'Emergency CAB' }).waitFor();
  const cab = await desk.done('femi', 'GET', '/v1/cabs/emergency-cab');
  expect(cab).toMatchObject({
    members: ['dana', 'femi'],
    chair: 'dana',
    delegates: { dana: 'eli' },
    recurrence: { every: 'month', weekday: 4, week: 'last' },
  });
  await page.getByRole('link', { name: 'Change Emergency CAB' }).click();
  await page.getByRole('heading', { level: 1, name: 'Emergency CAB' }).waitFor();
  await write('At', '25:00');
  await press('Save');
  await page
    .getByText('is not a time')
    .or(page.getByText(/HH:MM|time of day/))
    .first()
    .waitFor();
});

test('a member who has left is seen on the form of a CAB, and taken out there', async () => {
  await desk.done('admin', 'POST', '/v1/people/kim/deactivate', {});
  await signIn(page, desk, 'femi');
  await open('/cabs/weekly/edit');
  await page.getByText('has left the desk').waitFor();
  await sound(page, 'cab-left');
  await press('Remove kim');
  await press('Save');
  await page.getByRole('heading', { level: 1, name: 'CABs' }).waitFor();
  const { members } = await desk.done('femi', 'GET', '/v1/cabs/weekly');
  expect(members).toEqual(['yan', 'zoe']);
});

test('a policy is tried on a change before it is saved: whom it would ask, and why', async () => {
  await open('/approval-policies');
  await page.getByRole('link', { name: 'Add a policy' }).click();
  await write('Name', 'At night');
  await write('Name', 'At night');
  await page.getByRole('region', { name: 'Step 1' }).getByRole('textbox', { name: 'Name' }).fill('Managers');
  await choose(page, /^Who is asked/, /The managers/, /Emergency CAB/);
  await choose(page, /^It has passed when/, /So large a part/);
  await write('Change or request', risky);
  await press('Try');
  const steps = page.getByRole('list', { name: 'Steps that would be asked' });
  await steps.getByText('50 % of them: Dana Park and Femi Ade').waitFor();
  await steps.getByText('asked by This draft').waitFor();
  const why = page.getByRole('list', { name: 'Why' });
  await why.getByText('This draft fits: it has no condition').waitFor();
  await why.getByText('Search does not fit: services is checkout').waitFor();
  await why.getByText('Rosa Lind').waitFor();
  await sound(page, 'policy-form');
  await press('Save');
  await page.getByRole('link', { name: 'At night' }).click();
  await page.getByRole('heading', { level: 1, name: 'At night' }).waitFor();
  await page.getByRole('spinbutton', { name: 'It is over after' }).fill('1');
  await press('Save');
  await page.getByText('is not after the other deadlines', { exact: true }).waitFor();
});

test('a round that waits and a meeting that is held read well', async () => {
  await open(`/approvals/${id}-1`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await sound(page, 'round');
  const [known] = await desk.items<{ id: string }>('zoe', '/v1/cab-meetings?cab=weekly');
  const body = { cab: 'weekly', present: ['zoe', 'yan'] };
  const meeting = known?.id ?? (await desk.done('zoe', 'POST', '/v1/cab-meetings', body)).id;
  await open(`/cab-meetings/${meeting}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await sound(page, 'meeting');
});
