import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { wind } from '../record/clocks.ts';
import { openTasks } from '../record/task.ts';
import { Change, deed } from './change.ts';
import { sameContent } from './content.ts';
import { correct } from './correction.ts';
import { cancel, finish } from './course.ts';
import { deadlineClock, nextWarning } from './health-deadline.ts';
import { mostTasks, resourceTasks, withdrawn } from './health-tasks.ts';
import { type Asked, type HealthWork, isDone, isResolved, windowFor } from './health-work.ts';
import { isAhead } from './lifecycle.ts';
import { type Opening, open } from './opening.ts';
import type { Risk } from './risk.ts';

const mostItems = 40;
const mostServices = 20;

/** The row that names the change which an event of AWS Health asked for. */
export const eventSlot = (event: string) => ({ pk: `health#${event}`, sk: 'claim' });

/** Whose change it is, and which services it is about. */
export type Owner = { readonly team: string; readonly services: readonly string[] };

const itemsOf = ({ affected }: Asked): string[] => [...new Set(affected.flatMap(({ ci }) => ci ?? []))];
const together = (a: readonly string[], b: readonly string[], most: number): string[] => [
  ...new Set([...a, ...b.slice(0, Math.max(0, most - a.length))]),
];

function workOf(
  asked: Asked,
  before: HealthWork | undefined,
  extra: Pick<HealthWork, 'window' | 'again'>,
): HealthWork {
  const { event, code, state, url, account, region, startsAt, text, affected } = asked;
  return {
    ...{ event, code, state, url },
    ...(account && { account }),
    ...(region && { region }),
    ...((startsAt ?? before?.deadline) && { deadline: startsAt ?? before?.deadline }),
    ...(extra.window && { window: extra.window }),
    resources: affected.length,
    resolved: affected.filter(isResolved).length,
    ...(affected.length > mostTasks && { more: true }),
    ...(text && { text }),
    ...(extra.again && { again: true as const }),
  };
}

const notice = ({ id, team }: Pick<Change, 'id' | 'team'>, title: string, text: string) => ({
  to: [`team:${team}`],
  topic: 'aws-health-change',
  title: `${id}: ${title}`.slice(0, 200),
  text,
  path: `/changes/${id}`,
});

