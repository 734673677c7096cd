import { reaction } from '../runtime/reaction.ts';
import type { Envelope } from './envelope.ts';
import { integrations, quarantinedSignals } from './keep.ts';
import { queues } from './outside.ts';

const send = (message: string | Envelope) =>
  queues().send(
    process.env.SIGNALS_QUEUE ?? '',
    typeof message === 'string' ? message : JSON.stringify(message),
  );

/**
 * What somebody asked for that has to go through the intake: a signal released from quarantine as it came, a test alert, the
 * end of what a monitor that is paused had raised. Should one go twice, it is still one signal.
 */
export const handler = reaction(async ({ id, type, at }) => {
  if (type === 'signal.released') {
    const { raw } = await quarantinedSignals.get(id);
    await send(raw);
  }
  if (type === 'integration.tested' || type === 'integration.test-ended') {
    const { type: door } = await integrations.get(id);
    const test = type === 'integration.tested' ? 'firing' : 'cleared';
    if (door !== 'gate') await send({ door, from: id, receivedAt: at, body: '{}', test });
  }
  if (type === 'heartbeat.paused') await send({ door: 'heartbeat', from: id, receivedAt: at, body: '{}' });
});
