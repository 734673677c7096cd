import type { Deadlines } from './approval-policy.ts';
import type { Approval, RoundStep } from './approval-round.ts';

/** What happens when a deadline of a step has passed. */
export type Lapse = 'remind' | 'escalate' | 'expire';

const minute = 60_000;

/** The deadlines of a step in their order, in minutes from the asking; the last one ends the round. */
export const lapsesOf = ({ remind, escalate, expire }: Deadlines): { act: Lapse; minutes: number }[] => [
  ...(remind === undefined ? [] : [{ act: 'remind' as const, minutes: remind }]),
  ...(escalate === undefined ? [] : [{ act: 'escalate' as const, minutes: escalate }]),
  { act: 'expire', minutes: expire },
];

const passed = (step: RoundStep, act: Lapse, minutes: number, now: string): boolean => {
  if (act === 'remind' && step.remindedAt) return true;
  if (act === 'escalate' && step.escalatedAt) return true;
  return Date.parse(step.enteredAt ?? now) + minutes * minute <= Date.parse(now);
};

/** How many deadlines of a step have passed, or have nothing left to do. */
export const lapsed = (step: RoundStep, now: string): number =>
  lapsesOf(step.deadlines).filter(({ act, minutes }) => passed(step, act, minutes, now)).length;

/**
 * How long a machine that begins now waits, in seconds: for each step, from its asking to its first deadline and from each deadline to
 * the next one. Of the step whose turn it is, what has passed already is left out; a second is the least.
 */
export function waitsOf(
  { steps, step: current }: Pick<Approval, 'steps' | 'step'>,
  now: string,
): { seconds: number[] }[] {
  return steps.map((step, index) => {
    const since =
      index === current && step.enteredAt ? (Date.parse(now) - Date.parse(step.enteredAt)) / 1000 : 0;
    let before = since;
    const seconds = lapsesOf(step.deadlines).map(({ minutes }) => {
      const wait = Math.max(1, Math.ceil(minutes * 60 - before));
      before = Math.max(before, minutes * 60);
      return wait;
    });
    return { seconds };
  });
}
