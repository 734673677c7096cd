import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { line, text } from '../kernel/text.ts';
import { instant } from '../record/base.ts';

export const observableTypes = [
  'ip-address',
  'domain',
  'url',
  'file-hash',
  'mail-address',
  'account',
  'access-key',
  'principal',
  'other',
] as const;
export const verdicts = ['unknown', 'benign', 'suspicious', 'malicious'] as const;
export type Verdict = (typeof verdicts)[number];

/** Something that was seen in an attack, and what is thought of it. */
export const Observable = z
  .object({
    id: z.string(),
    type: z.enum(observableTypes),
    value: line(2_048),
    verdict: z.enum(verdicts),
    note: text(2_000).optional(),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'Observable' });
export type Observable = z.infer<typeof Observable>;

export const AddObservable = z.strictObject({
  type: z.enum(observableTypes),
  value: line(2_048),
  verdict: z.enum(verdicts).default('unknown'),
  note: text(2_000).optional(),
});
export type AddObservable = z.output<typeof AddObservable>;

export const JudgeObservable = z.strictObject({
  observable: z.string().max(10),
  verdict: z.enum(verdicts),
  note: text(2_000).optional(),
});
export type JudgeObservable = z.output<typeof JudgeObservable>;

const most = 100;
const alike = (a: Pick<Observable, 'type' | 'value'>) => (b: Pick<Observable, 'type' | 'value'>) =>
  a.type === b.type && a.value.toLowerCase() === b.value.toLowerCase();

/** Adds those that are not there yet; past a hundred nothing is added. */
export function withObservables(
  there: readonly Observable[],
  seen: readonly AddObservable[],
  by: string,
  at: string,
): Observable[] {
  const all = [...there];
  for (const one of seen) {
    if (all.length >= most || all.some(alike(one))) continue;
    const number = Math.max(0, ...all.map(({ id }) => Number(id.slice(1)))) + 1;
    all.push({ ...one, id: `O${number}`, by, at });
  }
  return all;
}

/** Adds one by hand. Undefined when it is there. @throws {Refusal} `incomplete` when there are a hundred */
export function addObservable(
  there: readonly Observable[],
  ask: AddObservable,
  by: string,
  at: string,
): Observable[] | undefined {
  if (there.some(alike(ask))) return undefined;
  if (there.length >= most) throw new Refusal('incomplete', `It has ${most} observables already.`);
  return withObservables(there, [ask], by, at);
}

/** Says what is thought of one. Undefined when that was said already. @throws {Refusal} `not-found` */
export function judgeObservable(
  there: readonly Observable[],
  { observable: id, verdict, note }: JudgeObservable,
  by: string,
  at: string,
): Observable[] | undefined {
  const one = there.find((each) => each.id === id);
  if (!one) throw new Refusal('not-found', `It has no observable ${id}.`);
  if (one.verdict === verdict && (note === undefined || note === one.note)) return undefined;
  const judged = { ...one, verdict, by, at, ...(note && { note }) };
  return there.map((each) => (each.id === id ? judged : each));
}

/** The worst that is thought of any of them. */
export const worstVerdict = (there: readonly Observable[]): Verdict =>
  verdicts.findLast((verdict) => there.some((one) => one.verdict === verdict)) ?? 'unknown';
