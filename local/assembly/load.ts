import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Assembly, Asset, Stack, Template } from './template.ts';

type Artifact = {
  type: string;
  dependencies?: string[];
  properties?: { templateFile?: string; stackName?: string; file?: string };
};

type AssetManifest = {
  files?: Record<
    string,
    { source: { path?: string; packaging?: string }; destinations: Record<string, { objectKey: string }> }
  >;
  dockerImages?: Record<string, unknown>;
};

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

const dependenciesFirst = (artifacts: Record<string, Artifact>): string[] => {
  const done = new Set<string>();
  const visit = (name: string): void => {
    if (done.has(name)) return;
    done.add(name);
    for (const before of artifacts[name]?.dependencies ?? []) visit(before);
    ordered.push(name);
  };
  const ordered: string[] = [];
  for (const name of Object.keys(artifacts)) visit(name);
  return ordered;
};

/**
 * Reads a cloud assembly that `cdk synth` wrote.
 *
 * @throws when it holds a container image or a nested assembly: neither is hosted
 */
export function loadAssembly(dir: string): Assembly {
  const { artifacts } = readJson<{ artifacts: Record<string, Artifact> }>(path.join(dir, 'manifest.json'));
  const stacks: Stack[] = [];
  const assets = new Map<string, Asset>();
  for (const name of dependenciesFirst(artifacts)) {
    const artifact = artifacts[name];
    if (artifact?.type === 'cdk:cloud-assembly') throw new Error(`${name}: nested assemblies are not hosted`);
    if (artifact?.type === 'aws:cloudformation:stack') {
      const template = readJson<Template>(path.join(dir, artifact.properties?.templateFile ?? ''));
      stacks.push({
        name: artifact.properties?.stackName ?? name,
        template: { ...template, Resources: template.Resources ?? {} },
      });
    }
    if (artifact?.type === 'cdk:asset-manifest') {
      const manifest = readJson<AssetManifest>(path.join(dir, artifact.properties?.file ?? ''));
      if (Object.keys(manifest.dockerImages ?? {}).length)
        throw new Error(`${name}: container images are not hosted`);
      for (const { source, destinations } of Object.values(manifest.files ?? {})) {
        const asset: Asset = {
          path: path.join(dir, source.path ?? ''),
          packaging: source.packaging === 'zip' ? 'zip' : 'file',
        };
        for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, asset);
      }
    }
  }
  return { dir, stacks, assets };
}
