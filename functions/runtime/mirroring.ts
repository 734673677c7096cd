import type { Actor } from '../kernel/actor.ts';
import type { Versioned } from '../kernel/decision.ts';
import { changeLink, type LinkType, linkTypes } from '../record/link.ts';
import { isClaim } from './call.ts';
import { retryingRaces } from './races.ts';
import type { Heard } from './reaction.ts';
import type { Records } from './records.ts';
import { someAtOnce } from './some-at-once.ts';

type Standing = { readonly type: LinkType; readonly target: string; readonly stands: boolean };
type Read = (id: string, version: number) => Promise<readonly Standing[]>;

const width = 8;
const named = ({ type, target }: Standing) => `${type} ${target}`;

/**
 * Lets the records at the other end show the links that an event is about, as they stand at this moment. Two events of one
 * link may be handed to us at once and in any order: each reads again once it has written, and writes again what has changed
 * meanwhile, so that whoever writes last has seen the last word.
 *
 * @param letters which records at the other end are meant, e.g. `INC-`
 * @param kept where those records are kept; one that is not there is passed over
 * @returns the links to such records, as they were read last
 */
export async function mirrorLinks<T extends Versioned>(
  { id, version, at, next }: Heard,
  read: Read,
  letters: string,
  kept: Pick<Records<T>, 'find' | 'save'>,
  by: Actor,
): Promise<Standing[]> {
  const concerned = async () => (await read(id, version)).filter(({ target }) => target.startsWith(letters));
  const show = ({ type, target, stands }: Standing) =>
    retryingRaces(async () => {
      const record = await kept.find(target);
      if (!record) return;
      const inverse = { type: linkTypes[type], target: id };
      const decision = changeLink(record, inverse, stands ? 'linked' : 'removed', by, at);
      await kept.save(decision, { depth: next }).catch((error: unknown) => {
        if (!isClaim(error)) throw error;
      });
    }, ['stale-version']);

  const shown = new Map<string, boolean>();
  for (;;) {
    const links = await concerned();
    const differing = links.filter((link) => shown.get(named(link)) !== link.stands);
    if (!differing.length) return links;
    await someAtOnce(differing, width, show);
    for (const link of differing) shown.set(named(link), link.stands);
  }
}
