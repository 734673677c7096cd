import * as z from 'zod';
import { ciByArn, cisOf } from '../configuration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { readableLine } from '../kernel/text.ts';
import { sha256 } from '../runtime/chain.ts';
import { filedUnder } from '../runtime/collection.ts';
import { readRow } from '../runtime/dynamo.ts';
import { type Evidence, evidenceKey, readEvidence } from './evidence.ts';
import { protections, quarantine } from './keep.ts';
import { type Item, prove } from './protection.ts';
import { putEvidence, quarantineEvidence } from './quarantined-evidence.ts';
import { takeExperiment } from './taking-experiment.ts';

type About = Extract<Evidence, { about: 'item' }>;
const largest = 300_000;

const pointRow = (arn: string) => ({ pk: `point#${arn}`, sk: 'claim' });

/** The item of which something is said: by its own ARN, or by that of a recovery point of it. */
async function itemOf(arns: readonly string[]): Promise<Item | undefined> {
  for (const arn of arns) {
    const ci = await ciByArn(arn);
    if (ci && ci.state !== 'retired') return ci;
    const row = await readRow('continuity', pointRow(arn).pk, pointRow(arn).sk);
    const [owner] = row ? await cisOf([String(row.holder)]) : [];
    if (owner) return owner;
  }
  return undefined;
}

type Reason = { readonly reason: string; readonly key: string; readonly arn?: string | undefined };

async function setAside(raw: unknown, { reason, key, arn }: Reason, by: Actor, now: string): Promise<void> {
  const id = sha256(key).slice(0, 20);
  const text = JSON.stringify(raw);
  const { 'detail-type': said, time } = (raw ?? {}) as Record<string, unknown>;
  const type = readableLine(String(said ?? 'Evidence')).slice(0, 80) || 'Evidence';
  const decision = quarantineEvidence(
    await quarantine.find(id),
    {
      ...{ id, reason, arn, raw: text.length <= largest ? text : 'null' },
      title: arn ? `${type} of ${arn}`.slice(0, 300) : type,
      saidAt: typeof time === 'string' ? time.slice(0, 40) : now,
    },
    by,
    now,
  );
  if (decision) await quarantine.save(decision, { depth: 1 });
}

/** Of what no item is there for, the newest of its sort is enough: one record, however many nights there are. */
const keyOf = (raw: unknown, { arns, proof: { point, restore } }: About): string =>
  JSON.stringify([
    (raw as Record<string, unknown>)['detail-type'],
    arns[0],
    point?.state ?? restore?.state ?? 'failure',
  ]);

/** Tries again what waited for an item with this ARN, or for a recovery point. */
export async function releaseFor(arn: string, by: Actor, now: string, depth: number): Promise<void> {
  for (const one of await filedUnder(quarantine, 'subject', `arn#${arn}`))
    if (one.state === 'waiting') await quarantine.save(putEvidence(one, 'release', by, now), { depth });
}

async function takeProof(about: About, raw: unknown, by: Actor, now: string, depth: number): Promise<void> {
  const { arns, point, proof } = about;
  const item = await itemOf(arns);
  if (!item)
    return setAside(
      raw,
      { reason: `There is no item with the ARN ${arns[0]}`, key: keyOf(raw, about), arn: arns[0] },
      by,
      now,
    );
  const decision = prove(await protections.find(item.id), item, proof, by, now);
  const named = point?.startsWith('arn:') ? pointRow(point) : undefined;
  const taken = named && (await readRow('continuity', named.pk, named.sk));
  const claims = named && !taken ? [{ ...named, values: { holder: item.id }, heldBy: item.id }] : [];
  if (decision) await protections.save(decision, { depth, claims });
  if (point) await releaseFor(point, by, now, depth);
}

function inWords(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'It'}: ${issue?.message}`;
}

/**
 * Takes in what AWS says, however late, often and mixed up it comes. What cannot be read, and what nobody has an item for, is kept for
 * people to see, with the reason.
 */
export async function takeEvidence(raw: unknown, by: Actor, now: string, depth: number): Promise<void> {
  let evidence: Evidence;
  try {
    evidence = readEvidence(raw);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return setAside(raw, { reason: `It cannot be read: ${inWords(error)}`, key: evidenceKey(raw) }, by, now);
  }
  if (evidence.about === 'experiment') await takeExperiment(evidence.experiment, by, now, depth);
  else if (evidence.about === 'item') await takeProof(evidence, raw, by, now, depth);
}
