import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asItIs, every, list, statements, synthesized } from './synthesized.ts';

const hears = (templates: ReturnType<typeof asItIs>) =>
  every(templates, 'AWS::Events::Rule').filter(([, { Properties }]) =>
    list(Properties.EventPattern?.source ?? []).includes('aws.config'),
  );
const readsFiles = (templates: ReturnType<typeof asItIs>) =>
  statements(templates).filter(
    ({ role, statement }) => /onconfigitem/i.test(role) && list(statement.Action).includes('s3:GetObject'),
  );

describe('what AWS Config says', () => {
  test('is heard on the account’s own bus and on the intake bus, and worried about when it is given up on', () => {
    const templates = asItIs();
    const rules = hears(templates).map(([, { Properties }]) => Properties);
    expect(rules.filter(({ EventBusName }) => EventBusName)).toHaveLength(1);
    expect(rules.filter(({ EventBusName }) => !EventBusName)).toHaveLength(1);
    for (const { Targets } of rules) expect(Targets).toMatchObject([{ DeadLetterConfig: {} }]);
    const alarms = every(templates, 'AWS::CloudWatch::Alarm').map(([name]) => name);
    expect(alarms).toContainEqual(expect.stringContaining('ConfigItemsLost'));
  });

  test('is read from buckets only where the configuration names them, and nothing but what is oversized', () => {
    expect(readsFiles(asItIs())).toEqual([]);
    const [read, ...others] = readsFiles(synthesized({ 'itsm:inventory.buckets': 'config-bucket' }));
    expect(others).toEqual([]);
    expect(JSON.stringify(read?.statement.Resource)).toContain(
      ':s3:::config-bucket/*/OversizedChangeNotification/*',
    );
  });

  test('is asked for by nothing when it is switched off, and the whole desk synthesises with its checks', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'itsm-no-config-'));
    try {
      const { status, stderr } = spawnSync(
        process.execPath,
        ['infra/app.ts', '-c', 'itsm:inventory.awsConfig=false'],
        { env: { ...process.env, CDK_OUTDIR: outdir }, encoding: 'utf8' },
      );
      expect([status, stderr]).toEqual([0, expect.not.stringMatching(/error/i)]);
      const records = JSON.parse(readFileSync(join(outdir, 'itsm-records.template.json'), 'utf8'));
      expect(hears({ records })).toEqual([]);
      expect(Object.keys(records.Resources).filter((id) => /ConfigItem/i.test(id))).toEqual([]);
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  });
});
