import * as z from 'zod';

/** What an event says that tells of an erasure: of which one, and of each version's words whether they are gone or rewritten. */
export const ErasedFacts = z.object({
  /** Id of the erasure, e.g. `ERS-1001`. */
  erasure: z.string(),
  /** Without a hash the words are gone; with one they were rewritten, and that is the hash that they have since. */
  words: z.array(z.object({ version: z.int(), hash: z.string().optional() })),
});
export type ErasedFacts = z.infer<typeof ErasedFacts>;

/** Type of the event by which a record of a kind says that words of it were erased. */
export const erasedType = (kind: string): string => `${kind}.erased`;

/** What an event tells of an erasure; undefined for an event that tells of none. */
export const erasedBy = ({
  type,
  kind,
  facts,
}: {
  readonly type: string;
  readonly kind: string;
  readonly facts?: unknown;
}): ErasedFacts | undefined => (type === erasedType(kind) ? ErasedFacts.safeParse(facts).data : undefined);
