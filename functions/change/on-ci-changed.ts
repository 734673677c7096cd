import { cisOf, defaultService, edges, findCi, findService } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { reaction } from '../runtime/reaction.ts';
import { detections } from './calendar-keep.ts';
import { riskOf } from './judging.ts';
import { changes } from './keep.ts';
import { changesAbout } from './read.ts';
import { allows, differencesOf, openUnauthorized } from './unauthorized.ts';

const by = system('on-ci-changed');
const hour = 3_600_000;
const mostNear = 50;
const stackType = 'AWS::CloudFormation::Stack';

/** The CloudFormation stacks that an item belongs to: a change to one of them allows what becomes of its parts. */
async function stacksOf(ci: string): Promise<string[]> {
  const near = await Promise.all([edges(ci, 'to', mostNear), edges(ci, 'from', mostNear)]);
  const ids = near.flatMap(({ items }) => items.flatMap(({ from, to }) => [from, to]));
  const found = await cisOf([...new Set(ids)].filter((id) => id !== ci));
  return found.filter(({ resourceType }) => resourceType === stackType).map(({ id }) => id);
}

/**
 * An item is different from what it was, and AWS Config says so. Unless an approved change to it, to its stack or to its service
 * allows that, an emergency change is opened, for people to say that it was right or to set it back.
 */
export const handler = reaction(async ({ id, changed, next: depth }, now) => {
  const detection = await detections.find('detection');
  const ci = detection?.state === 'on' ? await findCi(id) : undefined;
  if (!detection || ci?.latest?.source !== 'config') return;
  if (detection.classes.length && !detection.classes.includes(ci.class)) return;
  const differences = differencesOf(changed);
  if (!differences.length) return;
  const at = new Date(Math.min(Date.parse(ci.latest.at), Date.parse(now))).toISOString();
  const from = new Date(Date.parse(at) - hour).toISOString();
  const to = new Date(Date.parse(at) + 1).toISOString();
  const items = [id, ...(await stacksOf(id))];
  const about = await Promise.all([
    ...items.map((item) => changesAbout('ci', item, from, to)),
    ...(ci.service ? [changesAbout('service', ci.service, from, to)] : []),
  ]);
  if (about.flat().some((change) => allows(change, at))) return;
  const service = ci.service ? await findService(ci.service) : undefined;
  const team = service?.team ?? detection.team ?? (await defaultService()).team;
  const services = ci.service ? [ci.service] : [];
  const risk = await riskOf({ type: 'emergency', team, cis: [id], services, answers: {}, plans: {} });
  const number = await nextNumber('change', 'CHG');
  const found = { ci: id, source: 'AWS Config', seenAt: at, differences };
  const where = { name: ci.name, service: ci.service, team };
  const decision = openUnauthorized(found, where, detection.ignoreHours, risk, number, by, now);
  try {
    await changes.save(decision, { depth });
  } catch (error) {
    // There is one for it already, and it is let be for a while.
    if (!(error instanceof Refusal) || error.reason !== 'claim-taken') throw error;
  }
});
