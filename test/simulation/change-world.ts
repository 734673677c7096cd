import type { Context } from 'aws-lambda';
import { approvalContract } from '../../functions/approval/contract/approvals.ts';
import { handler as ask } from '../../functions/approval/do-ask.ts';
import { approvalPolicies, approvals } from '../../functions/approval/keep.ts';
import { handler as onLeft } from '../../functions/approval/on-approver-left.ts';
import { handler as onReconcile } from '../../functions/approval/on-reconcile.ts';
import { handler as onRound } from '../../functions/approval/on-round.ts';
import { handler as onStepped } from '../../functions/approval/on-stepped.ts';
import { AddApprovalPolicy, addPolicy } from '../../functions/approval/policy.ts';
import { serveApprovals } from '../../functions/approval/serve-approvals.ts';
import { type Change, deed } from '../../functions/change/change.ts';
import { correct, edited } from '../../functions/change/correction.ts';
import { start, submit, withdraw } from '../../functions/change/course.ts';
import { changes } from '../../functions/change/keep.ts';
import { handler as onApproval } from '../../functions/change/on-approval.ts';
import { handler as onChangeReconcile } from '../../functions/change/on-reconcile.ts';
import { noRisk } from '../../functions/change/risk.ts';
import type { Actor } from '../../functions/kernel/actor.ts';
import { decide } from '../../functions/kernel/decision.ts';
import { Refusal } from '../../functions/kernel/refusal.ts';
import { people, teams } from '../../functions/people/keep.ts';
import { AddPerson, add, deactivate } from '../../functions/people/person.ts';
import { addTeam } from '../../functions/people/team.ts';
import { isRace, retryingRaces } from '../../functions/runtime/races.ts';
import type { openPractice } from '../on-call/practice.ts';

export const changeId = 'CHG-1001';
const context = {} as Context;
const now = () => new Date().toISOString();
const actor = (id: string): Actor => ({
  id,
  kind: 'person',
  roles: ['manager', 'admin'],
  teams: [],
  name: id,
});
const rosa = actor('rosa');

export const crash = (): Error => new Error('crashed');

/** What Lambda does about a crash; a refusal is an answer. */
export async function persistently(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await retryingRaces(work);
      return;
    } catch (error) {
      if (error instanceof Refusal && !isRace(error)) return;
      if (attempt === 40) throw error;
    }
  }
}

/** Two peers of whom the first to answer decides, a manager behind them, and a change whose window is open. */
export async function furnish(): Promise<void> {
  const at = now();
  await teams.save(addTeam({ id: 'platform', name: 'Platform' }, rosa, at));
  for (const id of ['rosa', 'ann', 'bob', 'femi']) {
    const roles = id === 'femi' ? ['manager' as const] : ['agent' as const];
    await people.save(add(AddPerson.parse({ id, name: id, email: `${id}@desk.example`, roles }), rosa, at));
  }
  const steps = [
    {
      name: 'Peers',
      approvers: [{ person: 'ann' }, { person: 'bob' }],
      quorum: 'first',
      deadlines: { expire: 60 },
    },
  ];
  await approvalPolicies.save(addPolicy(AddApprovalPolicy.parse({ name: 'Peers', steps }), rosa, at));
  const draft = {
    id: changeId,
    kind: 'change',
    title: 'Replace it',
    type: 'emergency',
    state: 'draft',
    team: 'platform',
    requester: 'rosa',
    cis: [],
    services: ['checkout'],
    plans: { implementation: 'Do it', backout: 'Undo it', test: 'Look' },
    answers: {},
    risk: noRisk,
    round: 0,
    openedAt: at,
  } satisfies Omit<Change, 'version' | 'chain'>;
  await changes.save(decide<Change>(undefined, draft, deed('opened', rosa, at)));
  await changes.save(submit(await changes.get(changeId), rosa, at));
}

