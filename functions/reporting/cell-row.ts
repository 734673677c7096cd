import type { Amounts } from './contribution.ts';

/** A row of a team's cells: one day or month of one service. */
export type CellRow = {
  readonly team: string;
  readonly date: string;
  readonly service: string;
  readonly amounts: Amounts;
};

/** Of several services: the team has counted it once, without any of them. */
const shared = '+';

/** The rows that count for a service, or for a whole team. */
export const rowsFor = (rows: readonly CellRow[], service: string | undefined): CellRow[] =>
  rows.filter((row) =>
    service === undefined
      ? !row.service.startsWith(shared)
      : row.service === service || row.service === `${shared}${service}`,
  );

/** The service that a row counts for. */
export const serviceOf = ({ service }: CellRow): string =>
  service.startsWith(shared) ? service.slice(shared.length) : service;

/** What rows come to together. */
export function sumOf(rows: readonly CellRow[]): Amounts {
  const sum: Record<string, number> = {};
  for (const { amounts } of rows)
    for (const [name, amount] of Object.entries(amounts)) sum[name] = (sum[name] ?? 0) + amount;
  return sum;
}

/** What rows come to for each value of something: each date, team, service. */
export function sumsBy(rows: readonly CellRow[], key: (row: CellRow) => string): Map<string, Amounts> {
  const groups = Map.groupBy(rows, key);
  return new Map([...groups].map(([name, group]) => [name, sumOf(group)]));
}
