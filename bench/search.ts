import { gunzipSync, gzipSync } from 'node:zlib';
import { ask, emptyIndex, indexOf, put } from '../functions/knowledge/full-text.ts';
import { queryWords } from '../functions/knowledge/search-words.ts';
import type { Searchable } from '../functions/record/searchable.ts';
import type { Ratio } from './floors.ts';
import { median, percentile } from './statistics.ts';
import { figure, type Table } from './table.ts';

const articles = 20_000;
const words = 120;
const vocabulary = 30_000;
const page = 500;
const rounds = 5;
const questions = [
  'reset password',
  'prnter jams thrd floor',
  'vpn',
  'zuruecksetzen',
  'server cpu too high',
  'word12 word345',
];
const known =
  'reset password printer jams third floor vpn connect zurücksetzen server cpu high invoice laptop screen'.split(
    ' ',
  );

/** A small generator of numbers, the same in every run (Park and Miller 1988). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Words as often as they are in a language: the n-th most frequent one n times less often than the first (Zipf 1935). */
function* written(): Generator<Searchable> {
  const roll = dice(42);
  const word = () => {
    const rank = Math.floor(Math.exp(roll() * Math.log(vocabulary)));
    return known[rank] ?? `word${rank}`;
  };
  const text = (count: number) => Array.from({ length: count }, word).join(' ');
  for (let n = 1; n <= articles; n++)
    yield {
      ...{ kind: 'article', id: `KB-${n}`, version: 1, title: text(6), text: text(words) },
      words: [word()],
      readers: n % 10 ? ['signed-in', 'agents'] : ['agents'],
    };
}

const cpu = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

/** CPU time: others work on this machine, too. */
function timed<T>(work: () => T): { ms: number; value: T } {
  const begin = process.cpuUsage();
  const value = work();
  return { ms: cpu(begin), value };
}

/** The index of 20,000 articles: how long it takes to build, to load and to ask, and how large it is. */
export async function search(): Promise<{ tables: readonly Table[]; ratios: readonly Ratio[] }> {
  const docs = [...written()];
  const built = timed(() => {
    const index = emptyIndex();
    for (let from = 0; from < docs.length; from += page) put(index, docs.slice(from, from + page));
    return index;
  });
  const json = JSON.stringify(built.value);
  const packed = timed(() => gzipSync(json));
  const loads = Array.from({ length: rounds }, () => timed(() => indexOf(String(gunzipSync(packed.value)))));
  const index = (loads[0] as { value: ReturnType<typeof indexOf> }).value;
  const how = {
    kinds: new Set(['article']),
    readers: new Set(['signed-in']),
    except: () => false,
    all: true,
  };
  const asked = (way: 'prefix' | 'fuzzy') =>
    Array.from({ length: rounds }, () =>
      questions.map((q) => timed(() => ask(index, { ...how, words: queryWords(q, 10), how: way })).ms),
    ).flat();
  const [times, fuzzy] = [asked('prefix'), asked('fuzzy')];
  const texts = gzipSync(JSON.stringify(docs)).length;
  const rows: string[][] = [
    ['built', figure(built.ms)],
    ['packed', figure(packed.ms)],
    ['loaded, unpacking included', figure(median(loads.map(({ ms }) => ms)))],
    ['one question, median', figure(median(times))],
    ['one question, 95 of 100', figure(percentile(times, 0.95))],
    ['with letters wrong, median', figure(median(fuzzy))],
    ['with letters wrong, 95 of 100', figure(percentile(fuzzy, 0.95))],
  ];
  const sizes: string[][] = [
    ['as JSON', figure(json.length / 1e6)],
    ['packed, as it lies in the bucket', figure(packed.value.length / 1e6)],
  ];
  const of = `${articles.toLocaleString('en')} articles`;
  return {
    tables: [
      {
        title: `The search index of ${of}`,
        columns: ['what', 'CPU ms', 'MB'],
        rows: [
          ...rows.map(([what = '', ms = '']) => [what, ms, '']),
          ...sizes.map(([what = '', mb = '']) => [what, '', mb]),
        ],
        notes: [
          `Articles of ${words} words, as often as words are in a language; ${questions.length} questions, ${rounds} rounds.`,
          'What a function does with it, without the way to the bucket and to the records.',
        ],
      },
    ],
    ratios: [
      { name: 'search: a question by building the index', of, value: median(times) / built.ms },
      { name: 'search: the packed index by the packed texts', of, value: packed.value.length / texts },
    ],
  };
}
