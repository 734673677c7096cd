import { setTimeout as pause } from 'node:timers/promises';
import { BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type Ci, ciKeys } from '../functions/configuration/ci.ts';
import { type Relation, relationId, relationKeys } from '../functions/configuration/relation.ts';
import { indexAttributes } from '../functions/record/index-keys.ts';
import { type Desk, startDesk } from '../test/desk.ts';
import type { Ratio } from './floors.ts';
import { median, percentile } from './statistics.ts';
import { figure, type Table } from './table.ts';

const items = 100_000;
/** What needs the shared database: so many applications, and behind each so many front ends. */
const [applications, frontEnds] = [200, 2];
/** The last ones all need one item. */
const spokes = 10_000;
const hub = items - spokes;
const rounds = 5;
const at = '2026-11-02T08:00:00.000Z';

const ci = (n: number): Ci => {
  const title = n === 1 ? 'shared-database' : `item-${n}`;
  const own = { id: `CI-${n}`, kind: 'ci', state: 'in-use', class: 'server', version: 1 } as const;
  return { ...own, title, name: title, attributes: {}, from: {}, said: {}, seenAt: at };
};

function relation(from: number, to: number): Relation {
  const edge = { from: `CI-${from}`, type: 'depends-on', to: `CI-${to}` } as const;
  const own = { id: relationId(edge), kind: 'relation', state: 'in-use', version: 1 } as const;
  return { ...own, ...edge, title: own.id, said: { person: { yes: true, order: 1 } } };
}

/** What an item needs: the shared database, an application, the hub, or the first of its ten. */
function needed(n: number): number {
  if (n === 1) return 0;
  if (n <= 1 + applications) return 1;
  if (n <= 1 + applications * (1 + frontEnds)) return 2 + ((n - 2) % applications);
  return n > hub ? hub : n - (n % 10);
}

/** All items, each with what it needs. */
function* rows() {
  for (let n = 1; n <= items; n++) {
    const one = ci(n);
    yield { pk: `ci#${one.id}`, sk: 'record', ...one, ...indexAttributes('ci', one.id, ciKeys(one)) };
    const to = needed(n);
    if (!to || to === n) continue;
    const tie = relation(n, to);
    yield {
      pk: `relation#${tie.id}`,
      sk: 'record',
      ...tie,
      ...indexAttributes('relation', tie.id, relationKeys(tie)),
    };
  }
}

function tableOf({ host: { resolver } }: Desk): string {
  const table = [...resolver.each('AWS::DynamoDB::Table')].find(({ id }) => id.startsWith('configuration'));
  return String(resolver.value({ Ref: table?.id }, table!.stack));
}

/** Puts the rows where they are kept, as fast as the local DynamoDB takes them. @returns how many there are */
async function fill(desk: Desk): Promise<number> {
  const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' };
  const client = new DynamoDBClient({ endpoint: desk.host.urls.aws, region: 'us-east-1', credentials });
  const table = tableOf(desk);
  let count = 0;
  let batch: object[] = [];
  const flush = async () => {
    const puts = batch.map((row) => ({
      PutRequest: { Item: marshall(row, { removeUndefinedValues: true }) },
    }));
    batch = [];
    if (puts.length) await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: puts } }));
  };
  for (const row of rows()) {
    count++;
    batch.push(row);
    if (batch.length === 25) await flush();
  }
  await flush();
  client.destroy();
  return count;
}

type Answer = { items: unknown[]; truncated: boolean; reads: { queries: number; batches: number } };

/** How often the table is read, and how long it takes, to say what breaks with a database that many share. */
export async function impact(): Promise<{ tables: Table[]; ratios: Ratio[] }> {
  const desk = await startDesk({ empty: true });
  try {
    const filled = performance.now();
    const count = await fill(desk);
    const seconds = (performance.now() - filled) / 1000;
    await pause(100);
    const asked = [
      ['what breaks with the shared database', 'CI-1', 'breaks'],
      ['what could have caused that a front end fails', `CI-${1 + applications + 1}`, 'causes'],
      ['what breaks with one among all others', `CI-${items / 2}`, 'breaks'],
      ['what breaks with a hub that 10,000 need', `CI-${hub}`, 'breaks'],
    ] as const;
    const measured: { name: string; times: number[]; answer: Answer }[] = [];
    for (const [name, id, direction] of asked) {
      const times: number[] = [];
      let answer: Answer | undefined;
      for (let round = 0; round <= rounds; round++) {
        const from = performance.now();
        answer = (await desk.done('admin', 'GET', `/v1/cis/${id}/impact?direction=${direction}`)) as Answer;
        // The first one starts the function.
        if (round) times.push(performance.now() - from);
      }
      measured.push({ name, times, answer: answer as Answer });
    }
    const of = ({ answer: { reads } }: (typeof measured)[number]) => reads.queries + reads.batches;
    const tableRows = measured.map((one) => {
      const { items: reached, reads } = one.answer;
      const cells = [reached.length, reads.queries, reads.batches].map(String);
      return [one.name, ...cells, figure(median(one.times)), figure(percentile(one.times, 0.99))];
    });
    const [database] = measured;
    const ratio = of(database!) / database!.answer.items.length;
    return {
      tables: [
        {
          title: `Impact among ${items.toLocaleString('en')} items`,
          columns: ['asked', 'reached', 'queries', 'batches', 'p50 ms', 'p99 ms'],
          rows: tableRows,
          notes: [
            `${count.toLocaleString('en')} rows put in ${Math.round(seconds)} s; medians of ${rounds} calls over HTTP, on the local host.`,
            'queries: by key, one for each item that is followed. batches: reads of up to a hundred records. Nothing scans.',
          ],
        },
      ],
      ratios: [{ name: 'impact: reads by items that are reached', of: 'shared database', value: ratio }],
    };
  } finally {
    await desk.stop();
  }
}
