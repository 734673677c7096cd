import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { abuse, asff, findingArn, guardDuty, ocsf, outdated } from '../security/events.ts';
import { hireResponders } from '../security/responders.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
  await hireResponders(desk);
});
afterAll(() => desk?.stop());

type Body = Record<string, unknown>;
const read = (path: string, person = 'sora') => desk.done(person, 'GET', `/v1/${path}`);
const give = (path: string, ask: object = {}, person = 'sora') =>
  desk.done(person, 'POST', `/v1/${path}`, ask);
const list = (path: string, person = 'sora') => desk.items<Body>(person, `/v1/${path}`);
const only = async (path: string) => {
  const all = await list(path);
  expect(all).toHaveLength(1);
  return all[0] as Body;
};

describe('an attack that AWS finds', () => {
  test('is one case, whichever doors it comes through, and however often', async () => {
    await desk.happen(guardDuty());
    await desk.happen(asff(), asff({ at: '2026-11-23T10:56:30Z' }), ocsf());
    const incident = await only('security-incidents');
    expect(incident).toMatchObject({
      id: 'SEC-1001',
      state: 'draft',
      severity: 'high',
      title: 'An access key is used from an unusual place',
    });
    const finding = await only('security-findings');
    expect(finding).toMatchObject({ became: 'SEC-1001', state: 'active', count: 4, key: findingArn() });
    expect(Object.keys(finding.heard as object).sort()).toEqual(['asff', 'guardduty', 'ocsf']);
    const evidence = await list(`security-findings/${finding.id}/evidence`);
    // What comes at the same time is taken in one after the other, in any order.
    expect(evidence.map(({ door }) => door).toSorted()).toEqual(['asff', 'asff', 'guardduty', 'ocsf']);
    expect(JSON.parse(String(evidence[0]?.raw))).toMatchObject({ 'detail-type': 'GuardDuty Finding' });
    // A reaction that lost a race puts its evidence once more, to the same place.
    const puts = desk.host.dispatcher.calls
      .list()
      .flatMap(({ operation, resources }) => (operation === 'PutObject' ? resources : []))
      .filter((resource) => resource.includes('/findings/'));
    expect(new Set(puts).size).toBe(4);
  });

  test('is nobody’s incident, alert or signal', async () => {
    for (const path of ['incidents', 'alerts', 'quarantined-signals'])
      expect(await desk.items('admin', `/v1/${path}`), path).toEqual([]);
  });

  test('weighs more when what was seen turns out to be malicious', async () => {
    const before = await read('security-incidents/SEC-1001');
    const [ip] = before.observables as { id: string; type: string; value: string }[];
    expect(ip).toMatchObject({ type: 'ip-address', value: '198.51.100.7' });
    const after = await give('security-incidents/SEC-1001/judge-observable', {
      observable: ip?.id,
      verdict: 'malicious',
    });
    const score = ({ risk }: Body) => (risk as { score: number }).score;
    expect([score(before), score(after)]).toEqual([49, 69]);
  });

  test('is told where it came from once somebody looks at it', async () => {
    await give('security-incidents/SEC-1001/analyze');
    await desk.settled();
    expect(desk.host.findings()).toMatchObject([
      { service: 'securityhub', id: findingArn(), said: { Workflow: { Status: 'NOTIFIED' } } },
      { service: 'securityhub-v2', id: findingArn(), said: { StatusId: 2 } },
    ]);
    expect(await only('security-findings')).toMatchObject({ writtenBack: { status: 'notified' } });
  });

  test('is contained by a playbook, and nothing touches an account before somebody else has said yes', async () => {
    await give('security-playbooks', {
      name: 'Contain a principal',
      steps: [
        { title: 'Ask the owner of the key' },
        {
          title: 'Contain the principal',
          automation: 'AWSSupport-ContainIAMPrincipal',
          parameters: { PrincipalId: ['{{resource}}'] },
        },
      ],
    });
    await give('security-incidents/SEC-1001/contain', { reason: 'The key is used at this moment' });
    await give('security-incidents/SEC-1001/run-playbook', { playbook: 'contain-a-principal' });
    await desk.settled();
    const drawn = await only('security-incidents/SEC-1001/execution');
    expect(drawn).toMatchObject({ name: 'SEC-1001-run-1', status: 'RUNNING' });
    await give('security-incidents/SEC-1001/complete-step', { step: 0, note: 'It was not them' });
    await desk.settled();
    expect(desk.host.automations()).toEqual([]);
    const alone = await desk.call('sora', 'POST', '/v1/security-incidents/SEC-1001/approve-step', {
      step: 1,
    });
    expect(alone).toMatchObject({ status: 403, body: { type: 'urn:itsm:problem:self-approval' } });
    await give('security-incidents/SEC-1001/approve-step', { step: 1 }, 'tove');
    await desk.settled();
    expect(desk.host.automations()).toMatchObject([
      {
        document: 'AWSSupport-ContainIAMPrincipal',
        parameters: { PrincipalId: ['arn:aws:iam::111122223333:user/ci-deploy'] },
      },
    ]);
    await desk.forward(2);
    const { run } = (await read('security-incidents/SEC-1001')) as { run: Body };
    expect(run).toMatchObject({ state: 'succeeded', steps: [{ state: 'done' }, { state: 'done' }] });
    expect((run.steps as Body[])[1]).toMatchObject({ approvedBy: 'tove', begunAt: expect.any(String) });
  });

  test('is reviewed before it is closed, and then its sources hear that it is dealt with', async () => {
    const at = 'security-incidents/SEC-1001';
    await give(`${at}/tasks`, { title: 'Rotate every key of the pipeline' });
    const early = await desk.call('sora', 'POST', `/v1/${at}/eradicate`, {});
    expect(early).toMatchObject({ status: 409, body: { type: 'urn:itsm:problem:incomplete' } });
    await give(`${at}/complete-task`, { task: 'T1' });
    for (const step of ['eradicate', 'recover', 'begin-review']) await give(`${at}/${step}`);
    expect((await desk.call('sora', 'POST', `/v1/${at}/close`, {})).status).toBe(409);
    const learned = { cause: 'A key in a log', impact: 'None', lessons: 'No keys in pipelines' };
    await give(`${at}/review`, learned);
    await give(`${at}/close`);
    await desk.settled();
    expect(await read(at)).toMatchObject({ state: 'closed', review: learned });
    expect(desk.host.findings()).toMatchObject([
      { service: 'guardduty', id: 'f1', said: { archived: true } },
      { service: 'securityhub', said: { Workflow: { Status: 'RESOLVED' } } },
      { service: 'securityhub-v2', said: { StatusId: 4 } },
    ]);
  });

  test('is analyzed once more when its source archives it and sees it again', async () => {
    await desk.happen(asff({ at: '2026-11-23T10:58:00Z', record: 'ARCHIVED' }));
    expect(await list('security-findings')).toEqual([]);
    await desk.happen(asff({ at: '2026-11-23T10:59:00Z' }));
    expect(await read('security-incidents/SEC-1001')).toMatchObject({ state: 'analysis' });
    expect(await only('security-findings')).toMatchObject({ became: 'SEC-1001', state: 'active' });
  });
});

