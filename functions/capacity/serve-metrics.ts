import { defaultService } from '../configuration/read.ts';
import { named } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { filedScans, openScans } from '../runtime/scans.ts';
import { serving } from '../runtime/serving.ts';
import { addMetric, askMeasuring, changeMetric, metricSteps, moveMetric } from './capacity-metric.ts';
import type { metricContract } from './contract/metrics.ts';
import { expectedOn, modelOf } from './forecast.ts';
import { metrics } from './keep.ts';
import { known, knownItem } from './known.ts';
import { seriesOf } from './measuring.ts';
import { dayOf, daysAfter, numberOf } from './series.ts';
import { watchedBy } from './watching.ts';

const serve = serving(metrics, named, (metric) => ({ steps: metricSteps(metric) }));
/** What runs out first comes first. */
const inOrder = ['critical', 'scarce', 'tight', 'unmeasured', 'ample'] as const;

/** Metrics whose end is watched for, and what is expected of them. */
export const serveMetrics: Handlers<typeof metricContract> = {
  listCapacityMetrics: (call) => {
    const { state, service, ci, team } = call.query;
    const scansAt = ci
      ? filedScans(metrics, 'person', `ci:${ci}`, false)
      : service
        ? filedScans(metrics, 'subject', `service:${service}`, false)
        : openScans(metrics, state ? [state] : inOrder);
    return serve.page(call, {
      scansAt,
      fits: (metric) =>
        (team === undefined || metric.team === team) &&
        (service === undefined || metric.service === service) &&
        (state === undefined ? metric.state !== 'retired' : metric.state === state),
    });
  },
  addCapacityMetric: async (call) => {
    const item = call.ask.ci === undefined ? undefined : await knownItem(call.ask.ci);
    const { team } = call.ask;
    const service =
      (await known({ service: call.ask.service ?? item?.service, team })) ?? (await defaultService());
    const watched = watchedBy(call.ask, item, service, { region: process.env.AWS_REGION ?? '' });
    const id = await nextNumber('capacity', 'CAM');
    return serve.create(call, addMetric(watched, id, call.actor, call.at));
  },
  getCapacityMetric: serve.one,
  readCapacityMetricTimeline: serve.history,
  readCapacitySeries: async (call) => {
    await metrics.get(call.id);
    const { days, ahead } = call.query;
    const series = await seriesOf(call.id);
    const last = series.at(-1);
    const model = modelOf(series);
    const from = last && daysAfter(last.day, -days);
    const first = model && Math.min(...model.points.map(({ x }) => x));
    const length = model && last ? numberOf(last.day) + ahead - (first ?? 0) + 1 : 0;
    const expected = Array.from({ length }, (_, n) => {
      const x = (first ?? 0) + n;
      const { value, within } = expectedOn(model as NonNullable<typeof model>, x);
      return { day: dayOf(x), value, low: value - within, high: value + within };
    });
    return { status: 200, body: { items: series.filter(({ day }) => !from || day > from), expected } };
  },
  changeCapacityMetric: (call) =>
    serve.command(call, async (before) => {
      await known(call.ask);
      return changeMetric(before, call.ask, call.actor, call.at);
    }),
  measureCapacityMetric: (call) => serve.command(call, (before) => askMeasuring(before, call.actor, call.at)),
  retireCapacityMetric: (call) =>
    serve.command(call, (before) => moveMetric(before, 'retire', call.actor, call.at)),
  restoreCapacityMetric: (call) =>
    serve.command(call, (before) => moveMetric(before, 'restore', call.actor, call.at)),
};
