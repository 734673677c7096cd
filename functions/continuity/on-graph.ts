import { system } from '../kernel/actor.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { protections } from './keep.ts';
import { refreshService, withDependents } from './refreshing.ts';

const by = system('on-graph');

/** The services that need any of these items now. */
const servicesOver = async (items: readonly string[]): Promise<string[]> =>
  (await protections.all(items)).flatMap(({ needs }) => Object.keys(needs));

/** Which services what was heard concerns. */
async function concerned({ type, id, changed }: Heard): Promise<string[]> {
  const noun = type.slice(0, type.lastIndexOf('.'));
  if (noun === 'impact-analysis' || noun === 'service') return withDependents([id]);
  if (noun === 'protection') return servicesOver([id]);
  if (noun === 'relation') {
    const [from = '', , to = ''] = id.split('.');
    return servicesOver([from, to]);
  }
  const { from, to } = (changed.service ?? {}) as { from?: unknown; to?: unknown };
  const named = [from, to].filter((one): one is string => typeof one === 'string');
  return [...(await servicesOver([id])), ...(await withDependents(named))];
}

/** What needs what has changed, or what is needed: each service that it concerns is walked anew. */
export const handler = reaction(async (heard, now) => {
  for (const service of new Set(await concerned(heard))) await refreshService(service, by, now, heard.next);
});
