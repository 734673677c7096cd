import { expect, test } from 'vitest';
import { generatedSecret } from '../../local/generated-secret.ts';
import { createSecretsManager } from '../../local/secrets-manager.ts';
import { callsOf, memory } from './call.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:root-local1';

function open(sql = memory()) {
  const secrets = createSecretsManager({ sql, now: () => 1_800_000_000_000 });
  secrets.ensureSecret(arn, { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } });
  return callsOf(secrets.service, 'secretsmanager');
}

test('A secret is generated once and found by ARN and by name', async () => {
  const sql = memory();
  const { SecretString, VersionId } = await open(sql).call('GetSecretValue', { SecretId: arn });
  expect(SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
  const again = await open(sql).call('GetSecretValue', { SecretId: 'root', VersionStage: 'AWSCURRENT' });
  expect(again).toEqual({
    ARN: arn,
    Name: 'root',
    SecretString,
    VersionId,
    VersionStages: ['AWSCURRENT'],
    CreatedDate: 1_800_000_000,
  });
});

test('A rotated secret keeps its previous value, before that there is none', async () => {
  const { call, refused } = open();
  const previous = { SecretId: arn, VersionStage: 'AWSPREVIOUS' };
  expect(await refused('GetSecretValue', previous)).toBe('ResourceNotFoundException');
  const { SecretString } = await call('GetSecretValue', { SecretId: arn });
  await call('PutSecretValue', { SecretId: arn, SecretString: 'new' });
  expect((await call('GetSecretValue', { SecretId: arn })).SecretString).toBe('new');
  expect((await call('GetSecretValue', previous)).SecretString).toBe(SecretString);
  const { VersionIdsToStages } = await call('DescribeSecret', { SecretId: arn });
  expect(
    Object.values(VersionIdsToStages as object)
      .flat()
      .sort(),
  ).toEqual(['AWSCURRENT', 'AWSPREVIOUS']);
});

test('A secret that nobody made is not found', async () => {
  expect(await open().refused('GetSecretValue', { SecretId: 'other' })).toBe('ResourceNotFoundException');
});

test('A recipe is followed: each kind of letter, none of the excluded, inside a template', () => {
  const secret = generatedSecret({ PasswordLength: 4, ExcludeCharacters: 'abc' });
  expect(secret).toHaveLength(4);
  for (const kind of [/[d-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]) expect(secret).toMatch(kind);
  const inside = generatedSecret({ SecretStringTemplate: '{"user":"x"}', GenerateStringKey: 'password' });
  expect(JSON.parse(inside)).toEqual({ user: 'x', password: expect.stringMatching(/^.{32}$/) });
});
