import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { local } from '../../local/assembly/physical.ts';
import { type Desk, startDesk } from '../desk.ts';

type Step = { id: string; state: string; attempt: number; note?: string };

const assembly = mkdtempSync(join(tmpdir(), 'itsm-automation-'));
let desk: Desk;
/** A function that does its work whatever it is handed, and one that fails at it. */
let [works, fails] = ['', ''];

beforeAll(async () => {
  const plain = await startDesk({ empty: true });
  const arn = (part: string) =>
    `arn:aws:lambda:${local.region}:${local.account}:function:${plain.callerOf(part)}`;
  [works, fails] = [arn('on-call-on-reconcile'), arn('request-do-open')];
  await plain.stop();
  const given = `itsm:continuity.automations=Restore=${works},Break=${fails}`;
  execFileSync(process.execPath, ['infra/app.ts', '-c', given], {
    env: { ...process.env, CDK_OUTDIR: assembly },
  });
  desk = await startDesk({ assembly });
});
afterAll(async () => {
  await desk?.stop();
  rmSync(assembly, { recursive: true, force: true });
});

const give = async (path: string, ask: object = {}, who = 'dana') => {
  const answer = await desk.done(who, 'POST', `/v1/${path}`, ask);
  await desk.settled();
  return answer;
};
const stepsOf = async (id: unknown) =>
  (await desk.done('dana', 'GET', `/v1/plan-runs/${id}`)).steps as Step[];

test('a function of the configuration does its step once it is its turn; one that fails is tried again or left', async () => {
  expect(await desk.items('dana', '/v1/continuity-plans/automations')).toEqual([
    { name: 'Restore', arn: works },
    { name: 'Break', arn: fails },
  ]);
  const steps = [
    { id: 'restore', title: 'Restore', by: 'automation', automation: works },
    { id: 'break', title: 'Break', by: 'automation', automation: fails, after: ['restore'] },
    { id: 'say', title: 'Say so', by: 'people', after: ['break'] },
  ];
  const { id: plan } = await give('continuity-plans', { title: 'By itself', service: 'checkout', steps });
  await give(`continuity-plans/${plan}/submit`);
  await give(`approvals/${plan}-1/approve`, {}, 'femi');
  const { id } = await give('plan-runs', { plan, mode: 'exercise' });
  const states = async () => (await stepsOf(id)).map(({ state }) => state);
  expect(await states()).toEqual(['done', 'failed', 'waiting']);
  await give(`plan-runs/${id}/retry-step`, { step: 'break' });
  expect((await stepsOf(id))[1]).toMatchObject({ state: 'failed', attempt: 2 });
  await give(`plan-runs/${id}/skip-step`, { step: 'break', note: 'Done by hand' });
  expect(await states()).toEqual(['done', 'skipped', 'open']);

  // The sandbox that ran the function ends before it could say so: it is run again, with the same key.
  const { faults } = desk.host.dispatcher;
  const caller = desk.callerOf('continuity-on-steps-opened');
  faults.set({ match: { caller, operation: 'Invoke' }, kind: 'crash', times: 1 });
  const { id: other } = await give('plan-runs', { plan, mode: 'exercise' });
  for (let n = 0; (await stepsOf(other))[0]?.state !== 'done' && n < 5; n++) await desk.forward(2);
  faults.clear();
  expect((await stepsOf(other))[0]).toMatchObject({ state: 'done', attempt: 1 });
  const denied = desk.host.dispatcher.calls.list().filter((call) => call.denied);
  expect(denied).toEqual([]);
});
