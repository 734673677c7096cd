import type { Change } from './change.ts';

/**
 * What a vote is about: who votes for a change has agreed to exactly this. An edit of any of it opens a new round, in which
 * nobody has voted yet. Who wants it and who carries it out belong to it, because neither of them may vote.
 */
export const contentOf = ({
  type,
  title,
  description,
  requester,
  implementer,
  cis,
  services,
  plans,
  outage,
  plannedFrom,
  plannedTo,
  answers,
  dependsOn,
  edits,
  template,
}: Change) => ({
  type,
  title,
  description,
  requester,
  implementer,
  cis,
  services,
  plans,
  outage,
  plannedFrom,
  plannedTo,
  answers,
  dependsOn,
  edits,
  template,
});

/** Whether two versions of a change ask the voters for the same. */
export const sameContent = (a: Change, b: Change): boolean =>
  JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));
