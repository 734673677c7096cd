import { teamIds } from '../people/read.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { keptIn } from '../service-level/read.ts';
import type { CellRow } from './cell-row.ts';
import { cellsBetween } from './cells.ts';
import { settings } from './configured.ts';
import { type Amounts, dateOf } from './contribution.ts';
import { monthsOf, type Period, type Span } from './period.ts';
import { firstDay, type Report, reportOf } from './report.ts';

/** Of whom figures are asked: of one team or all, and of one service or all. */
export type About = {
  readonly team?: string | undefined;
  readonly service?: string | undefined;
  readonly priority?: number | undefined;
};

/** The date of a moment by the zone of the reports. */
export const reportDate = (at: string): string => dateOf(at, settings().timeZone);

const ofTeams = async (
  teams: readonly string[],
  grain: 'day' | 'month',
  from: string,
  to: string,
): Promise<CellRow[]> => (await someAtOnce(teams, 8, (team) => cellsBetween(team, grain, from, to))).flat();

/** What service levels have counted, as amounts; of a service it is that of all teams. */
async function kept({ team, service }: About, span: Span): Promise<Amounts> {
  const by = service ? 'service' : 'team';
  const ids = service ? [service] : team ? [team] : await teamIds();
  const found = await someAtOnce(ids, 8, (id) => keptIn(by, id, monthsOf(span)));
  const sum = (of: 'met' | 'missed') => found.reduce((all, one) => all + one[of], 0);
  return { 'level.met': sum('met'), 'level.missed': sum('missed') };
}

/** The report of a period, read where reactions keep its cells: by key, and nothing is counted. */
export async function report(about: About, period: Period, today: string): Promise<Report> {
  const teams = about.team ? [about.team] : await teamIds();
  const [months, days, keptNow, keptBefore] = await Promise.all([
    ofTeams(teams, 'month', '0', '9999'),
    ofTeams(teams, 'day', firstDay(period, today), '9999'),
    kept(about, period),
    kept(about, period.before),
  ]);
  return reportOf({
    zone: settings().timeZone,
    today,
    period,
    months,
    days,
    service: about.service,
    priority: about.priority,
    kept: keptNow,
    keptBefore,
  });
}
