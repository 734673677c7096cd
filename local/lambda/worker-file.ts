import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const relative = /from '(\.{1,2}\/[^']+)\.ts'/g;

/** Writes a module and everything of ours that it imports into one directory, as JavaScript. */
function write(source: URL, dir: string, written: Set<string>): void {
  const name = path.basename(fileURLToPath(source), '.ts');
  if (written.has(name)) return;
  written.add(name);
  const code = stripTypeScriptTypes(readFileSync(source, 'utf8'));
  for (const [, imported] of code.matchAll(relative)) write(new URL(`${imported}.ts`, source), dir, written);
  const flat = code.replace(relative, (_, imported: string) => `from './${path.basename(imported)}.mjs'`);
  writeFileSync(path.join(dir, `${name}.mjs`), flat);
}

let made: URL | undefined;

/**
 * The program of a sandbox as JavaScript, stripped once for the process: every thread would load the stripper for itself,
 * which costs it more than all the rest of its start.
 */
export function workerFile(): URL {
  if (made) return made;
  const dir = mkdtempSync(path.join(tmpdir(), 'itsm-sandbox-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  write(new URL('./worker.ts', import.meta.url), dir, new Set());
  made = pathToFileURL(path.join(dir, 'worker.mjs'));
  return made;
}
