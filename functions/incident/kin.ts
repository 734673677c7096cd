import { Refusal } from '../kernel/refusal.ts';
import { readRow } from '../runtime/dynamo.ts';
import { familyRow, type Standing } from './family.ts';
import type { Incident } from './incident.ts';
import { incidents } from './keep.ts';

const mostHops = 10;

/** What the family row of an incident says now. */
export async function standingOf(id: string): Promise<Standing> {
  const { pk, sk } = familyRow(id);
  const row = await readRow('incident', pk, sk);
  return row && String(row.holder);
}

/** The incident that goes on in the place of this one: itself, unless it was merged. */
export async function goingOn(incident: Incident | undefined): Promise<Incident | undefined> {
  let now = incident;
  for (let hop = 0; now?.mergedInto && hop < mostHops; hop++) now = await incidents.find(now.mergedInto);
  return now;
}

/** Two who changed one family at once: the second one reads it again, as after any race. */
export function familyRace(error: unknown): unknown {
  const taken = error instanceof Refusal && error.reason === 'claim-taken';
  const { sk } = ((error as Refusal).facts?.claim ?? {}) as { sk?: string };
  return taken && sk === 'family'
    ? new Refusal('check-failed', 'The family was changed by somebody else at the same time.')
    : error;
}
