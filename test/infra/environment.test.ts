import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundling } from '../../build/bundle.ts';
import { asItIs, every, type Template } from './synthesized.ts';

const variable = /process\.env\.([A-Z_]+)/g;
/** Given by Lambda itself, or wanted on a laptop only. */
const fromElsewhere = [
  'ALLOW_PRIVATE_WEBHOOKS',
  'AWS_ACCESS_KEY_ID',
  'AWS_ENDPOINT_URL',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
];

let templates: Record<string, Template>;
let outputs: Metafile['outputs'];
let texts: Map<string, string>;
beforeAll(async () => {
  templates = asItIs();
  const built = await build({ ...bundling(), write: false });
  outputs = built.metafile.outputs;
  texts = new Map(built.outputFiles.map((file) => [path.relative('.', file.path), file.text]));
});

/** Names that our own sources read: libraries read others. */
const ours = new Set(
  globSync('functions/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(variable)].map(([, name = '']) => name),
  ),
);

/** Tables of what happens at the desk. */
const tables = [
  ...[
    'administration',
    'approval',
    'availability',
    'capacity',
    'change',
    'configuration',
    'continuity',
    'incident',
    'knowledge',
    'mail',
  ],
  ...[
    'monitoring',
    'notification',
    'on-call',
    'people',
    'privacy',
    'problem',
    'reporting',
    'request',
    'service-level',
  ],
];

/** Functions that read rows of tables that they name themselves, e.g. of whatever record an event is of. */
const readers: Readonly<Record<string, readonly string[]>> = {
  'change-on-linked': ['incident', 'problem'],
  'change-on-service-level': ['service-level'],
  'incident-on-service-level': ['service-level'],
  'request-on-service-level': ['service-level'],
  'service-level-api': ['change', 'incident', 'problem', 'request'],
  'service-level-on-agreed': ['change', 'incident', 'problem', 'request'],
  'service-level-on-clock': ['change', 'incident', 'problem', 'request'],
  'service-level-on-moved': ['change', 'incident', 'problem', 'request'],
  'incident-on-article-linked': ['knowledge'],
  'incident-on-change-linked': ['change'],
  'problem-on-linked': ['incident', 'knowledge'],
  'problem-on-service-level': ['service-level'],
  'incident-on-review': ['monitoring'],
  'notification-on-clock': ['change', 'request'],
  'knowledge-on-incident-linked': ['incident'],
  'knowledge-on-noted': ['knowledge'],
  'mail-on-reconcile': ['mail'],
  'notification-on-notice': [
    'administration',
    'approval',
    'availability',
    'change',
    'configuration',
    'capacity',
    'continuity',
    'incident',
    'knowledge',
    'mail',
    'monitoring',
    'on-call',
    'privacy',
    'problem',
    'reporting',
    'request',
    'security',
    'service-level',
  ],
  'reporting-api': ['service-level'],
  'reporting-on-clock': ['service-level'],
  'audit-on-written': ['audit'],
  // Everything but what proves it; and what only few may know of is not written out.
  'privacy-do-erase': [...tables, 'security'].filter((name) => !['people', 'privacy'].includes(name)),
  'privacy-do-export': tables.filter((name) => !['people', 'privacy'].includes(name)),
  'reporting-on-moved': ['reporting'],
  'request-on-submission': ['people'],
  'availability-on-status': ['people'],
  'security-on-wound': ['security'],
  'notification-on-webhook-event': ['incident', 'monitoring', 'on-call'],
};

/**
 * Tables that a bundle could ask for and that are withheld: whoever did not sign in is answered from articles alone, and what runs out
 * is linked with nothing when it becomes a problem.
 */
const withheld: Readonly<Record<string, readonly string[]>> = {
  'knowledge-on-public': ['incident', 'problem', 'request'],
  'problem-on-capacity': ['change', 'knowledge', 'monitoring'],
};

const tableOf = (practice: string) => `${practice.toUpperCase().replaceAll('-', '_')}_TABLE`;

/** What a bundle asks its environment for: what is in it after esbuild left out what nobody calls. */
function wanted(output: string): string[] {
  const named = [...(texts.get(output) ?? '').matchAll(variable)].map(([, name = '']) => name);
  const kept = Object.entries(outputs[output]?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput)
    .flatMap(([input]) => {
      if (input === 'functions/runtime/actor.ts') return ['people'];
      return /functions\/([a-z-]+)\/(?:calendar-keep|keep|stored)\.ts$/.exec(input)?.[1] ?? [];
    })
    .map(tableOf);
  const names = new Set([...named.filter((name) => ours.has(name)), ...kept]);
  return [...names].filter((name) => !fromElsewhere.includes(name)).sort();
}

describe('every function', () => {
  test('is told what it asks for, and nothing else', () => {
    const given = every(templates, 'AWS::Lambda::Function').flatMap(([, { Properties }]) => {
      const { POWERTOOLS_SERVICE_NAME: name, ...variables } = Properties.Environment?.Variables ?? {};
      return name ? [[name, Object.keys(variables).sort()] as const] : [];
    });
    const asked = given.map(([name]) => {
      const others = (readers[name] ?? []).map(tableOf);
      const without = (withheld[name] ?? []).map(tableOf);
      const all = wanted(`dist/functions/${name}/index.js`).filter((one) => !without.includes(one));
      return [name, [...all, ...others].sort()] as const;
    });
    expect(Object.fromEntries(given)).toEqual(Object.fromEntries(asked));
  });
});
