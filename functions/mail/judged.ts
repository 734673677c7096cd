import { findService } from '../configuration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { invalid } from '../kernel/refusal.ts';
import { unknownTeams } from '../people/read.ts';
import { findCatalogueItem } from '../request/read.ts';
import { ticketFor } from './judgement.ts';
import { Discard, discard, Release, release } from './judging.ts';
import type { Becoming, Mail } from './mail.ts';
import { threadOf } from './participants.ts';
import { policyFor } from './policies.ts';

type Named = {
  readonly service?: string | null | undefined;
  readonly team?: string | null | undefined;
  readonly item?: string | null | undefined;
};

/** Refuses a service, a team and an item that the desk does not have. @throws {Refusal} `validation` */
export async function demandPlace({ service, team, item }: Named): Promise<void> {
  const found = service ? await findService(service) : undefined;
  if (service && found?.state !== 'active') throw invalid('/service', `there is no service ${service}`);
  if (team && (await unknownTeams([team])).length) throw invalid('/team', `there is no team ${team}`);
  if (item && !(await findCatalogueItem(item))) throw invalid('/item', `there is no item ${item}`);
}

async function becoming(before: Mail, ask: Release, by: Actor): Promise<Becoming> {
  // A mail of which nobody knows the sender is the business of whoever lets it through.
  const person = before.person ?? by.id;
  const policy = await policyFor(before.to);
  if (!ask.onto) {
    await demandPlace(ask);
    const { service = policy.service, team = policy.team } = ask;
    return ticketFor({ ...policy, service, team }, person);
  }
  const thread = await threadOf(ask.onto);
  if (!thread) throw invalid('/onto', `there is no ${ask.onto}`);
  return thread.over ? ticketFor(policy, person, ask.onto) : { as: 'comment', on: ask.onto, person };
}

/** What people do with a mail that waits. */
export const commands = {
  release: {
    ask: Release,
    decide: async (before: Mail, ask: Release, by: Actor, at: string) =>
      release(before, await becoming(before, ask, by), ask.note, by, at),
  },
  discard: {
    ask: Discard,
    decide: (before: Mail, { reason }: { reason: string }, by: Actor, at: string) =>
      discard(before, reason, by, at),
  },
} as const;
