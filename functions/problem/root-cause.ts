import * as z from 'zod';
import { invalid } from '../kernel/refusal.ts';
import { text } from '../kernel/text.ts';
import { recordId } from '../record/link.ts';

const ciId = z.string().regex(/^CI-[1-9]\d{0,11}$/, 'is not an id such as CI-1042');

/** What shows that something is so: another record of the desk, or a page that can be looked at. */
const evidence = z.union([recordId, z.url({ protocol: /^https?$/ }).max(2_000)]);

/** One answer to “why?”, or one thing that made it worse, with what shows that it is so. */
const Finding = z.strictObject({
  text: text(2_000),
  evidence: evidence.optional(),
  ci: ciId.optional(),
});

/**
 * Why it happened. Each why is asked of the one before it, so that the last one is the root; contributing factors did not
 * cause it, and made it likelier or worse.
 */
export const RootCause = z
  .strictObject({
    summary: text(20_000).optional(),
    whys: z.array(Finding).max(15).default([]),
    factors: z.array(Finding).max(20).default([]),
  })
  .meta({ id: 'RootCause' });
export type RootCause = z.infer<typeof RootCause>;

/** Something is known of the cause: in words, or by a chain of whys. */
export const isFound = (cause: RootCause | undefined): boolean =>
  cause !== undefined && (cause.summary !== undefined || cause.whys.length > 0);

/** The cause in one text: what was summed up, or else the last why. */
export const causeText = (cause: RootCause | undefined): string | undefined =>
  cause?.summary ?? cause?.whys.at(-1)?.text;

/** The records that findings point to, each with where in the ask it stands. */
export const evidenceOf = ({ whys, factors }: RootCause): { pointer: string; id: string }[] =>
  [
    ...whys.map((one, i) => ['whys', i, one] as const),
    ...factors.map((one, i) => ['factors', i, one] as const),
  ]
    .flatMap(([list, i, one]) => [
      { pointer: `/${list}/${i}/evidence`, id: one.evidence },
      { pointer: `/${list}/${i}/ci`, id: one.ci },
    ])
    .flatMap(({ pointer, id }) => (id && !id.includes('://') ? [{ pointer, id }] : []));

/** Refuses a chain that says the same twice: a why that answers itself ends nowhere. @throws {Refusal} `validation` */
export function demandChain({ whys }: RootCause): void {
  const words = whys.map((why) => why.text.toLowerCase());
  const again = words.findIndex((word, index) => words.indexOf(word) < index);
  if (again >= 0) throw invalid(`/whys/${again}/text`, 'says the same as an earlier why');
}
