import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { entries, functionsDir } from './entries.ts';

/**
 * Bundles every function in one esbuild call: CommonJS, because an ESM import of node:http costs a
 * cold start 40 ms, and without names or paths of this machine, so that the same sources make the
 * same bytes and a deployment changes only what changed.
 */
export async function bundle(): Promise<string[]> {
  const sources = entries();
  const built = await build({
    entryPoints: Object.fromEntries(
      Object.entries(sources).map(([name, source]) => [`${name}/index`, source]),
    ),
    outdir: functionsDir,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
  });
  for (const name of Object.keys(sources)) {
    writeFileSync(path.join(functionsDir, name, 'package.json'), '{"type":"commonjs"}\n');
  }
  for (const name of readdirSync(functionsDir)) {
    if (!sources[name]) rmSync(path.join(functionsDir, name), { recursive: true });
  }
  writeFileSync('dist/meta.json', JSON.stringify(built.metafile));
  return Object.keys(sources);
}
