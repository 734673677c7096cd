import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoDesk } from '../demo/demo-desk.ts';
import type { Desk } from '../desk.ts';
import { serversMapping } from '../journeys/import.ts';
import { contrast, desktop, findings, launchBrowser, phone, reader, signIn } from './browser.ts';

const shots = process.env.SHOTS;

/** The registry names the portal's components, which these tests do not compile: it is loaded as it is. */
type Row = { path: string; section: string; record?: unknown; create?: unknown; edit?: unknown };
const registryFile = '../../portal/practices/registry.ts';
const { registry } = (await import(registryFile)) as { registry: readonly Row[] };

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDemoDesk(), launchBrowser()]);
  const context = await browser.newContext(reader);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on(
    'response',
    (answer) =>
      answer.status() >= 400 && complaints.push(`${answer.status()} ${answer.url()} on ${page.url()}`),
  );
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const nowhere = () => page.getByText('There is no such page').first();

/** Goes to a page by way of one that is not there, so that what is seen afterwards is surely not the page before. */
async function visit(path: string): Promise<void> {
  const go = (to: string) =>
    page.evaluate(
      `history.pushState({}, '', ${JSON.stringify(to)}); dispatchEvent(new PopStateEvent('popstate'))`,
    );
  await go('/nowhere');
  await nowhere().waitFor();
  await go(path);
  await nowhere().waitFor({ state: 'detached' });
  await page.locator('main h1').first().waitFor();
  await expect
    .poll(() => page.locator('main .loading').count(), { timeout: 20_000, message: `${path} loads` })
    .toBe(0);
}

const letters = (path: string) => path.replace(/^\//, '').replaceAll('/', '.') || 'home';

/** What is wrong with the page that is open: wide and narrow, light and dark. */
async function wrong(path: string, who = ''): Promise<string[]> {
  const all: string[] = [];
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const name = `${letters(path)}${who}-${size === phone ? 'phone' : 'desktop'}-${colorScheme}`;
      if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
      const colours = (size === desktop) === (colorScheme === 'dark');
      const found = (await findings(page, colours ? contrast : undefined)).map(
        (finding) => `${name}: ${finding}`,
      );
      if (shots && found.length) console.log(found.join('\n'));
      all.push(...found);
    }
    const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    if (over > 0) all.push(`${path} is ${over} px wider than a window of ${size.width}`);
  }
  await page.setViewportSize(desktop);
  return all;
}

/** Where the API lists the records of a page. */
const lists: Record<string, string> = {
  '/webhooks': '/webhook-subscriptions',
  '/availability': '/service-availability',
  // The administrator is asked for no vote: the rounds of the first change are looked at.
  '/approvals': '/approvals?about=CHG-1001',
};

/** Pages of a part of the navigation that only somebody with a role of its own sees. */
const theirs: Record<string, string> = { Security: 'eli' };

/** What the demo's company has not come to yet. */
async function furnish(): Promise<void> {
  const { id } = await desk.done('admin', 'POST', '/v1/cis', { class: 'server', name: 'shop-1' });
  await desk.done('admin', 'POST', '/v1/baselines', { title: 'The shop', cis: [id] });
  await desk.done('admin', 'POST', '/v1/imports', { title: 'Hosts', mapping: serversMapping });
}

/** Every address of the registry that somebody looks at, with the id of a record of the demo in it. */
async function addresses(person: string): Promise<string[]> {
  const first = async (path: string): Promise<string> => {
    const [one] = await desk.items<{ id: string }>(person, `/v1${lists[path] ?? path}`);
    if (!one) throw new Error(`Nothing is there to look at on ${path}`);
    return one.id;
  };
  const [major] = await desk.items<{ id: string }>('admin', '/v1/incidents/major');
  const all: string[] = [];
  const looked = registry.filter(({ section }) => (theirs[section] ?? 'admin') === person);
  for (const { path, record, create, edit } of looked) {
    all.push(path.replace(':id', String(major?.id)));
    if (record) all.push(`${path}/${await first(path)}`);
    if (create) all.push(`${path}/new`);
    if (edit) all.push(`${path}/${await first(path)}/edit`);
  }
  return all;
}

describe('every page of the portal, on the demo desk', () => {
  test('is without findings of axe and fits, wide and narrow, light and dark', async () => {
    await signIn(page, desk, 'admin');
    await furnish();
    const all: string[] = [];
    for (const path of ['/', '/nowhere-else', ...(await addresses('admin'))]) {
      if (path === '/nowhere-else') await page.goto(`${desk.host.urls.api}${path}`);
      else await visit(path);
      await page.locator('main h1').first().waitFor();
      all.push(...(await wrong(path)));
    }
    expect(all).toEqual([]);
  });

  test.each(Object.values(theirs))('is so for %s, who sees what others do not', async (person) => {
    await signIn(page, desk, person);
    const all: string[] = [];
    for (const path of await addresses(person)) {
      await visit(path);
      all.push(...(await wrong(path, `-${person}`)));
    }
    expect(all).toEqual([]);
  });

  test('is so for who asks for help, too', async () => {
    await signIn(page, desk, 'omar');
    const [mine] = await desk.items<{ id: string }>('omar', '/v1/incidents');
    const [major] = await desk.items<{ id: string }>('admin', '/v1/incidents/major');
    const all: string[] = [];
    for (const path of ['/', `/incidents/${mine?.id}`, `/incidents/${major?.id}/updates`]) {
      await visit(path);
      all.push(...(await wrong(path, '-omar')));
    }
    expect(all).toEqual([]);
  });

  test('has nothing to complain about, the content security policy included', () => {
    expect(complaints).toEqual([]);
  });
});
