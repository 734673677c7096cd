import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Template } from '../../../local/assembly/template.ts';

export type Files = Record<string, string>;

/** Writes a cloud assembly by hand: stacks in the order they depend on each other, assets by the name before `.zip`. */
export function writeAssembly(stacks: Record<string, Template>, assets: Record<string, Files> = {}): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'assembly-'));
  const artifacts: Record<string, unknown> = {};
  const files: Record<string, unknown> = {};
  for (const [name, content] of Object.entries(assets)) {
    for (const [file, text] of Object.entries(content)) {
      const target = path.join(dir, `asset.${name}`, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    const destinations = { here: { bucketName: 'assets', objectKey: `${name}.zip` } };
    files[name] = { source: { path: `asset.${name}`, packaging: 'zip' }, destinations };
  }
  writeFileSync(path.join(dir, 'assets.json'), JSON.stringify({ files }));
  artifacts.assets = { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } };
  let before = ['assets'];
  for (const [name, template] of Object.entries(stacks).reverse()) {
    const dependencies = Object.keys(stacks).slice(0, Object.keys(stacks).indexOf(name));
    const templateFile = `${name}.template.json`;
    writeFileSync(path.join(dir, templateFile), JSON.stringify(template));
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      properties: { templateFile },
      dependencies: [...before, ...dependencies],
    };
    before = ['assets'];
  }
  writeFileSync(path.join(dir, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts }));
  return dir;
}

/** A fresh directory for the state of a host. */
export function stateDir(): string {
  return mkdtempSync(path.join(tmpdir(), 'state-'));
}
