import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { fill } from '../kernel/template.ts';
import { readableLine } from '../kernel/text.ts';
import { type AnswerShown, answersShown } from './answers.ts';
import type { LiveItem } from './catalogue-item.ts';
import type { Answer } from './form-field.ts';
import { begun } from './fulfilling.ts';
import type { FulfilmentTask } from './fulfilment-task.ts';
import { isApproved } from './item-content.ts';
import { toDoer } from './notices.ts';
import { deed, participants, type RequestLine, type ServiceRequest } from './service-request.ts';

type Given = Readonly<Record<string, Answer>>;

/** An item with the answers that it was ordered with, checked before. */
export type Ordered = {
  readonly item: LiveItem;
  readonly answers: Given;
  /** What those are called whom an answer names by an id, by the name of the field. */
  readonly names?: Readonly<Record<string, string>>;
};

/** What is ordered: the item itself, and for a bundle what it has in it. */
export type Order = {
  readonly main: Ordered;
  readonly parts: readonly Ordered[];
  readonly requester: string;
  readonly for?: string | undefined;
  readonly note?: string | undefined;
  readonly team: string;
  readonly asked?: ServiceRequest['asked'];
  /** A policy for requests wants it approved, whatever the catalogue says. */
  readonly judged?: boolean;
};

/** The title of what an item opens: its template filled with the answers, or else its name. */
export function titleFor({ item, answers, names }: Ordered): string {
  const { content } = item.live;
  const shown = answersShown(content.fields, answers, names);
  const words = Object.fromEntries(shown.map(({ name, shown: value }) => [name, value]));
  const title = content.target.title ? readableLine(fill(content.target.title, words)) : '';
  return (title || content.name).slice(0, 200);
}

const lineOf = (
  { item, answers, names }: Ordered,
  n: number,
  common: readonly AnswerShown[],
): RequestLine => ({
  id: `L${n + 1}`,
  item: item.id,
  edition: item.live.edition,
  title: titleFor({ item, answers, ...(names && { names }) }),
  answers: [...common, ...answersShown(item.live.content.fields, answers, names)],
  state: 'ordered',
});

/** The work of one line. An item that names none has one piece of work: to deliver it. */
function tasksOf(
  { item }: Ordered,
  line: RequestLine | undefined,
  team: string,
  inBundle = false,
): FulfilmentTask[] {
  const { tasks, target } = item.live.content;
  const prefix = inBundle ? `${line?.id.toLowerCase()}-` : '';
  const planned = tasks.length
    ? tasks
    : [{ id: 'deliver', title: `Deliver: ${line?.title ?? item.title}`.slice(0, 200) }];
  return planned.map(({ after, ...task }) => ({
    ...task,
    id: `${prefix}${task.id}`,
    state: 'waiting',
    team: task.team ?? target.team ?? team,
    ...(after?.length && { after: after.map((id) => `${prefix}${id}`) }),
    ...(line && { line: line.id }),
  }));
}

/** Tasks of a bundle itself come before those of what it has in it: what they prepare, all need. */
function allTasks({ main, parts, team }: Order, lines: readonly RequestLine[]): FulfilmentTask[] {
  if (!parts.length) return tasksOf(main, lines[0], team);
  const own = main.item.live.content.tasks.length ? tasksOf(main, undefined, team) : [];
  const first = own.map(({ id }) => id);
  const rest = parts.flatMap((part, n) => tasksOf(part, lines[n], team, true));
  return [...own, ...rest.map((task) => (task.after || !first.length ? task : { ...task, after: first }))];
}

/** The approvals that any part of it wants. */
function approvalsOf({ main, parts, judged }: Order): ServiceRequest['approvals'] {
  const wanted = [main, ...parts].map(({ item }) => item.live.content).filter(isApproved);
  if (!wanted.length) return judged ? {} : undefined;
  const policies = [...new Set(wanted.flatMap(({ approvals }) => approvals?.policies ?? []))];
  const manager = wanted.some(({ approvals }) => approvals?.manager);
  return { ...(policies.length && { policies }), ...(manager && { manager }) };
}

/** A second and a third row of a request, so that the person index finds it for whoever ordered it and whoever gets it. */
const participantRow = ({ id, openedAt }: ServiceRequest, person: string): Claim => ({
  pk: `request#${id}`,
  sk: `participant#${person}`,
  values: { id, personPk: `request#requester#${person}`, personSk: `${openedAt}#${id}` },
});

/**
 * Opens a request: it waits for those who have to agree, or else its work begins at once.
 *
 * @param order with answers that were checked against the forms before
 */
export function open(
  order: Order,
  id: string,
  by: Actor,
  at: string,
  claims: readonly Claim[] = [],
): Decision<ServiceRequest> {
  const { main, parts, requester, for: person, note, team, asked } = order;
  const { content } = main.item.live;
  const common = parts.length ? answersShown(content.fields, main.answers, main.names) : [];
  const lines = (parts.length ? parts : [main]).map((each, n) => lineOf(each, n, common));
  const approvals = approvalsOf(order);
  const request = {
    id,
    kind: 'request' as const,
    title: titleFor(main),
    state: approvals ? ('awaiting-approval' as const) : ('in-fulfilment' as const),
    ...(note && { description: note }),
    team,
    requester,
    ...(person && person !== requester && { for: person }),
    item: main.item.id,
    ...(content.target.service && { service: content.target.service }),
    lines,
    tasks: allTasks(order, lines),
    ...(approvals && { approvals }),
    round: approvals ? 1 : 0,
    ...(content.delivery && { delivery: content.delivery }),
    run: 0,
    progress: 0,
    reopenCount: 0,
    ...(asked && { asked }),
    openedAt: at,
  };
  const next = approvals ? request : begun(request, at);
  const others = participants(next as ServiceRequest).filter((one) => one !== by.id && one !== requester);
  const notices = [
    ...(approvals ? [] : [toDoer(next, next, 'request-opened', `${request.title} was ordered`)]),
    ...(others.length
      ? [
          {
            to: others,
            topic: 'request-opened',
            title: `${id} was ordered for you`,
            text: request.title,
            path: `/requests/${id}`,
          },
        ]
      : []),
  ];
  const event = { ...deed('submitted', by, at), notices };
  const decision = decide<ServiceRequest>(undefined, next, event);
  const rows = participants(decision.after).map((one) => participantRow(decision.after, one));
  return { ...decision, claims: [...claims, ...rows] };
}
