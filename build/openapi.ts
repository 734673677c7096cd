import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { openapi } from '../functions/contracts.ts';

const file = 'openapi.json';

/** Writes openapi.json from the contracts, so that a reviewer sees every change of the API as a diff. */
export function writeOpenapi(): 'written' | 'unchanged' {
  const text = `${JSON.stringify(openapi(), null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return 'unchanged';
  writeFileSync(file, text);
  return 'written';
}

if (import.meta.main) console.log(`${file}: ${writeOpenapi()}`);
