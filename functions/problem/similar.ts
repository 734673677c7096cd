import * as z from 'zod';
import { line, slug } from '../kernel/text.ts';
import { instant } from '../record/base.ts';
import { plainCode } from './about.ts';
import { isOver } from './lifecycle.ts';
import type { Problem } from './problem.ts';

export const SimilarProblemQuery = z.strictObject({
  title: z.string().trim().min(1).max(200),
  service: slug.optional(),
  errorCode: line(80).optional(),
});

/** A problem that may be the same: known already, or solved before. */
export const SimilarProblem = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.string(),
    service: z.string(),
    openedAt: instant,
    score: z.int().min(1).max(100),
    because: z.array(z.string()),
    knownError: z.boolean().optional(),
  })
  .meta({ id: 'SimilarProblem' });
export type SimilarProblem = z.infer<typeof SimilarProblem>;

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  );

const least = 20;
const most = 10;

type Known = z.infer<typeof SimilarProblemQuery> & { readonly id?: string };

/** How alike two are, and why: 70 for the same error code, up to 60 for words of their titles, 15 for the same service. */
export function likeness(known: Known, other: Problem): { score: number; because: string[] } {
  const [a, b] = [wordsOf(known.title), wordsOf(`${other.title} ${other.knownError?.symptom ?? ''}`)];
  const common = [...a].filter((word) => b.has(word));
  const words = a.size ? Math.round((60 * common.length) / a.size) : 0;
  const code =
    known.errorCode !== undefined &&
    other.errorCode !== undefined &&
    plainCode(known.errorCode) === plainCode(other.errorCode);
  const service = known.service === other.service;
  const like = words + (code ? 70 : 0);
  return {
    score: like ? Math.min(100, like + (service ? 15 : 0)) : 0,
    because: [
      ...(code ? [`the same error code (${other.errorCode})`] : []),
      ...(common.length ? [`the words ${common.slice(0, 5).join(', ')}`] : []),
      ...(service ? ['the same service'] : []),
    ],
  };
}

/** The ten most alike, those that are worked on first among equals; duplicates of others are left out. */
export function similarOnes(known: Known, candidates: readonly Problem[]): SimilarProblem[] {
  return candidates
    .filter((other) => other.id !== known.id && other.resolution?.code !== 'duplicate')
    .map((other) => ({ other, ...likeness(known, other) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || Number(isOver(a.other)) - Number(isOver(b.other)))
    .slice(0, most)
    .map(({ other: { id, title, state, service, openedAt, knownError }, score, because }) => ({
      ...{ id, title, state, service, openedAt, score, because },
      ...(knownError && { knownError: true }),
    }));
}
