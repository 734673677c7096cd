import type { Lifecycle } from '../kernel/lifecycle.ts';

export const ciStates = ['planned', 'in-use', 'maintenance', 'retired'] as const;
export type CiState = (typeof ciStates)[number];

/** The life of a configuration item, by what people say of it. AWS Config puts into use and retires by the same steps. */
export const ciLifecycle = {
  planned: { deploy: 'in-use', retire: 'retired' },
  'in-use': { maintain: 'maintenance', retire: 'retired' },
  maintenance: { resume: 'in-use', retire: 'retired' },
  retired: { restore: 'in-use' },
} as const satisfies Lifecycle<CiState>;

export const ciSteps = ['deploy', 'maintain', 'resume', 'retire', 'restore'] as const;
export type CiStep = (typeof ciSteps)[number];

export const pastOf: Readonly<Record<CiStep, string>> = {
  deploy: 'ci.deployed',
  maintain: 'ci.maintained',
  resume: 'ci.resumed',
  retire: 'ci.retired',
  restore: 'ci.restored',
};

/** What the state of an item allows: `binds`: new records may be about it; `impacts`: its failure is felt elsewhere. */
export const ciGates: Readonly<Record<CiState, { readonly binds: boolean; readonly impacts: boolean }>> = {
  planned: { binds: true, impacts: false },
  'in-use': { binds: true, impacts: true },
  maintenance: { binds: true, impacts: true },
  retired: { binds: false, impacts: false },
};

/** Steps that an item has to be complete for. */
export const completeFor: readonly CiStep[] = ['deploy'];
