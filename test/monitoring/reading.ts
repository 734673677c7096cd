import { expect } from 'vitest';
import { readMessage } from '../../functions/monitoring/intake.ts';
import type { Integration } from '../../functions/monitoring/integration.ts';

export const now = '2026-11-23T11:00:00.000Z';

export const integration = (type: Integration['type'], more: Partial<Integration> = {}): Integration => ({
  id: 'INT-1001',
  kind: 'integration',
  title: 'Tool',
  name: 'Tool',
  version: 1,
  state: 'enabled',
  type,
  severities: {},
  signed: false,
  topics: [],
  limit: 300,
  generation: 1,
  keyHash: 'x',
  openedAt: now,
  ...more,
});

/** What becomes of an event of AWS. */
export const aws = (event: object) => readMessage(JSON.stringify(event), now);
/** What becomes of a message that came through an endpoint. */
export const through = (
  type: Integration['type'],
  body: unknown,
  more: Partial<Integration> = {},
  envelope = {},
) => {
  const message = { door: type, from: 'INT-1001', receivedAt: now, body: JSON.stringify(body), ...envelope };
  return readMessage(JSON.stringify(message), now, new Map([['INT-1001', integration(type, more)]]));
};
/** The one signal that was read, and nothing else. */
export const one = ({ signals, unreadable }: ReturnType<typeof readMessage>) => {
  expect(unreadable).toEqual([]);
  expect(signals).toHaveLength(1);
  return signals[0]?.signal;
};
