import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Desk } from '../desk.ts';
import { unpacked } from './unpack.ts';

const absurd = new Set(['--single-process', '--no-zygote']);
/** What draws by a graphics card that is not there: in software it takes a whole core, whatever the page does. */
const drawing = [
  '--use-gl=',
  '--use-angle=',
  '--in-process-gpu',
  '--ignore-gpu-blocklist',
  '--enable-unsafe-swiftshader',
];

/** A browser that comes from npm: nothing has to be installed on the machine. Its single-process mode crashes with a second page. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await unpacked();
  const kept = args.filter((arg) => !absurd.has(arg) && !drawing.some((part) => arg.startsWith(part)));
  return chromium.launch({ executablePath, args: [...kept, '--disable-gpu'], headless: true });
}

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** Who looks at the pages: in British English, and without animations, which cost more to draw than all the rest. */
export const reader = {
  viewport: desktop,
  colorScheme: 'light',
  locale: 'en-GB',
  reducedMotion: 'reduce',
} as const;

/** Signs in as a person of the desk, by their id, whoever was signed in before. */
export async function signIn(page: Page, { host }: Pick<Desk, 'host'>, person: string): Promise<void> {
  await page.goto(host.urls.api);
  await page.getByRole('button', { name: /^Signed in as/ }).click();
  await page.getByRole('menuitem', { name: 'Switch person' }).click();
  await page.locator(`[data-person=${person}]`).click();
  await page.getByRole('button', { name: /^Signed in as/ }).waitFor();
}

const pageOf = (within: Page | Locator): Page => ('page' in within ? within.page() : within);

/**
 * Clicks an option of a list, opened if need be. A dialog that has just opened moves the focus to its first field, and a form
 * that has heard of something draws itself anew: either closes a list as it opens. It is opened again, as a person would.
 */
async function pick(list: Locator, option: Locator, left = 10): Promise<void> {
  try {
    if ((await list.getAttribute('aria-expanded')) !== 'true') await list.click({ timeout: 3000 });
    await option.click({ timeout: 3000 });
  } catch (cause) {
    if (!left) throw cause;
    await pick(list, option, left - 1);
  }
}

/** Chooses in a list that opens on a button, of which the page or this part of it has one of that name. */
export async function choose(
  within: Page | Locator,
  label: RegExp,
  ...options: (string | RegExp)[]
): Promise<void> {
  const list = within.getByRole('button', { name: label }).first();
  const page = pageOf(within);
  for (const name of options) await pick(list, page.getByRole('option', { name }).first());
  // A list of which several are chosen stays open.
  if (options.length > 1) await page.keyboard.press('Escape');
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let axeSource: string | undefined;

type Finding = { id: string; impact?: string | null; nodes: { target: unknown; failureSummary?: string }[] };

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const everything = { runOnly: { type: 'tag', values: tags } };
/** All that other colours on the same page can change. */
export const contrast = { runOnly: ['color-contrast'] };

/** What axe finds on the page by WCAG 2.0 to 2.2, A and AA, one line for each element. */
export async function findings(page: Page, rules: object = everything): Promise<string[]> {
  axeSource ??= readFileSync(axeFile, 'utf8');
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found = await page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: unknown[] }> };
    };
    return (await axe.run(options)).violations;
  }, rules);
  return (found as Finding[]).flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} at ${String(target)}: ${failureSummary.split('\n').at(-1)?.trim()}`,
    ),
  );
}

/** Folder for pictures of what is looked at. */
const shots = process.env.SHOTS;

const looks = [
  [desktop, 'light', true],
  [phone, 'dark', true],
  [desktop, 'dark', false],
  [phone, 'light', false],
] as const;

/**
 * The page wide and light, narrow and dark: without findings of axe, and nothing sticks out. All four looks are pictured when
 * SHOTS names a folder; that each page of the portal is sound in all four is said elsewhere, for all of them at once.
 */
export async function sound(page: Page, name: string): Promise<void> {
  for (const [size, colorScheme, judged] of looks) {
    if (!judged && !shots) continue;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const look = `${name}, ${size.width} px wide, ${colorScheme}`;
    expect(await findings(page), look).toEqual([]);
    const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(tooWide, look).toBeLessThanOrEqual(0);
    const file = name.replace(/\W+/g, '-');
    const path = `${shots}/${file}-${size.width}-${colorScheme}.png`;
    if (shots) await page.screenshot({ path, fullPage: true });
  }
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: 'light' });
}
