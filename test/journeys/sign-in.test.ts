import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { type Said, visit as visited } from './visit.ts';

let desk: Desk;
const assembly = mkdtempSync(join(tmpdir(), 'itsm-acme-'));

/** The desk as `itsm.config.ts` with a provider would have it. */
const signIn = {
  provider: {
    type: 'oidc',
    name: 'Acme',
    issuer: 'https://login.acme.example',
    clientId: 'desk',
    clientSecretName: 'acme/desk',
  },
  groups: {
    'desk-agents': { roles: ['agent'], teams: ['platform'] },
    'desk-admins': { roles: ['admin'] },
  },
};

beforeAll(async () => {
  const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
    env: {
      ...process.env,
      CDK_OUTDIR: assembly,
      CDK_CONTEXT_JSON: JSON.stringify({ 'itsm:signIn': signIn }),
    },
  });
  if (status !== 0) throw new Error(String(stderr));
  desk = await startDesk({ assembly });
});
afterAll(async () => {
  await desk?.stop();
  rmSync(assembly, { recursive: true, force: true });
});

const visit = (said: Said | { login_hint: string }) => visited(desk, said);

async function me({ tokens }: { tokens: Record<string, string> }) {
  const headers = { authorization: `Bearer ${tokens.access_token}` };
  const answer = await fetch(`${desk.host.urls.api}/v1/people/me`, { headers });
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
}

const noor = { subject: 'u-1', name: 'Noor Haddad', email: 'noor@acme.example', verified: 'true' };

