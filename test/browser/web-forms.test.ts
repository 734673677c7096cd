import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { desktop, findings, launchBrowser, phone, reader } from './browser.ts';

let desk: Desk;
let browser: Browser;
let site: Server;
let elsewhere = '';

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>A shop</title><body><main><h1>A shop</h1>${body}</main></body></html>`;
const plain = (action: string) => `<form method="post" action="${action}">
  <label>Mail <input name="email" type="email" required></label>
  <label>What is wrong? <input name="what" required></label>
  <button>Send</button></form>`;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  await desk.done('femi', 'POST', '/v1/catalogue-items', {
    id: 'report',
    name: 'Report a problem',
    fields: [
      { name: 'what', label: 'What is wrong?', type: 'line', required: true },
      { name: 'where', label: 'Where?', type: 'line', when: { field: 'what', contains: 'door' } },
    ],
    target: { practice: 'incident', title: '{{what}}', service: 'checkout' },
    public: {},
  });
  await desk.done('femi', 'POST', '/v1/catalogue-items/report/publish', {});
  const { api } = desk.host.urls;
  const pages: Record<string, string> = {
    '/plain': page(plain(`${api}/v1/forms/report`)),
    '/script': page(`<script src="${api}/forms.js" data-form="report"></script>`),
  };
  site = createServer(({ url = '' }, response) => {
    response.writeHead(pages[url] ? 200 : 404, { 'content-type': 'text/html' }).end(pages[url] ?? '');
  });
  await new Promise<void>((resolve) => void site.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  site?.close();
  await browser?.close();
  await desk?.stop();
});

async function looking(path: string, size = desktop): Promise<Page> {
  const context = await browser.newContext({ ...reader, viewport: size });
  const opened = await context.newPage();
  await opened.goto(path.startsWith('http') ? path : `${elsewhere}${path}`);
  return opened;
}

async function filed(title: string) {
  await desk.settled();
  await desk.forward(1);
  const open = await desk.items<{ title: string; source: string }>('dana', '/v1/incidents?team=payments');
  const all = [...open, ...(await desk.items<{ title: string; source: string }>('dana', '/v1/incidents'))];
  return all.find((one) => one.title === title);
}

test('a page of another site with nothing but a plain form files a ticket, and leads to where it stands', async () => {
  const opened = await looking('/plain');
  await opened.getByLabel('Mail').fill('kim@else.example');
  await opened.getByLabel('What is wrong?').fill('The till is stuck');
  await opened.getByRole('button', { name: 'Send' }).click();
  await opened.waitForURL(/\/v1\/forms\/report\/submissions\//);
  expect(await findings(opened)).toEqual([]);
  expect(await filed('The till is stuck')).toBeDefined();
  await opened.reload();
  await opened
    .getByText(/INC-\d+/)
    .first()
    .waitFor();
});

test('one script puts the form into any page, asks only what is to be asked, and files it', async () => {
  const opened = await looking('/script');
  await opened.getByRole('heading', { name: 'Report a problem' }).waitFor();
  const where = opened.getByLabel('Where?');
  expect(await where.isVisible()).toBe(false);
  await opened.getByLabel(/mail/i).fill('kim@else.example');
  await opened.getByLabel(/What is wrong\?/).fill('The door is stuck');
  await where.waitFor();
  await where.fill('Upstairs');
  expect(await findings(opened)).toEqual([]);
  await opened.waitForTimeout(2_100);
  await opened.getByRole('button').click();
  await opened
    .getByRole('status')
    .or(opened.getByText(/thank|received|got it/i))
    .first()
    .waitFor();
  expect(await filed('The door is stuck')).toBeDefined();
});

test('its own page works on a phone', async () => {
  const opened = await looking(`${desk.host.urls.api}/v1/forms/report`, phone);
  expect(await findings(opened)).toEqual([]);
  expect(await opened.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
});
