import { invalid } from '../kernel/refusal.ts';
import { addTask, type Task } from '../record/task.ts';
import type { Change } from './change.ts';
import type { OpenChange } from './opening.ts';
import type { StandardChange } from './standard-change.ts';

type Followed = Omit<OpenChange, 'template'> & {
  readonly title: string;
  readonly type: 'standard';
  readonly template: NonNullable<Change['template']>;
  readonly tasks?: Task[];
};

/**
 * What somebody asks for, as the template in use has it: what they say goes first, but for what is locked. With a beginning
 * and no end, the window is as long as it usually takes.
 *
 * @throws {Refusal} `validation` for a template that is not in use, and for a field that it has locked
 */
export function followTemplate(
  template: Pick<StandardChange, 'id' | 'live'> | undefined,
  { template: named, ...ask }: OpenChange,
): Followed {
  const { live, id } = template ?? {};
  if (!live || id === undefined) throw invalid('/template', `${named} is not in the catalogue`);
  const { locked, minutes, tasks = [], ...content } = live.content;
  const wrong = locked.find((name) => ask[name] !== undefined);
  if (wrong) throw invalid(`/${wrong}`, 'is what the template says, and cannot be said otherwise');
  if (ask.type !== undefined && ask.type !== 'standard')
    throw invalid('/type', 'is standard for what follows the catalogue');
  const from = ask.plannedFrom;
  const end =
    from && !ask.plannedTo && minutes
      ? { plannedTo: new Date(Date.parse(from) + minutes * 60_000).toISOString() }
      : {};
  const work = tasks.reduce<Task[]>((all, task) => addTask(all, task), []);
  return {
    ...content,
    ...ask,
    ...end,
    title: ask.title ?? content.title,
    type: 'standard',
    template: { id, edition: live.edition, locked },
    ...(work.length && { tasks: work }),
  };
}

/** Refuses an edit of what the template has locked. @throws {Refusal} `validation` */
export function demandUnlocked({ template }: Change, fields: readonly string[]): void {
  const wrong = fields.find((name) => template?.locked.includes(name));
  if (wrong) throw invalid(`/${wrong}`, 'is what the template says, and cannot be said otherwise');
}
