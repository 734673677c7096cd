import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { knownMoment, text } from '../kernel/text.ts';
import { instant } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import { deed } from './deed.ts';
import type { Incident } from './incident.ts';
import { minutesAfter, UpdateStatus } from './major.ts';
import { demandDeclared } from './major-command.ts';
import { majorClock } from './major-course.ts';

/** What stakeholders read of a major incident: one update, in plain words. */
export const StakeholderUpdate = z
  .object({
    /** The incident's version that it belongs to. */
    version: z.int(),
    at: instant,
    by: z.string(),
    status: UpdateStatus,
    nextUpdateAt: instant.optional(),
    text: z.string().optional(),
  })
  .meta({ id: 'StakeholderUpdate' });
export type StakeholderUpdate = z.infer<typeof StakeholderUpdate>;

export const PostUpdate = z.strictObject({
  status: UpdateStatus,
  text: text(10_000),
  /** When the next one comes; without it, after as long as the cadence says. */
  nextUpdateAt: knownMoment.optional(),
});
export type PostUpdate = z.infer<typeof PostUpdate>;

/** Where an update stands beside the record: its words stay in the event, from which they can be erased. */
export const updateKey = (version: number): string => `update#${String(version).padStart(6, '0')}`;

/** The people and teams who are told how it goes on: the incident's watchers and the stakeholders who were named. */
export const audienceOf = ({ watchers = [], requester, major }: Incident): string[] => [
  ...new Set([
    ...watchers,
    ...(requester ? [requester] : []),
    ...(major?.stakeholders.people ?? []),
    ...(major?.stakeholders.teams ?? []).map((team) => `team:${team}`),
  ]),
];

/** True for somebody who may read the updates, if nothing else of the incident. */
export const isStakeholder = (incident: Incident, { id, teams }: Actor): boolean =>
  audienceOf(incident).some((one) => one === id || teams.some((team) => one === `team:${team}`));

/**
 * Tells the stakeholders how it stands. The time of the next update starts anew; after "resolved" none is promised.
 *
 * @throws {Refusal} `illegal-transition` when it is no declared major incident, `validation` for a next time that has passed
 */
export function postUpdate(before: Incident, ask: PostUpdate, by: Actor, at: string): Decision<Incident> {
  const { nextUpdateAt: _, ...major } = demandDeclared(before);
  const given = ask.nextUpdateAt && new Date(ask.nextUpdateAt).toISOString();
  if (given && given <= at) throw invalid('/nextUpdateAt', 'has passed');
  const over = ask.status === 'resolved';
  const nextUpdateAt = given ?? (over ? undefined : minutesAfter(at, major.cadence));
  const next = {
    ...major,
    status: ask.status,
    updates: major.updates + 1,
    ...(nextUpdateAt && { nextUpdateAt }),
  };
  const facts = { status: ask.status, ...(nextUpdateAt && { nextUpdateAt }) };
  const event = {
    ...deed('incident.stakeholders-updated', by, at),
    visibility: 'public' as const,
    facts,
    said: { text: ask.text },
    notices: [
      {
        to: audienceOf(before).filter((one) => one !== by.id),
        topic: 'stakeholder-update',
        title: `${before.title}: ${ask.status}`,
        path: `/incidents/${before.id}/updates`,
      },
    ].filter(({ to }) => to.length),
  };
  const clocks = nextUpdateAt ? wind(before.clocks, majorClock, nextUpdateAt) : before.clocks;
  const decision = decide<Incident>(before, { ...before, major: next, clocks }, event);
  const { version } = decision.after;
  const row = {
    pk: `incident#${before.id}`,
    sk: updateKey(version),
    values: { version, at, by: by.id, ...facts },
  };
  return { ...decision, claims: [row] };
}
