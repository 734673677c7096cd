import { expect, test } from 'vitest';
import { demandRecentSignIn } from '../../functions/kernel/recent-sign-in.ts';

const at = '2026-11-23T11:00:00.000Z';
const ago = (seconds: number) => new Date(Date.parse(at) - seconds * 1000).toISOString();

test.each([
  ['now', ago(0), true],
  ['a clock that is ahead', ago(-30), true],
  ['fifteen minutes', ago(900), true],
  ['a second more', ago(901), false],
  ['a token that does not say', undefined, false],
])('%s', (_, signedInAt, enough) => {
  const demand = () => demandRecentSignIn({ ...(signedInAt && { signedInAt }) }, 'approve it', at);
  if (enough) expect(demand).not.toThrow();
  else expect(demand).toThrow(/Sign in again to approve it/);
});
