import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRecord } from '../../functions/audit/checking.ts';
import { decide } from '../../functions/kernel/decision.ts';
import { blotPerson, blotWords, recognisable } from '../../functions/privacy/blotting.ts';
import { eraseRecord, wordsIn } from '../../functions/privacy/erased-record.ts';
import { entryOf } from '../../functions/privacy/exported.ts';
import { subjectOf } from '../../functions/privacy/subject.ts';
import type { EventRow } from '../../functions/record/timeline.ts';
import { hashOfEvent, hashOfWords } from '../../functions/runtime/chain.ts';
import { eventRow } from '../../functions/runtime/rows.ts';

const at = '2026-11-23T11:00:00.000Z';
const jane = subjectOf('p-1', { name: 'Jane Miller', email: 'jane@x.example', contacts: [] }, [
  { said: { words: { name: { from: 'Jane Stone', to: 'Jane Miller' } } } },
]);
const blot = blotPerson(jane);
const pen = { subject: jane, blot };

type Ticket = {
  id: string;
  kind: string;
  version: number;
  chain?: string;
  title: string;
  requester: string;
  description?: string;
  priority?: number;
};

/** A ticket with its history, as it lies in the table. */
function history(requester: string, ...steps: ((before: Ticket) => ReturnType<typeof decide<Ticket>>)[]) {
  const opening = decide<Ticket>(
    undefined,
    {
      id: 'INC-1',
      kind: 'incident',
      title: 'The loom is loud',
      description: 'Since Jane Miller came',
      requester,
    },
    { type: 'incident.opened', by: requester, at, freeText: ['title', 'description'] },
  );
  const events: EventRow[] = [];
  let record = {} as Ticket;
  const save = (decision: ReturnType<typeof decide<Ticket>>) => {
    const row = eventRow('incident', decision, 0);
    events.push(row);
    record = { ...decision.after, chain: hashOfEvent(row) };
  };
  save(opening);
  for (const step of steps) save(step(record));
  return { record, events };
}

const comment = (by: string, text: string) => (before: Ticket) =>
  decide<Ticket>(before, before, { type: 'incident.commented', by, at, said: { text } });

describe('somebody is recognised', () => {
  test('by every name and address that they ever had, whatever its case, as whole words', () => {
    expect(blot('Ask jane miller or Jane Stone (JANE@X.example)')).toBe(
      `Ask ${jane.pseudonym} or ${jane.pseudonym} (${jane.address})`,
    );
    expect(blot('Mary-Jane Millers')).toBe('Mary-Jane Millers');
  });

  test('by a name of one word only where it stands alone', () => {
    const mark = blotPerson(subjectOf('m', { name: 'Mark', email: 'm@x.example' }, []));
    expect(mark('Mark')).toMatch(/^Erased person/);
    expect(mark('Mark it as done')).toBe('Mark it as done');
  });

  test('by nothing that is not there: any text without them stays as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/jane|x\.example/i.test(text));
        expect(blot(text)).toBe(text);
      }),
    );
  });

  test('and is blotted once and for all', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Jane Miller', 'jane@x.example', ' ', 'a', '(')), (parts) => {
        const once = blot(parts.join(''));
        expect(blot(once)).toBe(once);
      }),
    );
  });
});

describe('words are recognised', () => {
  test('within a line, and a long text by how it begins', () => {
    const long = 'A very long story. '.repeat(40);
    const words = blotWords(recognisable(['The loom is loud', long]));
    expect(words('INC-1: The loom is loud')).toBe('INC-1: Erased');
    expect(words(`${long.slice(0, 400)}…`)).toBe('Erased');
    expect(blotWords(['open'])('open')).toBe('open');
  });
});

describe('a ticket', () => {
  test('of theirs loses title, description and what they said; what others said stays without them', () => {
    const { record, events } = history(
      'p-1',
      comment('p-1', 'It hums'),
      comment('dana', 'Jane Miller, I look'),
    );
    const plan = eraseRecord(record, events, pen, {});
    expect(plan?.next).toMatchObject({ title: 'Erased', description: 'Erased', requester: 'p-1' });
    expect(plan?.words.map(({ row, words }) => [row.version, words])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, { text: `${jane.pseudonym}, I look` }],
    ]);
    expect(recognisable(wordsIn(record, events, jane))).toEqual([
      'The loom is loud',
      'Since Jane Miller came',
      'It hums',
    ]);
  });

  test('of others loses their comments and their name, and nothing else', () => {
    const { record, events } = history('rosa', comment('p-1', 'It hums'));
    const plan = eraseRecord(record, events, pen, {});
    expect(plan?.next).toMatchObject({
      title: 'The loom is loud',
      description: `Since ${jane.pseudonym} came`,
    });
    expect(plan?.words.map(({ row, words }) => [row.version, words?.title])).toEqual([
      [1, { to: 'The loom is loud' }],
      [2, undefined],
    ]);
  });

  test('that has nothing of theirs is left alone, and one that was erased as well', () => {
    const { record, events } = history('rosa');
    const other = subjectOf('x', { name: 'Xenia Quark', email: 'x@q.example' }, []);
    expect(eraseRecord(record, events, { subject: other, blot: blotPerson(other) }, {})).toBeUndefined();
    const mine = history('p-1');
    const plan = eraseRecord(mine.record, mine.events, pen, {});
    const bare = mine.events.map(({ said: _, ...row }) => row as EventRow);
    expect(eraseRecord(plan?.next ?? {}, bare, pen, {})).toBeUndefined();
  });
});

