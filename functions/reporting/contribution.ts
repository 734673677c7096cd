import { localDate } from '../kernel/local-time.ts';

/** Numbers by name: `{ 'incident.opened.2': 1 }`. */
export type Amounts = Readonly<Record<string, number>>;

/** What a record adds to the figures of a day: of its team, and of the services that it is about. */
export type Contribution = {
  readonly at: string;
  readonly team: string;
  readonly services: readonly string[];
  readonly add: Amounts;
};

/**
 * What a record adds to each cell: one day of one service of one team. A service with a `+` in front is one of several: its
 * team has counted the record already, without a service.
 */
export type Cells = Readonly<Record<string, Amounts>>;

/** A cell by its parts. A date is a day, `2026-11-30`, or a month, `2026-11`. */
export type Cell = { readonly team: string; readonly date: string; readonly service: string };

/** What stands for no service. */
export const noService = '-';

export const cellKey = ({ team, date, service }: Cell): string => `${team}#${date}#${service}`;

/** The parts of a cell's key. */
export function cellOf(key: string): Cell {
  const [team = '', date = '', service = noService] = key.split('#');
  return { team, date, service };
}

/** The date of a moment by the wall clock of a zone, e.g. `2026-11-30`. */
export const dateOf = (at: string, zone: string): string =>
  new Date(localDate(zone, Date.parse(at))).toISOString().slice(0, 10);

const servicesOf = (services: readonly string[]): string[] => {
  const [only, ...others] = services;
  if (only === undefined) return [noService];
  return others.length ? [noService, ...services.map((id) => `+${id}`)] : [only];
};

/** Amounts of both, by name; what comes to nothing is left out. */
export function plus(a: Amounts, b: Amounts, times: 1 | -1 = 1): Amounts {
  const sum: Record<string, number> = { ...a };
  for (const [name, amount] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + times * amount;
  return Object.fromEntries(Object.entries(sum).filter(([, amount]) => amount !== 0));
}

/** What contributions come to in each cell, by the days of a zone. */
export function cellsOf(contributions: readonly Contribution[], zone: string): Cells {
  const cells: Record<string, Amounts> = {};
  for (const { at, team, services, add } of contributions)
    for (const service of servicesOf(services)) {
      const key = cellKey({ team, date: dateOf(at, zone), service });
      cells[key] = plus(cells[key] ?? {}, add);
    }
  return cells;
}

/** The cells of days, and those of the months that they are in. */
function withMonths(cells: Cells): Cells {
  const all: Record<string, Amounts> = { ...cells };
  for (const [key, add] of Object.entries(cells)) {
    const { team, date, service } = cellOf(key);
    const month = cellKey({ team, date: date.slice(0, 7), service });
    all[month] = plus(all[month] ?? {}, add);
  }
  return all;
}

/** What has to be added to which cell so that they say `after` where they said `before`; days and months alike. */
export function moved(before: Cells, after: Cells): Cells {
  const [from, to] = [withMonths(before), withMonths(after)];
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const found = keys.map((key) => [key, plus(to[key] ?? {}, from[key] ?? {}, -1)] as const);
  return Object.fromEntries(found.filter(([, by]) => Object.keys(by).length));
}
