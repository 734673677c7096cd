import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const may = (...commands: string[]): Grant => ({ ...grants.everything, commands });

const rights = (agent: readonly string[], manager: readonly string[]): Rights => ({
  requester: grants.nothing,
  agent: agent.length ? may(...agent) : grants.looking,
  manager: may(...agent, ...manager),
  admin: may(...agent, ...manager),
});

/** Agents write analyses; what is agreed on is for managers. */
export const analysisRights = rights(['create', 'change', 'revise'], ['finalise', 'confirm']);

/** Where services stand is for everybody who works on the desk to read. */
export const standingRights = rights([], []);

/** What an item can do is said by those who run it. */
export const protectionRights = rights(['change'], []);

/** Agents write plans and put them to the vote. */
export const planRights = rights(['create', 'write', 'submit', 'withdraw'], ['retire']);

/** In a crisis nobody waits for a role: whoever works on the desk begins a plan and ends its steps. */
export const runRights = rights(
  ['create', 'complete-step', 'skip-step', 'fail-step', 'retry-step', 'cancel'],
  [],
);

/** Exercises are planned and held by those who work on the desk. */
export const exerciseRights = rights(
  ['create', 'change', 'conclude', 'cancel', 'add-task', 'complete-task', 'skip-task', 'reopen-task'],
  [],
);

/** What could not be taken in is tried again by those who know the items. */
export const quarantinedEvidenceRights = rights(['release', 'drop'], []);
