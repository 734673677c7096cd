import { changeFixes, linksAt as changeLinksAt, findChange } from '../change/read.ts';
import { linksAt as incidentLinksAt } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { articleLinksAt } from '../knowledge/read.ts';
import { mirrorLinks } from '../runtime/mirroring.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { fixesOver } from './fixes.ts';
import { problems } from './keep.ts';
import { allLinked } from './linked.ts';
import { changeIncidents } from './linking.ts';

const by = system('on-linked');

const doors = { INC: incidentLinksAt, CHG: changeLinksAt, KB: articleLinksAt } as const;
const doorOf = (id: string) => doors[id.slice(0, id.indexOf('-')) as keyof typeof doors];

/** Links that another record shows to problems are shown by those, too; says which. */
async function mirror(heard: Heard): Promise<string[]> {
  const door = doorOf(heard.id);
  const links = door ? await mirrorLinks(heard, door, 'PRB-', problems, by) : [];
  return links.map(({ target }) => target);
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
  const concerned = over ? await changeFixes(id) : await mirror(heard);
  if (id.startsWith('CHG-')) for (const problem of concerned) await tellFixes(problem, now, next);
});
