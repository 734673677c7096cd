import type { Person, Policy, Role, Schedule, Service, Team } from '../model.ts';

const record = (kind: string, id: string, title: string) => ({
  id,
  kind,
  state: 'active',
  version: 1,
  title,
  name: title,
});

const person = (id: string, name: string, roles: string[], teams: string[]): Person => ({
  ...record('person', id, name),
  email: `${id}@desk.example`,
  roles,
  teams,
  contacts: [{ type: 'email', address: `${id}@desk.example` }],
  timeZone: 'Europe/Berlin',
  enrolled: true,
});

export const people: Person[] = [
  person('dana', 'Dana Okafor', ['agent', 'admin'], ['platform']),
  person('eli', 'Eli Novak', ['agent'], ['platform']),
  person('farah', 'Farah Haddad', ['agent'], ['payments']),
  person('goran', 'Goran Petrov', ['agent', 'manager'], ['payments']),
  person('mika', 'Mika Laine', ['agent'], ['storefront']),
  person('rui', 'Rui Costa', ['requester'], []),
];

export const teams: Team[] = [
  { ...record('team', 'platform', 'Platform'), lead: 'dana' },
  { ...record('team', 'payments', 'Payments'), lead: 'goran' },
  { ...record('team', 'storefront', 'Storefront'), lead: 'mika' },
];

const service = (id: string, title: string, team: string, criticality: Service['criticality']): Service => ({
  ...record('service', id, title),
  team,
  criticality,
  policy: team,
  match: [{ alarmName: `${id}-*` }],
});
export const services: Service[] = [
  service('checkout', 'Checkout', 'payments', 'high'),
  service('ledger', 'Ledger', 'payments', 'high'),
  service('search', 'Product search', 'storefront', 'medium'),
  service('images', 'Image resizing', 'storefront', 'low'),
  service('sign-in', 'Sign-in', 'platform', 'high'),
  service('batch', 'Nightly batch', 'platform', 'low'),
];

const schedule = (
  team: string,
  title: string,
  crew: string[],
  overrides: Schedule['overrides'],
): Schedule => ({
  ...record('schedule', `${team}-primary`, title),
  team,
  timeZone: 'Europe/Berlin',
  rotations: [
    { id: 'main', people: crew, every: 'day', count: 2, handOff: { time: '09:00' }, from: '2026-01-05' },
  ],
  overrides,
});
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
export const schedules: Schedule[] = [
  schedule(
    'platform',
    'Platform primary',
    ['dana', 'eli'],
    [{ id: 'OVR-1', person: 'farah', from: soon(50), to: soon(66) }],
  ),
  schedule('payments', 'Payments primary', ['farah', 'goran'], []),
  schedule('storefront', 'Storefront primary', ['mika', 'eli', 'dana'], []),
];

export const policies: Policy[] = teams.map(({ id, title }) => ({
  ...record('escalation-policy', id, `${title} escalation`),
  team: id,
  levels: [
    { targets: [{ schedule: `${id}-primary` }], minutes: 5 },
    { targets: [{ person: id === 'payments' ? 'goran' : 'dana' }], minutes: 10 },
    { targets: [{ team: id }], minutes: 15 },
  ],
  repeat: 0,
  pagesUpTo: 3,
}));

const agentMay = [
  'create',
  'change',
  'acknowledge',
  'assign',
  'resolve',
  'reopen',
  'close',
  'comment',
  'note',
];
const nouns = [
  'alert',
  'escalation-policy',
  'incident',
  'person',
  'quarantined-signal',
  'redrive',
  'schedule',
  'service',
  'team',
];
const everything = [
  'create',
  'change',
  'override',
  'remove-override',
  'release',
  'discard',
  ...agentMay.slice(2),
];
const rightsOf = (role: string): Role['rights'] =>
  Object.fromEntries(
    nouns.map((noun) => {
      if (role === 'admin' || role === 'manager') return [noun, { read: 'all', commands: everything }];
      if (role === 'requester' && noun === 'incident')
        return [noun, { read: 'own', commands: ['create', 'comment'], hidden: ['alerts', 'escalation'] }];
      if (role === 'requester') return [noun, { read: 'none', commands: [] }];
      const commands =
        noun === 'incident' ? agentMay : noun === 'schedule' ? ['override', 'remove-override'] : [];
      return [noun, { read: 'all', commands }];
    }),
  );
export const roles: Role[] = ['requester', 'agent', 'manager', 'admin'].map((id) => ({
  id,
  title: id.charAt(0).toUpperCase() + id.slice(1),
  rights: rightsOf(id),
}));
