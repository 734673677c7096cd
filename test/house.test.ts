import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findings, type Source } from './house/rules.ts';

const roots = ['functions', 'infra', 'local', 'portal', 'build', 'demo', 'bench'];
const sources: Source[] = roots.flatMap((root) =>
  globSync(`${root}/**/*.{ts,tsx}`)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.d.ts') && !path.includes('node_modules'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
);

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

describe('the house', () => {
  test('has every file in its room, importing only what the room may', () => {
    expect(findings(sources)).toEqual([]);
  });

  test('has small rooms: the median file has at most 60 lines', () => {
    expect(median(sources.map(({ text }) => text.split('\n').length - 1))).toBeLessThanOrEqual(60);
  });

  test('reads each function’s practice from its folder', () => {
    expect(sources.filter(({ path }) => path.startsWith('functions/')).length).toBeGreaterThan(50);
  });
});

describe('a planted fault is found', () => {
  const planted: [string, Source][] = [
    [
      'a practice that imports another',
      { path: 'functions/incident/x.ts', text: "import { a } from '../on-call/policy.ts';" },
    ],
    [
      'a type of another practice',
      { path: 'functions/incident/api.ts', text: "import type { A } from '../on-call/policy.ts';" },
    ],
    [
      'a pure file that uses the runtime',
      { path: 'functions/incident/x.ts', text: "import { a } from '../runtime/api.ts';" },
    ],
    [
      'a pure file that uses AWS',
      { path: 'functions/incident/x.ts', text: "import { A } from '@aws-sdk/client-sfn';" },
    ],
    [
      'a pure file that loads it late',
      { path: 'functions/incident/x.ts', text: "const a = await import('@aws-sdk/client-sfn');" },
    ],
    [
      'a pure file that imports an edge',
      { path: 'functions/incident/x.ts', text: "import { handler } from './api.ts';" },
    ],
    [
      'runtime that knows a practice',
      { path: 'functions/runtime/x.ts', text: "import { a } from '../incident/incident.ts';" },
    ],
    [
      'a kernel that knows records',
      { path: 'functions/kernel/x.ts', text: "import { a } from '../record/base.ts';" },
    ],
    [
      'a local host that knows functions',
      { path: 'local/x.ts', text: "import { a } from '../functions/incident/incident.ts';" },
    ],
    [
      'infra that knows functions',
      { path: 'infra/x.ts', text: "import { a } from '../functions/incident/incident.ts';" },
    ],
    [
      'a portal that imports an edge',
      { path: 'portal/x.tsx', text: "import { a } from '../functions/incident/keep.ts';" },
    ],
    ['a pure file that reads the clock', { path: 'functions/incident/x.ts', text: 'const at = Date.now();' }],
    [
      'the import of zod that bundles everything',
      { path: 'functions/incident/x.ts', text: "import { z } from 'zod';" },
    ],
    ['a file of 301 lines', { path: 'functions/incident/x.ts', text: '\n'.repeat(301) }],
    ['a class', { path: 'functions/incident/x.ts', text: 'export class Thing {}' }],
    ['a drawer', { path: 'functions/incident/utils.ts', text: '' }],
  ];
  test.each(planted)('%s', (_, source) => {
    expect(findings([source])).toHaveLength(1);
  });

  test('and what is allowed is let be', () => {
    const fine: Source[] = [
      { path: 'functions/incident/api.ts', text: "import { a } from '../on-call/read.ts';" },
      {
        path: 'functions/incident/x.ts',
        text: "import * as z from 'zod';\nimport { a } from '../kernel/text.ts';",
      },
      { path: 'portal/x.tsx', text: "import type { Incident } from '../functions/incident/incident.ts';" },
    ];
    expect(findings(fine)).toEqual([]);
  });
});
