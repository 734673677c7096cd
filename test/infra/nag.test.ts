import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { acknowledgements } from '../../infra/acknowledgements.ts';
import { readConfig } from '../../infra/config.ts';
import { desk } from '../../infra/desk.ts';
import given from '../../itsm.config.ts';

type Violation = {
  readonly ruleName: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
};

describe('the checks of cdk-nag', () => {
  const report = (acknowledged: boolean, changes: Record<string, unknown> = {}) => {
    const outdir = mkdtempSync(path.join(tmpdir(), 'itsm-nag-'));
    try {
      const app = new App({ outdir, analyticsReporting: false, stackTraces: false });
      desk(app, readConfig(given, changes), { acknowledged });
      const synth = () => app.synth();
      if (acknowledged) synth();
      else expect(synth).toThrow();
      const { pluginReports } = JSON.parse(readFileSync(path.join(outdir, 'validation-report.json'), 'utf8'));
      return pluginReports as { violations: Violation[] }[];
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  };

  test('find nothing that is not acknowledged with its reason', () => {
    expect(report(true).flatMap(({ violations }) => violations)).toEqual([]);
    for (const { reason } of acknowledgements(readConfig(given))) expect(reason.length).toBeGreaterThan(40);
  });

  test('find nothing either when everything is configured otherwise', () => {
    const changes = {
      'itsm:account': '123456789012',
      'itsm:region': 'eu-central-1',
      'itsm:mfa': 'optional',
      'itsm:retain': 'false',
      'itsm:alarmsTo': 'operations@example.org',
      'itsm:domains.portal.name': 'desk.example.org',
      'itsm:domains.portal.certificate': 'arn:aws:acm:us-east-1:123456789012:certificate/planted',
    };
    expect(report(true, changes).flatMap(({ violations }) => violations)).toEqual([]);
  });

  test('need every acknowledgement that there is', () => {
    const found = report(false).flatMap(({ violations }) => violations);
    for (const { id, stack, at } of acknowledgements(readConfig(given))) {
      const rule = id.split('::').slice(1).join('::');
      const scope = `itsm-${stack}${at ? `/${at}` : ''}`;
      const needed = found.some(
        ({ ruleName, violatingConstructs }) =>
          ruleName === rule &&
          violatingConstructs.some(({ constructPath }) => `${constructPath}/`.startsWith(`${scope}/`)),
      );
      expect(needed, `${id} at ${scope}`).toBe(true);
    }
  });
});
