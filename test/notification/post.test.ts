import { afterEach, expect, test, vi } from 'vitest';
import { post } from '../../functions/notification/post.ts';

const answers: { address: string; family: number }[][] = [];
const asked: string[] = [];
vi.mock('node:dns', () => ({
  lookup: (
    hostname: string,
    _: object,
    callback: (error: null, found: { address: string; family: number }[]) => void,
  ) => {
    asked.push(hostname);
    callback(null, answers.shift() ?? []);
  },
}));
afterEach(() => {
  answers.length = 0;
  asked.length = 0;
});

const inside = { address: '169.254.169.254', family: 4 };
const outside = { address: '93.184.216.34', family: 4 };

test.each([
  ['leads inside', [inside]],
  ['leads inside by one of its addresses', [outside, inside]],
  ['leads inside by IPv6', [{ address: '::ffff:10.0.0.1', family: 6 }]],
])('a name that %s is refused for good, and nothing is sent', async (_, found) => {
  answers.push(found);
  expect(await post('https://rebinding.example/hook', '{}', {})).toEqual({
    error: expect.stringContaining('not a public one'),
    refused: true,
  });
});

test('a name is looked up once for each delivery: the address that was checked is the one that is used', async () => {
  // First public, then inside: a second look-up before connecting would be led there.
  answers.push([inside], [outside]);
  await post('https://rebinding.example/hook', '{}', {});
  expect(asked).toEqual(['rebinding.example']);
});
