import { activeServices, cisOf, serviceOfAlarm } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { alarmsOf } from '../monitoring/read.ts';
import { reaction } from '../runtime/reaction.ts';
import { changeWindows } from './calendar-keep.ts';
import { type ChangeWindow, planMutes } from './change-window.ts';
import { type BoundAlarm, muteRules } from './mute-rules.ts';

const by = system('on-window');

/** Whether an alarm measures one of these items, by the values of its dimensions. */
const measures = ({ where }: BoundAlarm, names: ReadonlySet<string>) =>
  where.some((value) => names.has(value));

/**
 * Names of the alarms that are bound to what is changed: those that the desk has filed under its services, those that a rule maps
 * to them, and those that measure its items.
 */
async function alarmsBoundTo({ services, cis }: ChangeWindow, all: readonly BoundAlarm[]): Promise<string[]> {
  const items = await cisOf(cis);
  const names = new Set(
    items
      .flatMap(({ arn, resourceId, name }) => [arn, arn?.split(/[:/]/).pop(), resourceId, name])
      .filter((one) => one !== undefined),
  );
  const filed = new Set((await Promise.all(services.map(alarmsOf))).flat());
  const known = new Set((await activeServices()).map(({ id }) => id));
  const wanted = new Set(services.filter((id) => known.has(id)));
  const bound: string[] = [];
  for (const alarm of all) {
    const [, , , region, account] = alarm.arn.split(':');
    const mapped = wanted.size ? await serviceOfAlarm({ alarmName: alarm.name, account, region }) : undefined;
    const byRule = mapped?.because === 'rule' && wanted.has(mapped.service.id);
    if (filed.has(alarm.arn) || byRule || measures(alarm, names)) bound.push(alarm.name);
  }
  return bound;
}

/**
 * The work on a change began or ended. First it is written down which alarms are to be muted, then they are; what ended in the
 * meantime is unmuted again, so that none stays mute whatever comes first or fails halfway.
 */
export const handler = reaction(async ({ id, next: depth }, now) => {
  const window = await changeWindows.find(id);
  if (!window) return;
  const rules = muteRules();
  const { mutes, state } = window;
  if (state === 'open' && !mutes) {
    const alarms = await alarmsBoundTo(window, await rules.alarms());
    const decision = planMutes(window, alarms, process.env.MUTE_PREFIX ?? '', by, now);
    if (decision.after.mutes?.length) await changeWindows.save(decision, { depth });
    return;
  }
  if (state === 'open') for (const mute of mutes ?? []) await rules.put(mute, window, now);
  const after = state === 'open' ? await changeWindows.find(id) : window;
  if (after?.state !== 'open') for (const mute of mutes ?? []) await rules.remove(mute);
});
