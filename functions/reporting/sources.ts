import { changeHistory, findChange } from '../change/read.ts';
import { findIncident, incidentHistory } from '../incident/read.ts';
import { findEscalation } from '../on-call/read.ts';
import { peopleById } from '../people/read.ts';
import { findProblem, problemHistory } from '../problem/read.ts';
import { findRequest, findSurvey, requestHistory } from '../request/read.ts';
import { ofChange } from './change-figures.ts';
import type { Contribution } from './contribution.ts';
import { type MeasuredEscalation, ofEscalation } from './escalation-figures.ts';
import { ofIncident } from './incident-figures.ts';
import { ofProblem } from './problem-figures.ts';
import { ofRequest } from './request-figures.ts';
import { ofSurvey } from './survey-figures.ts';

type Zones = Readonly<Record<string, string>>;

/** A record as it is measured: what it adds to the figures at this version. */
export type Measured = {
  readonly version: number;
  readonly contributions: readonly Contribution[];
  /** Zones of people by which it was counted. */
  readonly zones?: Zones | undefined;
};

/** How a kind of record is read and measured. @param zones that it was counted by before */
type Source = (id: string, zones: Zones) => Promise<Measured | undefined>;

/** A record that is told by its history: what has just begun has none that matters. */
function told<T extends { readonly version: number }, H>(
  find: (id: string) => Promise<T | undefined>,
  history: (id: string) => Promise<H[]>,
  of: (record: T, history: H[]) => Contribution[],
): Source {
  return async (id) => {
    const record = await find(id);
    if (!record) return undefined;
    const past = record.version > 1 ? await history(id) : [];
    return { version: record.version, contributions: of(record, past) };
  };
}

/** Zones that are not known yet are those of this moment. */
async function zonesOf({ paged }: MeasuredEscalation, known: Zones): Promise<Zones> {
  const ids = [...new Set(paged.flatMap(({ people }) => people))].filter((id) => !(id in known));
  const people = ids.length ? await peopleById(ids) : new Map();
  return { ...known, ...Object.fromEntries([...people].map(([id, { timeZone }]) => [id, timeZone])) };
}

/** Every kind of record that is measured: a practice's measures are one line here, and one file beside. */
export const sources: Readonly<Record<string, Source>> = {
  incident: told(findIncident, incidentHistory, ofIncident),
  request: told(findRequest, requestHistory, ofRequest),
  problem: told(findProblem, problemHistory, ofProblem),
  change: told(findChange, changeHistory, ofChange),
  survey: told(findSurvey, async () => [], ofSurvey),
  escalation: async (id, known) => {
    const escalation = await findEscalation(id);
    if (!escalation) return undefined;
    const over = escalation.state === 'stopped' || escalation.state === 'exhausted';
    const zones = over ? await zonesOf(escalation, known) : known;
    return { version: escalation.version, contributions: ofEscalation(escalation, zones), zones };
  },
};
