import { findService } from '../configuration/read.ts';
import type { Operation } from '../kernel/contract.ts';
import { stepsFrom } from '../kernel/lifecycle.ts';
import { invalid } from '../kernel/refusal.ts';
import { unknownTeams } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { eventRows } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { integrationContract } from './contract/integrations.ts';
import {
  addIntegration,
  changeIntegration,
  type Integration,
  integrationLifecycle,
  rotateKey,
  switchIntegration,
  testIntegration,
} from './integration.ts';
import { keyBehind, newKey, signingSecrets } from './integration-keys.ts';
import { integrations } from './keep.ts';
import { hashOfKey } from './key-holder.ts';
import { lastCounted } from './window.ts';

const steps = ({ state }: Integration) => ({ steps: stepsFrom(integrationLifecycle, state) });

/** How people see it: the hash of its key is for finding it only. */
const shown = ({ keyHash: _, ...integration }: Integration, lastSignalAt?: string) => ({
  ...publicly(integration),
  ...(lastSignalAt && { lastSignalAt }),
  steps: stepsFrom(integrationLifecycle, integration.state),
});

/** A command's answer hides the hash as well: it is undefined there. */
const hidden = (integration: Integration) => ({ ...steps(integration), keyHash: undefined });

/** @throws {Refusal} `validation` for a service or a team that is not there */
export async function demandKnown(service?: string | null, team?: string | null): Promise<void> {
  if (service && (await findService(service))?.state !== 'active')
    throw invalid('/service', `there is no service ${service}`);
  if (team && (await unknownTeams([team])).length) throw invalid('/team', `there is no team ${team}`);
}

async function switched(call: Call<Operation>, step: 'enable' | 'disable') {
  const decision = switchIntegration(await integrations.get(call.id), step, call.actor, call.at);
  return commit(call, integrations, decision, hidden);
}

const pathOf = ({ type }: Integration, key: string) =>
  type === 'gate' ? '/v1/gates' : type === 'pagerduty' ? '/v2/enqueue' : `/v1/intake/${type}/${key}`;

/** Integrations and their keys. */
export const serveIntegrations: Handlers<typeof integrationContract> = {
  listIntegrations: async (call) => {
    const { limit } = call.query;
    const page = await collectionPage(integrations, limit, await placeOf(call));
    const seen = page.items.map(async (each) => shown(each, await lastCounted(`intake#${each.id}`)));
    return pageOf(call, await Promise.all(seen), page.after);
  },
  getIntegration: async (call) => {
    const integration = await integrations.get(call.id);
    const body = shown(integration, await lastCounted(`intake#${integration.id}`));
    return { status: 200, body, version: integration.version };
  },
  readIntegrationTimeline: async (call) => {
    const { id } = await integrations.get(call.id);
    const place = await placeOf(call);
    const { rows, after } = await eventRows('monitoring', `integration#${id}`, call.query.limit, place);
    return pageOf(call, rows.map(toEntry).map(withoutHash), after);
  },
  readIntegrationKeys: async (call) => {
    const integration = await integrations.get(call.id);
    const { id, generation, keyHash, type } = integration;
    const key = await keyBehind(id, generation, keyHash);
    const [signingSecret] = type === 'grafana' ? await signingSecrets(integration, call.at) : [];
    const body = {
      generation,
      ...(key && { key, path: pathOf(integration, key) }),
      ...(signingSecret && { signingSecret }),
    };
    return { status: 200, body };
  },
  addIntegration: async (call) => {
    await demandKnown(call.ask.service, call.ask.team);
    const id = await nextNumber('monitoring', 'INT');
    const hash = hashOfKey(await newKey(id, 1));
    return commit(call, integrations, addIntegration(call.ask, id, hash, call.actor, call.at), hidden);
  },
  changeIntegration: async (call) => {
    await demandKnown(call.ask.service, call.ask.team);
    const before = await integrations.get(call.id);
    return commit(call, integrations, changeIntegration(before, call.ask, call.actor, call.at), hidden);
  },
  rotateIntegrationKey: async (call) => {
    const before = await integrations.get(call.id);
    const hash = hashOfKey(await newKey(before.id, before.generation + 1));
    const decision = rotateKey(before, hash, call.ask.oldKeyHours, call.actor, call.at);
    return commit(call, integrations, decision, hidden);
  },
  enableIntegration: (call) => switched(call, 'enable'),
  disableIntegration: (call) => switched(call, 'disable'),
  testIntegration: async (call) => {
    const before = await integrations.get(call.id);
    return commit(call, integrations, testIntegration(before, call.ask.state, call.actor, call.at), hidden);
  },
};

/** A timeline shows that a key was changed, not its hash. */
export function withoutHash<E extends { changed: Record<string, unknown> }>(entry: E): E {
  const { keyHash: _, ...changed } = entry.changed;
  return { ...entry, changed };
}
