import { ids } from './draft.ts';
import type { Template } from './types.ts';

type Tasks = readonly { readonly title: string; readonly step: number }[];

/** What a template can fix. */
export const lockable = ['title', 'description', 'team', 'services', 'cis', 'plans', 'outage'] as const;

/** Tasks as lines: one that is done beside the one before begins with a plus. */
export const taskLines = (tasks: Tasks): string =>
  tasks
    .toSorted((a, b) => a.step - b.step)
    .map(({ title, step }, index, all) => (all[index - 1]?.step === step ? `+ ${title}` : title))
    .join('\n');

/** The tasks that lines tell, with their steps. */
export function tasksOf(lines: string): Tasks {
  let step = 0;
  return lines.split('\n').flatMap((line) => {
    const beside = /^\s*\+/.test(line) && step > 0;
    const title = line.replace(/^\s*\+/, '').trim();
    if (!title) return [];
    if (!beside) step += 1;
    return [{ title, step }];
  });
}

/** A template while somebody writes on it: every field is there, empty ones too. */
export const templateDraft = (template?: Template) => {
  const draft: Partial<Template['draft']> = template?.draft ?? {};
  const { description = '', services = [], cis = [], plans = {} } = draft;
  return {
    title: template?.title ?? '',
    description,
    services: [...services],
    cis: cis.join(', '),
    team: draft.team ?? '',
    minutes: draft.minutes,
    outage: draft.outage ?? false,
    implementation: plans.implementation ?? '',
    backout: plans.backout ?? '',
    test: plans.test ?? '',
    tasks: taskLines(draft.tasks ?? []),
    locked: (draft.locked ?? ['plans']) as string[],
  };
};

/** What is said of it, by the names of the API. */
export function templateBody(draft: ReturnType<typeof templateDraft>): object {
  const { title, description, services, cis, team, minutes, outage, tasks, locked } = draft;
  const plans = (['implementation', 'backout', 'test'] as const).filter((name) => draft[name].trim());
  return {
    title: title.trim(),
    ...(description.trim() && { description }),
    services,
    cis: ids(cis),
    ...(team && { team }),
    ...(minutes && { minutes }),
    outage,
    plans: Object.fromEntries(plans.map((name) => [name, draft[name]])),
    tasks: tasksOf(tasks),
    locked,
  };
}
