import { describe, expect, test } from 'vitest';
import { readConfig } from '../../infra/config.ts';

const firstAdmin = { id: 'ada', name: 'Ada', email: 'ada@example.org' };

describe('the configuration', () => {
  test('needs nothing but a first administrator', () => {
    expect(readConfig({ firstAdmin })).toMatchObject({
      stage: 'itsm',
      retain: true,
      mfa: 'required',
      mail: {},
      onCall: { lastResort: [] },
      defaultService: { id: 'default' },
    });
  });

  test('takes single changes from the command line, where everything is text', () => {
    const config = readConfig(
      { firstAdmin, mail: { from: 'desk@example.org', identity: 'example.org' } },
      {
        'itsm:stage': 'test',
        'itsm:retain': 'false',
        'itsm:mail.from': 'it@example.org',
        'itsm:onCall.lastResort': 'a@example.org, b@example.org',
        'aws:cdk:enable-path-metadata': true,
      },
    );
    expect(config).toMatchObject({
      stage: 'test',
      retain: false,
      mail: { from: 'it@example.org', identity: 'example.org' },
      onCall: { lastResort: ['a@example.org', 'b@example.org'] },
    });
  });

  test('refuses what it does not know, and says where', () => {
    expect(() => readConfig({ firstAdmin }, { 'itsm:stagge': 'test' })).toThrow(/stagge/);
    expect(() => readConfig({ firstAdmin: { ...firstAdmin, email: 'ada' } })).toThrow(/firstAdmin\.email/);
    expect(() => readConfig({ firstAdmin, stage: 'Production!' })).toThrow(/stage/);
  });

  test('takes account and region together or not at all', () => {
    expect(() => readConfig({ firstAdmin, account: '123456789012' })).toThrow(/region/);
    const both = { firstAdmin, account: '123456789012', region: 'eu-central-1' };
    expect(readConfig(both)).toMatchObject({ account: '123456789012', region: 'eu-central-1' });
  });
});
