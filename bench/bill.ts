import { assembly } from '../build/assembly.ts';
import type { Ratio } from './floors.ts';
import { idleBill, sum } from './idle-bill.ts';
import type { Units } from './meter.ts';
import { oneLife } from './one-life.ts';
import { prices } from './prices.ts';
import { figure, type Table } from './table.ts';

type Line = { readonly what: string; readonly count: number; readonly dollars: number };

/** What an invocation is taken to last on arm64, as long as nobody measured it there. */
const assumed = { seconds: 0.01, gigabytes: 0.25 };
/** A line of Step Functions' log for each event of a history, without data; functions log what goes wrong. */
const logBytes = 6000;

/** A thousand lives, line by line. */
function price(units: Units): Line[] {
  const line = (what: string, count: number, million: number): Line => ({
    what,
    count,
    dollars: (count * 1000 * million) / 1e6,
  });
  const { invocations } = units;
  const gigabyteSeconds = invocations * assumed.seconds * assumed.gigabytes;
  return [
    line('mails', units.mails, prices.mailThousand * 1000),
    line('state transitions', units.transitions, prices.transitionMillion),
    line('write request units', units.writes, prices.writeMillion),
    line('read request units', units.reads, prices.readMillion),
    line('HTTP API requests', units.httpRequests, prices.httpRequestMillion),
    line(
      'the same through the distribution',
      units.httpRequests,
      prices.distributionRequestMillion + prices.edgeFunctionMillion,
    ),
    line('function invocations', invocations, prices.lambdaMillion),
    line('their gigabyte-seconds', gigabyteSeconds, prices.lambdaGigabyteSecond * 1e6),
    line('events on the bus', units.busEvents, prices.busEventMillion),
    line('queue requests', units.queueRequests, prices.queueRequestMillion),
    line('secret reads', units.secretCalls, prices.secretCallMillion),
    line('kilobytes of log', logBytes / 1000, prices.logWrittenGigabyte),
  ];
}

const dollars = (amount: number, digits = 4) => amount.toFixed(digits);

/** What one incident's life uses and costs, and a month of a desk. */
export async function bill(): Promise<{ tables: Table[]; ratios: Ratio[] }> {
  const units = await oneLife();
  const lines = price(units);
  const withMail = sum(lines);
  const withoutMail = sum(lines.filter(({ what }) => what !== 'mails'));
  const life: Table = {
    title: 'One incident’s life',
    columns: ['what', 'by incident', '$ by 1,000'],
    rows: [
      ...lines.map(({ what, count, dollars: amount }) => [what, figure(count), dollars(amount)]),
      ['sum, with mails', '', dollars(withMail)],
      ['sum, without', '', dollars(withoutMail)],
    ],
    notes: [
      'An alarm, three levels paged, 4 mails, 10 reads, 1 acknowledge, 5 changes, resolved, the alarm ends; counted on the local host.',
      'Prices of us-east-1, November 2026, no free tier (bench/prices.ts). Not in it: the data transfer.',
      `Gigabyte-seconds: ${assumed.seconds * 1000} ms at 256 MB an invocation, an assumption; here it took ${figure(units.measuredGigabyteSeconds)} in all.`,
    ],
  };
  const idle = sum(idleBill(assembly()));
  const month: Table = {
    title: 'A month: 50 agents, 5,000 incidents',
    columns: ['what', '$'],
    rows: [
      ['5,000 lives', dollars(withMail * 5, 2)],
      ['what the idle desk costs', dollars(idle, 2)],
      ['sum', dollars(withMail * 5 + idle, 2)],
    ],
    notes: ['Nothing of the free tier taken off.'],
  };
  return {
    tables: [life, month],
    ratios: [
      { name: 'one life with mail: by $0.60 a thousand', of: 'all lines', value: withMail / 0.6 },
      { name: 'one life without mail: by $0.25 a thousand', of: 'all but mails', value: withoutMail / 0.25 },
    ],
  };
}
