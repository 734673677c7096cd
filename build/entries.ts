import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folder = 'functions';
/** Where the bundles lie, one folder each. */
export const functionsDir = 'dist/functions';
/** Edge files of a practice: HTTP, bus or queue, and what a state machine calls. */
const edge = /^(api|on-[a-z-]+|do-[a-z-]+)\.ts$/;
/** What a function runs in a thread of its own lies beside it. */
export const threads: Readonly<Record<string, string>> = {
  'mail-on-received/parse-worker': 'functions/mail/parse-worker.ts',
};
/** The functions that belong to no practice. */
const runtime = ['relay', 'replay', 'arm', 'openapi'];

/**
 * Every function of the desk by the name of its bundle: `functions/incident/on-alert.ts` is
 * `incident-on-alert`. The file names are the list; there is no other.
 *
 * @throws Error when one of the runtime functions is missing, naming its file
 */
export function entries(root = '.'): Record<string, string> {
  const found: Record<string, string> = {};
  for (const practice of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    if (!practice.isDirectory() || practice.name === 'runtime') continue;
    for (const file of readdirSync(path.join(root, folder, practice.name)).sort()) {
      if (!edge.test(file)) continue;
      found[`${practice.name}-${path.basename(file, '.ts')}`] = path.join(folder, practice.name, file);
    }
  }
  for (const name of runtime) {
    const source = path.join(folder, 'runtime', `${name}.ts`);
    if (!existsSync(path.join(root, source)))
      throw new Error(`${source} is missing: it becomes the function ${name}`);
    found[name] = source;
  }
  return found;
}
