import { assembly } from '../build/assembly.ts';
import type { Ratio } from './floors.ts';
import { idleBill, sum } from './idle-bill.ts';
import type { Units } from './meter.ts';
import { type Lives, oneLife } from './one-life.ts';
import { prices } from './prices.ts';
import { figure, type Table } from './table.ts';

type Line = { readonly what: string; readonly count: number; readonly dollars: number };

/** What an invocation is taken to last on arm64, as long as nobody measured it there. */
const assumed = { seconds: 0.01, gigabytes: 0.25 };
/** A thousand of what was counted, line by line. */
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
    line('function invocations', invocations, prices.lambdaMillion),
    line('their gigabyte-seconds', gigabyteSeconds, prices.lambdaGigabyteSecond * 1e6),
    line('events on the bus', units.busEvents, prices.busEventMillion),
    line('queue requests', units.queueRequests, prices.queueRequestMillion),
    line('secret reads', units.secretCalls, prices.secretCallMillion),
  ];
}

const throughDistribution = prices.distributionRequestMillion + prices.edgeFunctionMillion;

/** The portal's first page in the foreground on a quiet day, for a month. */
const open = { agents: 50, days: 22, hours: 8, secondsBetween: { looks: 20, glances: 300 } };
const times = (secondsBetween: number) => (open.agents * open.days * open.hours * 3600) / secondsBetween;

/** The clocks that a thousand of these wound. */
const strikes = ({ schedules }: Units): number => (schedules * prices.scheduleMillion) / 1000;

function lifeTable({ life, end }: Lives): Table {
  const lines = price(life);
  const mails = lines.find(({ what }) => what === 'mails')?.dollars ?? 0;
  return {
    title: 'One incident’s life',
    columns: ['what', 'by incident', '$ by 1,000'],
    rows: [
      ...lines.map(({ what, count, dollars }) => [what, figure(count), dollars.toFixed(4)]),
      ['sum, with mails', '', sum(lines).toFixed(4)],
      ['sum, without', '', (sum(lines) - mails).toFixed(4)],
    ],
    notes: [
      'An alarm, three levels paged, 4 mails, 10 reads, acknowledged, 4 more changes, resolved; counted on the local host.',
      'Prices of us-east-1, November 2026, no free tier: bench/prices.ts. Transitions: states entered and retries.',
      `Gigabyte-seconds: ${assumed.seconds * 1000} ms at 256 MB an invocation, an assumption; on this machine ${figure(life.measuredGigabyteSeconds)}.`,
      `Not in it: the alarm's own end, $${sum(price(end)).toFixed(4)} more; calls through the distribution instead of straight to the`,
      `API, $${((life.httpRequests * throughDistribution) / 1000).toFixed(4)} more; ${life.schedules} clocks that strike later, $${strikes(life).toFixed(4)} and what they do then; a start that`,
      `counts as a transition, $${(prices.transitionMillion / 1000).toFixed(4)} more; logs and data transfer.`,
    ],
  };
}

/** So many times the same calls, through the distribution. */
const asked = (units: Units, count: number): number =>
  (count / 1000) * sum(price(units)) + (count * units.httpRequests * throughDistribution) / 1e6;

function monthTable({ life, end, look, glance }: Lives): Table {
  const lives = 5 * (sum(price(life)) + strikes(life) + sum(price(end)));
  const { looks, glances } = open.secondsBetween;
  const portal = asked(look, times(looks)) + asked(glance, times(glances));
  const idle = sum(idleBill(assembly()));
  const rows = [
    ['5,000 incidents, each alarm ends too, and their clocks', lives],
    ['what the idle desk costs', idle],
    ['50 portals in the foreground, 8 hours on 22 quiet days', portal],
  ] as const;
  return {
    title: 'A month: 50 agents, 5,000 incidents',
    columns: ['what', '$'],
    rows: [
      ...rows.map(([what, dollars]) => [what, dollars.toFixed(2)]),
      ['sum', (lives + idle + portal).toFixed(2)],
    ],
    notes: [
      `A portal that shows its first page asks for the desk every ${looks} s when nothing moves and for ${glance.httpRequests} lists every ${glances} s:`,
      `$${(portal / (open.agents * open.days * open.hours)).toFixed(4)} an hour each; that all of them do so all day is the most it can be. No free tier.`,
    ],
  };
}

/** What one incident's life uses and costs, and a month of a desk. */
export async function bill(): Promise<{ tables: Table[]; ratios: Ratio[] }> {
  const lives = await oneLife();
  const lines = price(lives.life);
  const mailless = sum(lines.filter(({ what }) => what !== 'mails'));
  return {
    tables: [lifeTable(lives), monthTable(lives)],
    ratios: [
      { name: 'one life with mail: by $0.60 a thousand', of: 'all lines', value: sum(lines) / 0.6 },
      { name: 'one life without mail: by $0.25 a thousand', of: 'all but mails', value: mailless / 0.25 },
    ],
  };
}
