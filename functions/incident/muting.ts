import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { type Incident, incidentWords } from './incident.ts';

const said = (type: string, by: Actor, at: string, window: string) => ({
  type,
  by: by.id,
  at,
  freeText: incidentWords,
  facts: { window },
});

/**
 * Everything that goes on of it is in maintenance: paging stops. Its next run waits, so that whatever of the present one is
 * still on its way finds itself outdated.
 */
export function mute(before: Incident, window: string, by: Actor, at: string): Decision<Incident> {
  const paging = before.state === 'open' ? { run: before.run + 1, escalation: 'stopped' as const } : {};
  const next = { ...before, ...paging, muted: { since: at, window } };
  return decide<Incident>(before, next, said('incident.muted', by, at, window));
}

/** The window is over, or something outside of it joined: who is still needed is paged anew. */
export function unmute(before: Incident, by: Actor, at: string): Decision<Incident> {
  const { muted, escalation, ...rest } = before;
  const kept = escalation && before.state !== 'open' ? { escalation } : {};
  return decide<Incident>(
    before,
    { ...rest, ...kept },
    said('incident.unmuted', by, at, muted?.window ?? ''),
  );
}