const voting = (who: string, decision: 'approve' | 'reject') => () =>
  persistently(async () => {
    const { round } = await changes.get(changeId);
    const id = `${decision}Round`;
    const operation = approvalContract.find((one) => one.id === id);
    const meant = `${changeId}-${round}`;
    const call = { operation, id: meant, actor: actor(who), at: now(), params: {}, query: {} };
    await serveApprovals[id as 'approveRound']({ ...call, ask: { comment: 'So be it.' } } as never);
  });

const saving = (decideOn: (before: Change) => Parameters<typeof changes.save>[0] | undefined) =>
  persistently(async () => {
    const decision = decideOn(await changes.get(changeId));
    if (decision) await changes.save(decision);
  });

/** Begins the work, if the change may begin. */
export const implement = (): Promise<void> =>
  saving((before) =>
    before.state === 'scheduled' ? start(before, { waitsFor: [] }, rosa, now()) : undefined,
  );

let edits = 0;
/** Six actors, each in one deed; the last is time, and whoever is eager to begin the work. */
export const actors: Readonly<Record<string, (expireNow: () => void) => Promise<void>>> = {
  approve: voting('ann', 'approve'),
  reject: voting('bob', 'reject'),
  edit: () => {
    const description = `Another word ${edits++}`;
    return saving((before) => {
      const next = edited(before, { description });
      return before.state === 'draft' || before.description === description
        ? undefined
        : correct(before, next, noRisk, rosa, now());
    });
  },
  withdraw: () => saving((before) => withdraw(before, 'Not now.', rosa, now())),
  deactivate: () =>
    persistently(async () => {
      const ann = await people.get('ann');
      if (ann.state === 'active') await people.save(deactivate(ann, rosa, now()));
    }),
  implement: async (expireNow) => {
    await implement();
    expireNow();
  },
};

type Practice = ReturnType<typeof openPractice>;

const heard = ({ type, id, version }: { type: string; id: string; version: number }) =>
  ({ 'detail-type': type, detail: { id, version, at: now(), by: 'rosa', changed: {}, depth: 0 } }) as never;

const reactionsOf = (type: string) => {
  if (/^approval\.(asked|stepped|decided)$/.test(type)) return [onStepped, onApproval];
  if (/^change\.(submitted|revised|withdrawn|canceled|rejected)$/.test(type)) return [onRound];
  return type === 'person.deactivated' ? [onLeft] : [];
};

/** Hands an event to each reaction that hears it, again until it has run. */
export async function deliver(event: Practice['events'][number]): Promise<void> {
  await Promise.all(
    reactionsOf(event.type).map((react) =>
      persistently(() => react(heard(event), context) as Promise<unknown>),
    ),
  );
}

export async function reconcile(): Promise<void> {
  await persistently(onReconcile);
  await persistently(onChangeReconcile);
}

/** Runs the machine of a round as its states say, until it ends; its time is out when `expired` says so. */
export async function machine(
  practice: Practice,
  id: string,
  expired: () => boolean,
  over: () => boolean,
): Promise<string> {
  let [step, lapse, attempt] = [0, 0, 0];
  for (;;) {
    let token = '';
    await persistently(() => {
      token = `${id}-${step}-${lapse}-${attempt++}`;
      practice.tasks.set(token, undefined);
      return ask({ approval: id, step, lapse, token }, context) as Promise<unknown>;
    });
    while (!practice.tasks.get(token) && !(lapse === 0 && expired()) && !over())
      await new Promise(setImmediate);
    const ended = practice.tasks.get(token);
    if (ended?.success) {
      const told = JSON.parse(ended.success) as { state: string; step: number };
      if (told.state !== 'pending') return told.state;
      [step, lapse] = [told.step, 0];
      continue;
    }
    if (over()) return 'waits';
    practice.tasks.set(token, { error: 'States.Timeout' });
    lapse++;
  }
}

export const roundOf = (round: number) => approvals.find(`${changeId}-${round}`);
