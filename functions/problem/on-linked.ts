import { changeFixes, linkAt as changeLinkAt, findChange } from '../change/read.ts';
import { linkAt as incidentLinkAt } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { articleLinkAt } from '../knowledge/read.ts';
import { changeLink, linkTypes } from '../record/link.ts';
import { isClaim } from '../runtime/call.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { fixesOver } from './fixes.ts';
import { problems } from './keep.ts';
import { allLinked } from './linked.ts';
import { changeIncidents } from './linking.ts';

const by = system('on-linked');

const doors = { INC: incidentLinkAt, CHG: changeLinkAt, KB: articleLinkAt } as const;
const doorOf = (id: string) => doors[id.slice(0, id.indexOf('-')) as keyof typeof doors];

/** A link that another record shows to a problem is shown by the problem, too, as it stands at this moment. */
async function mirror({ id, version, at, next }: Heard): Promise<string | undefined> {
  const link = await doorOf(id)?.(id, version);
  if (!link?.target.startsWith('PRB-')) return undefined;
  const problem = await problems.find(link.target);
  if (!problem) return undefined;
  const inverse = { type: linkTypes[link.type], target: id };
  const decision = changeLink(problem, inverse, link.stands ? 'linked' : 'removed', by, at);
  await problems.save(decision, { depth: next }).catch((error: unknown) => {
    if (!isClaim(error)) throw error;
  });
  return problem.id;
}

/** Whoever coordinates a problem is told when all its fixes are over. */
async function tellFixes(id: string, now: string, depth: number): Promise<void> {
  const problem = await problems.find(id);
  const fixes = await Promise.all((await allLinked(id, 'fixed-by', 'CHG')).map(findChange));
  const there = fixes.filter((change) => change !== undefined);
  const decision = problem && fixesOver(problem, there, by, now);
  if (decision) await problems.save(decision, { depth });
}

/** What a duplicate causes is caused by the problem that goes on in its place. */
async function handOver(id: string, now: string, depth: number): Promise<void> {
  const duplicate = await problems.find(id);
  const original = duplicate?.resolution?.duplicateOf;
  if (!original) return;
  const [mine, theirs] = await Promise.all([
    allLinked(id, 'causes', 'INC'),
    allLinked(original, 'causes', 'INC'),
  ]);
  const missing = mine.filter((incident) => !theirs.includes(incident));
  for (let from = 0; from < missing.length; from += 40) {
    const part = missing.slice(from, from + 40);
    const decision = changeIncidents(await problems.get(original), part, 'linked', by, now);
    if (decision) await problems.save(decision, { depth });
  }
}

/** Links have two sides, the end of a problem’s fixes is news for it, and a duplicate leaves its incidents behind. */
export const handler = reaction(async (heard, now) => {
  const { id, type, next } = heard;
  if (type === 'problem.marked-duplicate') return handOver(id, now, next);
  if (id.startsWith('PRB-')) return tellFixes(id, now, next);
  const over = type === 'change.closed' || type === 'change.canceled';
  const linked = over ? undefined : await mirror(heard);
  const concerned = over ? await changeFixes(id) : linked ? [linked] : [];
  if (id.startsWith('CHG-')) for (const problem of concerned) await tellFixes(problem, now, next);
});
