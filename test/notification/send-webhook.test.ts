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
