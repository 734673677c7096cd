import * as z from 'zod';
import { instant } from './base.ts';

const ExecutionState = z.object({
  name: z.string(),
  type: z.string(),
  next: z.array(z.string()),
  catches: z.array(z.object({ errors: z.array(z.string()), next: z.string() })),
  status: z.enum(['waiting', 'current', 'done', 'failed']),
  /** How often the machine came by. */
  entered: z.int(),
  enteredAt: instant.optional(),
  exitedAt: instant.optional(),
});

/** A state machine as it can be drawn: its states, what leads where, and where it stands; never its inputs. */
export const Execution = z
  .object({
    name: z.string(),
    machine: z.string(),
    status: z.string(),
    startAt: z.string(),
    startedAt: instant,
    stoppedAt: instant.optional(),
    current: z.string().optional(),
    states: z.array(ExecutionState),
  })
  .meta({ id: 'Execution' });
export type Execution = z.infer<typeof Execution>;

type State = {
  Type: string;
  Next?: string;
  Default?: string;
  Choices?: { Next: string }[];
  Catch?: Handler[];
};
type Handler = { ErrorEquals: string[]; Next: string };
export type Definition = { StartAt: string; States: Record<string, State> };

/** One step that the machine's history tells: it entered, left or failed in a state at a moment. */
export type Step = { at: string; kind: 'entered' | 'exited' | 'failed'; state?: string | undefined };

const nextOf = ({ Next, Default, Choices = [] }: State) =>
  [...new Set([Next, Default, ...Choices.map((choice) => choice.Next)])].filter((name) => name !== undefined);

/** The states of a definition, each with what the history says of it. */
export function draw(definition: Definition, steps: readonly Step[], running: boolean) {
  const last = steps.findLast(({ kind, state }) => kind === 'entered' && state)?.state;
  const failed = steps.some(({ kind }) => kind === 'failed');
  const states = Object.entries(definition.States).map(([name, state]) => {
    const entries = steps.filter((step) => step.state === name && step.kind === 'entered');
    const exit = steps.findLast((step) => step.state === name && step.kind === 'exited');
    const here = name === last;
    const been = entries.length ? 'done' : 'waiting';
    const status = here && running ? 'current' : here && failed ? 'failed' : been;
    return {
      name,
      type: state.Type,
      next: nextOf(state),
      catches: (state.Catch ?? []).map(({ ErrorEquals, Next }) => ({ errors: ErrorEquals, next: Next })),
      status: status as 'waiting' | 'current' | 'done' | 'failed',
      entered: entries.length,
      ...(entries.length && { enteredAt: entries.at(-1)?.at }),
      ...(exit && !(here && running) && { exitedAt: exit.at }),
    };
  });
  return { startAt: definition.StartAt, states, ...(running && last && { current: last }) };
}
