import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { wind } from '../record/clocks.ts';
import { type Outage, outageWords } from './outage.ts';
import type { CorrectOutage, RaiseOutage } from './outage-asks.ts';

type Fields = Omit<Outage, 'version' | 'chain'>;

const utc = (at: string): string => new Date(at).toISOString();

const deed = (type: string, by: Actor, at: string) => ({
  type: `outage.${type}`,
  by: by.id,
  at,
  freeText: outageWords,
});

/** Where it stands at a moment by its own times: what is planned begins and ends by the clock. */
function standing(next: Fields, at: string): Fields {
  const { begin, end, clocks } = next;
  const over = end !== undefined && end <= at;
  const state = over ? 'ended' : next.type === 'planned' && begin > at ? 'planned' : 'open';
  const begins = wind(clocks, 'begin', state === 'planned' ? begin : undefined);
  return { ...next, state, clocks: wind(begins, 'end', state === 'ended' ? undefined : end) };
}

/** @throws {Refusal} `validation` for an end before the beginning, or a beginning or end that is still to come of what is not planned */
function demandTimes({ type, begin, end }: Pick<Outage, 'type' | 'begin' | 'end'>, at: string): void {
  if (end !== undefined && end <= begin) throw invalid('/end', 'is not after the beginning');
  if (type === 'planned') {
    if (end === undefined) throw invalid('/end', 'is missing: what is planned has an end');
    return;
  }
  if (begin > at) throw invalid('/begin', 'is still to come: that can only be planned');
  if (end !== undefined && end > at) throw invalid('/end', 'is still to come');
}

/** @throws {Refusal} `validation` when it is about nothing */
function demandSubject({ services, offerings, cis }: Pick<Outage, 'services' | 'offerings' | 'cis'>): void {
  if (!services.length && !offerings.length && !cis.length)
    throw invalid('/services', 'is missing: name a service, an offering or an item');
}

/** The row by which the outage of one firing, run or window is found: it is opened once. */
export const originKey = (of: string, run = 0) => ({ pk: `origin#${of}#${run}`, sk: 'claim' });

export type Origin = Pick<Outage, 'source' | 'of' | 'run' | 'change'>;

/** Somebody says that something was not there. @throws {Refusal} `validation` */
export function raise(ask: RaiseOutage, id: string, by: Actor, at: string): Decision<Outage> {
  const { end, note, incident, ...rest } = ask;
  const times = { begin: utc(ask.begin ?? at), ...(end && { end: utc(end) }) };
  const incidents = incident ? [incident] : [];
  const next = { ...rest, ...times, id, kind: 'outage', source: 'person', incidents, state: 'open' } as const;
  demandSubject(next);
  demandTimes(next, at);
  const event = {
    ...deed(next.type === 'planned' ? 'planned' : 'opened', by, at),
    ...(note && { said: { text: note } }),
  };
  return decide<Outage>(undefined, standing({ ...next, openedBy: by.id }, at), event);
}

type Found = Pick<
  Outage,
  'title' | 'type' | 'services' | 'offerings' | 'cis' | 'begin' | 'end' | 'incidents'
> &
  Origin;

/** What the desk heard of becomes an outage, once for each origin. An end before the beginning is the beginning's own moment. */
export function openFrom(found: Found, id: string, by: Actor, at: string): Decision<Outage> {
  const { end } = found;
  const next: Fields = { ...found, id, kind: 'outage', state: 'open', openedBy: by.id };
  const times = end !== undefined && end < found.begin ? { ...next, end: found.begin } : next;
  const claim: Claim = { ...originKey(found.of ?? id, found.run), values: { outage: id } };
  const type = found.type === 'planned' ? 'planned' : 'opened';
  return { ...decide<Outage>(undefined, standing(times, at), deed(type, by, at)), claims: [claim] };
}

/**
 * It is over.
 *
 * @param end when it was; now, when nobody says
 * @throws {Refusal} `illegal-transition` when it does not go on, `validation` for an end before its beginning or still to come
 */
export function end(
  before: Outage,
  ended: string | undefined,
  note: string | undefined,
  by: Actor,
  at: string,
): Decision<Outage> {
  if (before.state !== 'open')
    throw new Refusal('illegal-transition', `It is ${before.state}, so it cannot end.`);
  const next = { ...before, end: utc(ended ?? at) };
  demandTimes({ ...next, type: 'outage' }, at);
  return decide<Outage>(before, standing(next, at), {
    ...deed('ended', by, at),
    ...(note && { said: { text: note } }),
  });
}

/** Its source says when it was over; undefined when that is known, or somebody has corrected it. */
export function endFrom(before: Outage, ended: string, by: Actor, at: string): Decision<Outage> | undefined {
  if (before.state !== 'open' || (before.corrected && before.end !== undefined)) return undefined;
  const next = { ...before, end: ended < before.begin ? before.begin : ended };
  return decide<Outage>(before, standing(next, at), deed('ended', by, at));
}

