import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { demand } from '../kernel/rights.ts';
import type { Answer } from '../runtime/answer.ts';
import type { Handlers } from '../runtime/api.ts';
import { take } from '../runtime/claims.ts';
import { type Marker, markerClaim, replay } from '../runtime/idempotency.ts';
import { isRace, retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import type { Bulk, RowOutcome } from './bulk.ts';
import { type Command, commands } from './commands.ts';
import type { bulkContract } from './contract/many.ts';
import { incidents } from './keep.ts';
import { familyRace } from './kin.ts';
import { incidentRights } from './rights.ts';
import { type AnyCall, visible } from './visible.ts';

const atOnce = 8;
const races = ['stale-version', 'check-failed'] as const;

/** The ask of the command itself. @throws {Refusal} `validation`, pointing below `/ask` */
function readAsk(name: Bulk['command'], ask: unknown): Record<string, unknown> {
  const parsed = (commands[name].ask as z.ZodType).safeParse(ask);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    pointer: `/ask${path.map((part) => `/${String(part)}`).join('')}`,
    detail: message,
  }));
  throw new Refusal('validation', z.prettifyError(parsed.error), { errors });
}

/** One of the many, in a transaction of its own, with a marker of its own. */
async function one(
  call: AnyCall,
  id: string,
  { decide }: Command,
  marker: Marker,
  ask: unknown,
  dry: boolean,
) {
  const { actor, at } = call;
  const before = await visible({ id, actor });
  const decision = await decide(before, ask, actor, at);
  const { version, state } = decision?.after ?? before;
  if (dry) return { id, status: 'possible', state } as const;
  const outcome = { id, status: 'done', version, state } as const;
  const claims = [markerClaim(marker, { status: 200, body: outcome }, Math.floor(Date.parse(at) / 1000))];
  if (decision)
    await incidents.save(decision, { claims }).catch((error) => {
      throw familyRace(error);
    });
  return outcome;
}

async function row(
  call: AnyCall,
  id: string,
  command: Command,
  ask: unknown,
  dry: boolean,
): Promise<RowOutcome> {
  const { pk = '', payload = '' } = call.marker ?? {};
  const marker = { pk: `${pk}#${id}`, payload };
  const earlier = dry ? undefined : await replay('incident', marker);
  if (earlier) return earlier.body as RowOutcome;
  try {
    return await retryingRaces(() => one(call, id, command, marker, ask, dry), races);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refusal = isRace(error, races)
      ? new Refusal('busy', 'It is being changed by many at once. Try again in a second.')
      : error;
    return { id, status: 'refused', problem: refusal.toJSON() as RowOutcome['problem'] };
  }
}

/**
 * Many at once. Each incident is changed in a transaction of its own and remembers it, and the whole answer is remembered in
 * the end: whoever asks again with the same key after a crash gets the rest done, and the same answer from then on.
 */
export const serveBulk: Handlers<typeof bulkContract> = {
  bulkIncidents: async (call): Promise<Answer> => {
    const { command: name, ids, dryRun = false } = call.ask;
    const ask = readAsk(name, call.ask.ask);
    demand(incidentRights, call.actor, name, Object.keys(ask));
    const command = commands[name] as unknown as Command;
    // Children of one parent change one row: at once they would only be in each other's way.
    const width = name === 'set-parent' ? 1 : atOnce;
    const items = await someAtOnce(ids, width, (id) => row(call, id, command, ask, dryRun));
    const answer = { status: 200, body: { items } };
    if (call.marker) {
      const nowSeconds = Math.floor(Date.parse(call.at) / 1000);
      await take('incident', markerClaim(call.marker, answer, nowSeconds), nowSeconds);
    }
    return answer;
  },
};
