import type { Actor } from '../kernel/actor.ts';
import { say } from '../record/comment.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, show } from '../runtime/call.ts';
import { acknowledge, assign } from './assignment.ts';
import type { lifeContract } from './contract/life.ts';
import { fieldsAt } from './forms.ts';
import type { Incident } from './incident.ts';
import { incidents } from './keep.ts';
import { known } from './known.ts';
import { close, reopen, resolve } from './resolution.ts';
import { command, steps, visible } from './visible.ts';

const mine = (incident: Incident, actor: Actor) =>
  incident.state === 'acknowledged' && incident.acknowledgedBy === actor.id;

/** What people do to an incident, and say about it. */
export const serveLife: Handlers<typeof lifeContract> = {
  acknowledgeIncident: async (call) => {
    const incident = await visible(call);
    if (mine(incident, call.actor)) return show(call, incident, steps(incident));
    return commit(call, incidents, acknowledge(incident, call.actor, call.at), steps);
  },
  assignIncident: async (call) => {
    await known(call.ask);
    return command(call, (before) => assign(before, call.ask, call.actor, call.at));
  },
  resolveIncident: (call) =>
    command(call, async (before) => {
      const fields = await fieldsAt(before, 'resolve', call.ask.fields, call.actor);
      return resolve(before, call.ask.resolution, call.actor, call.at, { fields });
    }),
  reopenIncident: (call) => command(call, (before) => reopen(before, call.ask.reason, call.actor, call.at)),
  closeIncident: (call) =>
    command(call, async (before) => {
      const fields = await fieldsAt(before, 'close', call.ask.fields, call.actor);
      return close(before, call.actor, call.at, fields);
    }),
  commentIncident: (call) =>
    command(call, (before) =>
      say(before, call.ask.text, 'public', 'incident.commented', call.actor, call.at),
    ),
  noteIncident: (call) =>
    command(call, (before) => say(before, call.ask.text, 'internal', 'incident.noted', call.actor, call.at)),
};
