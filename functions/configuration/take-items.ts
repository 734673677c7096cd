import { system } from '../kernel/actor.ts';
import type { Claim } from '../kernel/decision.ts';
import { isClaim } from '../runtime/call.ts';
import { take } from '../runtime/claims.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import { atOnce } from './at-once.ts';
import type { Ci } from './ci.ts';
import { type ClassTree, rootClass, rulesOf } from './ci-class.ts';
import { baseTree } from './ci-class-tree.ts';
import { holdersOf } from './find-cis.ts';
import { type Hearing, hear, isEnded, stackTags } from './hearing.ts';
import { identityKeys, identityRow } from './identity.ts';
import { cis, relations } from './keep.ts';
import type { Observation } from './observation.ts';
import { type Related, readRelated, relatedClaim, relatedRow, relateTo } from './related.ts';
import { edgeOf, hearRelation, relationId } from './relation.ts';
import { regionOf, relationshipOf, stackType } from './relationship.ts';
import { reserve } from './reserve.ts';

const practice = 'configuration';
const by = system('on-config-item');
const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);
const rootRules = rulesOf(baseTree, rootClass);

/** What Config says that the resource relates to, its stack among it, as ids of relations. */
async function edgesOf(id: string, { identity, near, tags }: Observation, now: string): Promise<string[]> {
  const { account, region } = identity;
  const stackId = tags[stackTags.id];
  const stack = stackId ? [{ resourceType: stackType, resourceId: stackId, name: '' }] : [];
  const others = [...near, ...stack].map((other) => {
    const { resourceType, resourceId } = other;
    const place = { account, region: regionOf(other, region), resourceType, resourceId };
    return { other, key: identityKeys(rootRules, place)[0] ?? '' };
  });
  const ids = await reserve(others.map(({ key }) => key).filter(Boolean), now);
  const edges = others.flatMap(({ other, key }) => {
    const far = ids.get(key);
    if (!far || far === id) return [];
    const { type, forth } = relationshipOf(identity, other, other.name);
    return [relationId(forth ? { from: id, type, to: far } : { from: far, type, to: id })];
  });
  return [...new Set(edges)];
}

/** The relations of an item that have to be looked at: each hears what the item says of it, and then they are done with. */
async function relate(ci: string, now: string): Promise<void> {
  const related = readRelated(await readRow(practice, relatedRow(ci).pk, relatedRow(ci).sk));
  if (!related?.open.length) return;
  const has = new Set(related.list);
  await atOnce(related.open, (id) =>
    retryingRaces(async () => {
      const said = { yes: has.has(id), order: related.order };
      const before = await relations.find(id);
      const decision = hearRelation(before, edgeOf(`#${id}`), `config:${ci}`, said, by, now);
      if (decision) await relations.save(decision);
    }),
  );
  try {
    await take(practice, relatedClaim(ci, { ...related, open: [] }, related), seconds(now));
  } catch (error) {
    // Somebody heard something newer of it meanwhile, and goes on from there.
    if (!isClaim(error)) throw error;
  }
}

/** What the item's relations are to be after this, as a row of the same transaction; nothing when they stay as they are. */
async function relatedAfter(after: Ci, observation: Observation, now: string): Promise<Claim[]> {
  const { full, ended } = after.observed ?? {};
  const { order, status } = observation;
  const row = relatedRow(after.id);
  const before: Related | undefined = readRelated(await readRow(practice, row.pk, row.sk));
  const ends = after.observed !== undefined && isEnded(after.observed);
  if (order !== (ends ? ended : full)) return [];
  const list = status === 'there' && !ends ? await edgesOf(after.id, observation, now) : [];
  if (!before && !list.length) return [];
  return [relatedClaim(after.id, relateTo(before, list, order, String(after.version)), before)];
}

/** Who it is: the first of its identities that somebody has, or the next number. */
async function identify(keys: readonly string[], holders: ReadonlyMap<string, string>): Promise<string> {
  const holder = keys.map((key) => holders.get(key)).find(Boolean);
  return holder ?? (await nextNumber(practice, 'CI'));
}

async function takeOne(observation: Observation, tree: ClassTree, now: string): Promise<void> {
  const { resourceType } = observation.identity;
  const described = tree.has(resourceType) ? resourceType : 'aws-resource';
  const keys = identityKeys(rulesOf(tree, described), observation.identity);
  const holders = await holdersOf(keys);
  const id = await identify(keys, holders);
  const before = await cis.find(id);
  // Somebody may have put it into a class of their own, or into one above the one that it is.
  const wider = !before || rulesOf(tree, described).lineage.includes(before.class);
  const kindOf = wider ? described : before.class;
  const hearing: Hearing = { observation, id, class: kindOf, rules: rulesOf(tree, kindOf) };
  const decision = hear(before, hearing, by, now);
  if (decision) {
    const mine = keys.filter((key) => !holders.has(key)).map((key) => identityRow(key, id, undefined));
    const related = await relatedAfter(decision.after, observation, now);
    await cis.save({ ...decision, claims: [...mine, ...related] });
  }
  await relate(id, now);
}

/** Takes in what Config says of one resource, the oldest first; the same order twice is the same item. */
export async function takeItems(all: readonly Observation[], tree: ClassTree, now: string): Promise<void> {
  const once = new Map(all.map((one) => [`${one.order} ${one.status}`, one]));
  for (const one of [...once.values()].sort((a, b) => a.order - b.order))
    await retryingRaces(() => takeOne(one, tree, now));
}
