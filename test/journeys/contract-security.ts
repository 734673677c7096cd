import type { Desk } from '../desk.ts';
import { guardDuty, outdated } from '../security/events.ts';
import { hireResponders } from '../security/responders.ts';

/** Nouns that only those with the role may ask for. */
export const secured = [
  'security-incidents',
  'security-findings',
  'unreadable-findings',
  'vulnerabilities',
  'vulnerability-fixes',
  'security-playbooks',
  'security-settings',
];

/** Security incidents in every phase, findings, weaknesses and playbooks, so that most that can be asked of them can be done. */
export async function seedSecurity(
  desk: Desk,
  ids: Record<string, string[]>,
  known: Record<string, (string | number)[]>,
): Promise<void> {
  await hireResponders(desk);
  const give = (path: string, ask: object = {}, person = 'sora') =>
    desk.done(person, 'POST', `/v1/${path}`, ask);
  await give('security-playbooks', { id: 'contain', name: 'Contain', steps: [{ title: 'Ask' }] });
  await give('security-playbooks', { id: 'other', name: 'Other', steps: [{ title: 'Ask' }] });
  const all: string[] = [];
  for (let n = 0; n < 16; n++) {
    const { id } = await give('security-incidents', { title: `Attack ${n}` });
    await give(`security-incidents/${id}/tasks`, { title: 'Look' });
    await give(`security-incidents/${id}/observables`, { type: 'domain', value: `d${n}.example` });
    all.push(String(id));
  }
  const step = async (from: number, name: string, ask: object = {}) => {
    for (const id of all.slice(from)) await give(`security-incidents/${id}/${name}`, ask);
  };
  await step(3, 'analyze');
  await step(5, 'contain');
  for (const id of all.slice(5, 8))
    await give(`security-incidents/${id}/run-playbook`, { playbook: 'contain' });
  await step(8, 'complete-task', { task: 'T1' });
  await step(8, 'eradicate');
  await step(10, 'recover');
  await step(12, 'begin-review');
  await step(13, 'review', { cause: 'A', impact: 'B', lessons: 'C' });
  await step(14, 'close');
  const odd = { ...guardDuty(), detail: { arn: 7 } };
  await desk.happen(
    ...['a', 'b', 'c'].map((name) => guardDuty({ name, severity: 0.1 })),
    ...['1', '2', '3', '4', '5', '6'].map((name) => outdated(name, `i-${name}`)),
    ...[1, 2, 3, 4].map((n) => ({ ...odd, detail: { arn: n } })),
  );
  const read = async (noun: string) =>
    (await desk.items<{ id: string }>('sora', `/v1/${noun}`)).map(({ id }) => id);
  for (const noun of ['security-findings', 'unreadable-findings', 'vulnerabilities', 'vulnerability-fixes'])
    ids[noun] = await read(noun);
  const [first, second, third] = ids.vulnerabilities ?? [];
  const defer = { reason: 'Later', until: '2026-12-24T00:00:00Z' };
  for (const id of [first, second, third]) await give(`vulnerabilities/${id}/defer`, defer, 'tove');
  await give(`vulnerabilities/${third}/approve-deferral`, {}, 'umar');
  ids['security-incidents'] = all;
  ids['security-playbooks'] = ['contain', 'other'];
  ids['security-settings'] = ['desk'];
  known.playbook = ['contain'];
  known.observable = ['O1'];
  known.fix = ids['vulnerability-fixes'] ?? [];
}
