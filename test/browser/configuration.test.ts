import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arnOf, configEvent } from '../configuration/items.ts';
import { type Desk, startDesk } from '../desk.ts';
import { choose, launchBrowser, reader, sound } from './browser.ts';

let desk: Desk;
let browser: Browser;
let page: Page;
let database: { id: string };
const complaints: string[] = [];

const shop = { 'itsm:service': 'checkout', 'itsm:owner': 'platform', 'itsm:criticality': 'high' };
const db = { type: 'AWS::RDS::DBInstance', id: 'shop-orders', tags: shop };
const near = [{ type: 'AWS::EC2::VPC', id: 'vpc-7', name: 'Is contained in Vpc' }];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const configuration = { engine: 'postgres', dBInstanceClass: 'db.t4g.small', multiAZ: true };
  const changedProperties = { 'Configuration.engineVersion': { previousValue: '16', updatedValue: '17' } };
  await desk.happen(
    configEvent({
      type: 'AWS::EC2::VPC',
      id: 'vpc-7',
      order: 1,
      configuration: { cidrBlock: '10.0.0.0/16' },
    }),
    configEvent({ ...db, order: 2, near, configuration: { ...configuration, engineVersion: '16' } }),
    configEvent({ type: 'AWS::Lambda::Function', id: 'shop-api', order: 3, tags: shop }),
  );
  const after = { ...configuration, engineVersion: '17' };
  const diff = { changeType: 'UPDATE', changedProperties };
  await desk.happen(configEvent({ ...db, order: 4, near, configuration: after, diff }), {
    ...configEvent({ ...db, order: 5 }),
    detail: { messageType: 'ConfigurationItemChangeNotification', configurationItem: { broken: true } },
  });
  const arn = encodeURIComponent(arnOf(db));
  [database] = (await desk.items<{ id: string }>('dana', `/v1/cis?arn=${arn}`)) as [{ id: string }];
  const [api] = await desk.items<{ id: string }>('dana', '/v1/cis?class=AWS::Lambda::Function');
  await desk.done('dana', 'POST', '/v1/relations', { from: api?.id, type: 'depends-on', to: database.id });
  await desk.done('dana', 'POST', '/v1/cis', { class: 'hardware', name: 'Label printer' });
  await desk.forward(11);
  page = await (await browser.newContext(reader)).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await open('/');
  await page.getByRole('button', { name: 'Signed in as Avery Admin' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

test('items are found by what they are, and one says whose word is what', async () => {
  await open('/cis?service=checkout');
  await page.getByRole('link', { name: /shop-orders/ }).waitFor();
  await sound(page, 'cis');
  await page.getByRole('link', { name: /shop-orders/ }).click();
  await page.getByRole('table', { name: 'Attributes' }).getByText('postgres').waitFor();
  const relatives = (title: string) => page.getByRole('region', { name: title });
  await relatives('Relates to').getByRole('link', { name: /vpc-7/ }).waitFor();
  await relatives('What relates to it')
    .getByRole('link', { name: /shop-api/ })
    .waitFor();
  await page.getByText('17').first().waitFor();
  await sound(page, 'ci');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Change ${database.id}` });
  await dialog.getByLabel('Owner').fill('orders');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('tags: platform').waitFor();
  expect(await desk.done('admin', 'GET', `/v1/cis/${database.id}`)).toMatchObject({ owner: 'orders' });
});

test('a relation is added from either end, refused at its fields, changed and removed', async () => {
  await open(`/cis/${database.id}`);
  const dialog = page.getByRole('dialog');
  const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
  const other = dialog.getByRole('combobox', { name: 'Other item' });
  await page.getByRole('button', { name: 'Add a relation' }).click();
  await choose(dialog, /^CI-\d+ shop-orders/, 'is needed by');
  await other.fill('shop-a');
  await page.getByRole('option', { name: /shop-api/ }).click();
  await press('Add');
  await dialog.getByText(/depends on CI-\d+ already/).waitFor();
  await choose(dialog, /^CI-\d+ shop-orders/, 'depends on');
  await other.fill('ci-9999');
  await dialog.getByRole('textbox', { name: 'Pool' }).fill('Big Printers');
  await dialog.getByLabel('Note').fill('Prints the labels.');
  await press('Add');
  await dialog.getByText('use lower-case letters, digits and hyphens').waitFor();
  await dialog.getByRole('textbox', { name: 'Pool' }).fill('printers');
  await press('Add');
  await dialog.getByText('there is no configuration item CI-9999').waitFor();
  await sound(page, 'relation-refused');
  await other.fill('label');
  await page.getByRole('option', { name: /Label printer/ }).click();
  await press('Add');
  const table = page.getByRole('table', { name: 'Relates to', exact: true });
  const row = table.getByRole('row', { name: /Label printer/ });
  await row.getByText('printers, 1 needed').waitFor();
  await row.getByText('Prints the labels.').waitFor();
  const nearby = table.getByRole('row', { name: /vpc-7/ });
  await nearby.getByRole('button', { name: /^Change: / }).waitFor();
  expect(await nearby.getByRole('button', { name: /^Remove: / }).count()).toBe(0);
  const [within] = await desk.items<{ id: string }>('dana', `/v1/cis/${database.id}/relations`);
  const removed = await desk.call('dana', 'POST', `/v1/relations/${within?.id}/remove`, {});
  expect(removed).toMatchObject({ status: 409, body: { detail: expect.stringContaining('AWS says') } });
  await sound(page, 'ci-relations');
  await row.getByRole('button', { name: /^Change: / }).click();
  await dialog.getByLabel('It needs').fill('50');
  await choose(dialog, /^Counted in/, 'percent');
  await dialog.getByLabel('Note').fill('');
  await press('Save');
  await row.getByText('printers, 50 % needed').waitFor();
  expect(await row.getByText('Prints the labels.').count()).toBe(0);
  await row.getByRole('button', { name: /^Remove: / }).click();
  await press('Remove');
  await row.waitFor({ state: 'detached' });
  expect(complaints.splice(0).filter((text) => !/status of 4(00|04|09)/.test(text))).toEqual([]);
});

test('services are listed with what they offer', async () => {
  const { version } = await desk.done('admin', 'GET', '/v1/services/checkout');
  const offerings = [
    { id: 'gold', name: 'Gold', criticality: 'high', hours: 'Around the clock' },
    { id: 'office', name: 'Office', criticality: 'low', hours: 'Monday to Friday, 08:00 to 18:00' },
  ];
  await desk.done('admin', 'PATCH', '/v1/services/checkout', { offerings }, { 'if-match': `"${version}"` });
  await open('/services');
  await page
    .getByRole('list', { name: /^Offerings of/ })
    .getByText('Around the clock')
    .waitFor();
  await sound(page, 'services');
});

test('a class is looked at and one is made; an item of it is added', async () => {
  await open('/ci-classes');
  await page.getByRole('link', { name: 'RDS database' }).waitFor();
  await sound(page, 'ci-classes');
  await open('/ci-classes/AWS%3A%3ARDS%3A%3ADBInstance');
  await page.getByText('In AWS Config: configuration.dBInstanceClass').waitFor();
  await sound(page, 'ci-class');
  await open('/cis/new');
  await page.getByLabel('Name').fill('Time clock');
  await sound(page, 'ci-new');
  await page.getByRole('button', { name: 'Make the item' }).click();
  await page.getByRole('heading', { level: 1, name: 'Time clock' }).waitFor();
});

test('what is wrong is listed, and what has become of items since a baseline', async () => {
  await open('/ci-health');
  await page.getByRole('link', { name: /Label printer.*class needs/ }).waitFor();
  await page.getByText('Could not be taken in').waitFor();
  await page.getByText(/it has no awsRegion, no resourceType/).waitFor();
  await sound(page, 'ci-health');
  const body = { title: 'Before the sale', cis: [database.id] };
  const { id } = await desk.done('dana', 'POST', '/v1/baselines', body);
  const { version } = await desk.done('dana', 'GET', `/v1/cis/${database.id}`);
  const change = { criticality: 'low' };
  await desk.done('dana', 'PATCH', `/v1/cis/${database.id}`, change, { 'if-match': `"${version}"` });
  await open(`/baselines/${id}`);
  await page.getByText('criticality').waitFor();
  await sound(page, 'baseline');
  await open('/baselines');
  await page.getByRole('link', { name: /Before the sale/ }).waitFor();
  await sound(page, 'baselines');
  expect(complaints).toEqual([]);
});
