import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Delta,
  docKey,
  type Entry,
  emptyDelta,
  freshNotes,
  isOld,
  rebased,
  withEntries,
} from '../../functions/knowledge/delta.ts';
import { ask, emptyIndex, indexOf, put } from '../../functions/knowledge/full-text.ts';
import { SearchQuery } from '../../functions/knowledge/search.ts';
import { plain, queryWords, wordsOf } from '../../functions/knowledge/search-words.ts';
import { searchableArticle, seenArticle } from '../../functions/knowledge/searchable.ts';
import { snippetOf } from '../../functions/knowledge/snippet.ts';
import { dana, draft, published, rosa } from './articles.ts';

describe('words', () => {
  test.each(['zurücksetzen', 'zuruecksetzen', 'ZURUECKSETZEN', 'zuru\u0308cksetzen'])(
    '%s is one word',
    (word) => {
      expect(wordsOf(word)).toEqual(['zurucksetzen']);
    },
  );
  test('a name of several words is found by each, and as a whole', () => {
    expect(wordsOf('ServerCpuTooHigh')).toEqual(['servercputoohigh', 'server', 'cpu', 'too', 'high']);
    expect(queryWords('OpenVPN', 9)).toEqual(['openvpn']);
  });
  test('fillers find nothing, unless there is nothing else', () => {
    expect(queryWords('my printer does not work', 9)).toEqual(['printer', 'work']);
    expect(queryWords('to be or not', 9)).not.toEqual([]);
  });
  test('what looks like an expression is refused when it is long, and harmless when it is not', () => {
    expect(SearchQuery.safeParse({ q: '(a+)+$'.repeat(5_000) }).success).toBe(false);
    expect(queryWords('(a+)+$'.repeat(30), 10).length).toBeLessThanOrEqual(10);
  });
});

test('a snippet marks only what is in it, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 600 }),
      fc.array(fc.string({ minLength: 1, maxLength: 8 }).map(plain)),
      (text, terms) => {
        const { text: shown, marks } = snippetOf(text, terms.filter(Boolean));
        expect(shown.length).toBeLessThan(220);
        let at = 0;
        for (const [from, to] of marks) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeLessThanOrEqual(shown.length);
          at = to;
        }
      },
    ),
  );
});

const doc = (id: string, title: string, readers: string[] = ['signed-in'], text = '') => ({
  ...{ kind: 'article', id, version: 1, title, text, words: [], readers },
});
const asking: Omit<Parameters<typeof ask>[1], 'words'> = {
  kinds: new Set(['article']),
  readers: new Set(['signed-in']),
  except: () => false,
  all: true,
  how: 'fuzzy',
};

describe('the index', () => {
  const index = emptyIndex();
  put(index, [
    doc('KB-1', 'Printer jams'),
    doc('KB-2', 'Printers for agents', ['agents']),
    doc('KB-3', 'Passwort zurücksetzen', ['public', 'signed-in'], 'Kennwort vergessen'),
  ]);
  const found = (q: string, more: object = {}) =>
    ask(index, { ...asking, words: queryWords(q, 10), ...more }).map(({ id }) => id);

  test('finds with a letter wrong, and words that go on', () => {
    expect(found('prnter')).toEqual(['KB-1']);
    expect(found('passw')).toEqual(['KB-3']);
    expect(found('kenwort')).toEqual(['KB-3']);
  });
  test('shows nobody what is not for them', () => {
    expect(found('printers')).toEqual(['KB-1']);
    expect(found('printers', { readers: new Set(['signed-in', 'agents']) }).sort()).toEqual(['KB-1', 'KB-2']);
  });
  test('is the same when it was packed and read again', () => {
    const again = indexOf(JSON.stringify(index));
    expect(ask(again, { ...asking, words: ['printer'] })).toEqual(
      ask(index, { ...asking, words: ['printer'] }),
    );
  });
});

const entry = (version: number): Entry => ({ version, doc: { ...doc('KB-1', `v${version}`), version } });

describe('the delta', () => {
  const note = (id: string, version: number) => ({ sk: `2026#${id}`, kind: 'article', id, version });

  test('comes out the same in whatever order records are folded in, and however often', () => {
    const changes = fc.array(
      fc.tuple(fc.constantFrom('KB-1', 'KB-2', 'KB-3'), fc.integer({ min: 1, max: 9 })),
    );
    const fold = (all: readonly (readonly [string, number])[]) =>
      all.reduce<Delta>(
        (delta, [id, version]) => withEntries(delta, new Map([[docKey('article', id), entry(version)]]), []),
        emptyDelta,
      );
    fc.assert(
      fc.property(changes, (all) => {
        expect(fold([...all, ...all]).docs).toEqual(fold([...all].reverse()).docs);
      }),
    );
  });
  test('asks for what is new alone', () => {
    const delta = withEntries(emptyDelta, new Map([['article#KB-1', entry(3)]]), ['2026']);
    expect(freshNotes(delta, [note('KB-1', 3), note('KB-1', 2), note('KB-2', 1), note('KB-2', 4)])).toEqual([
      note('KB-2', 4),
    ]);
  });
  test('keeps what changed while the index was built', () => {
    const before = withEntries(
      emptyDelta,
      new Map([
        ['article#KB-1', entry(3)],
        ['article#KB-2', entry(1)],
      ]),
      [],
    );
    const after = rebased(
      before,
      { knowledge: 'new' },
      new Map([
        ['article#KB-1', 2],
        ['article#KB-2', 1],
      ]),
      '2026-11-23T00:00:00.000Z',
    );
    expect(Object.keys(after.docs)).toEqual(['article#KB-1']);
    expect(isOld(after, Date.parse('2026-11-23T23:59:00Z'))).toBe(false);
    expect(isOld(after, Date.parse('2026-11-24T00:00:00Z'))).toBe(true);
  });
});

test('an article is found as what is published, and a draft by writers alone', () => {
  expect(searchableArticle(draft())?.readers).toEqual(['agents']);
  expect(searchableArticle(published())?.readers).toEqual(['signed-in', 'agents']);
  expect(seenArticle(draft(), rosa)).toBeUndefined();
  expect(seenArticle(published(), rosa)).toMatchObject({ state: 'published', text: 'Do this' });
  expect(seenArticle(draft(), dana)).toMatchObject({ state: 'draft' });
  expect(searchableArticle({ ...published(), state: 'retired', live: undefined })).toBeUndefined();
});
