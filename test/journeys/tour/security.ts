import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { guardDuty, outdated } from '../../security/events.ts';
import { hireResponders } from '../../security/responders.ts';
import { happenElsewhere } from '../elsewhere.ts';
import type { Walk } from './walk.ts';

type Body = Record<string, unknown>;
type Upload = { id: string; upload: { method: string; url: string; headers: Record<string, string> } };

/** Attacks, weaknesses, and the responders who know of them. */
export function security({ desk, go, change, later }: Walk): void {
  const list = async (path: string) => ((await go('sora', 'GET', path)).items as Body[]) ?? [];
  const at = (id: unknown) => `/v1/security-incidents/${id}`;

  test('how responders work, and their playbooks', async () => {
    await hireResponders(desk());
    await go('sora', 'GET', '/v1/security-settings');
    await go('sora', 'GET', '/v1/security-settings/desk');
    await change('sora', '/v1/security-settings/desk', { openFrom: 'medium' });
    const steps = [
      { title: 'Ask the owner' },
      { title: 'Contain it', automation: 'AWSSupport-ContainEC2Instance' },
      { title: 'Tell the team' },
    ];
    await go('sora', 'POST', '/v1/security-playbooks', { id: 'contain', name: 'Contain', steps });
    await go('sora', 'GET', '/v1/security-playbooks');
    await change('sora', '/v1/security-playbooks/contain', { description: 'An instance alone' });
    await go('sora', 'POST', '/v1/security-playbooks/contain/retire', {});
    await go('sora', 'POST', '/v1/security-playbooks/contain/restore', {});
  });

  test('findings of this account and of another one, and one that nobody can read', async () => {
    await desk().happen(guardDuty({ name: 'toured' }), { ...guardDuty(), detail: { arn: 7 } });
    await happenElsewhere(desk(), guardDuty({ name: 'elsewhere', severity: 2 }));
    const found = await list('/v1/security-findings');
    const kept = found.find(({ became }) => !became);
    expect(kept).toMatchObject({ severity: 'low' });
    await go('sora', 'GET', `/v1/security-findings/${kept?.id}`);
    await go('sora', 'GET', `/v1/security-findings/${kept?.id}/evidence`);
    await go('sora', 'POST', `/v1/security-findings/${kept?.id}/open-case`, {});
    const [odd] = await list('/v1/unreadable-findings');
    await go('sora', 'GET', `/v1/unreadable-findings/${odd?.id}`);
    await go('sora', 'POST', `/v1/unreadable-findings/${odd?.id}/release`, {});
    await desk().settled();
    const [again] = await list('/v1/unreadable-findings');
    await go('sora', 'POST', `/v1/unreadable-findings/${again?.id}/discard`, {});
  });

  test('a security incident, with a part, a file and everything that is written down of it', async () => {
    const [first] = await list('/v1/security-incidents');
    const one = at(first?.id);
    await go('sora', 'GET', one);
    await go('sora', 'GET', `${one}/findings`);
    await go('sora', 'GET', `${one}/timeline`);
    await change('sora', one, { impact: 'high', assignee: 'sora' });
    await go('sora', 'POST', `${one}/need-to-know`, { people: ['sora', 'tove'] });
    await go('sora', 'POST', `${one}/note`, { text: 'Nobody outside of this room' });
    const seen = await go('sora', 'POST', `${one}/observables`, { type: 'domain', value: 'bad.example' });
    const all = seen.observables as { id: string }[];
    const judged = { observable: all.at(-1)?.id, verdict: 'malicious' };
    await go('sora', 'POST', `${one}/judge-observable`, judged);
    for (const title of ['Look', 'Ask']) await go('sora', 'POST', `${one}/tasks`, { title });
    await go('sora', 'POST', `${one}/complete-task`, { task: 'T1' });
    await go('sora', 'POST', `${one}/reopen-task`, { task: 'T1' });
    await go('sora', 'POST', `${one}/complete-task`, { task: 'T1' });
    await go('sora', 'POST', `${one}/skip-task`, { task: 'T2', note: 'Known' });
    const sha256 = createHash('sha256').update('log').digest('hex');
    const file = (await go('sora', 'POST', `${one}/attachments`, {
      ...{ name: 'log.txt', type: 'text/plain', size: 3, sha256 },
    })) as Upload;
    const { method, url, headers } = file.upload;
    await fetch(url, { method, headers, body: 'log' });
    await desk().settled();
    expect(await list(`${one}/attachments`)).toHaveLength(1);
    await go('sora', 'GET', `${one}/attachments/${file.id}`);
    await go('sora', 'POST', `${one}/remove-attachment`, { attachment: file.id });
    await desk().settled();
  });

  test('a playbook that is carried out, one that is rejected, one that is stopped', async () => {
    const [first] = await list('/v1/security-incidents');
    const one = at(first?.id);
    const step = async (who: string, name: string, ask: object) => {
      await go(who, 'POST', `${one}/${name}`, ask);
      await desk().settled();
    };
    await step('sora', 'analyze', {});
    await step('sora', 'contain', {});
    await step('sora', 'run-playbook', { playbook: 'contain' });
    await go('sora', 'GET', `${one}/execution`);
    await step('sora', 'complete-step', { step: 0 });
    await step('tove', 'approve-step', { step: 1 });
    await desk().forward(2);
    await step('sora', 'skip-step', { step: 2, note: 'They know' });
    await step('sora', 'run-playbook', { playbook: 'contain' });
    await step('sora', 'complete-step', { step: 0 });
    await step('tove', 'reject-step', { step: 1, reason: 'Once is enough' });
    await step('sora', 'run-playbook', { playbook: 'contain' });
    await step('sora', 'stop-playbook', { reason: 'Not again' });
    for (const name of ['eradicate', 'recover', 'begin-review']) await step('sora', name, {});
    await step('sora', 'review', { cause: 'A key', impact: 'None', lessons: 'Rotate' });
    await step('sora', 'close', {});
    await step('sora', 'reopen', { reason: 'It goes on' });
    await step('sora', 'dismiss', { code: 'duplicate' });
    await go('tove', 'POST', '/v1/security-incidents', { title: 'A strange mail' });
  });

  test('weaknesses, by what does away with them', async () => {
    await desk().happen(outdated('7', 'i-7'));
    const title = 'An open port';
    const own = await go('sora', 'POST', '/v1/vulnerabilities', { title, fix: 'Close the port' });
    const one = `/v1/vulnerabilities/${own.id}`;
    expect((await list('/v1/vulnerabilities')).length).toBe(2);
    await go('sora', 'GET', one);
    await change('sora', one, { severity: 'high', assignee: 'tove' });
    const ask = { reason: 'It is replaced soon', until: later(24) };
    await go('sora', 'POST', `${one}/defer`, ask);
    await go('tove', 'POST', `${one}/reject-deferral`, { reason: 'No' });
    await go('sora', 'POST', `${one}/defer`, ask);
    await go('tove', 'POST', `${one}/approve-deferral`, {});
    await go('sora', 'POST', `${one}/end-deferral`, {});
    await go('sora', 'POST', `${one}/remediate`, {});
    await go('sora', 'POST', `${one}/reopen`, {});
    await go('sora', 'POST', `${one}/dismiss`, { reason: 'It is meant to be open' });
    await go('sora', 'GET', `${one}/timeline`);
    const [fix] = await list('/v1/vulnerability-fixes');
    await go('sora', 'GET', `/v1/vulnerability-fixes/${fix?.id}`);
    const soon = await go('sora', 'POST', '/v1/vulnerabilities', { title: 'For an hour' });
    const until = later(0.1);
    await go('sora', 'POST', `/v1/vulnerabilities/${soon.id}/defer`, { reason: 'Soon', until });
    await go('tove', 'POST', `/v1/vulnerabilities/${soon.id}/approve-deferral`, {});
    await desk().forward(10);
    expect(await go('sora', 'GET', `/v1/vulnerabilities/${soon.id}`)).toMatchObject({ state: 'open' });
  });
}
