import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** What an erasure came to. Of records that only few may know of nothing is counted. */
export const ErasureCounts = z
  .object({
    /** Records that were changed, and event rows of which words are gone or rewritten. */
    records: z.int(),
    words: z.int(),
    /** Other rows, files and accounts. */
    rows: z.int(),
    files: z.int(),
    accounts: z.int(),
  })
  .meta({ id: 'ErasureCounts' });
export type ErasureCounts = z.infer<typeof ErasureCounts>;

/** That nobody is to know any more who somebody was, and how far that is. */
export const Erasure = z
  .object({
    ...recordFields,
    id: z.string().regex(/^ERS-\d+$/),
    kind: z.literal('erasure'),
    state: z.enum(['asked', 'running', 'done', 'failed']),
    person: slug,
    /** Why: who asked for it, and on what ground. */
    reason: text(2_000),
    /** Counts how often it was begun; each has an execution of its own. */
    attempt: z.int().positive(),
    askedBy: z.string(),
    askedAt: instant,
    beganAt: instant.optional(),
    doneAt: instant.optional(),
    /** Why it stopped. */
    problem: z.string().optional(),
    counts: ErasureCounts.optional(),
    /** SHA-256 over what was erased, a line each: the record, the version that says so, and the hash of its row. */
    digest: z.string().optional(),
  })
  .meta({ id: 'ErasureRecord' });
export type Erasure = z.infer<typeof Erasure>;

export const AskErasure = z.strictObject({ person: slug, reason: text(2_000) });

/** Read a row as: from this state, this step leads to that state. */
export const erasureLifecycle = {
  asked: { begin: 'running', fail: 'failed' },
  running: { finish: 'done', fail: 'failed', retry: 'asked' },
  failed: { retry: 'asked' },
  done: {},
} as const satisfies Lifecycle<Erasure['state']>;

/** The newest first, and those of one person together. */
export const erasureKeys = ({ person, askedAt }: Erasure): IndexKeys => ({
  open: { team: 'all', order: String(9e15 - Date.parse(askedAt)) },
  subject: person,
  order: askedAt,
});

const freeText = ['reason'];
const deed = (type: string, by: Actor, at: string) => ({ type: `erasure.${type}`, by: by.id, at, freeText });

/** What is known of whoever is to be erased. */
export type Standing = {
  readonly state: 'active' | 'inactive';
  readonly erased?: object | undefined;
  readonly hold?: { readonly reason: string } | undefined;
};

/**
 * Refuses what may not be erased now, and says what to do first.
 *
 * @throws {Refusal} `incomplete` while they are active or their data is held, `already-exists` when it was done
 */
export function demandErasable(person: string, { state, erased, hold }: Standing): void {
  if (erased) throw new Refusal('already-exists', `Who ${person} was has been erased already.`);
  if (hold)
    throw new Refusal(
      'incomplete',
      `The data of ${person} is held: ${hold.reason}. Lift the legal hold first.`,
    );
  if (state === 'active')
    throw new Refusal('incomplete', `${person} is active. Deactivate them first, and hand over their work.`);
}

/**
 * Asks for an erasure. What is asked for is done by a machine, and cannot be taken back.
 *
 * @throws {Refusal} as `demandErasable` does; `validation` when it is the administrator who asks
 */
export function askErasure(
  ask: z.infer<typeof AskErasure>,
  standing: Standing,
  id: string,
  by: Actor,
  at: string,
): Decision<Erasure> {
  if (ask.person === by.id) throw invalid('/person', 'is you. Ask another administrator');
  demandErasable(ask.person, standing);
  const own = { id, kind: 'erasure', state: 'asked', title: `Erasure of ${ask.person}` } as const;
  const next = { ...ask, ...own, attempt: 1, askedBy: by.id, askedAt: at };
  return decide<Erasure>(undefined, next, deed('asked', by, at));
}

/** The machine has begun. Nothing can stop it for good from here on. */
export const beginErasure = (before: Erasure, by: Actor, at: string): Decision<Erasure> =>
  decide<Erasure>(
    before,
    { ...before, state: follow(erasureLifecycle, before.state, 'begin'), beganAt: before.beganAt ?? at },
    deed('begun', by, at),
  );

/** A whole look at everything found nothing more. */
export const finishErasure = (
  before: Erasure,
  result: { readonly counts: ErasureCounts; readonly digest: string },
  by: Actor,
  at: string,
): Decision<Erasure> =>
  decide<Erasure>(
    before,
    {
      ...before,
      ...result,
      state: follow(erasureLifecycle, before.state, 'finish'),
      doneAt: at,
      problem: undefined,
    },
    deed('done', by, at),
  );

/** It stopped. What is erased stays so, and it goes on from there when somebody says so. */
export const failErasure = (before: Erasure, problem: string, by: Actor, at: string): Decision<Erasure> =>
  decide<Erasure>(
    before,
    { ...before, state: follow(erasureLifecycle, before.state, 'fail'), problem },
    deed('failed', by, at),
  );

/** Goes on where it stopped, or where nothing moves any more. */
export const retryErasure = (before: Erasure, by: Actor, at: string): Decision<Erasure> =>
  decide<Erasure>(
    before,
    {
      ...before,
      state: follow(erasureLifecycle, before.state, 'retry'),
      attempt: before.attempt + 1,
      problem: undefined,
    },
    deed('asked', by, at),
  );

/** True while a machine has something to do. */
export const isErasing = ({ state }: Pick<Erasure, 'state'>): boolean =>
  state === 'asked' || state === 'running';
