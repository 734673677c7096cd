import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const portalDir = 'dist/portal';
const stamp = 'dist/portal.sources';
/** The portal draws its buttons from the practices' pure files, so those count as its sources too. */
const watched = ['portal/**/*', 'functions/**/*.ts', 'package-lock.json'];

/** Builds the portal into dist/portal, unless the sources of the last build are the same. */
export async function portal(): Promise<'built' | 'unchanged'> {
  const sources = digest();
  const last = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (last === sources && existsSync(path.join(portalDir, 'index.html'))) return 'unchanged';
  const vite = await import('vite');
  await vite.build({
    root: 'portal',
    configFile: existsSync('portal/vite.config.ts') ? path.resolve('portal/vite.config.ts') : false,
    logLevel: 'warn',
    build: { outDir: path.resolve(portalDir), emptyOutDir: true },
  });
  await embeddable();
  writeFileSync(stamp, sources);
  return 'built';
}

/** The one script that puts a form of the desk into anybody's page: by itself, under a name that never changes. */
const embeddable = () =>
  build({
    entryPoints: ['portal/forms-script.ts'],
    outfile: path.join(portalDir, 'forms.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });

function digest(): string {
  const hash = createHash('sha256');
  const files = watched.flatMap((pattern) => globSync(pattern, { withFileTypes: true }));
  const names = files.filter((file) => file.isFile()).map((file) => path.join(file.parentPath, file.name));
  for (const name of names.sort())
    hash.update(path.relative('.', name)).update('\0').update(readFileSync(name));
  return hash.digest('hex');
}
