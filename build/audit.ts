import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListBucketsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { fromLines } from '../functions/audit/vault.ts';
import { verify } from '../functions/audit/verifying.ts';
import { fromItem } from '../functions/runtime/dynamo.ts';
import given from '../itsm.config.ts';
import { tablesOf } from './tables.ts';

const help = `Proves that what a desk recorded has not been changed since, or finds what was.

  npm run audit:export -- DIR                      takes out all records, their events, and the anchors in the vault
  npm run audit:export -- DIR --stage test         of another desk than the one of itsm.config.ts
  npm run audit:verify -- DIR                      checks DIR, without the desk and without a network
  npm run audit:verify -- DIR --seal DAY=SEAL      and that a day's seal is still the one that was kept outside

On AWS the export runs as the role whose ARN the stack …-audit gives out (a profile with role_arn). Against the laptop:
  AWS_ENDPOINT_URL=http://localhost:4566 AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x npm run audit:export -- DIR`;

const rowsFile = 'rows.ndjson';
const anchorsDir = 'anchors';

/** Records and event rows of a table, in the order in which they lie there. */
async function* rowsOf(client: DynamoDBClient, TableName: string): AsyncGenerator<Record<string, unknown>> {
  let ExclusiveStartKey: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
    for (const item of page.Items ?? []) {
      const sk = String(item.sk?.S);
      if (sk === 'record' || sk.startsWith('event#')) yield fromItem(item);
    }
    ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
  } while (ExclusiveStartKey);
}

async function exportRows(stage: string, dir: string): Promise<number> {
  const tables = await tablesOf(stage);
  if (!tables.AUDIT_TABLE) throw new Error(`There is no desk ${stage} here.`);
  const client = new DynamoDBClient({});
  const out = createWriteStream(path.join(dir, rowsFile));
  let count = 0;
  for (const table of Object.values(tables))
    for await (const row of rowsOf(client, table)) {
      count += 1;
      if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain');
    }
  out.end();
  await finished(out);
  return count;
}

async function exportAnchors(stage: string, dir: string): Promise<number> {
  // An address of the laptop has no room for the name of a bucket in front of it.
  const client = new S3Client({ forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL) });
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  const Bucket = Buckets.find(({ Name = '' }) => Name.startsWith(`${stage}-data-auditvault`))?.Name;
  if (!Bucket) throw new Error(`There is no vault of a desk ${stage} here.`);
  mkdirSync(path.join(dir, anchorsDir), { recursive: true });
  let count = 0;
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: `${anchorsDir}/` }))
    for (const { Key = '' } of page.Contents ?? []) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      const lines = gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array());
      writeFileSync(path.join(dir, Key.replace(/\.gz$/, '')), lines);
      count += 1;
    }
  return count;
}

async function* rowsIn(dir: string): AsyncGenerator<Record<string, unknown>> {
  const lines = createInterface({ input: createReadStream(path.join(dir, rowsFile)) });
  for await (const line of lines) if (line) yield JSON.parse(line);
}

function* daysIn(dir: string) {
  const at = path.join(dir, anchorsDir);
  for (const file of existsSync(at) ? readdirSync(at).sort() : [])
    yield [path.basename(file, '.ndjson'), fromLines(readFileSync(path.join(at, file), 'utf8'))] as const;
}

async function check(dir: string, kept: readonly string[]): Promise<void> {
  if (!existsSync(path.join(dir, rowsFile)))
    throw new Error(`${dir} holds no export: there is no ${rowsFile}.`);
  const seals = Object.fromEntries(kept.map((one) => one.split('=') as [string, string]));
  const { records, events, erased, days, last, findings } = await verify(rowsIn(dir), daysIn(dir), seals);
  for (const { what, wrong } of findings) console.log(`${what}: ${wrong}`);
  console.log(`${records} records, ${events} events (words of ${erased} erased), ${days} days anchored`);
  if (last) console.log(`Keep this where nobody of the desk comes: --seal ${last.day}=${last.seal}`);
  console.log(findings.length ? `${findings.length} findings` : 'Nothing was changed');
  if (findings.length) process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      seal: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  const [what, dir] = positionals;
  if (values.help || !dir || (what !== 'export' && what !== 'verify')) return console.log(help);
  if (what === 'verify') return check(dir, values.seal ?? []);
  mkdirSync(dir, { recursive: true });
  const stage = values.stage ?? given.stage ?? 'itsm';
  console.log(`${await exportRows(stage, dir)} rows, ${await exportAnchors(stage, dir)} anchors in ${dir}`);
}

await main();
