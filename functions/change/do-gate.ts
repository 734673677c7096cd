import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { task } from '../runtime/task.ts';
import { AskGate } from './gate.ts';
import { askGate } from './gating.ts';

const by = system('pipeline');
/** What the pipeline says, and the run of the machine that asks for it: that is a run of its own when none is named. */
const Ask = z.object({ asked: z.looseObject({}), run: z.string() });

const sentence = ({ reasons }: { reasons: readonly { detail: string }[] }) =>
  reasons.map(({ detail }) => detail).join(' ');

/** Asks the gate for a pipeline. What cannot be read, and what is refused, denies: nothing goes through by mistake. */
export const handler = task(Ask, async ({ asked, run }, now) => {
  const ask = AskGate.safeParse({ execution: run, ...asked });
  if (!ask.success) return { answer: 'deny', because: z.prettifyError(ask.error), seconds: 0 };
  try {
    const answer = await askGate(ask.data, by, now);
    return {
      ...answer,
      because: sentence(answer) || 'Nothing stands in its way.',
      seconds: answer.retryAfter ?? 0,
    };
  } catch (error) {
    if (!(error instanceof Refusal) || error.status >= 500 || error.reason === 'stale-version') throw error;
    return { answer: 'deny', because: error.message, seconds: 0 };
  }
});
