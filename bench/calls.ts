import { randomUUID } from 'node:crypto';
import type { Ratio } from './floors.ts';
import { http, type Load, load } from './load.ts';
import { type Served, serve } from './served.ts';
import { median, percentile, ratioOf, spread } from './statistics.ts';
import { figure, percent, type Table } from './table.ts';

const operations = ['create', 'create and page', 'get', 'list'] as const;
type Operation = (typeof operations)[number];
type Round = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly cpu: number };
type Measured = { readonly operation: Operation; readonly connections: number; desk: Round[]; bare: Round[] };

const connections = [1, 8];
const rounds = 3;
/** Two dozen functions have to run hot before what is measured is the desk and not the compiler. */
const warmUps = 3;
/** Bounds of one measurement; the number keeps the desk's table small enough to settle soon. */
const limits = { seconds: 2, most: 20_000 };

const incident = {
  title: 'The mail server refuses new connections since the last deployment',
  description: 'Users of the branch office see a timeout after about a minute. '.repeat(5),
  team: 'platform',
};
/** Of the lowest priority, an incident waits in the queue; of the highest, somebody is paged. */
const level = { create: 'low', 'create and page': 'high' };

/** The nth request of an operation; `known` incidents are there, the first is INC-1001. */
function request({ token }: Served, operation: Operation, known: number): (nth: number) => string {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  if (operation === 'list') return () => http('GET', '/v1/incidents?team=platform&limit=20', headers);
  if (operation === 'get') return (nth) => http('GET', `/v1/incidents/INC-${1001 + (nth % known)}`, headers);
  const body = { ...incident, impact: level[operation], urgency: level[operation] };
  return () => http('POST', '/v1/incidents', { ...headers, 'idempotency-key': randomUUID() }, body);
}

/** A server under load, which knows how many incidents it has been given. */
function underLoad(server: Served) {
  let created = 0;
  return async (operation: Operation, connections: number): Promise<Round> => {
    const before = await server.cpu();
    const done: Load = await load(server.port, request(server, operation, created), {
      ...limits,
      connections,
    });
    const cpu = ((await server.cpu()) - before) / done.requests;
    if (operation.startsWith('create')) created += done.requests;
    const { requests, seconds, latencies } = done;
    return { perSecond: requests / seconds, p50: median(latencies), p99: percentile(latencies, 0.99), cpu };
  };
}

async function measure(): Promise<Measured[]> {
  const [bareServer, deskServer] = [await serve('./bare-server.ts'), await serve('./desk-server.ts')];
  try {
    const [bare, desk] = [underLoad(bareServer), underLoad(deskServer)];
    const all = operations.flatMap((operation) =>
      connections.map((count): Measured => ({ operation, connections: count, desk: [], bare: [] })),
    );
    for (const operation of operations) await bare(operation, 8);
    for (let pass = 0; pass < warmUps; pass++) for (const operation of operations) await desk(operation, 8);
    for (let round = 0; round < rounds; round++) {
      for (const one of all) {
        one.bare.push(await bare(one.operation, one.connections));
        one.desk.push(await desk(one.operation, one.connections));
      }
    }
    return all;
  } finally {
    bareServer.stop();
    deskServer.stop();
  }
}

const rowOf = (name: string, rounds: readonly Round[], bare?: readonly Round[]): string[] => {
  const of = (field: keyof Round, from = rounds) => from.map((round) => round[field]);
  const perSecond = of('perSecond');
  return [
    name,
    figure(median(perSecond)),
    percent(spread(perSecond)),
    figure(median(of('p50'))),
    figure(median(of('p99'))),
    figure(median(of('cpu'))),
    percent(spread(of('cpu'))),
    bare ? figure(ratioOf(of('cpu'), of('cpu', bare))) : '',
  ];
};

const notes = [
  `Real HTTP over loopback, keep-alive, a closed loop for ${limits.seconds} s; medians of ${rounds} rounds in turns, after ${warmUps} that warm up.`,
  'CPU: user and system time of the server process by request, until everything that the requests set off has run.',
  'create: an incident of about 600 bytes that pages nobody, by a person with a token; the relay tells it to the bus.',
  'create and page: the escalation starts, the policy is frozen, the person on call gets a mail, the timeline tells it.',
  'list: a page of 20 of a team’s open incidents. bare: node:http and node:sqlite (WAL, synchronous=normal), nothing else.',
];

/** How many calls a second the desk answers on this machine, and what each costs, beside a bare server in the same run. */
export async function calls(): Promise<{ tables: Table[]; ratios: Ratio[] }> {
  const all = await measure();
  const rows = all.flatMap(({ operation, connections, desk, bare }) => {
    const by = connections === 1 ? '1 connection' : `${connections} connections`;
    return [rowOf(`${operation}, ${by}`, desk, bare), rowOf('  bare', bare)];
  });
  const ratios = all.map(({ operation, connections, desk, bare }): Ratio => {
    const [ours, theirs] = [desk, bare].map((rounds) => rounds.map(({ cpu }) => cpu)) as [number[], number[]];
    return {
      name: `${operation}: CPU by the bare server’s`,
      of: `${connections} at once`,
      value: ratioOf(ours, theirs),
    };
  });
  const columns = ['call', 'a second', 'spread', 'p50 ms', 'p99 ms', 'CPU ms', 'spread', '× bare'];
  return { tables: [{ title: 'Calls on the local host', columns, rows, notes }], ratios };
}
