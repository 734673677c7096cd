import { describe, expect, test } from 'vitest';
import {
  declareKnownError,
  findCause,
  publishWorkaround,
  retractKnownError,
  writeWorkaround,
} from '../../functions/problem/findings.ts';
import { causeText, evidenceOf, isFound, RootCause } from '../../functions/problem/root-cause.ts';
import { similarOnes } from '../../functions/problem/similar.ts';
import { at, by, problem } from './problems.ts';

const symptom = { symptom: 'Searches hang', audience: 'agents' as const };

describe('a root cause', () => {
  const chain = RootCause.parse({
    whys: [
      { text: 'The index is locked', evidence: 'INC-1001' },
      { text: 'Nobody frees the lock', ci: 'CI-1001', evidence: 'https://wiki.example/lock' },
    ],
    factors: [{ text: 'No alarm', evidence: 'ALT-7' }],
  });

  test('is a chain whose last why is the root, and says what shows it', () => {
    expect(isFound(chain)).toBe(true);
    expect(causeText(chain)).toBe('Nobody frees the lock');
    expect(causeText({ ...chain, summary: 'A lock' })).toBe('A lock');
    expect(evidenceOf(chain)).toEqual([
      { pointer: '/whys/0/evidence', id: 'INC-1001' },
      { pointer: '/whys/1/ci', id: 'CI-1001' },
      { pointer: '/factors/0/evidence', id: 'ALT-7' },
    ]);
    expect(isFound({ whys: [], factors: chain.factors })).toBe(false);
  });

  test('does not answer a why with itself, and is not evident by a script', () => {
    const again = { ...chain, whys: [...chain.whys, { text: 'the INDEX is locked' }] };
    expect(() => findCause(problem(), again, by, at)).toThrow('/whys/2/text');
    expect(() => RootCause.parse({ whys: [{ text: 'x', evidence: 'javascript:alert(1)' }] })).toThrow();
    expect(() => findCause(problem({ state: 'closed' }), chain, by, at)).toThrow('stays as it is');
  });
});

describe('a workaround', () => {
  test('is published as an edition, once for each text', () => {
    expect(() => publishWorkaround(problem(), by, at)).toThrow('Write the workaround first');
    const written = writeWorkaround(problem(), { text: 'Restart', plain: 'Try again' }, by, at);
    const first = written && publishWorkaround(written.after, by, at);
    expect(first?.after.workaround?.published).toMatchObject({
      edition: 1,
      text: 'Restart',
      plain: 'Try again',
    });
    expect(first && publishWorkaround(first.after, by, at)).toBeUndefined();
    const other = first && writeWorkaround(first.after, { text: 'Restart twice' }, by, at);
    expect(other?.after.workaround).toMatchObject({ plain: 'Try again', published: { edition: 1 } });
    expect(other && publishWorkaround(other.after, by, at)?.after.workaround?.published?.edition).toBe(2);
  });

  test('or a cause makes a known error, which can be taken back', () => {
    expect(() => declareKnownError(problem(), symptom, by, at)).toThrow('a root cause or a workaround');
    const known = declareKnownError(
      problem({ rootCause: { summary: 'A lock', whys: [], factors: [] } }),
      symptom,
      by,
      at,
    );
    expect(known?.after.knownError).toMatchObject(symptom);
    expect(known && retractKnownError(known.after, by, at)?.after.knownError).toBeUndefined();
    expect(retractKnownError(problem(), by, at)).toBeUndefined();
  });
});

test('problems with the same error code come first among those that are alike, and duplicates not at all', () => {
  const others = [
    problem({ id: 'PRB-1', title: 'Searches take long' }),
    problem({ id: 'PRB-2', title: 'Disk', errorCode: 'ES-77' }),
    problem({ id: 'PRB-3', title: 'Searches hang', resolution: { code: 'duplicate', by: 'dana', at } }),
    problem({ id: 'PRB-4', title: 'Printer' }),
  ];
  const found = similarOnes({ title: 'Searches hang', service: 'search', errorCode: 'es-77' }, others);
  expect(found.map(({ id }) => id)).toEqual(['PRB-2', 'PRB-1']);
  expect(found[0]?.because).toContain('the same error code (ES-77)');
});
