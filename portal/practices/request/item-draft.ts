import type { FormField } from '../../../functions/request/form-field.ts';
import type { PlannedTask } from '../../../functions/request/fulfilment-task.ts';
import type { ItemContent } from '../../../functions/request/item-content.ts';
import type { Level } from '../../model.ts';

/** A field while it is being written: a key of its own, and its options as lines of text. */
export type FieldDraft = Omit<FormField, 'options'> & { key: string; optionLines: string };

/** An item while it is being written. */
export type ItemDraft = {
  id: string;
  name: string;
  type: 'item' | 'bundle';
  summary: string;
  description: string;
  category: string;
  fields: FieldDraft[];
  items: string[];
  offeredTo: 'everybody' | 'some';
  roles: string[];
  teams: string[];
  forOthers: ItemContent['forOthers'];
  practice: 'request' | 'incident';
  title: string;
  team: string;
  service: string;
  impact: Level | '';
  urgency: Level | '';
  manager: boolean;
  policies: string[];
  amount: number | undefined;
  unit: 'hours' | 'working-days';
  tasks: PlannedTask[];
  open: boolean;
  confirm: boolean;
  origins: string;
  redirect: string;
};

let last = 0;
/** Rows need a name that stays while they are edited. */
export const newKey = (): string => `f${++last}`;

const slugOf = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');

/** A name that no other field has, made of what is asked. */
export function nameFor(label: string, taken: readonly string[]): string {
  const base = slugOf(label) || 'field';
  if (!taken.includes(base)) return base;
  let n = 2;
  while (taken.includes(`${base}-${n}`)) n++;
  return `${base}-${n}`;
}

/** `linux: Linux` on each line; a line without a colon is both. */
const optionsOf = (lines: string) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf(':');
      const label = (at < 0 ? line : line.slice(at + 1)).trim();
      return { value: slugOf(at < 0 ? line : line.slice(0, at)), label };
    });

export function itemDraft(content?: ItemContent): ItemDraft {
  const { entitlement = 'everybody', target, approvals, delivery, public: open } = content ?? {};
  const some = typeof entitlement === 'object' ? entitlement : undefined;
  return {
    id: '',
    name: content?.name ?? '',
    type: content?.type ?? 'item',
    summary: content?.summary ?? '',
    description: content?.description ?? '',
    category: content?.category ?? '',
    fields: (content?.fields ?? []).map(({ options = [], ...field }) => ({
      ...field,
      key: newKey(),
      optionLines: options.map(({ value, label }) => `${value}: ${label}`).join('\n'),
    })),
    items: content?.items ?? [],
    offeredTo: some ? 'some' : 'everybody',
    roles: some?.roles ?? [],
    teams: some?.teams ?? [],
    forOthers: content?.forOthers ?? 'nobody',
    practice: target?.practice ?? 'request',
    title: target?.title ?? '',
    team: target?.team ?? '',
    service: target?.service ?? '',
    impact: target?.impact ?? '',
    urgency: target?.urgency ?? '',
    manager: approvals?.manager ?? false,
    policies: approvals?.policies ?? [],
    amount: delivery?.amount,
    unit: delivery?.unit ?? 'working-days',
    tasks: content?.tasks ?? [],
    open: open !== undefined,
    confirm: open?.confirm ?? false,
    origins: open?.origins?.join('\n') ?? '',
    redirect: open?.redirect ?? '',
  };
}

/** The fields of a draft as the form that they make. */
export const formOf = (fields: readonly FieldDraft[]): FormField[] =>
  fields.map(({ key: _, optionLines, ...field }) => ({
    ...field,
    ...((field.type === 'choice' || field.type === 'several') && { options: optionsOf(optionLines) }),
  }));

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What the API is asked to write; what is empty is left out. */
export function itemBody(draft: ItemDraft, before?: ItemContent): object {
  const { name, type, summary, description, category, forOthers, tasks } = draft;
  const said = { summary: summary.trim(), description: description.trim(), category: category.trim() };
  const request = draft.practice === 'request';
  const approvals = request && (draft.manager || draft.policies.length > 0);
  return {
    name: name.trim(),
    type,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value)),
    fields: formOf(draft.fields),
    ...(type === 'bundle' && { items: draft.items }),
    entitlement:
      draft.offeredTo === 'everybody'
        ? 'everybody'
        : {
            ...(draft.roles.length && { roles: draft.roles }),
            ...(draft.teams.length && { teams: draft.teams }),
          },
    forOthers,
    target: {
      ...before?.target,
      practice: draft.practice,
      title: draft.title.trim() || undefined,
      team: draft.team || undefined,
      service: draft.service || undefined,
      impact: draft.impact || undefined,
      urgency: draft.urgency || undefined,
    },
    ...(approvals && {
      approvals: {
        ...(draft.manager && { manager: true }),
        ...(draft.policies.length && { policies: draft.policies }),
      },
    }),
    ...(request &&
      draft.amount && { delivery: { ...before?.delivery, amount: draft.amount, unit: draft.unit } }),
    tasks: request ? tasks : [],
    ...(draft.open && {
      public: {
        ...before?.public,
        confirm: draft.confirm || undefined,
        origins: lines(draft.origins).length ? lines(draft.origins) : undefined,
        redirect: draft.redirect.trim() || undefined,
      },
    }),
  };
}
