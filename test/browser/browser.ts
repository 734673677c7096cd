import { type Browser, chromium, type Page } from 'playwright-core';

const absurd = new Set(['--single-process', '--no-zygote']);
/** What draws by a graphics card that is not there: in software it takes a whole core, whatever the page does. */
const drawing = [
  '--use-gl=',
  '--use-angle=',
  '--in-process-gpu',
  '--ignore-gpu-blocklist',
  '--enable-unsafe-swiftshader',
];

/**
 * A browser that comes from npm: nothing has to be installed on the machine. Chromium is unpacked on first use.
 * It is made for Lambda, so it is told that this is one; its single-process mode crashes with a second page.
 */
export async function launchBrowser(): Promise<Browser> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x';
  const { default: lambda } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await lambda.executablePath(),
    args: [
      ...lambda.args.filter((arg) => !absurd.has(arg) && !drawing.some((part) => arg.startsWith(part))),
      '--disable-gpu',
    ],
    headless: true,
  });
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

type Finding = { id: string; impact?: string | null; nodes: { target: unknown; failureSummary?: string }[] };

/** What axe finds on the page by WCAG 2.0 to 2.2, A and AA, one line for each element. */
export async function findings(page: Page, axeSource: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: unknown[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return (await axe.run({ runOnly: { type: 'tag', values: tags } })).violations;
  });
  return (found as Finding[]).flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} at ${String(target)}: ${failureSummary.split('\n').at(-1)?.trim()}`,
    ),
  );
}
