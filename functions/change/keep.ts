import type { Decision } from '../kernel/decision.ts';
import { type Records, records, type Saving } from '../runtime/records.ts';
import { aboutRows } from './about.ts';
import type { Change } from './change.ts';
import { StandardChange } from './standard-change.ts';
import { stored } from './stored.ts';

/** Whatever moves a change, or what it is about, moves the rows by which it is found. */
async function whole(decision: Decision<Change>): Promise<Decision<Change>> {
  const { claims = [], before, after } = decision;
  const there = new Set(claims.map(({ sk }) => sk));
  const rows = aboutRows(before, after).filter(({ sk }) => !there.has(sk));
  return rows.length ? { ...decision, claims: [...claims, ...rows] } : decision;
}

/** Saves a decision with what follows from it. */
const save = async (decision: Decision<Change>, saving?: Saving): Promise<Change> =>
  stored.save(await whole(decision), saving);

/** Where changes are kept. */
export const changes: Records<Change> = { ...stored, save, whole };

/** Where the catalogue is kept: a small collection, by title. */
export const standardChanges = /* @__PURE__ */ records<StandardChange>({
  practice: 'change',
  kind: 'standard-change',
  schema: StandardChange,
  keysOf: ({ id, title }) => ({ open: { team: 'all', order: title.toLowerCase() }, order: id }),
});
