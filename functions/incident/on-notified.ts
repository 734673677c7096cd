import { system } from '../kernel/actor.ts';
import { findNotification } from '../notification/read.ts';
import { isClaim } from '../runtime/call.ts';
import { onceFor, reaction } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';
import { notePage } from './paging.ts';

const by = system('on-notified');

/** Somebody was paged, or could not be: it stands on the incident's timeline, once. */
export const handler = reaction(async (heard, now) => {
  const sent = await findNotification(heard.id);
  const incident = sent?.incident && (await incidents.find(sent.incident));
  if (!sent || !incident) return;
  const { id, person, channel, level, error } = sent;
  const attempt = {
    id,
    person,
    channel,
    level,
    outcome: heard.type === 'notification.delivered' ? 'delivered' : 'failed',
    error,
  };
  const claims = [onceFor('on-notified', heard)];
  try {
    await incidents.save(notePage(incident, attempt, by, now), { depth: heard.next, claims });
  } catch (error) {
    if (!isClaim(error)) throw error;
  }
});
