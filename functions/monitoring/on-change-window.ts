import { findChangeWindow } from '../change/read.ts';
import { cisOf } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { reaction } from '../runtime/reaction.ts';
import { silenceFor, silenceKey } from './change-silence.ts';
import { maintenanceWindows } from './keep.ts';
import { endWindow } from './maintenance-window.ts';

const by = system('on-change-window');

/** The work on a change begins or ends: alerts of what it is done to fall silent, or speak again. */
export const handler = reaction(async ({ id, next: depth }, now) => {
  const window = await findChangeWindow(id);
  if (!window) return;
  const { pk, sk } = silenceKey(id);
  const row = await readRow('monitoring', pk, sk);
  const before = row && (await maintenanceWindows.find(String(row.window)));
  if (before) {
    if (window.state !== 'open' && before.state !== 'ended')
      await maintenanceWindows.save(endWindow(before, by, now), { depth });
    return;
  }
  if (window.state !== 'open') return;
  const items = await cisOf(window.cis);
  const names = items.flatMap(({ arn, resourceId, name }) => [arn, resourceId, name]);
  const { title, to, services } = window;
  const resources = [...new Set(names.filter((one) => one !== undefined))];
  const number = await nextNumber('monitoring', 'MW');
  const decision = silenceFor({ change: id, title, to, services, resources }, number, by, now);
  if (decision) await maintenanceWindows.save(decision, { depth });
});
