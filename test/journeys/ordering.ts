import { expect, test } from 'vitest';
import type { Desk } from '../desk.ts';
import { approving } from './approving.ts';

const fields = [{ name: 'cost', label: 'What does it cost?', type: 'number', required: true }];
const target = { practice: 'request', team: 'platform' };
const laptop = {
  id: 'laptop',
  name: 'A laptop',
  fields,
  target,
  approvals: { manager: true, policies: ['finance'] },
  tasks: [
    { id: 'buy', title: 'Buy it' },
    { id: 'account', title: 'Make an account' },
    { id: 'install', title: 'Install it', after: ['buy', 'account'] },
    { id: 'hand-over', title: 'Hand it over', after: ['install'] },
  ],
};
const badge = { id: 'badge', name: 'A badge', fields };
/** What has to be decided within half an hour. */
const pass = { id: 'pass', name: 'A pass', fields, target, approvals: { policies: ['at-once'] } };

/** What people do about requests that have to be approved, on a desk. */
export function ordering(desk: Desk) {
  const at = approving(desk);

  /** Rosa has a manager, finance decides with two people on what costs much, and three things can be ordered. */
  async function furnish(): Promise<void> {
    await at.furnish();
    const { version } = await desk.done('admin', 'GET', '/v1/people/rosa');
    const match = { 'if-match': `"${version}"` };
    await desk.done('admin', 'PATCH', '/v1/people/rosa', { manager: 'dana' }, match);
    const rule = (id: string, step: object, more: object = {}) =>
      desk.done('admin', 'POST', '/v1/approval-policies', {
        id,
        name: id,
        kinds: [],
        steps: [step],
        ...more,
      });
    const both = { name: 'Finance', approvers: [{ person: 'zoe' }, { person: 'kim' }], quorum: 'all' };
    const condition = { field: 'answers.cost', atLeast: 1000 };
    await rule('finance', { ...both, deadlines: { expire: 7 * 24 * 60 } }, { condition });
    const deadlines = { remind: 10, escalate: 20, expire: 30 };
    await rule('at-once', { name: 'Manager', approvers: [{ managerOf: 'requester' }], deadlines });
    for (const item of [laptop, badge, pass]) {
      await desk.done('femi', 'POST', '/v1/catalogue-items', item);
      await desk.done('femi', 'POST', `/v1/catalogue-items/${item.id}/publish`, {});
    }
  }

  async function order(cost: number, item = 'laptop', person = 'rosa'): Promise<string> {
    const { id } = await desk.done(person, 'POST', '/v1/requests', { item, answers: { cost } });
    await desk.settled();
    return String(id);
  }
  const read = (id: string, person = 'rosa') => desk.done(person, 'GET', `/v1/requests/${id}`);
  /** What somebody's list says that waits for their vote. */
  const waits = async (person: string) => (await at.waiting(person)).map(({ about }) => about);
  /** The mail that told somebody so. */
  const told = async (person: string, words: string) =>
    (await desk.mail()).find(
      ({ to, subject, text }) =>
        to.includes(`${person}@desk.example`) && `${subject}\n${text}`.includes(words),
    );
  return { ...at, furnish, order, read, waits, told };
}

/** A laptop with two approvals in a row, the second by two people side by side, and four tasks; so many minutes lie between. */
export function laptopOrdered(desk: () => Desk, at: () => ReturnType<typeof ordering>, minutes: number) {
  let id = '';

  test('her manager is asked first, and reads what was answered', async () => {
    id = await at().order(1800);
    expect(await at().read(id)).toMatchObject({ state: 'awaiting-approval', round: 1 });
    const [asked] = await at().waiting('dana');
    expect(asked).toMatchObject({
      id: `${id}-1`,
      mine: { why: 'asked' },
      asked: { kind: 'request', lines: [{ answers: [{ label: 'What does it cost?', value: '1800' }] }] },
    });
    expect(await at().running(`${id}-1`)).toBe('RUNNING');
    expect(await at().refused('rosa', id, 1)).toBe('self-approval');
    expect(await at().refused('zoe', id, 1)).toBe('forbidden');
  });

  test('she agrees, and then two of finance have to, side by side', async () => {
    await desk().forward(minutes);
    await at().approve('dana', id, 1);
    await desk().settled();
    expect([await at().waits('dana'), await at().waits('zoe'), await at().waits('kim')]).toEqual([
      [],
      [id],
      [id],
    ]);
    await at().approve('kim', id, 1);
    await desk().settled();
    expect(await at().read(id)).toMatchObject({ state: 'awaiting-approval' });
  });

  test('both agree, it begins, and its four steps are done one after the other', async () => {
    await desk().forward(minutes);
    await at().approve('zoe', id, 1);
    await desk().settled();
    expect(await at().read(id)).toMatchObject({ state: 'in-fulfilment' });
    expect(await at().outcome(`${id}-1`)).toMatchObject({ outcome: 'approved' });
    await desk().forward(3);
    expect(await at().told('rosa', `${id} was approved and is being prepared`)).toBeDefined();
    expect(await at().told('rosa', `${id}: approved`)).toBeUndefined();
    for (const task of ['buy', 'account', 'install', 'hand-over']) {
      await desk().forward(minutes);
      await desk().done('dana', 'POST', `/v1/requests/${id}/complete-task`, { task });
      await desk().settled();
    }
    expect(await at().read(id)).toMatchObject({ state: 'fulfilled' });
  });
}
