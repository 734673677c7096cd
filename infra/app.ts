import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { App } from 'aws-cdk-lib';
import given from '../itsm.config.ts';
import { readConfig } from './config.ts';
import { desk } from './desk.ts';

/** The only reader of configuration, context and environment: everything below gets values. */
function main(): void {
  const { values } = parseArgs({ options: { context: { type: 'string', short: 'c', multiple: true } } });
  const single = (values.context ?? []).map((pair): [string, string] => {
    const [key = '', ...value] = pair.split('=');
    return [key, value.join('=')];
  });
  // cdk.json's flags hold without the CLI as well, so that both write the same template.
  const { context: flags } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  const app = new App({
    outdir: process.env.CDK_OUTDIR ?? 'cdk.out',
    analyticsReporting: false,
    context: { ...flags, ...Object.fromEntries(single) },
  });
  desk(app, readConfig(given, app.node.getAllContext()));
  app.synth();
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
