import type { Claim } from '../kernel/decision.ts';
import type { Problem } from './problem.ts';

/** The partition of the subject index that holds the problems of a service, an item, or an error code. */
export const aboutPartition = (what: 'service' | 'ci' | 'error', id: string): string =>
  `problem#${what}#${id}`;

/** How error codes are compared. */
export const plainCode = (code: string): string => code.trim().toLowerCase();

const subjects = ({ service, cis, errorCode }: Problem): string[] => [
  `service#${service}`,
  ...cis.map((id) => `ci#${id}`),
  ...(errorCode ? [`error#${plainCode(errorCode)}`] : []),
];

// Whoever saves the problem replaces them: its version is what decides between two who do.
const holder = 'problem';

const row = ({ id, openedAt }: Problem, subject: string, listed: boolean): Claim => ({
  pk: `problem#${id}`,
  sk: `about#${subject}`,
  values: {
    holder,
    ...(listed && { id, subjectPk: `problem#${subject}`, subjectSk: `${openedAt}#${id}` }),
  },
  heldBy: holder,
});

/** The rows by which a problem is found from what it is about: those that a decision adds, or takes out of the index. */
export function aboutRows(before: Problem | undefined, after: Problem): Claim[] {
  const now = subjects(after);
  const then = before ? subjects(before) : [];
  return [
    ...now.filter((each) => !then.includes(each)).map((each) => row(after, each, true)),
    ...then.filter((each) => !now.includes(each)).map((each) => row(after, each, false)),
  ];
}
