import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import { sendWebhook } from '../../functions/notification/send-webhook.ts';

mockClient(SecretsManagerClient).on(GetSecretValueCommand).resolves({ SecretString: 'root' });

describe('a webhook', () => {
  test.each([
    'https://127.0.0.1/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://[::1]/hook',
    'https://[::ffff:169.254.169.254]/latest/meta-data',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost:1/hook',
    'https://127.1/hook',
    'https://0177.0.0.1/hook',
    'https://017700000001/hook',
    'https://127.0.0.1.:8443/hook',
    'https://0/hook',
    'https://user:word@10.0.0.1/hook',
    'https://①②⑦.⓪.⓪.①/hook',
    'https://[0:0:0:0:0:ffff:7f00:1]/hook',
    'https://[::7f00:1]/hook',
    'https://[64:ff9b::a00:1]/hook',
    'https://[2002:a00:1::]/hook',
    'https://[fd00:ec2::254]/hook',
    'https://[fe80::1]/hook',
    'https://[ff02::1]/hook',
    'https://100.64.0.1/hook',
    'https://172.16.0.1/hook',
    'https://198.18.0.1/hook',
    'https://255.255.255.255/hook',
  ])('that leads inside is refused for good: %s', async (address) => {
    const ending = await sendWebhook(address, 'dana', '{}', 1793610000);
    expect(ending).toMatchObject({ delivered: false, transient: false });
    expect(ending).toHaveProperty('error', expect.stringContaining('not a public one'));
  });

  test.each(['http://hooks.example/a', 'ftp://hooks.example/a', 'file:///etc/passwd', 'nonsense'])(
    'that is not https is refused for good: %s',
    async (address) => {
      const ending = await sendWebhook(address, 'dana', '{}', 1793610000);
      expect(ending).toEqual({ delivered: false, transient: false, error: 'The address is not https.' });
    },
  );
});
