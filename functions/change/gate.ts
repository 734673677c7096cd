import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { line, slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { changeId, ciId } from './change.ts';
import { GateReason, type Judgement } from './gate-judgement.ts';

/** Which run of which pipeline asks, and for what. The same run asks as often as it likes, and is one gate. */
export const AskGate = z
  .strictObject({
    pipeline: line(200),
    execution: line(200),
    change: changeId.optional(),
    service: slug.optional(),
    ci: ciId.optional(),
    /** A standard change of the catalogue that is opened when nothing else is approved. */
    template: slug.optional(),
    /** How long it will take, for a change that is opened here. */
    minutes: z.int().min(1).max(1_440).optional(),
    /** How the run ended: the change that it was let through for ends with it. */
    outcome: z.enum(['succeeded', 'failed']).optional(),
  })
  .refine(({ change, service, ci, template }) => change ?? service ?? ci ?? template, {
    path: ['service'],
    error: 'name a change, a service, an item or a template',
  });
export type AskGate = z.infer<typeof AskGate>;

/** The end of a run needs no more than its name. */
export const EndGate = z.strictObject({
  pipeline: line(200),
  execution: line(200),
  outcome: z.enum(['succeeded', 'failed']),
});

/** A run of a pipeline at the gate, as it is kept: what was answered last, and what became of it. */
export const Gate = z
  .object({
    ...recordFields,
    id: z.string().regex(/^GATE-\d+$/),
    kind: z.literal('gate'),
    state: z.enum(['allow', 'wait', 'deny', 'succeeded', 'failed']),
    pipeline: z.string(),
    execution: z.string(),
    service: z.string().optional(),
    ci: z.string().optional(),
    template: z.string().optional(),
    change: z.string().optional(),
    /** The change was opened by the gate itself, and is closed with the run. */
    opened: z.boolean().optional(),
    reasons: z.array(GateReason),
    /** When it asked first, and how often it was told something new, or to wait. */
    askedAt: instant,
    asked: z.int().nonnegative(),
    endedAt: instant.optional(),
    /** Why the change could not be closed with the run. */
    left: text(500).optional(),
  })
  .meta({ id: 'Gate' });
export type Gate = z.infer<typeof Gate>;

/** All of them in one list, the latest first, and those of a change. */
export const gateKeys = ({ change, askedAt }: Gate): IndexKeys => ({
  person: 'all',
  subject: change,
  order: askedAt,
});

/** The row by which a run finds its gate. */
export const runKey = ({ pipeline, execution }: Pick<Gate, 'pipeline' | 'execution'>) => ({
  pk: `gate-run#${JSON.stringify([pipeline, execution])}`,
  sk: 'claim',
});

/** A run that nobody has heard of yet; nothing is answered before it is written down. */
export function meetRun(
  { outcome: _, minutes: __, ...ask }: AskGate,
  change: { readonly id: string; readonly opened: boolean } | undefined,
  id: string,
  by: Actor,
  at: string,
): Decision<Gate> {
  const next = {
    ...ask,
    id,
    kind: 'gate' as const,
    title: `${ask.pipeline} ${ask.execution}`,
    state: 'wait' as const,
    ...(change && { change: change.id, opened: change.opened }),
    reasons: [],
    askedAt: at,
    asked: 0,
  };
  const claim: Claim = { ...runKey(ask), values: { gate: id } };
  const decision = decide<Gate>(undefined, next, { type: 'gate.asked', by: by.id, at });
  return { ...decision, claims: [claim] };
}

/** A run that asked before finds a change; nothing is written when it has that one already. */
export function linkRun(
  before: Gate,
  change: { readonly id: string; readonly opened: boolean } | undefined,
  by: Actor,
  at: string,
): Decision<Gate> | undefined {
  if (!change || change.id === before.change) return undefined;
  const next = { ...before, change: change.id, opened: change.opened };
  return decide<Gate>(before, next, { type: 'gate.linked', by: by.id, at });
}

/** True for a run that is over. */
export const isEnded = ({ state }: Gate): boolean => state === 'succeeded' || state === 'failed';

/** What a run is answered; nothing is written when it is what it was answered before. */
export function answerRun(
  before: Gate,
  { answer, reasons }: Judgement,
  by: Actor,
  at: string,
): Decision<Gate> | undefined {
  const known = before.state === answer && JSON.stringify(before.reasons) === JSON.stringify(reasons);
  if (isEnded(before) || (known && answer !== 'wait')) return undefined;
  const next = { ...before, state: answer, reasons: [...reasons], asked: before.asked + 1 };
  return decide<Gate>(before, next, { type: 'gate.answered', by: by.id, at });
}

/** The run is over. @param left why its change could not be closed with it */
export function endRun(
  before: Gate,
  outcome: 'succeeded' | 'failed',
  left: string | undefined,
  by: Actor,
  at: string,
): Decision<Gate> | undefined {
  if (isEnded(before)) return undefined;
  const next = { ...before, state: outcome, endedAt: at, ...(left && { left: left.slice(0, 500) }) };
  return decide<Gate>(before, next, { type: `gate.${outcome}`, by: by.id, at });
}
