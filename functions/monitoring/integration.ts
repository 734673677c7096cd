import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line, slug } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Mapping } from './mapping.ts';
import { severities } from './signal.ts';

/** Whose native shape an integration speaks. */
export const doors = ['pagerduty', 'alertmanager', 'grafana', 'datadog', 'sns', 'generic'] as const;
export type Door = (typeof doors)[number];

/** What an integration is for: signals by one of the doors, or a pipeline that asks the gate of changes. */
export const integrationTypes = [...doors, 'gate'] as const;
export type IntegrationType = (typeof integrationTypes)[number];

const fields = {
  name: line(120),
  /** The service that its signals are about, where no tag and no rule says better. */
  service: slug,
  /** Who looks after it. */
  team: slug,
  /** What its own words for how bad it is mean here: `{ "blocker": "critical" }`. */
  severities: z.record(line(60), z.enum(severities)),
  mapping: Mapping,
  /** Grafana's body has to be signed with the integration's secret. */
  signed: z.boolean(),
  /** ARNs of the SNS topics that may speak through it; without any, every topic may. */
  topics: z.array(line(300)).max(20),
  /** Signals that it may send within five minutes. */
  limit: z.int().min(1).max(100_000),
};

/** Something outside that sends signals with a key of its own. */
export const Integration = z.object({
  ...recordFields,
  id: z.string().regex(/^INT-\d+$/),
  kind: z.literal('integration'),
  state: z.enum(['enabled', 'disabled']),
  type: z.enum(integrationTypes),
  ...fields,
  service: fields.service.optional(),
  team: fields.team.optional(),
  mapping: fields.mapping.optional(),
  /** Counts its keys; each is derived anew. */
  generation: z.int().positive(),
  /** By the hash a key is found; the key itself is kept nowhere. */
  keyHash: z.string(),
  rotatedAt: instant.optional(),
  openedAt: instant,
});
export type Integration = z.infer<typeof Integration>;

export const integrationLifecycle = {
  enabled: { disable: 'disabled' },
  disabled: { enable: 'enabled' },
} as const satisfies Lifecycle<Integration['state']>;

export const AddIntegration = z.strictObject({
  name: fields.name,
  type: z.enum(integrationTypes),
  service: fields.service.optional(),
  team: fields.team.optional(),
  severities: fields.severities.default({}),
  mapping: fields.mapping.optional(),
  signed: fields.signed.default(false),
  topics: fields.topics.default([]),
  limit: fields.limit.default(300),
});
export type AddIntegration = z.infer<typeof AddIntegration>;

/** `null` takes the default service, the team or the mapping away. */
export const ChangeIntegration = z
  .strictObject({
    ...fields,
    service: fields.service.nullable(),
    team: fields.team.nullable(),
    mapping: fields.mapping.nullable(),
  })
  .partial();
export type ChangeIntegration = z.infer<typeof ChangeIntegration>;

/** For how many hours the old key goes on working; 0 when it has leaked. */
export const RotateKey = z.strictObject({ oldKeyHours: z.int().min(0).max(24).default(24) });

/** A test alert, and its end. */
export const TestIntegration = z.strictObject({ state: z.enum(['firing', 'cleared']).default('firing') });

/** All of them in one list, in the order of their numbers: there are few. */
export const integrationKeys = ({ openedAt }: Integration): IndexKeys => ({
  open: { team: 'all', order: openedAt },
  order: openedAt,
});

/** The row by which a key is found; the key cannot be read from it. */
export const keyRow = (hash: string) => ({ pk: `key#${hash}`, sk: 'claim' });

/** A key as a claim of the record that it opens. */
export const keyClaim = (hash: string, holder: string): Claim => ({ ...keyRow(hash), values: { holder } });

/** The same for a key that ends. */
export const endingKey = (hash: string, holder: string, at: string, hours: number): Claim => ({
  ...keyRow(hash),
  values: { holder },
  heldBy: holder,
  expiresAt: Math.floor(Date.parse(at) / 1000) + hours * 3600,
});

/** A new integration; signals come in by its key as soon as it is saved. */
export function addIntegration(
  ask: AddIntegration,
  id: string,
  keyHash: string,
  actor: Actor,
  at: string,
): Decision<Integration> {
  const begun = { state: 'enabled', generation: 1, keyHash, openedAt: at } as const;
  const next = { ...ask, id, kind: 'integration' as const, title: ask.name, ...begun };
  const decision = decide<Integration>(undefined, next, { type: 'integration.added', by: actor.id, at });
  return { ...decision, claims: [keyClaim(keyHash, id)] };
}

/** Changes what is known of an integration; signals that are read from now on are read by it. */
export function changeIntegration(
  before: Integration,
  ask: ChangeIntegration,
  actor: Actor,
  at: string,
): Decision<Integration> {
  const { name = before.name, service, team, mapping, ...rest } = ask;
  const kept = <T>(asked: T | null | undefined, was: T | undefined) =>
    asked === undefined ? was : (asked ?? undefined);
  const next = {
    ...before,
    ...rest,
    name,
    title: name,
    service: kept(service, before.service),
    team: kept(team, before.team),
    mapping: kept(mapping, before.mapping),
  };
  return decide(before, next, { type: 'integration.changed', by: actor.id, at });
}

/** Lets an integration in, or keeps it out; its key stays what it is. */
export function switchIntegration(
  before: Integration,
  step: 'enable' | 'disable',
  actor: Actor,
  at: string,
): Decision<Integration> {
  const state = follow(integrationLifecycle, before.state, step);
  return decide(before, { ...before, state }, { type: `integration.${state}`, by: actor.id, at });
}

/**
 * Gives an integration a new key. The old one goes on working for some hours, so that whoever sends can be told.
 *
 * @param keyHash of the key of the next generation
 */
export function rotateKey(
  before: Integration,
  keyHash: string,
  oldKeyHours: number,
  actor: Actor,
  at: string,
): Decision<Integration> {
  const next = { ...before, generation: before.generation + 1, keyHash, rotatedAt: at };
  const type = 'integration.key-rotated';
  const decision = decide<Integration>(before, next, { type, by: actor.id, at, facts: { oldKeyHours } });
  const claims = [keyClaim(keyHash, before.id), endingKey(before.keyHash, before.id, at, oldKeyHours)];
  return { ...decision, claims };
}

/** Asks for a test alert; a reaction puts it where its signals come in. @throws {Refusal} `illegal-transition` for a gate */
export function testIntegration(
  before: Integration,
  state: 'firing' | 'cleared',
  actor: Actor,
  at: string,
): Decision<Integration> {
  if (before.type === 'gate')
    throw new Refusal('illegal-transition', 'It asks the gate of changes, and sends no signals.');
  const type = state === 'firing' ? 'integration.tested' : 'integration.test-ended';
  return decide(before, before, { type, by: actor.id, at });
}
