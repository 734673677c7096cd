import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { ForwarderStack } from './stacks/forwarder.ts';

const busArn = /^arn:[\w-]+:events:[\w-]+:\d{12}:event-bus\/[\w.-]+$/;

/** A small app of its own, for every other account and region: `cdk deploy --app "node infra/forwarder.ts" -c bus=<ARN>`. */
function main(): void {
  const { values } = parseArgs({ options: { context: { type: 'string', short: 'c', multiple: true } } });
  const given = (values.context ?? []).map((pair): [string, string] => {
    const [key = '', ...value] = pair.split('=');
    return [key, value.join('=')];
  });
  const { context: flags } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  const app = new App({
    outdir: process.env.CDK_OUTDIR ?? 'cdk.out',
    analyticsReporting: false,
    context: { ...flags, ...Object.fromEntries(given) },
  });
  const bus = String(app.node.tryGetContext('bus') ?? '');
  if (!busArn.test(bus))
    throw new Error('Say where the desk is: -c bus=<the output IntakeBus of its stack monitoring>');
  const stage = String(app.node.tryGetContext('stage') ?? 'itsm');
  const inventory = String(app.node.tryGetContext('inventory') ?? 'true');
  if (!/^(true|false)$/.test(inventory))
    throw new Error('Say -c inventory=false to leave out AWS Config, or nothing');
  new ForwarderStack(app, `${stage}-forwarder`, { bus, inventory: inventory === 'true' });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  app.synth();
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
