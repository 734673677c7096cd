import { arnOf, type Told } from './items.ts';

/** A small random generator with a seed: the same numbers on every machine. */
export function random(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const under = (most: number) => Math.floor(next() * most);
  return {
    under,
    of: <T>(all: readonly T[]): T => all[under(all.length)] as T,
    chance: (share: number) => next() < share,
    shuffled: <T>(all: readonly T[]): T[] => {
      const list = [...all];
      for (let at = list.length - 1; at > 0; at--) {
        const other = under(at + 1);
        [list[at], list[other]] = [list[other] as T, list[at] as T];
      }
      return list;
    },
  };
}

const types = [
  'AWS::EC2::Instance',
  'AWS::EC2::Volume',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPC',
  'AWS::Lambda::Function',
  'AWS::Unknown::Thing',
] as const;
type Resource = { readonly type: string; readonly id: string };

/** What relates to what in the tests, and how Config words it from either end. */
const words: readonly (readonly [string, string, string, string])[] = [
  ['AWS::EC2::Instance', 'AWS::EC2::Volume', 'Is attached to Volume', 'Is attached to Instance'],
  [
    'AWS::EC2::Instance',
    'AWS::EC2::SecurityGroup',
    'Is associated with SecurityGroup',
    'Is associated with Instance',
  ],
  ['AWS::EC2::Instance', 'AWS::EC2::Subnet', 'Is contained in Subnet', 'Contains Instance'],
  ['AWS::EC2::Subnet', 'AWS::EC2::VPC', 'Is contained in Vpc', 'Contains Subnet'],
  ['AWS::Lambda::Function', 'AWS::Unknown::Thing', 'Is associated with Thing', 'Is associated with Function'],
];

/** The life of an account: resources are made, changed, related, deleted and made again, in the order in which it happened. */
export function accountLife(count: number, seed: number): Told[] {
  const { of, under, chance } = random(seed);
  const resources: Resource[] = Array.from({ length: Math.max(12, Math.floor(count / 8)) }, (_, n) => {
    const type = types[n % types.length] as string;
    return { type, id: `${type.split('::')[2]?.toLowerCase()}-${n}` };
  });
  const ofType = (type: string) => resources.filter((one) => one.type === type);
  const told: Told[] = [];
  for (let order = 1; told.length < count; order++) {
    const resource = of(resources);
    if (chance(0.12)) {
      told.push({ ...resource, order, status: of(['ResourceDeleted', 'ResourceDeletedNotRecorded']) });
      continue;
    }
    const near = words.flatMap(([one, other, forth, back]) => {
      const name = resource.type === one ? forth : resource.type === other ? back : undefined;
      if (!name || chance(0.4)) return [];
      const far = of(ofType(resource.type === one ? other : one));
      return [{ ...far, name }];
    });
    const stack: Record<string, string> = chance(0.3)
      ? { 'aws:cloudformation:stack-name': of(['shop', 'blog']) }
      : {};
    const service: Record<string, string> = chance(0.5) ? { 'itsm:service': of(['checkout', 'search']) } : {};
    told.push({
      ...resource,
      order,
      tags: { ...stack, ...service, 'itsm:owner': of(['platform', 'network']) },
      configuration: { instanceType: of(['t3.micro', 'm7g.large']), size: under(500), runtime: 'nodejs24.x' },
      near,
    });
  }
  return told;
}

/** The same as it comes: in any order, some of it twice. */
export function asItComes(told: readonly Told[], seed: number): Told[] {
  const { shuffled, chance } = random(seed);
  return shuffled(told.flatMap((one) => (chance(0.2) ? [one, one] : [one])));
}

const lower = ['Instance', 'Volume', 'SecurityGroup', 'Subnet', 'VPC'];
const rank = ({ type }: Resource) => lower.indexOf(type.split('::')[2] ?? '');

/** What an edge is called by whoever knows both ends, written down from the design and not taken from the code. */
function edge(sayer: Resource, { name, ...other }: Resource & { readonly name: string }): string {
  const [a, b] = [arnOf(sayer), arnOf(other)];
  if (name.startsWith('Is contained in')) return `${a} contained-in ${b}`;
  if (name.startsWith('Contains')) return `${b} contained-in ${a}`;
  if (rank(sayer) >= 0 && rank(other) >= 0)
    return rank(sayer) < rank(other) ? `${a} depends-on ${b}` : `${b} depends-on ${a}`;
  const sorted = [sayer, other].sort((x, y) => (`${x.type} ${x.id}` < `${y.type} ${y.id}` ? -1 : 1));
  return `${arnOf(sorted[0] as Resource)} associated-with ${arnOf(sorted[1] as Resource)}`;
}

export type World = {
  readonly items: Readonly<Record<string, { state: string; service?: string; owner?: string; said: object }>>;
  readonly edges: readonly string[];
};

/** The account as it is in the end, computed from the whole story at once: the oracle. */
export function inTheEnd(told: readonly Told[]): World {
  const last = new Map<string, { full?: Told; ended?: Told }>();
  for (const one of told.toSorted((a, b) => a.order - b.order)) {
    const before = last.get(arnOf(one)) ?? {};
    last.set(arnOf(one), {
      ...before,
      ...(one.status?.startsWith('ResourceDeleted') ? { ended: one } : { full: one }),
    });
  }
  const items: Record<string, World['items'][string]> = {};
  const edges = new Set<string>();
  for (const [arn, { full, ended }] of last) {
    const lives = full && (!ended || full.order > ended.order);
    const { tags = {}, configuration = {}, type = '' } = full ?? {};
    const had = configuration as Record<string, unknown>;
    const said: Record<string, unknown> = {
      ...(full && { 'availability-zone': 'eu-central-1a' }),
      ...(tags['aws:cloudformation:stack-name'] && { stack: tags['aws:cloudformation:stack-name'] }),
      ...(type.endsWith('::Instance') && { 'instance-type': had.instanceType }),
      ...(type.endsWith('::Volume') && { size: had.size }),
      ...(type.endsWith('::Function') && { runtime: had.runtime }),
    };
    items[arn] = {
      state: lives ? 'in-use' : 'retired',
      ...(tags['itsm:service'] && { service: tags['itsm:service'] }),
      ...(tags['itsm:owner'] && { owner: tags['itsm:owner'] }),
      said,
    };
    if (lives) for (const near of full.near ?? []) edges.add(edge(full, near));
  }
  return { items, edges: [...edges].sort() };
}
