import { expect, test } from 'vitest';
import { type Change, deed } from '../../functions/change/change.ts';
import { changes } from '../../functions/change/keep.ts';
import { linksAt } from '../../functions/change/read.ts';
import { noRisk } from '../../functions/change/risk.ts';
import type { Actor } from '../../functions/kernel/actor.ts';
import { decide } from '../../functions/kernel/decision.ts';
import { changeLink } from '../../functions/record/link.ts';
import { linksOf } from '../../functions/runtime/links.ts';
import { mirrorLinks } from '../../functions/runtime/mirroring.ts';
import { dice } from '../journeys/dice.ts';
import { openPractice } from '../on-call/practice.ts';

const rosa: Actor = { id: 'rosa', kind: 'person', roles: ['manager'], teams: [], name: 'Rosa' };
const at = '2026-03-02T09:00:00.000Z';
const turn = () => new Promise(setImmediate);

async function draft(id: string): Promise<void> {
  const change = {
    id,
    kind: 'change',
    title: 'Replace it',
    type: 'normal',
    state: 'draft',
    team: 'platform',
    requester: 'rosa',
    cis: [],
    services: [],
    plans: {},
    answers: {},
    risk: noRisk,
    round: 0,
    openedAt: at,
  } satisfies Omit<Change, 'version' | 'chain'>;
  await changes.save(decide<Change>(undefined, change, deed('opened', rosa, at)));
}

/** A link is made, taken away and made again while its events are handed over in any order; what do both ends say then? */
async function ends(seed: number): Promise<string[][]> {
  const roll = dice(seed);
  const practice = openPractice(async (_name, call) => {
    for (let turns = Math.floor(roll() * 4); turns > 0; turns--) await turn();
    return call();
  });
  try {
    for (const id of ['CHG-1', 'CHG-2']) await draft(id);
    const mirrored: Promise<unknown>[] = [];
    for (const holder of ['linked', 'removed', 'linked', 'removed'] as const) {
      const link = { type: 'relates-to' as const, target: 'CHG-2' };
      const { version } = await changes.save(changeLink(await changes.get('CHG-1'), link, holder, rosa, at));
      const heard = { id: 'CHG-1', version, at, by: 'rosa', changed: {}, depth: 0, type: '', next: 1 };
      mirrored.push(mirrorLinks(heard, linksAt, 'CHG-', changes, rosa));
      for (let turns = Math.floor(roll() * 12); turns > 0; turns--) await turn();
    }
    await Promise.all(mirrored);
    const shown = async (id: string) =>
      (await linksOf('change', 'change', id, 10)).links.map(({ target }) => target);
    return [await shown('CHG-1'), await shown('CHG-2')];
  } finally {
    practice.close();
  }
}

test('whatever the order in which a link’s events are heard, both ends say the same in the end', async () => {
  for (let seed = 1; seed <= 60; seed++) expect([seed, ...(await ends(seed))]).toEqual([seed, [], []]);
});