describe('signing in through the organisation', () => {
  test('makes a person of somebody new, with what their groups give', async () => {
    const came = await visit({ ...noor, groups: 'desk-agents, lunch' });
    expect(decodeJwt(came.tokens.access_token ?? '').username).toBe('acme_u-1');
    expect(await me(came)).toMatchObject({
      status: 200,
      id: 'noor-haddad',
      roles: ['agent'],
      teams: ['platform'],
      byGroups: { roles: ['agent'], teams: ['platform'] },
      enrolled: true,
    });
    expect(await desk.done('admin', 'GET', '/v1/people/noor-haddad')).toMatchObject({
      lastSeen: '2026-11-23',
    });
    expect(await desk.items('admin', '/v1/rights-changes?person=noor-haddad')).toMatchObject([
      { event: 'person.added', by: 'system:on-sign-in', source: 'groups', gained: { roles: ['agent'] } },
    ]);
  });

  test('sends away whom no group lets in, and whom the provider has no address for', async () => {
    const stranger = await visit({ subject: 'u-2', name: 'Sam', email: 'sam@acme.example', groups: 'lunch' });
    expect(stranger.refused).toContain('None of your groups may use this desk');
    const nameless = await visit({ subject: 'u-3', name: 'Kit', groups: 'desk-agents' });
    expect(nameless.refused).toContain('does not say your mail address');
  });

  test('follows the groups when they change, keeps what people gave, and tells the two apart', async () => {
    const { version } = await desk.done('admin', 'GET', '/v1/people/noor-haddad');
    const headers = { 'if-match': `"${version}"` };
    await desk.done('admin', 'PATCH', '/v1/people/noor-haddad', { roles: ['manager'] }, headers);
    const came = await visit({ ...noor, groups: 'desk-agents,desk-admins' });
    expect(await me(came)).toMatchObject({
      roles: ['agent', 'manager', 'admin'],
      byHand: { roles: ['manager'] },
      byGroups: { roles: ['agent', 'admin'] },
    });
    const left = await visit({ ...noor, groups: '' });
    expect(await me(left)).toMatchObject({ roles: ['manager'], teams: [] });
  });

  test('recognises somebody whom the desk knows by a verified address, and by nothing less', async () => {
    const unverified = await visit({ subject: 'evil', email: 'femi@desk.example', groups: 'desk-admins' });
    expect(unverified.refused).toContain('does not vouch for your mail address');
    const eli = { subject: 'u-4', name: 'Eli', email: 'ELI@desk.example', groups: 'desk-agents' };
    expect(await me(await visit({ ...eli, verified: 'true' }))).toMatchObject({ id: 'eli' });
    const other = await visit({ ...eli, subject: 'u-5', verified: 'true' });
    expect(other.refused).toContain('belongs to another account');
    // From now on the subject says who it is, whatever the address.
    expect(await me(await visit({ ...eli, email: 'other@acme.example' }))).toMatchObject({ id: 'eli' });
    expect((await desk.call('dana', 'GET', '/v1/people/eli')).body).not.toHaveProperty('identities');
  });

  test('takes a mapping into account when tokens are renewed', async () => {
    await desk.done('admin', 'POST', '/v1/group-mappings', { id: 'night', group: 'night', roles: ['agent'] });
    const came = await visit({ subject: 'u-6', name: 'Ida', email: 'ida@acme.example', groups: 'night' });
    expect(await me(came)).toMatchObject({ id: 'ida', teams: [] });
    const { version } = await desk.done('admin', 'GET', '/v1/group-mappings/night');
    const headers = { 'if-match': `"${version}"` };
    await desk.done('admin', 'PATCH', '/v1/group-mappings/night', { teams: ['platform'] }, headers);
    expect(await came.refresh()).toHaveProperty('access_token');
    expect(await me(came)).toMatchObject({ id: 'ida', teams: ['platform'] });
    await desk.done('admin', 'POST', '/v1/group-mappings/night/remove', {});
    expect(await came.refresh()).toMatchObject({ error: 'invalid_grant' });
    await desk.settled();
    expect(await me(came)).toMatchObject({ status: 403 });
    expect(await desk.done('admin', 'GET', '/v1/people/ida')).toMatchObject({ state: 'inactive' });
  });

  test('ends at once for somebody who is deactivated, by either door', async () => {
    const eli = { subject: 'u-4', name: 'Eli', email: 'eli@desk.example', groups: 'desk-agents' };
    const [federated, own] = [await visit(eli), await visit({ login_hint: 'eli' })];
    await desk.done('admin', 'POST', '/v1/people/eli/deactivate', {});
    await desk.settled();
    expect(await me(federated)).toMatchObject({ status: 403 });
    for (const { refresh } of [federated, own])
      expect(await refresh()).toMatchObject({ error: 'invalid_grant' });
    expect((await visit(eli)).refused).toContain('disabled');
  });

  test('keeps the mappings of the configuration out of people’s hands', async () => {
    const found = await desk.items('admin', '/v1/group-mappings');
    expect(found).toMatchObject([
      { id: 'desk-admins', locked: true },
      { id: 'desk-agents', locked: true },
    ]);
    const version = { 'if-match': '"1"' };
    const change = await desk.call(
      'admin',
      'PATCH',
      '/v1/group-mappings/desk-agents',
      { roles: [] },
      version,
    );
    expect(change.status).toBe(403);
    expect((await desk.call('dana', 'GET', '/v1/group-mappings')).status).toBe(403);
    const twice = { id: 'x', group: 'desk-agents', roles: ['agent'] };
    expect((await desk.call('admin', 'POST', '/v1/group-mappings', twice)).body).toMatchObject({
      errors: [{ pointer: '/group' }],
    });
  });

  test('never leaves the desk without an administrator', async () => {
    const first = { subject: 'u-9', name: 'Ola', email: 'ola@acme.example', groups: 'desk-admins' };
    expect(await me(await visit(first))).toMatchObject({ id: 'ola', roles: ['admin'] });
    const { version } = await desk.done('acme_u-9', 'GET', '/v1/people/admin');
    const to = { roles: ['agent'] };
    await desk.done('acme_u-9', 'PATCH', '/v1/people/admin', to, { 'if-match': `"${version}"` });
    const again = await visit({ ...first, groups: 'lunch' });
    expect(await me(again)).toMatchObject({ id: 'ola', roles: ['admin'] });
  });
});
