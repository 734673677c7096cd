import path from 'node:path';
import { parseArgs } from 'node:util';
import { backtest, warnings } from '../functions/capacity/backtest.ts';
import type { DayValue } from '../functions/capacity/series.ts';
import { recordedSeries } from './recorded-series.ts';

type Series = { name: string; limit: number | undefined; direction: 'up' | 'down'; days: DayValue[] };

const usage = `npm run capacity:backtest                                    the series of the demo
npm run capacity:backtest -- FILE… [--limit N] [--down]      recorded ones: lines of day,value, the output of
                                                             aws cloudwatch get-metric-data, or what the desk answers
                                                             at /v1/capacity-metrics/{id}/series`;

const horizons = [7, 14, 30];
const shown = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(3)) : '');

async function chosen(): Promise<Series[]> {
  const { values, positionals } = parseArgs({
    options: { limit: { type: 'string' }, down: { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(usage);
    return [];
  }
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (Number.isNaN(limit)) throw new Error(`--limit ${values.limit} is no number`);
  const direction = values.down ? 'down' : 'up';
  const { demoSeries } = await import('../demo/series.ts');
  return positionals.length
    ? positionals.map((file) => ({
        name: path.basename(file),
        limit,
        direction,
        days: recordedSeries(file, direction),
      }))
    : demoSeries;
}

/** Prints how the forecasts of recorded series would have come out. */
async function main(): Promise<void> {
  const all = await chosen();
  if (!all.length) return;
  console.log('Forecasts made on every day, held against what came (mean absolute error):');
  console.table(
    all.flatMap(({ name, days }) =>
      backtest(days, horizons).map((one) => ({
        series: name,
        'days ahead': one.days,
        forecasts: one.count,
        error: shown(one.error),
        'seasonal-naive': shown(one.naiveError),
        '% within 80 %': shown(one.within),
      })),
    ),
  );
  const warned = all.flatMap(({ name, limit, direction, days }) =>
    limit === undefined
      ? []
      : warnings(days, limit, direction, [30, 14, 7]).map(({ before, said }) => ({
          series: name,
          'days before the limit': before,
          'days left, as said then': said === undefined ? 'not within a year' : shown(said),
        })),
  );
  if (!warned.length) return;
  console.log('What was said before the limit was reached:');
  console.table(warned);
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
