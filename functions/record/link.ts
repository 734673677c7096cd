import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Claim, Decision, Versioned } from '../kernel/decision.ts';
import { decide } from '../kernel/decision.ts';
import { instant } from './base.ts';

/** Read a row as: seen from the other side, this link is that one. */
export const linkTypes = {
  'relates-to': 'relates-to',
  duplicates: 'duplicated-by',
  'duplicated-by': 'duplicates',
  'caused-by': 'causes',
  causes: 'caused-by',
  'follow-up-of': 'followed-by',
  'followed-by': 'follow-up-of',
  fixes: 'fixed-by',
  'fixed-by': 'fixes',
  blocks: 'blocked-by',
  'blocked-by': 'blocks',
  'merged-into': 'merged',
  merged: 'merged-into',
} as const;
export type LinkType = keyof typeof linkTypes;

const said = [
  ...(['relates-to', 'duplicates', 'caused-by', 'causes'] as const),
  ...(['fixes', 'fixed-by', 'follow-up-of', 'blocks'] as const),
] as const;

/** An id that people say, of whatever record: `INC-1042`, `PRB-3`, `CI-7`. */
export const recordId = z
  .string()
  .max(20)
  .regex(/^[A-Z]{2,5}-[1-9]\d{0,11}$/, 'is not an id such as INC-1042');

/** What a person says to link a record with another one. */
export const AddLink = z.strictObject({ type: z.enum(said), target: recordId });
export type AddLink = z.infer<typeof AddLink>;

/** Any link can be taken away by the side that shows it, but not what a merge or a follow-up tells. */
export const RemoveLink = z.strictObject({
  type: z.enum([...said, 'duplicated-by', 'blocked-by']),
  target: recordId,
});

/** A link as a record shows it, with what the other record says of itself where it can be read. */
export const Link = z
  .object({
    type: z.enum(Object.keys(linkTypes) as [LinkType, ...LinkType[]]),
    target: z.string(),
    by: z.string(),
    at: instant,
    title: z.string().optional(),
    state: z.string().optional(),
  })
  .meta({ id: 'Link' });
export type Link = z.infer<typeof Link>;

type End = { readonly kind: string; readonly id: string };

const row = (
  { kind, id }: End,
  type: LinkType,
  target: string,
  holder: 'linked' | 'removed',
  by: string,
  at: string,
): Claim => ({
  pk: `${kind}#${id}`,
  sk: `link#${type}#${target}`,
  values: { holder, type, target, by, at },
  heldBy: holder === 'linked' ? 'removed' : 'linked',
});

/**
 * The rows of a link, to be written with a decision: on the record itself, and on the other one too where that is kept in
 * the same table. Nothing is ever deleted; a link that was taken away says so.
 *
 * @param other the record at the other end, when its kind is kept beside this one's
 */
export function linkRows(
  from: End,
  { type, target }: { readonly type: LinkType; readonly target: string },
  holder: 'linked' | 'removed',
  by: string,
  at: string,
  other?: End,
): Claim[] {
  const there = other ? [row(other, linkTypes[type], from.id, holder, by, at)] : [];
  return [row(from, type, target, holder, by, at), ...there];
}

/**
 * Links a record with another one, or takes the link away.
 *
 * @returns a decision whose claims are refused as `claim-taken` when the link was there already, or gone already
 */
export function changeLink<T extends Versioned>(
  before: T,
  link: { readonly type: LinkType; readonly target: string },
  holder: 'linked' | 'removed',
  by: Actor,
  at: string,
  other?: End,
): Decision<T> {
  const type = `${before.kind}.${holder === 'linked' ? 'linked' : 'unlinked'}`;
  const event = { type, by: by.id, at, visibility: 'internal' as const, facts: { ...link } };
  return { ...decide(before, before, event), claims: linkRows(before, link, holder, by.id, at, other) };
}