describe('what is found', () => {
  test('opens a case when an analyst presses the button, however little it matters', async () => {
    const quiet = { name: 'quiet', title: 'A port was probed', severity: 0.5 };
    await desk.happen(guardDuty(quiet));
    const titles = async () => (await list('security-incidents')).map(({ title }) => title);
    expect(await titles()).not.toContain('A port was probed');
    await desk.happen(asff({ ...quiet, button: 'Hand over' }));
    expect(await titles()).toContain('A port was probed');
  });

  test('is over when its source says so before anybody has looked at it', async () => {
    await desk.happen(abuse());
    const [complaint] = (await list('security-incidents')).filter(({ title }) =>
      String(title).startsWith('Abuse report'),
    );
    await desk.happen(abuse('closed'));
    expect(await read(`security-incidents/${complaint?.id}`)).toMatchObject({
      state: 'closed',
      dismissal: { code: 'cleared-by-source' },
    });
  });

  test('and cannot be read is set aside for responders alone, and read again when it is released', async () => {
    await desk.happen({ ...guardDuty(), detail: { id: 'x', arn: { no: 'text' } } });
    const odd = await only('unreadable-findings');
    expect(odd).toMatchObject({ state: 'quarantined', source: 'aws.guardduty' });
    await give(`unreadable-findings/${odd.id}/release`);
    await desk.settled();
    expect((await list('unreadable-findings')).map(({ id }) => id)).not.toContain(odd.id);
    expect(await list('unreadable-findings')).toHaveLength(1);
  });
});

