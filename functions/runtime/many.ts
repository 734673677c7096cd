import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Operation } from '../kernel/contract.ts';
import type { Decision, Versioned } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { demand, type Rights } from '../kernel/rights.ts';
import type { Bulk, RowOutcome } from '../record/bulk.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { take } from './claims.ts';
import { type Marker, markerClaim, replay } from './idempotency.ts';
import { isRace, retryingRaces } from './races.ts';
import type { Saving } from './records.ts';
import { someAtOnce } from './some-at-once.ts';

const atOnce = 8;
const races = ['stale-version', 'check-failed'] as const;

type Stateful = Versioned & { readonly state: string };
type Outcome<T extends Versioned> = Decision<T> | undefined;

/** A command that can be given on many: what it asks for, and what comes of it; undefined when it is so already. */
export type ManyCommand<T extends Versioned> = {
  readonly ask: z.ZodType;
  readonly decide: (before: T, ask: never, by: Actor, at: string) => Outcome<T> | Promise<Outcome<T>>;
  /** What the rights table calls it, when that is another name. */
  readonly right?: string;
};

/** What a practice brings for commands on many of its records. */
export type Many<T extends Stateful> = {
  readonly practice: string;
  readonly rights: Rights;
  readonly commands: Readonly<Record<string, ManyCommand<T>>>;
  readonly visible: (which: { readonly id: string; readonly actor: Actor }) => Promise<T>;
  readonly save: (decision: Decision<T>, saving: Saving) => Promise<unknown>;
  /** Commands that write what they share: at once they would only be in each other's way. */
  readonly oneByOne?: readonly string[];
};

type BulkCall = Call<Operation> & { readonly ask: Bulk };

/** The ask of the command itself. @throws {Refusal} `validation`, pointing below `/ask` */
function readAsk(schema: z.ZodType, ask: unknown): Record<string, unknown> {
  const parsed = schema.safeParse(ask);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    pointer: `/ask${path.map((part) => `/${String(part)}`).join('')}`,
    detail: message,
  }));
  throw new Refusal('validation', z.prettifyError(parsed.error), { errors });
}

/**
 * Many at once. Each record is changed in a transaction of its own and remembers it, and the whole answer is remembered in the
 * end: whoever asks again with the same key after a crash gets the rest done, and the same answer from then on.
 */
export function serveMany<T extends Stateful>({ practice, rights, commands, ...many }: Many<T>) {
  /** One of the many, in a transaction of its own, with a marker of its own. */
  async function one(call: BulkCall, id: string, command: ManyCommand<T>, marker: Marker, ask: unknown) {
    const { actor, at } = call;
    const before = await many.visible({ id, actor });
    const decision = await command.decide(before, ask as never, actor, at);
    const { version, state } = decision?.after ?? before;
    if (call.ask.dryRun) return { id, status: 'possible', state } as const;
    const outcome = { id, status: 'done', version, state } as const;
    const claims = [markerClaim(marker, { status: 200, body: outcome }, Math.floor(Date.parse(at) / 1000))];
    if (decision) await many.save(decision, { claims });
    return outcome;
  }

  async function row(call: BulkCall, id: string, command: ManyCommand<T>, ask: unknown): Promise<RowOutcome> {
    const { pk = '', payload = '' } = call.marker ?? {};
    const marker = { pk: `${pk}#${id}`, payload };
    const earlier = call.ask.dryRun ? undefined : await replay(practice, marker);
    if (earlier) return earlier.body as RowOutcome;
    try {
      return await retryingRaces(() => one(call, id, command, marker, ask), races);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const refusal = isRace(error, races)
        ? new Refusal('busy', 'It is being changed by many at once. Try again in a second.')
        : error;
      return { id, status: 'refused', problem: refusal.toJSON() as RowOutcome['problem'] };
    }
  }

  return async (call: BulkCall): Promise<Answer> => {
    const { command: name, ids } = call.ask;
    const command = commands[name] as ManyCommand<T>;
    const ask = readAsk(command.ask, call.ask.ask);
    demand(rights, call.actor, command.right ?? name, Object.keys(ask));
    const width = many.oneByOne?.includes(name) ? 1 : atOnce;
    const items = await someAtOnce(ids, width, (id) => row(call, id, command, ask));
    const answer = { status: 200, body: { items } };
    if (call.marker) {
      const nowSeconds = Math.floor(Date.parse(call.at) / 1000);
      await take(practice, markerClaim(call.marker, answer, nowSeconds), nowSeconds);
    }
    return answer;
  };
}
