import { hours, type Stage } from './stage.ts';

const playbook = {
  name: 'Contain a leaked key',
  description: 'For a key that is used from where nobody of us is.',
  steps: [
    { title: 'Ask the owner of the key whether it was them' },
    {
      title: 'Take the rights of the principal away',
      automation: 'AWSSupport-ContainIAMPrincipal',
      parameters: { PrincipalType: ['IAM user'], PrincipalName: ['{{resource}}'], Action: ['Contain'] },
    },
    { title: 'Make a new key, and put it where the old one was' },
  ],
};

/** A key of the pipeline is used from elsewhere: two responders know of it, and an approval is waited for. */
export async function leakedKey({ client, guardDuty, at, settled, moment }: Stage): Promise<void> {
  await at(31.5 * hours);
  const give = async (person: string, path: string, ask: object = {}) => {
    const answer = await client.post(person, path, ask);
    await settled();
    return answer;
  };
  await give('eli', 'security-playbooks', playbook);
  await guardDuty.finds({
    name: 'leaked-key',
    type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller',
    title: 'The key of shop-deploy is used from an address of known attackers',
    description:
      'Calls of sts:GetCallerIdentity and s3:ListBuckets came from 198.51.100.23 within two minutes.',
    severity: 8,
    user: 'shop-deploy',
    from: '198.51.100.23',
  });
  await settled();
  const [incident] = await client.list('eli', 'security-incidents');
  const one = `security-incidents/${incident?.id}`;
  await give('eli', `${one}/analyze`);
  await give('eli', `${one}/need-to-know`, { people: ['eli', 'noor'] });
  await client.change('eli', one, { assignee: 'eli', impact: 'high' });
  await settled();
  await give('eli', `${one}/judge-observable`, { observable: 'O1', verdict: 'malicious' });
  await at(30.7 * hours);
  await give('eli', `${one}/contain`, { reason: 'The key is still in use.' });
  await give('eli', `${one}/run-playbook`, { playbook: 'contain-a-leaked-key' });
  await give('eli', `${one}/complete-step`, { step: 0, note: 'It was nobody of the team.' });
  await give('eli', `${one}/tasks`, { title: 'Look what was listed in the buckets', assignee: 'noor' });
  const fix = 'Update openssl to 3.0.9';
  for (const [host, severity] of [
    ['web-1', 'critical'],
    ['web-2', 'critical'],
    ['shop-db', 'high'],
  ])
    await give('noor', 'vulnerabilities', {
      ...{ title: `CVE-2026-1042 in openssl on ${host}`, severity, fix },
      ...{ cves: ['CVE-2026-1042'], resources: [host] },
    });
  const [last] = await client.list('noor', 'vulnerabilities?severity=high');
  const reason = 'The database is replaced next week; until then nobody reaches it from outside.';
  await give('noor', `vulnerabilities/${last?.id}/defer`, { reason, until: moment(-12 * 24 * hours) });
}
