import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isPrivateAddress } from '../../functions/notification/private-address.ts';
import { signatureOf } from '../../functions/notification/signature.ts';

describe('the signature of a webhook', () => {
  const [newer, older] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

  test('is what a receiver computes from the time and the body', () => {
    const expected = createHmac('sha256', newer).update('1793610000.{"a":1}').digest('hex');
    expect(signatureOf('{"a":1}', [newer], 1793610000)).toBe(`t=1793610000,v1=${expected}`);
  });

  test('fits both keys while the secret rotates', () => {
    const both = signatureOf('body', [newer, older], 7).split(',').slice(1);
    expect(both).toEqual([newer, older].map((key) => signatureOf('body', [key], 7).split(',')[1]));
  });
});

describe('an address that webhooks may not reach', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '64:ff9b::a00:1',
    'fd00:ec2::254',
    'fe80::1',
    '2002:a00:1::',
    '2001::1',
    'localhost',
    '',
  ])('is %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    'is not %s',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});
