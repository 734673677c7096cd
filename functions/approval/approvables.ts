import { approvableChanges, askedChanges } from '../change/read.ts';
import { approvablePlans, askedPlans } from '../continuity/read.ts';
import type { Approvable } from '../record/approvable.ts';
import { approvableRequests, askedRequests } from '../request/read.ts';

/** Whom to ask about a record, by what its id begins with: a new kind that is approved is a line here, and one in `askedNow`. */
const doors: readonly (readonly [
  prefix: string,
  read: (ids: readonly string[]) => Promise<readonly Approvable[]>,
])[] = [
  ['CHG-', approvableChanges],
  ['REQ-', approvableRequests],
  ['CPL-', approvablePlans],
];

/** The records of these ids that exist, as those who are asked see them, by id. */
export async function findApprovables(ids: readonly string[]): Promise<ReadonlyMap<string, Approvable>> {
  const found = await Promise.all(
    doors.map(([prefix, read]) => {
      const its = [...new Set(ids)].filter((id) => id.startsWith(prefix));
      return its.length ? read(its) : [];
    }),
  );
  return new Map(found.flat().map((one) => [one.id, one]));
}

/** The record that is, or was, put to the vote; undefined when there is none. */
export const findApprovable = async (id: string): Promise<Approvable | undefined> =>
  (await findApprovables([id])).get(id);

/** Ids of everything that is put to the vote at this moment. */
export const askedNow = async (): Promise<string[]> =>
  (await Promise.all([askedChanges(), askedRequests(), askedPlans()])).flat();
