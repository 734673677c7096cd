import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Actor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { readableText } from '../kernel/text.ts';
import { isClaim } from '../runtime/call.ts';
import { readRow } from '../runtime/dynamo.ts';
import { retryingRaces } from '../runtime/races.ts';
import { beginFollowing } from './beginning.ts';
import { allowedAutomations } from './configured.ts';
import { runs } from './keep.ts';
import type { PlanRun } from './plan-run.ts';
import type { RunStep } from './plan-step.ts';
import { awaits, endStep, noteRun, toAct } from './running.ts';

const longest = 2_000;
type Outcome = { readonly state: 'done' | 'failed'; readonly note?: string };

/** Says how an attempt of a step ended, unless somebody has said so before. */
async function settle(
  run: string,
  { id, attempt }: RunStep,
  outcome: Outcome,
  by: Actor,
  now: string,
  depth: number,
): Promise<void> {
  await retryingRaces(async () => {
    const found = await runs.get(run);
    if (awaits(found, id, attempt)) await runs.save(endStep(found, id, outcome, by, now), { depth });
  });
}

const spoken = (payload: Uint8Array | undefined): string =>
  readableText(Buffer.from(payload ?? []).toString()).slice(0, longest);

/**
 * Runs a function of the configuration, and says what came of it. It is handed a key that is the same when an attempt is repeated after
 * a crash, so that it can tell.
 */
async function automate({ id, plan, mode, service, incident }: PlanRun, step: RunStep): Promise<Outcome> {
  const FunctionName = step.automation ?? '';
  if (!allowedAutomations().includes(FunctionName))
    return { state: 'failed', note: 'The configuration does not let plans run this function any more.' };
  const said = { run: id, plan, mode, service, incident, step: step.id, attempt: step.attempt };
  const Payload = Buffer.from(JSON.stringify({ ...said, key: `${id}-${step.id}-${step.attempt}` }));
  try {
    const answer = await new LambdaClient({ maxAttempts: 3 }).send(
      new InvokeCommand({ FunctionName, Payload }),
    );
    const note = spoken(answer.Payload);
    return { state: answer.FunctionError ? 'failed' : 'done', ...(note && { note }) };
  } catch (error) {
    return { state: 'failed', note: readableText((error as Error).message).slice(0, longest) };
  }
}

/** Begins the plan that a step is, once for each attempt. */
async function descend(run: PlanRun, step: RunStep, by: Actor, now: string, depth: number): Promise<void> {
  const claim = { pk: `child#${run.id}#${step.id}#${step.attempt}`, sk: 'claim' };
  const parent = { run: run.id, step: step.id, attempt: step.attempt };
  const { mode, incident, lead } = run;
  const ask = { plan: step.plan ?? '', mode, incident, parent, lead };
  let child = String((await readRow('continuity', claim.pk, claim.sk))?.holder ?? '');
  if (!child) {
    if (await isWithinItself(run, ask.plan))
      throw new Refusal('illegal-transition', `${ask.plan} would begin itself.`);
    const decision = await beginFollowing(ask, by, now);
    try {
      child = (
        await runs.save(decision, { depth, claims: [{ ...claim, values: { holder: decision.after.id } }] })
      ).id;
    } catch (error) {
      if (!isClaim(error)) throw error;
      child = String((await readRow('continuity', claim.pk, claim.sk))?.holder ?? '');
    }
  }
  await retryingRaces(async () => {
    const found = await runs.get(run.id);
    const waits =
      awaits(found, step.id, step.attempt) && !found.steps.some((one) => one.id === step.id && one.run);
    if (waits) await runs.save(noteRun(found, step.id, child, by, now), { depth });
  });
}

const deepest = 10;

/** Whether a plan is one of those that a run is a part of: it would go on for ever. */
async function isWithinItself(run: PlanRun, plan: string): Promise<boolean> {
  let above: PlanRun | undefined = run;
  for (let n = 0; above && n < deepest; n++) {
    if (above.plan === plan) return true;
    above = above.parent && (await runs.find(above.parent.run));
  }
  return above !== undefined;
}

/** Does what a run waits for that no person does. What has an outcome is not done again. */
export async function actOn(run: PlanRun, by: Actor, now: () => string, depth: number): Promise<void> {
  await Promise.all(
    toAct(run).map(async (step) => {
      if (step.by === 'automation') return settle(run.id, step, await automate(run, step), by, now(), depth);
      try {
        await descend(run, step, by, now(), depth);
      } catch (error) {
        if (!(error instanceof Refusal) || error.status >= 500 || error.reason === 'stale-version')
          throw error;
        await settle(
          run.id,
          step,
          { state: 'failed', note: error.message.slice(0, longest) },
          by,
          now(),
          depth,
        );
      }
    }),
  );
}