describe('a playbook', () => {
  test('loses nothing when its machine is never started, and begins an automation once although it crashed', async () => {
    const { id } = await give('security-incidents', { title: 'A host that talks to strangers' });
    const one = `security-incidents/${id}`;
    const { faults } = desk.host.dispatcher;
    faults.set({
      match: { operation: 'StartExecution', caller: desk.callerOf('security-on-playbook') },
      kind: 'lost',
    });
    const caller = desk.callerOf('security-do-step');
    faults.set({ match: { operation: 'TransactWriteItems', caller }, kind: 'crash', times: 2 });
    const began = desk.host.automations().length;
    await give(`${one}/run-playbook`, { playbook: 'contain-a-principal' });
    await desk.settled();
    await desk.forward(31);
    await give(`${one}/complete-step`, { step: 0 });
    await desk.settled();
    await desk.forward(2);
    await give(`${one}/approve-step`, { step: 1 }, 'tove');
    await desk.settled();
    await desk.forward(5);
    expect(await read(one)).toMatchObject({ run: { state: 'succeeded' } });
    expect(desk.host.automations()).toHaveLength(began + 1);
    faults.clear();
  });
});

describe('weaknesses', () => {
  test('are grouped by what does away with them', async () => {
    await desk.happen(outdated('1', 'i-1'), outdated('2', 'i-2'));
    const fix = (await list('vulnerability-fixes')).find(({ title }) => title === 'Update openssl to 3.0.9');
    expect(fix?.counts).toMatchObject({ critical: 2, late: 0 });
    const due = await list(`vulnerabilities?fix=${fix?.id}`);
    expect(due).toHaveLength(2);
    expect(due[0]).toMatchObject({ state: 'open' });
  });

  test('are let be for a time by somebody else than who asks, and are due again after it', async () => {
    const [first, second] = await list('vulnerabilities');
    const at = `vulnerabilities/${first?.id}`;
    const until = '2026-12-10T11:00:00.000Z';
    await give(`${at}/defer`, { reason: 'It is replaced on the tenth', until });
    const own = await desk.call('sora', 'POST', `/v1/${at}/approve-deferral`, {});
    expect(own).toMatchObject({ status: 403, body: { type: 'urn:itsm:problem:self-approval' } });
    await give(`${at}/approve-deferral`, {}, 'umar');
    await desk.settled();
    await desk.forward(15 * 24 * 60);
    expect(await read(at)).toMatchObject({ state: 'deferred' });
    expect(await read(`vulnerabilities/${second?.id}`)).toMatchObject({ state: 'open', late: true });
    await desk.forward(3 * 24 * 60);
    expect(await read(at)).toMatchObject({ state: 'open', late: true });
  });

  test('are dealt with when their source says so', async () => {
    const passed = { RecordState: 'ARCHIVED', UpdatedAt: '2026-12-11T10:00:00Z' };
    await desk.happen(outdated('2', 'i-2', passed));
    const open = await list('vulnerabilities');
    expect(open).toHaveLength(1);
  });
});
