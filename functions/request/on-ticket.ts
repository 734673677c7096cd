import { findIncident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { stored, submissions } from './stored.ts';
import { became } from './submission.ts';

const by = system('on-ticket');

/** A ticket was opened of what a web form brought: the submission says which, so that its sender can follow it. */
export const handler = reaction(async ({ id, next }, now) => {
  const ticket = id.startsWith('REQ-') ? await stored.find(id) : await findIncident(id);
  const asked = ticket && (ticket as { asked?: { key: string; by: string } }).asked;
  if (asked?.by !== 'form') return;
  const submission = await submissions.find(asked.key);
  const decision = submission && became(submission, id, by, now);
  if (decision) await submissions.save(decision, { depth: next });
});
