import { parseArgs } from 'node:util';
import given from '../itsm.config.ts';
import { tablesOf } from './tables.ts';

const help = `Counts all figures of the reports anew, and says which are kept otherwise.

  npm run reports:recount                     compares, and changes nothing
  npm run reports:recount -- --mend           puts right what is wrong
  npm run reports:recount -- --stage test     another desk than the one of itsm.config.ts

On AWS it runs as the role whose ARN the stack …-level gives out (a profile with role_arn). Against the laptop:
  AWS_ENDPOINT_URL=http://localhost:4566 AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x npm run reports:recount`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { mend: { type: 'boolean' }, stage: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(help);
  const stage = values.stage ?? given.stage ?? 'itsm';
  const found = await tablesOf(stage);
  if (!found.REPORTING_TABLE) throw new Error(`There is no desk ${stage} here, or it keeps no reports yet.`);
  Object.assign(process.env, found);
  process.env.REPORTING ??= JSON.stringify(given.reporting ?? {});
  const { recount } = await import('../functions/reporting/recounting.ts');
  const { records, differences } = await recount(values.mend ?? false);
  for (const { what, found: was, expected } of differences)
    console.log(`${what}\n  kept     ${JSON.stringify(was)}\n  recount  ${JSON.stringify(expected)}`);
  const what = differences.length === 1 ? 'difference' : 'differences';
  console.log(`${records} records, ${differences.length} ${what}${values.mend ? ', put right' : ''}`);
  if (differences.length && !values.mend) process.exitCode = 1;
}

await main();
