import * as z from 'zod';
import { slug } from '../kernel/text.ts';
import { instant } from '../record/base.ts';
import { type Incident, isWorking } from './incident.ts';

/** What is known of something that may have happened before. */
export type Known = {
  readonly id?: string;
  readonly title: string;
  readonly service?: string | undefined;
  readonly ci?: string | undefined;
  readonly alerts?: readonly string[];
  readonly parent?: string | undefined;
};

export const SimilarQuery = z.strictObject({
  title: z.string().trim().min(1).max(200),
  service: slug.optional(),
});

/** One that is like it: a possible duplicate while it is worked on, else a case from which one can learn. */
export const Similar = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.string(),
    service: z.string(),
    openedAt: instant,
    score: z.int().min(1).max(100),
    because: z.array(z.string()),
    as: z.enum(['duplicate', 'precedent']),
    resolution: z.string().optional(),
    resolvedAt: instant.optional(),
  })
  .meta({ id: 'SimilarIncident' });
export type Similar = z.infer<typeof Similar>;

// Words that every other title has, in English; any other language is compared by all of its words.
const filler = new Set(
  'the and for with not are has have does this that from into its was can will when while again error errors issue problem'.split(
    ' ',
  ),
);

/** The words of a title that say what it is about. */
export const wordsOf = (title: string): Set<string> =>
  new Set(
    (
      title
        .normalize('NFKD')
        .toLowerCase()
        .match(/[\p{L}\p{N}]{3,}/gu) ?? []
    ).filter((word) => !filler.has(word)),
  );

const most = 10;
const least = 20;

/**
 * How alike two are, and why: 60 for the same alert, 40 for the same item, 15 for the same service, and up to 50 for words
 * that both titles have (twice the common ones, by all: Sørensen 1948). The same service alone is no likeness.
 */
export function likeness(known: Known, other: Incident): { score: number; because: string[] } {
  const [a, b] = [wordsOf(known.title), wordsOf(other.title)];
  const common = [...a].filter((word) => b.has(word));
  const words = a.size + b.size ? Math.round((50 * 2 * common.length) / (a.size + b.size)) : 0;
  const alert = known.alerts?.find((id) => other.alerts?.[id]);
  const item = known.ci !== undefined && known.ci === other.ci?.id;
  const service = known.service === other.service;
  const because = [
    ...(alert ? [`the same alert (${alert})`] : []),
    ...(item ? ['the same item'] : []),
    ...(common.length ? [`the words ${common.slice(0, 5).join(', ')}`] : []),
    ...(service ? ['the same service'] : []),
  ];
  const like = words + (alert ? 60 : 0) + (item ? 40 : 0);
  return { score: like ? Math.min(100, like + (service ? 15 : 0)) : 0, because };
}

const related = (known: Known, { id, parent }: Incident) =>
  id === known.id || id === known.parent || (parent !== undefined && parent === known.id);

/** The ten most alike, those that are worked on first among equals; none that was merged away, nor its own family. */
export function similarOnes(known: Known, candidates: readonly Incident[]): Similar[] {
  return candidates
    .filter((other) => !other.mergedInto && !related(known, other))
    .map((other) => ({ other, ...likeness(known, other) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || Number(isWorking(b.other)) - Number(isWorking(a.other)))
    .slice(0, most)
    .map(({ other, score, because }) => ({
      id: other.id,
      title: other.title,
      state: other.state,
      service: other.service,
      openedAt: other.openedAt,
      score,
      because,
      as: isWorking(other) ? 'duplicate' : 'precedent',
      ...(other.resolution && { resolution: other.resolution.slice(0, 2_000) }),
      ...(other.resolvedAt && { resolvedAt: other.resolvedAt }),
    }));
}
