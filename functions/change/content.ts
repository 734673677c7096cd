import type { Change } from './change.ts';

/**
 * What a vote is about: who votes for a change has agreed to exactly this. An edit of any of it opens a new round, in which
 * nobody has voted yet. Who wants it and who carries it out belong to it, because neither of them may vote.
 */
const fields = [
  'type',
  'title',
  'description',
  'requester',
  'implementer',
  'cis',
  'services',
  'plans',
  'outage',
  'plannedFrom',
  'plannedTo',
  'answers',
  'dependsOn',
  'edits',
  'template',
] as const satisfies readonly (keyof Change)[];

/** What a vote on a change is about. */
export const contentOf = (change: Change): Pick<Change, (typeof fields)[number]> =>
  Object.fromEntries(fields.map((name) => [name, change[name]])) as Pick<Change, (typeof fields)[number]>;

/** Whether two versions of a change ask the voters for the same. */
export const sameContent = (a: Change, b: Change): boolean =>
  JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));
