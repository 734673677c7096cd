import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { entries, functionsDir, threads } from './entries.ts';
import { lambdaSdk } from './lambda-sdk.ts';

/**
 * How every function is bundled, in one call of esbuild: CommonJS, because an ESM import of
 * node:http costs a cold start 40 ms, and without names or paths of this machine, so that the same
 * sources make the same bytes and a deployment changes only what changed.
 */
export function bundling() {
  return {
    entryPoints: {
      ...Object.fromEntries(Object.entries(entries()).map(([name, source]) => [`${name}/index`, source])),
      ...threads,
    },
    outdir: functionsDir,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'] as string[],
    plugins: [lambdaSdk],
    // CommonJS has none: a library that asks for it only wants to require what lies beside it.
    define: { 'import.meta.url': '"file:///var/task/index.js"' },
    minify: true,
    keepNames: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
  } satisfies BuildOptions;
}

/**
 * Writes the bundles.
 *
 * @returns the names of the functions
 * @throws Error that names each file that cannot be bundled; what was bundled before is then still there
 */
export async function bundle(): Promise<string[]> {
  const { metafile } = await build(bundling());
  const names = Object.keys(entries());
  for (const name of names) {
    writeFileSync(path.join(functionsDir, name, 'package.json'), '{"type":"commonjs"}\n');
  }
  for (const name of readdirSync(functionsDir)) {
    if (!names.includes(name)) rmSync(path.join(functionsDir, name), { recursive: true });
  }
  writeFileSync('dist/meta.json', JSON.stringify(metafile));
  return names;
}
