import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { text } from '../kernel/text.ts';
import { type AnswerShown, answersShown } from './answers.ts';
import { answerQuestion } from './course.ts';
import type { FormField } from './form-field.ts';
import { type Answer, Answers } from './form-field.ts';
import { isSettled, requestLifecycle } from './lifecycle.ts';
import { deed, type RequestLine, type ServiceRequest } from './service-request.ts';

/** Other answers to the form of one of the things that were ordered, of the first where none is named; or another note. */
export const Revise = z
  .strictObject({ line: z.string().max(10).optional(), answers: Answers, note: text(20_000) })
  .partial()
  .refine(({ answers, note }) => answers !== undefined || note !== undefined, 'name answers or a note');

/** The thing that is meant. @throws {Refusal} `validation` when it is not there */
export function lineMeant({ lines }: ServiceRequest, id = lines[0]?.id): RequestLine {
  const found = lines.find((line) => line.id === id);
  if (!found) throw invalid('/line', `there is no line ${id}`);
  return found;
}

/** What its questions were answered with before, and what is answered now: what is not said again stays. */
export const givenNow = (
  { answers }: RequestLine,
  said: z.infer<typeof Answers>,
): z.infer<typeof Answers> => ({
  ...Object.fromEntries(answers.map(({ name, value }) => [name, value as Answer])),
  ...said,
});

/**
 * It is asked for in other words. While those who have to agree are asked, and once they did not, a new round begins, in which nobody
 * has voted yet; while its requester is asked for more, it is what they answer. Undefined when nothing is different.
 *
 * @param answers those of one line as they are now, checked against its form
 * @throws {Refusal} `illegal-transition` once it is approved: what was agreed to stays
 */
export function revise(
  before: ServiceRequest,
  change: {
    readonly note?: string | undefined;
    readonly line?: {
      readonly id: string;
      readonly fields: readonly FormField[];
      readonly answers: Readonly<Record<string, Answer>>;
      readonly names?: Readonly<Record<string, string>>;
    };
  },
  by: Actor,
  at: string,
): Decision<ServiceRequest> | undefined {
  const state = follow(requestLifecycle, before.state, 'revise');
  if (isSettled(before))
    throw new Refusal(
      'illegal-transition',
      'It was approved as it is: answer in words, or cancel it and order anew.',
    );
  const { note = before.description, line } = change;
  const shown: AnswerShown[] = line ? answersShown(line.fields, line.answers, line.names) : [];
  const names = new Set(line?.fields.map(({ name }) => name));
  const lines = before.lines.map((one) =>
    // Answers that a bundle has in common with all of its lines are none of this form's.
    one.id === line?.id
      ? { ...one, answers: [...one.answers.filter(({ name }) => !names.has(name)), ...shown] }
      : one,
  );
  const same = JSON.stringify([lines, note]) === JSON.stringify([before.lines, before.description]);
  if (same) return undefined;
  const words = note ? { description: note } : {};
  if (before.state === 'needs-information')
    return answerQuestion(before, undefined, by, at, { lines, ...words });
  // What was turned down is open again.
  const anew = { state, round: before.round + 1, closedAt: undefined, resolution: undefined };
  const next = { ...before, lines, ...words, ...anew };
  return decide<ServiceRequest>(before, next, deed('revised', by, at));
}
