import type { Decision } from '../kernel/decision.ts';
import type { Records, Saving } from '../runtime/records.ts';
import { entryRows } from './entry.ts';
import type { Outage } from './outage.ts';
import { stored } from './stored.ts';

/** Whatever an outage is about, and when it was, moves the rows by which it is found and counted. */
async function whole(decision: Decision<Outage>): Promise<Decision<Outage>> {
  const { claims = [], before, after } = decision;
  const there = new Set(claims.map(({ sk }) => sk));
  const rows = entryRows(before, after).filter(({ sk }) => !there.has(sk));
  return rows.length ? { ...decision, claims: [...claims, ...rows] } : decision;
}

/** Saves a decision with what follows from it. */
const save = async (decision: Decision<Outage>, saving?: Saving): Promise<Outage> =>
  stored.save(await whole(decision), saving);

/** Where outages are kept. */
export const outages: Records<Outage> = { ...stored, save, whole };
