import * as z from 'zod';
import { readableLine, readableText } from '../../kernel/text.ts';

/** Text that may have come as a number or as a truth value. */
export const said = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** What only describes: unreadable, it is as if it were absent. */
export const aside = said
  .transform((value) => (value === '' ? undefined : value))
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? undefined);

/** A part that may be missing, or be something else than it should. */
export const part = <S extends z.ZodRawShape>(shape: S) => z.looseObject(shape).optional().catch(undefined);

/** A list of which what cannot be read is left out. */
export const several = <S extends z.ZodType>(schema: S) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items) => items.flatMap((item) => schema.safeParse(item).data ?? []) as z.output<S>[]);

/** A number that may have come as text; undefined when it is none. */
export const amount = aside.transform((value) => {
  const number = Number(value ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
});

/** A source's moment in UTC; undefined when it is none between 2000 and 2199. Epochs come in seconds or milliseconds. */
export const moment = aside.transform((value) => {
  if (value === undefined) return undefined;
  const epoch = /^\d{9,14}$/.test(value) ? Number(value) * (value.length < 12 ? 1_000 : 1) : undefined;
  const time = epoch ?? Date.parse(value);
  if (Number.isNaN(time) || Math.abs(time) > 8.64e15) return undefined;
  const iso = new Date(time).toISOString();
  return iso >= '2000' && iso < '2200' ? iso : undefined;
});

const cut = (value: string, most: number): string =>
  value.length <= most ? value : `${value.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** What a source says, as our records keep it: in one line, or in several. */
export const oneLine = (value: string | undefined, most: number): string =>
  cut(readableLine(value ?? ''), most);
export const lines = (value: string | undefined, most: number): string | undefined =>
  value === undefined ? undefined : cut(readableText(value), most) || undefined;

/** The names that are there, each once and of one line. */
export const names = (values: readonly (string | undefined)[], most: number): string[] =>
  [...new Set(values.map((value) => oneLine(value, 2_048)).filter(Boolean))].slice(0, most);

/** A link that a browser may be given. */
export const link = (value: string | undefined): string | undefined =>
  value && value.length <= 2_000 && /^https?:\/\/[^\s<>"]+$/i.test(value) ? value : undefined;

/** The envelope in which EventBridge delivers whatever a service of AWS says. */
export const AwsEvent = z.looseObject({
  id: aside,
  'detail-type': z.string(),
  source: z.string(),
  account: aside,
  region: aside,
  time: moment,
  resources: several(said),
  detail: z.record(z.string(), z.unknown()),
});
