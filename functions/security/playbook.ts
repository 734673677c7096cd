import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { demandNone } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** What a person does, or an automation of AWS Systems Manager; what touches an account is always approved first. */
const PlaybookStep = z
  .strictObject({
    title: line(200),
    /** An automation that the desk's configuration allows; without one a person does it. */
    automation: line(128).optional(),
    /** What the automation is started with; `{{resource}}` and `{{account}}` are the incident's first. */
    parameters: z.record(z.string().max(64), z.array(line(2_048)).max(20)).optional(),
    /** Whether a person's step waits for an approval, too. */
    approval: z.boolean().optional(),
  })
  .meta({ id: 'PlaybookStep' });

const fields = {
  name: line(120),
  description: text(4_000).optional(),
  steps: z.array(PlaybookStep).min(1).max(20),
};

/** A way to contain, or to bring back, that was thought of before it is needed. */
export const Playbook = z
  .object({
    ...recordFields,
    id: slug,
    kind: z.literal('security-playbook'),
    state: z.enum(['active', 'retired']),
    ...fields,
  })
  .meta({ id: 'SecurityPlaybook' });
export type Playbook = z.infer<typeof Playbook>;

export const playbookLifecycle = {
  active: { retire: 'retired' },
  retired: { restore: 'active' },
} as const satisfies Lifecycle<Playbook['state']>;

export const playbookKeys = ({ name, id }: Playbook): IndexKeys => ({
  open: { team: 'all', order: name.toLowerCase() },
  order: id,
});

export const AddPlaybook = z.strictObject({ id: slug.optional(), ...fields });
export const ChangePlaybook = z
  .strictObject({ ...fields, description: text(4_000).nullable() })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');

/** Refuses automations that the configuration does not allow. @throws {Refusal} `validation` */
function demandAllowed(steps: Playbook['steps'] | undefined, allowed: readonly string[]): void {
  demandNone(
    (steps ?? []).flatMap(({ automation }, index) =>
      automation && !allowed.includes(automation)
        ? [
            {
              pointer: `/steps/${index}/automation`,
              detail: `is not among those that itsm.config.ts allows: ${allowed.join(', ') || 'none'}`,
            },
          ]
        : [],
    ),
  );
}

/** Adds a playbook. @param allowed the automations that it may begin @throws {Refusal} `validation` */
export function addPlaybook(
  ask: z.output<typeof AddPlaybook>,
  allowed: readonly string[],
  by: Actor,
  at: string,
): Decision<Playbook> {
  demandAllowed(ask.steps, allowed);
  const id = chosenId(ask.id, ask.name);
  const playbook = { ...ask, id, kind: 'security-playbook', state: 'active', title: ask.name } as const;
  return decide<Playbook>(undefined, playbook, { type: 'security-playbook.added', by: by.id, at });
}

/** Changes a playbook; what runs already goes on as it began. */
export function changePlaybook(
  before: Playbook,
  { description = before.description, ...ask }: z.output<typeof ChangePlaybook>,
  allowed: readonly string[],
  by: Actor,
  at: string,
): Decision<Playbook> {
  demandAllowed(ask.steps, allowed);
  const next = { ...before, ...ask, description: description ?? undefined };
  return decide<Playbook>(
    before,
    { ...next, title: next.name },
    { type: 'security-playbook.changed', by: by.id, at },
  );
}

/** Takes a playbook out of use, or into use again. */
export function turnPlaybook(
  before: Playbook,
  command: 'retire' | 'restore',
  by: Actor,
  at: string,
): Decision<Playbook> {
  const state = follow(playbookLifecycle, before.state, command);
  const type = `security-playbook.${command === 'retire' ? 'retired' : 'restored'}`;
  return decide<Playbook>(before, { ...before, state }, { type, by: by.id, at });
}