const dayOf = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`;
const untilOf = ({ startsAt }: Asked) => (startsAt ? `, until ${dayOf(startsAt)}` : '');
const countOf = (count: number) => (count === 1 ? 'one resource' : `${count} resources`);

/** What a change is opened with, so that its risk can be judged before. */
export function openingFor(asked: Asked, { team, services }: Owner, at: string): Opening {
  const window = windowFor(asked, at);
  return {
    type: 'normal',
    title: asked.title,
    description: asked.text ?? `${asked.code}: AWS says nothing more of it.`,
    team,
    cis: itemsOf(asked).slice(0, mostItems),
    services: services.slice(0, mostServices),
    ...(window && { plannedFrom: window.from, plannedTo: window.to }),
  };
}

/**
 * Opens the change that AWS asks for, as a draft with a task for each resource, once for an event.
 *
 * @param heldBy the earlier change for the same event, when that one is over
 */
export function openForHealth(
  asked: Asked,
  opening: Opening,
  risk: Risk,
  heldBy: string | undefined,
  id: string,
  by: Actor,
  at: string,
): Decision<Change> {
  const { after, claims = [] } = open(opening, risk, id, by, at);
  const { version: _, chain: __, ...draft } = after;
  const again = heldBy !== undefined;
  const window = windowFor(asked, at);
  const tasks = resourceTasks([], asked.affected, again, at);
  const clocks = wind(undefined, deadlineClock, nextWarning(asked.startsAt, at));
  const extra = { ...(window && { window }), ...(again && { again: true as const }) };
  const next = {
    ...draft,
    awsHealth: workOf(asked, undefined, extra),
    ...(tasks.length && { tasks }),
    ...(clocks && { clocks }),
  };
  const text = `AWS names ${countOf(asked.affected.length)}.`;
  const facts = { event: asked.event, ...(again && { after: heldBy }) };
  const decision = decide<Change>(undefined, next, {
    ...deed('opened', by, at),
    facts,
    notices: [notice({ id, team: opening.team }, `${opening.title}${untilOf(asked)}`, text)],
  });
  const slot: Claim = { ...eventSlot(asked.event), values: { holder: id }, ...(again && { heldBy }) };
  return { ...decision, claims: [...claims, slot] };
}

/** The change as AWS says that it is now: more resources, how each stands, and when AWS acts. What people planned stays. */
export function asTold(before: Change, asked: Asked, { services }: Owner, at: string): Change {
  const work = before.awsHealth;
  const own = before.plannedFrom === work?.window?.from && before.plannedTo === work?.window?.to;
  const moves = before.state === 'draft' && own;
  const window = moves ? (windowFor(asked, before.openedAt) ?? work?.window) : work?.window;
  const awsHealth = workOf(asked, work, { ...(window && { window }), ...(work?.again && { again: true }) });
  const moved = awsHealth.deadline !== work?.deadline;
  const clocks = moved
    ? wind(before.clocks, deadlineClock, nextWarning(awsHealth.deadline, at))
    : before.clocks;
  const named = resourceTasks(before.tasks, asked.affected, work?.again === true, at);
  // What is under way goes to its review: nothing of it is asked for any more.
  const tasks = asked.state === 'closed' && !isAhead(before) ? withdrawn(named, at) : named;
  const { clocks: _, ...rest } = before;
  // Parsed, so that what is the same also looks so.
  return Change.parse({
    ...rest,
    ...(moves && window && { plannedFrom: window.from, plannedTo: window.to }),
    ...(isAhead(before) && {
      cis: together(before.cis, itemsOf(asked), mostItems),
      services: together(before.services, services, mostServices),
    }),
    awsHealth,
    ...(tasks.length && { tasks }),
    ...(clocks && { clocks }),
  });
}

/** Undefined when AWS says nothing new. What people vote on is put to them anew when AWS asks for more of it. */
export function tell(
  before: Change,
  next: Change,
  risk: Risk,
  by: Actor,
  at: string,
): Decision<Change> | undefined {
  if (JSON.stringify(before) === JSON.stringify(next)) return undefined;
  const decision = sameContent(before, next)
    ? decide<Change>(before, next, deed('health-told', by, at))
    : correct(before, next, risk, by, at);
  const was = new Map((before.tasks ?? []).map((task) => [task.id, task.state]));
  const named = (state: string) =>
    (next.tasks ?? [])
      .filter((task) => task.state === state && was.get(task.id) !== state)
      .map(({ title }) => title);
  const [added, done] = [named('open'), named('done')];
  const { deadline, resources = 0, resolved = 0, text } = next.awsHealth ?? {};
  const moved = deadline !== before.awsHealth?.deadline;
  const facts = {
    ...{ resources, resolved },
    ...(added.length && { open: added.slice(0, 20) }),
    ...(done.length && { done: done.slice(0, 20) }),
    ...(moved && { deadline }),
  };
  const news = [
    ...(moved && deadline ? [`AWS acts on ${dayOf(deadline)} now.`] : []),
    ...(added.length ? [`There is more to do: ${countOf(added.length)}.`] : []),
  ];
  const said = { ...decision.event.said, ...(text !== before.awsHealth?.text && text && { text }) };
  const event = {
    ...decision.event,
    ...(Object.keys(said).length && { said }),
    facts: { ...decision.event.facts, ...facts },
    ...(news.length && { notices: [notice(next, news.join(' '), next.title)] }),
  };
  return { ...decision, event };
}

const whyOver = ({ state, affected }: Asked): string => {
  const left = affected.filter((one) => !isResolved(one)).length;
  if (affected.length && !left)
    return `Nothing is left to do: AWS Health says that ${affected.length === 1 ? 'its resource is' : `all ${affected.length} resources are`} resolved.`;
  if (state !== 'closed') return '';
  return left
    ? `AWS Health has closed the event, with ${countOf(left)} not resolved.`
    : 'AWS Health has closed the event.';
};

/**
 * All of it is resolved, or AWS says that the event is over: what has not begun is canceled, what is under way goes to its review.
 * Undefined when there is something left to do, tasks of people's own included.
 */
export function endForHealth(
  before: Change,
  asked: Asked,
  by: Actor,
  at: string,
): Decision<Change> | undefined {
  const closed = asked.state === 'closed';
  if (!closed && !isDone(asked)) return undefined;
  const why = whyOver(asked);
  const telling = (decision: Decision<Change>): Decision<Change> => {
    const notices = [...(decision.event.notices ?? []), notice(before, before.title, why)];
    return {
      ...decision,
      event: { ...decision.event, said: { ...decision.event.said, text: why }, notices },
    };
  };
  if (isAhead(before)) return telling(cancel(before, why, by, at));
  if (before.state !== 'implement') return undefined;
  if (openTasks(before.tasks).length) return undefined;
  const over = before.actualFrom && at < before.actualFrom ? before.actualFrom : at;
  return telling(finish(before, by, over));
}
