import { findIncident, lastTouch } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { onClock, type Struck } from '../runtime/on-clock.ts';
import { applyingPolicy } from './applying-policy.ts';
import { begin, stop, wait } from './course.ts';
import { type Escalation, outcomeOf } from './escalation.ts';
import { escalations, schedules } from './keep.ts';
import { lapse, remind, settle, touched } from './lapse.ts';
import { strikeShift } from './shift-change.ts';
import { urgencyAt } from './urgency.ts';

const by = system('on-clock');

/** Support hours have begun: what waited for them pages, if nobody has taken it. */
async function raise(before: Escalation, { now, depth }: Struck): Promise<void> {
  const incident = await findIncident(before.incident);
  const gone = { outcome: 'gone', by: by.id, at: now };
  const outcome = incident ? outcomeOf(incident, before.run, now) : gone;
  if (!incident || outcome) {
    await escalations.save(stop(before, outcome ?? gone, by, now), { depth });
    return;
  }
  const policy = await applyingPolicy(incident);
  const seen = urgencyAt(incident.priority, policy, now);
  const decision =
    seen.urgency === 'high' ? begin(before, policy, by, now) : wait(before, seen.until, by, now);
  await escalations.save(decision, { depth });
}

const minute = 60_000;

/** Whoever took it has had their time, or nearly: unless it was touched since, they are reminded, or it lapses. */
async function unattended(before: Escalation, { due, now, depth }: Struck, name: 'remind' | 'lapse') {
  const { ackTimeout = 0, stoppedAt = due, run, clocks } = before;
  const incident = await findIncident(before.incident);
  if (incident?.state !== 'acknowledged' || incident.run !== run || !ackTimeout)
    return escalations.save(settle(before, by, now), { depth });
  const last = (await lastTouch(incident.id)) ?? stoppedAt;
  const lapses = Date.parse(last) + ackTimeout * minute;
  if (lapses > Date.parse(clocks?.lapse ?? due))
    return escalations.save(touched(before, last, by, now), { depth });
  return escalations.save(name === 'remind' ? remind(before, by, due) : lapse(before, by, due), { depth });
}

export const handler = onClock({
  schedule: {
    keep: schedules,
    strikes: { shift: (before, { due, depth }) => schedules.save(strikeShift(before, due, by), { depth }) },
  },
  escalation: {
    keep: escalations,
    strikes: {
      begin: raise,
      remind: (before, struck) => unattended(before, struck, 'remind'),
      lapse: (before, struck) => unattended(before, struck, 'lapse'),
    },
  },
});
