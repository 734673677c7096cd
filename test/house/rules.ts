import { dirname, join } from 'node:path/posix';

/** A source file of the house: its path from the root, and its text. */
export type Source = { readonly path: string; readonly text: string };

const importing =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|(?:^|[^\w.])import\(\s*'([^']+)'\s*\)|\n\s*import\s+'([^']+)'/g;

/** Everything that a file imports, relative paths resolved from the root; types too. */
export const importsOf = ({ path, text }: Source): string[] =>
  [...`\n${text}`.matchAll(importing)]
    .map(([, from, dynamic, bare]) => (from ?? dynamic ?? bare) as string)
    .map((name) => (name.startsWith('.') ? join(dirname(path), name) : name));

/** Hands of a practice that are not named by a trigger: what keeps records, looks them up, or reaches outside. */
const hands: Readonly<Record<string, readonly string[]>> = {
  administration: ['known', 'lists'],
  configuration: [
    'classes',
    'edges',
    'find-cis',
    'impact-reading',
    'needs',
    'import-progress',
    'import-result',
    'import-store',
    'list-cis',
    'oversized-item',
    'relation-ends',
    'reserve',
    'take-item-row',
    'take-items',
    'take-relation-row',
    'take-rows',
  ],
  approval: [
    'agenda',
    'approvables',
    'asking',
    'following',
    'ground',
    'machine',
    'people',
    'tabling',
    'token',
    'voting',
  ],
  change: [
    'approvable',
    'beginning',
    'calendar-keep',
    'checking',
    'commands',
    'following-approval',
    'gating',
    'health-following',
    'history',
    'judging',
    'known',
    'lists',
    'mute-rules',
    'planned-in',
    'planning',
    'stored',
    'tallies',
    'visible',
  ],
  incident: [
    'commands',
    'configured',
    'tallies',
    'executions',
    'binding',
    'finding',
    'forms',
    'kin',
    'known',
    'lists',
    'major-keep',
    'review-facts',
    'review-keep',
    'spreading',
    'stored',
    'updates',
    'visible',
  ],
  availability: [
    'announcing',
    'budgets',
    'composing',
    'entries',
    'known',
    'lists',
    'measured',
    'origins',
    'status-reading',
    'stored',
    'subscribing',
    'telling',
  ],
  problem: [
    'candidate-keep',
    'commands',
    'finding',
    'forms',
    'known',
    'linked',
    'lists',
    'occurrences',
    'raising',
    'stored',
    'tallies',
    'visible',
  ],
  continuity: [
    'acting',
    'approvable',
    'beginning',
    'below',
    'configured',
    'following-approval',
    'following-run',
    'known',
    'lists',
    'machine',
    'progress-token',
    'refreshing',
    'taking-evidence',
    'taking-experiment',
  ],
  capacity: ['known', 'measuring', 'quota', 'samples'],
  knowledge: [
    'configured',
    'folding',
    'full-text',
    'index-sources',
    'index-store',
    'known',
    'lists',
    'looking',
    'notes',
    'public-reading',
    'readers',
    'rebuilding',
    'visible',
    'wording',
  ],
  monitoring: [
    'affecting',
    'alert-list',
    'beats',
    'change-notes',
    'tallies',
    'describe-alarms',
    'ground',
    'ingest',
    'integration-keys',
    'key-holder',
    'noting-health',
    'outside',
    'recent-signals',
    'silence',
    'sns-signature',
    'sweeping',
    'take-beat',
    'take-in',
    'vouch',
    'window',
  ],
  mail: [
    'capped',
    'judged',
    'key-ring',
    'mail-settings',
    'mail-store',
    'parse-worker',
    'parser',
    'participants',
    'policies',
    'reading',
    'reply-address',
    'reply-keys',
    'taking',
  ],
  notification: [
    'deliver',
    'deliver-webhook',
    'empty-box',
    'flush',
    'lanes',
    'lease',
    'listeners',
    'outlet',
    'post',
    'private-address',
    'send',
    'send-chat',
    'send-mail',
    'send-text',
    'send-webhook',
    'signature',
    'suppressed',
    'threads',
    'ticket-mail',
    'webhook-clocks',
    'webhook-keys',
  ],
  'on-call': [
    'applying-policy',
    'calendar',
    'ending',
    'feed-address',
    'known',
    'looking',
    'machine',
    'paging',
    'starting',
    'targets',
    'token',
    'turn',
  ],
  privacy: [
    'accounts',
    'erasing',
    'erasure-steps',
    'export-files',
    'files',
    'gathering',
    'known',
    'other-rows',
    'sweeping',
    'tables',
    'working',
  ],
  audit: ['anchoring', 'checking', 'journal', 'merkle', 'vault', 'verifying'],
  reporting: ['cells', 'configured', 'facts', 'figures', 'measuring', 'recounting', 'sources'],
  request: [
    'approvable',
    'commands',
    'door-answers',
    'form-limits',
    'following-approval',
    'form-reading',
    'judging',
    'known',
    'links',
    'lists',
    'machine',
    'ordering',
    'progress-token',
    'queue',
    'revising',
    'sealed-id',
    'stored',
    'tallies',
    'visible',
  ],
  security: [
    'automations',
    'cases',
    'fixing',
    'known',
    'lists',
    'machine',
    'step-token',
    'taking',
    'visible',
  ],
  'service-level': ['histories', 'keeping', 'known', 'seeing', 'terms'],
  people: [
    'account',
    'confirmation-link',
    'contact-code',
    'guest-id',
    'known',
    'last-seen',
    'rights-history',
  ],
};

const practiceOf = (path: string) => /^functions\/([\w-]+)\//.exec(path)?.[1];
const rooms = ['kernel', 'record', 'runtime'];
const isPractice = (name: string | undefined): name is string => name !== undefined && !rooms.includes(name);

/** True for a file that acts: it is named by its trigger, or is one of the practice's hands. */
export function isEdge(path: string): boolean {
  const practice = practiceOf(path);
  const name = /([\w-]+)\.ts$/.exec(path)?.[1] ?? '';
  if (practice === 'runtime') return true;
  return (
    /^(api|keep|read|on-.+|do-.+|serve-.+)$/.test(name) || Boolean(hands[practice ?? '']?.includes(name))
  );
}

const within = (target: string, ...folders: string[]) =>
  folders.some((folder) => target.startsWith(`${folder}/`));

/** Why this file may not import that; undefined when it may. */
function forbidden(path: string, target: string): string | undefined {
  const ours = /^(functions|infra|local|portal|demo|test|bench|build)\//.test(target);
  const practice = practiceOf(path);
  const other = practiceOf(target);
  if (within(path, 'functions/kernel') && !(target === 'zod' || within(target, 'functions/kernel')))
    return 'the kernel imports nothing but itself and zod';
  if (
    within(path, 'functions/record') &&
    !(target === 'zod' || within(target, 'functions/kernel', 'functions/record'))
  )
    return 'records are pure: kernel and zod alone';
  if (within(path, 'functions/runtime') && isPractice(other)) return 'runtime knows no practice';
  if (isPractice(practice) && isPractice(other) && other !== practice && !target.endsWith('/read.ts'))
    return 'a practice knows another one by its read.ts alone';
  if (isPractice(practice) && !isEdge(path)) {
    if (target !== 'zod' && !ours) return 'a pure file imports no library but zod';
    if (ours && isEdge(target)) return 'a pure file does not act';
  }
  if (within(path, 'functions') && ours && !within(target, 'functions')) return 'functions import functions';
  if (
    within(path, 'local') &&
    ours &&
    !within(target, 'local') &&
    !target.startsWith('build/') &&
    !target.startsWith('demo/')
  )
    return 'the local host knows the template alone';
  if (within(path, 'infra') && within(target, 'functions') && target !== 'functions/record/index-keys.ts')
    return 'infra names functions as strings';
  if (within(path, 'portal') && within(target, 'functions') && isEdge(target))
    return 'the portal imports pure files';
  return undefined;
}

const namedZod = /import\s*\{[^}]*\bz\b[^}]*\}\s*from 'zod'/;
const ambient = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b|\brandomUUID\(/;
const isPure = (path: string) =>
  within(path, 'functions') && !isEdge(path) && !/^functions\/[\w-]+\.ts$/.test(path);

/** Everything in the house that is not where, or not how, it should be: one sentence each. */
export function findings(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const { path, text } = source;
    const lines = text.split('\n').length - 1;
    const imports = importsOf(source).flatMap((target) => {
      const why = forbidden(path, target);
      return why ? [`${path} imports ${target}: ${why}`] : [];
    });
    return [
      ...imports,
      ...(lines > 300 ? [`${path} has ${lines} lines; 300 are the most`] : []),
      ...(isPure(path) && ambient.test(text) ? [`${path} reads the clock, chance or the environment`] : []),
      ...(within(path, 'functions', 'portal', 'infra') && namedZod.test(text)
        ? [`${path} imports { z }`]
        : []),
      ...(/(^|\n)\s*(export\s+)?class\s/.test(text) && !/^(infra|functions\/kernel\/refusal)/.test(path)
        ? [`${path} has a class`]
        : []),
      ...(/(^|\/)(utils?|helpers?|common|index)\.tsx?$/.test(path) ? [`${path} is named for nothing`] : []),
    ];
  });
}
