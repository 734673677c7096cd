import * as z from 'zod';
import { roles } from '../kernel/actor.ts';
import { line, slug, text } from '../kernel/text.ts';
import { Level } from '../record/priority.ts';
import { DeliveryTarget } from './delivery.ts';
import { Form } from './form-field.ts';
import { PlannedTask } from './fulfilment-task.ts';

const few = <T extends z.ZodType>(item: T, most: number) =>
  z
    .array(item)
    .max(most)
    .refine((list) => new Set(list).size === list.length, 'has one of them twice');

/** Who is offered it: everybody who can sign in, or who has one of these roles or is in one of these teams. */
export const Entitlement = z
  .union([
    z.literal('everybody'),
    z.strictObject({ roles: few(z.enum(roles), 4).optional(), teams: few(slug, 50).optional() }),
  ])
  .meta({ id: 'Entitlement' });
export type Entitlement = z.infer<typeof Entitlement>;

/** An origin as browsers send it. */
const origin = z
  .string()
  .max(200)
  .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, 'is not an origin such as https://www.example.com');

/** How people who do not sign in may use the form. */
export const PublicForm = z
  .strictObject({
    /** Nobody hears of the ticket, and nothing is opened, before whoever wrote has said by mail that it was them. */
    confirm: z.boolean().optional(),
    /** Sites that may send it; without any, every site may. */
    origins: few(origin, 20).optional(),
    /** How many an hour from one IP address, for one mail address, and in all. */
    limits: z
      .strictObject({
        perAddress: z.int().min(1).max(1_000),
        perPerson: z.int().min(1).max(100),
        inAll: z.int().min(1).max(100_000),
      })
      .partial()
      .optional(),
    /** Where a plain page goes when the form has been sent; without it, to a page that follows the ticket. */
    redirect: z
      .url({ protocol: /^https$/, error: 'is not an https address' })
      .max(500)
      .optional(),
  })
  .meta({ id: 'PublicForm' });
export type PublicForm = z.infer<typeof PublicForm>;

/** What is opened when it is sent, and what is said of it; `title` has holes for answers, as `{{device}}`. */
export const ItemTarget = z
  .strictObject({
    practice: z.enum(['request', 'incident']),
    title: line(200).optional(),
    team: slug.optional(),
    service: slug.optional(),
    category: slug.optional(),
    impact: Level.optional(),
    urgency: Level.optional(),
  })
  .meta({ id: 'ItemTarget' });

/** Each part of what an item says. */
export const itemFields = {
  name: line(120),
  type: z.enum(['item', 'bundle']),
  /** In one sentence, on its tile. */
  summary: line(200).optional(),
  /** In Markdown. */
  description: text(20_000).optional(),
  category: line(60).optional(),
  fields: Form,
  /** What a bundle has in it. */
  items: few(slug, 20).optional(),
  entitlement: Entitlement,
  /** Whom people may order it for, beside themselves; who works at the desk may for everybody. */
  forOthers: z.enum(['nobody', 'team', 'everybody']),
  target: ItemTarget,
  approvals: z
    .strictObject({ policies: few(slug, 10).optional(), manager: z.boolean().optional() })
    .optional(),
  delivery: DeliveryTarget.optional(),
  tasks: z.array(PlannedTask).max(30),
  public: PublicForm.optional(),
};

/** What an item of the catalogue says. A bundle orders its items at once, and asks for all that they ask for. */
export const ItemContent = z
  .strictObject({
    ...itemFields,
    type: itemFields.type.default('item'),
    fields: itemFields.fields.default([]),
    entitlement: itemFields.entitlement.default('everybody'),
    forOthers: itemFields.forOthers.default('nobody'),
    target: itemFields.target.default({ practice: 'request' }),
    tasks: itemFields.tasks.default([]),
  })
  .meta({ id: 'CatalogueItemContent' });
export type ItemContent = z.infer<typeof ItemContent>;

/** Whether somebody has to agree before it is prepared. */
export const isApproved = ({ approvals }: Pick<ItemContent, 'approvals'>): boolean =>
  Boolean(approvals?.manager || approvals?.policies?.length);