type Planned = Pick<Outage, 'title' | 'services' | 'cis'> & {
  readonly begin?: string;
  readonly end?: string;
};

/** Its source plans it otherwise, ends it early, or calls it off; undefined when it is as it was, or somebody has corrected it. */
export function replan(before: Outage, plan: Planned, by: Actor, at: string): Decision<Outage> | undefined {
  if (before.corrected) return undefined;
  const { begin, end: ends, ...about } = plan;
  if (begin === undefined || ends === undefined || ends <= begin)
    return before.state === 'canceled' ? undefined : cancelFrom(before, by, at);
  const next = { ...before, ...about, begin, end: ends };
  const same = (['title', 'services', 'cis', 'begin', 'end'] as const).every(
    (name) => JSON.stringify(before[name]) === JSON.stringify(next[name]),
  );
  if (same && before.state !== 'canceled') return undefined;
  return decide<Outage>(before, standing(next, at), deed('replanned', by, at));
}

function cancelFrom(before: Outage, by: Actor, at: string): Decision<Outage> {
  return decide<Outage>(
    before,
    { ...before, state: 'canceled', clocks: undefined },
    deed('canceled', by, at),
  );
}

/**
 * Puts right what is known of it: what it was before, what it is now, who did it and why stand on its timeline.
 *
 * @throws {Refusal} `illegal-transition` for what was canceled, `validation` for times that cannot be, or when nothing is left that it is about
 */
export function correct(before: Outage, ask: CorrectOutage, by: Actor, at: string): Decision<Outage> {
  if (before.state === 'canceled')
    throw new Refusal('illegal-transition', 'It was canceled, and stays as it is.');
  const { reason, begin, end: ended, ...rest } = ask;
  const { end: known, ...was } = before;
  const until = ended === undefined ? known : ended === null ? undefined : utc(ended);
  const next = {
    ...was,
    ...rest,
    ...(begin && { begin: utc(begin) }),
    ...(until && { end: until }),
    corrected: true as const,
  };
  demandSubject(next);
  demandTimes(next, at);
  return decide<Outage>(before, standing(next, at), { ...deed('corrected', by, at), said: { text: reason } });
}

/** It never was one: it counts nowhere, and its history stays. @throws {Refusal} `illegal-transition` */
export function cancel(before: Outage, reason: string, by: Actor, at: string): Decision<Outage> {
  if (before.state === 'canceled') throw new Refusal('illegal-transition', 'It is canceled.');
  const { clocks: _, ...rest } = before;
  return decide<Outage>(
    before,
    { ...rest, state: 'canceled', corrected: true },
    { ...deed('canceled', by, at), said: { text: reason } },
  );
}

/** The clock says that what was planned begins, or is over; undefined when it is as it was. */
export function pass(before: Outage, by: Actor, due: string): Decision<Outage> {
  const next = standing(before, due);
  const type = next.state === 'ended' ? 'ended' : next.state === 'open' ? 'begun' : 'rewound';
  return decide<Outage>(before, next, deed(type, by, due));
}

/** Tells everybody who reads a status page how it stands. @throws {Refusal} `illegal-transition`, `validation` */
export function postUpdate(before: Outage, words: string, by: Actor, at: string): Decision<Outage> {
  if (before.state === 'canceled')
    throw new Refusal('illegal-transition', 'It was canceled: there is nothing to tell.');
  const { updates = [] } = before;
  if (updates.length >= 100) throw invalid('/text', 'would be the 101st update');
  const next = { ...before, updates: [...updates, { at, by: by.id, text: words }] };
  return decide<Outage>(before, next, {
    ...deed('update-posted', by, at),
    visibility: 'public',
    said: { text: words },
  });
}

/** An incident belongs to it, somebody took that one, or it names the item; undefined when all that is known. */
export function noteIncident(
  before: Outage,
  {
    id,
    ci,
    acknowledgedAt,
  }: { readonly id: string; readonly ci?: string | undefined; readonly acknowledgedAt?: string | undefined },
  by: Actor,
  at: string,
): Decision<Outage> | undefined {
  const incidents = before.incidents.includes(id) ? before.incidents : [...before.incidents, id].slice(0, 50);
  const cis =
    ci && !before.cis.includes(ci) && before.cis.length < 20 && !before.corrected
      ? [...before.cis, ci]
      : before.cis;
  const taken = [before.acknowledgedAt, acknowledgedAt].filter((one) => one !== undefined).toSorted()[0];
  if (incidents === before.incidents && cis === before.cis && taken === before.acknowledgedAt)
    return undefined;
  const next = { ...before, incidents, cis, ...(taken && { acknowledgedAt: taken }) };
  return decide<Outage>(before, next, deed('incident-noted', by, at));
}