describe('the audit', () => {
  /** The ticket with the words of its first event gone, and the event that tells of it. */
  function erased(words: { version: number; hash?: string }[], lost: (row: EventRow) => EventRow) {
    const { record, events } = history('p-1', comment('dana', 'I look'));
    const after = { ...record, title: 'Erased', description: 'Erased', version: 3 };
    const row = eventRow(
      'incident',
      {
        before: record,
        after,
        event: {
          type: 'incident.erased',
          by: 'system:erasure',
          at,
          changed: { title: {}, description: {} },
          said: { title: { to: 'Erased' }, description: { to: 'Erased' } },
          facts: { erasure: 'ERS-1', words },
        },
      },
      0,
    );
    return checkRecord({ ...after, chain: hashOfEvent(row) }, [...events.map(lost), row]);
  }
  const without = (version: number) => (row: EventRow) =>
    row.version === version ? (({ said: _, ...rest }) => rest as EventRow)(row) : row;

  test('finds nothing wrong with an erasure that is told', () => {
    expect(erased([{ version: 1 }], without(1))).toMatchObject({ wrong: [], erased: 1 });
  });

  test('finds words that are gone and that no erasure tells of', () => {
    expect(erased([{ version: 1 }], (row) => without(2)(without(1)(row))).wrong).toEqual([
      'the words of version 2 are gone, and no erasure tells of it',
    ]);
    expect(erased([], without(1)).wrong).toContain(
      'the words of version 1 are gone, and no erasure tells of it',
    );
  });

  test('holds rewritten words against the hash that was told', () => {
    const said = { salt: 's', words: { text: 'We look' } };
    const hash = hashOfWords('s', said.words);
    const rewritten = (row: EventRow) => (row.version === 2 ? { ...row, said } : without(1)(row));
    expect(erased([{ version: 1 }, { version: 2, hash }], rewritten).wrong).toEqual([]);
    expect(erased([{ version: 1 }], rewritten).wrong).toEqual(['the words of version 2 were changed']);
  });

  test('finds words that came back', () => {
    expect(erased([{ version: 1 }], (row) => row).wrong).toEqual(['version 1 has words that were erased']);
  });

  test('covers notices by the hash of the words', () => {
    const decision = decide<Ticket>(
      undefined,
      { id: 'INC-2', kind: 'incident', title: 'T', requester: 'r' },
      {
        type: 'incident.opened',
        by: 'r',
        at,
        notices: [{ to: ['dana'], topic: 't', title: 'The loom' }],
      },
    );
    const row = eventRow('incident', decision, 0);
    const record = { ...decision.after, chain: hashOfEvent(row) };
    expect(checkRecord(record, [row]).wrong).toEqual([]);
    const other = { ...row, notices: [{ to: ['eli'], topic: 't', title: 'The loom' }] };
    expect(checkRecord(record, [other]).wrong).toEqual(['the words of version 1 were changed']);
  });
});

describe('an export', () => {
  test('shows a ticket of theirs without who of the desk did what, and without internal notes', () => {
    const note = (before: Ticket) =>
      decide<Ticket>(before, before, {
        type: 'incident.noted',
        by: 'dana',
        at,
        visibility: 'internal',
        said: { text: 'x' },
      });
    const { record, events } = history('p-1', comment('dana', 'Write to bob@y.example'), note);
    const entry = entryOf('incident', { ...record, assignee: 'dana' }, events, jane);
    expect(entry?.fields).toMatchObject({ title: 'The loom is loud', requester: 'p-1' });
    expect(entry?.fields).not.toHaveProperty('assignee');
    expect(entry?.history.map(({ by, words }) => [by, words])).toEqual([
      ['you', { title: 'The loom is loud', description: 'Since Jane Miller came' }],
      ['the desk', { text: 'Write to [somebody’s address]' }],
    ]);
  });

  test('says of a ticket of others what they did there, and nothing of one that names a security incident', () => {
    const { record, events } = history('rosa', comment('p-1', 'It hums'));
    const entry = entryOf('incident', record, events, jane);
    expect(entry).toMatchObject({
      as: ['by'],
      fields: {},
      history: [{ by: 'you', words: { text: 'It hums' } }],
    });
    expect(entryOf('incident', { ...record, related: 'SEC-1001' }, events, jane)).toBeUndefined();
    expect(entryOf('incident', history('rosa').record, history('rosa').events, jane)).toBeUndefined();
  });
});
