import { ofChange } from '../../functions/reporting/change-figures.ts';
import {
  type Amounts,
  type Cells,
  type Contribution,
  cellOf,
  cellsOf,
  moved,
} from '../../functions/reporting/contribution.ts';
import { ofEscalation } from '../../functions/reporting/escalation-figures.ts';
import { ofIncident } from '../../functions/reporting/incident-figures.ts';
import { ofRequest } from '../../functions/reporting/request-figures.ts';
import { ofSurvey } from '../../functions/reporting/survey-figures.ts';
import type { Desk } from '../desk.ts';
import { dice } from '../journeys/dice.ts';
import { happened } from './histories.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const services = ['checkout', 'search'];
const people = ['dana', 'eli', 'femi'];
const zones = Object.fromEntries(people.map((person) => [person, 'Europe/Berlin']));

const iso = (at: number) => new Date(at).toISOString();

/** What a year of a desk adds to its figures, the same each time: weeks with their weekends, and a team that gets better at it. */
export function yearOf(end: number): Contribution[] {
  const random = dice(365);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const all: Contribution[] = [];
  for (let back = 365; back >= 0; back--) {
    const date = end - back * day;
    const weekend = [0, 6].includes(new Date(date).getUTCDay());
    // From 1 at the beginning to 0 at the end.
    const left = back / 365;
    const count = Math.round((weekend ? 2 : 6 + 3 * left) * (0.6 + random() * 0.8));
    for (let n = 0; n < count; n++) {
      const at = date - random() * day;
      const [priority, service, team] = [1 + Math.floor(random() ** 0.6 * 4.99), one(services), 'platform'];
      const taken = at + (2 + random() * (8 + 30 * left)) * minute;
      const solved = taken + (20 + random() ** 2 * (300 + 900 * left)) * minute * (0.4 + priority / 3);
      const history = [
        happened(1, 'incident.opened', iso(at), { state: 'open' }),
        happened(2, 'incident.acknowledged', iso(taken), { acknowledgedAt: iso(taken), assignee: 'dana' }),
        ...(random() < 0.3
          ? [happened(3, 'incident.assigned', iso(taken + minute), { assignee: 'eli' })]
          : []),
        ...(random() < 0.05 ? [happened(4, 'incident.reopened', iso(taken + 9 * minute), {})] : []),
        happened(9, 'incident.resolved', iso(solved), { resolvedAt: iso(solved) }),
      ];
      const over = solved < end && !(back < 40 && random() < 0.06);
      const incident = {
        ...{ id: `INC-${n}`, state: over ? 'resolved' : 'open', team, service, priority },
        ...{ source: random() < 0.6 ? ('person' as const) : ('alarm' as const), reopenCount: 0 },
        openedAt: iso(at),
        ...(over && { resolvedAt: iso(solved) }),
      };
      all.push(
        ...ofIncident(
          incident,
          over ? history : history.filter(({ at: then }) => then < iso(end)).slice(0, 2),
        ),
      );
      if (priority <= 2)
        all.push(
          ...ofEscalation(
            {
              ...{ id: 'INC-1-1', state: random() < 0.03 ? 'exhausted' : 'stopped', team, service },
              paged: [{ at: iso(at), people: [one(people)] }],
            },
            zones,
          ),
        );
      if (over && random() < 0.25)
        all.push(
          ...ofSurvey({
            team,
            service,
            score: random() < 0.8 - 0.2 * left ? 5 - Math.floor(random() * 2) : 1 + Math.floor(random() * 3),
            answeredAt: iso(solved),
          }),
        );
    }
    for (let n = 0; n < (weekend ? 0 : 3); n++) {
      const at = date - random() * day;
      const done = at + (5 + random() * (60 + 40 * left)) * 60 * minute;
      const over = done < end;
      const late = over && random() < 0.1 + 0.1 * left ? [happened(2, 'request.late', iso(at), {})] : [];
      const request = { id: 'REQ-1', state: 'fulfilled', team: 'platform', openedAt: iso(at) };
      const history = [...late, happened(5, 'request.fulfilled', iso(done), { fulfilledAt: iso(done) })];
      all.push(...ofRequest({ ...request, ...(over && { fulfilledAt: iso(done) }) }, history));
    }
    if (!weekend && random() < 0.6) {
      const code = random() < 0.82 + 0.1 * (1 - left) ? 'successful' : one(['unsuccessful', 'with-issues']);
      const closedAt = iso(date - random() * day);
      const change = { id: 'CHG-1', state: 'closed', team: 'platform', services: [one(services)] };
      const type = random() < 0.1 ? 'emergency' : 'normal';
      const openedAt = iso(Date.parse(closedAt) - 3 * day);
      all.push(...ofChange({ ...change, type, openedAt, closedAt, outcome: { code, at: closedAt } }, []));
    }
  }
  return all;
}

/** Puts what contributions come to into the table of a desk's reports, as reactions would have, without a record behind it. */
export async function fill(desk: Desk, contributions: readonly Contribution[], zone: string): Promise<Cells> {
  const { resolver, dispatcher } = desk.host;
  const table = resolver.each('AWS::DynamoDB::Table').find(({ id }) => id.startsWith('reporting'));
  const TableName = String(table && resolver.value({ Ref: table.id }, table.stack));
  const cells = moved({}, cellsOf(contributions, zone));
  for (const [key, amounts] of Object.entries(cells) as [string, Amounts][]) {
    const { team, date, service } = cellOf(key);
    const sk = `${date.length === 7 ? 'month' : 'day'}#${date}#${service}#0`;
    const numbers = Object.entries(amounts).map(([name, amount]) => [name, { N: String(amount) }]);
    const Item = { pk: { S: `counter#cell#${team}` }, sk: { S: sk }, ...Object.fromEntries(numbers) };
    await dispatcher.dispatch({
      ...{ service: 'dynamodb', operation: 'PutItem', caller: { name: 'test' } },
      input: { TableName, Item },
    });
  }
  return cells;
}
