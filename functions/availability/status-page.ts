import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { line, slug, text, timeZone } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';

/** A line of a status page: a service, or one of its offerings, by the name that everybody may know. */
export const StatusComponent = z
  .strictObject({ name: line(120), service: slug, offering: slug.optional() })
  .meta({ id: 'StatusComponent' });
export type StatusComponent = z.infer<typeof StatusComponent>;

export const keyOfComponent = ({
  service,
  offering,
}: Pick<StatusComponent, 'service' | 'offering'>): string => (offering ? `${service}/${offering}` : service);

const fields = {
  name: line(120),
  about: text(1_000),
  /** Whether it is shown to everybody, without a login. */
  public: z.boolean(),
  components: z
    .array(StatusComponent)
    .min(1)
    .max(50)
    .refine((all) => new Set(all.map(keyOfComponent)).size === all.length, 'names one twice'),
  /** Whether it shows what stakeholders of major incidents are told, too. */
  stakeholderUpdates: z.boolean(),
  /** Whether one can be told by mail when something changes. */
  subscriptions: z.boolean(),
  /** Minutes that something has to last before anybody is told by mail. */
  tellAfter: z.int().min(0).max(120),
  timeZone,
};

/** A page on which people read whether services are there. */
export const StatusPage = z
  .object({
    ...recordFields,
    id: slug,
    kind: z.literal('status-page'),
    state: z.enum(['active', 'retired']),
    ...fields,
    about: fields.about.optional(),
  })
  .meta({ id: 'StatusPageSettings' });
export type StatusPage = z.infer<typeof StatusPage>;

export const statusPageLifecycle = {
  active: { retire: 'retired' },
  retired: { restore: 'active' },
} as const satisfies Lifecycle<StatusPage['state']>;

export const AddStatusPage = z.strictObject({
  ...fields,
  id: slug.optional(),
  about: fields.about.optional(),
  public: fields.public.default(false),
  stakeholderUpdates: fields.stakeholderUpdates.default(false),
  subscriptions: fields.subscriptions.default(false),
  tellAfter: fields.tellAfter.default(5),
  timeZone: timeZone.default('UTC'),
});
export type AddStatusPage = z.infer<typeof AddStatusPage>;

export const ChangeStatusPage = z.strictObject({ ...fields, about: fields.about.nullable() }).partial();
export type ChangeStatusPage = z.infer<typeof ChangeStatusPage>;

const deed = (type: string, { id: by }: Actor, at: string) => ({ type: `status-page.${type}`, by, at });

/** Makes a page. @throws {Refusal} `validation` when no id is given and none can be made of the name */
export function addStatusPage({ id, ...ask }: AddStatusPage, by: Actor, at: string): Decision<StatusPage> {
  const named = {
    id: chosenId(id, ask.name),
    kind: 'status-page',
    state: 'active',
    title: ask.name,
  } as const;
  return decide<StatusPage>(undefined, { ...ask, ...named }, deed('added', by, at));
}

/** Changes what it shows, and to whom. */
export function changeStatusPage(
  before: StatusPage,
  ask: ChangeStatusPage,
  by: Actor,
  at: string,
): Decision<StatusPage> {
  const { about, name } = { ...before, ...ask };
  const next = { ...before, ...ask, title: name, about: about ?? undefined };
  return decide<StatusPage>(before, next, deed('changed', by, at));
}

/** Takes a page away, or brings it back. @throws {Refusal} `illegal-transition` */
export function moveStatusPage(
  before: StatusPage,
  step: 'retire' | 'restore',
  by: Actor,
  at: string,
): Decision<StatusPage> {
  const state = follow(statusPageLifecycle, before.state, step);
  return decide<StatusPage>(
    before,
    { ...before, state },
    deed(step === 'retire' ? 'retired' : 'restored', by, at),
  );
}

/** Whether a page has a line about one of these services or offerings. */
export const shows = (
  { components }: Pick<StatusPage, 'components'>,
  outage: { readonly services: readonly string[]; readonly offerings: readonly string[] },
): StatusComponent[] =>
  components.filter(
    (one) =>
      outage.services.includes(one.service) ||
      (one.offering !== undefined && outage.offerings.includes(keyOfComponent(one))),
  );
