import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { Counts } from '../../record/tally.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { Alert } from '../alert.ts';
import { ReleaseAlert } from '../release.ts';
import { alertRights } from '../rights.ts';
import { sources } from '../signal.ts';

const alertView = Alert.omit({ chain: true, trail: true }).meta({ id: 'AlertView' });

/** What the list shows: what goes on, of it what is held or flaps, or what was cleared in the last days. */
export const alertStates = ['firing', 'held', 'flapping', 'cleared'] as const;

export const AlertQuery = z
  .strictObject({
    ...paging,
    team: slug.optional(),
    service: slug.optional(),
    source: z.enum(sources).optional(),
    integration: z.string().max(60).optional(),
    state: z.enum(alertStates).optional(),
    /** How far back to look for what was cleared. */
    days: z.coerce.number().int().min(1).max(7).default(2),
  })
  .refine(({ team, service }) => !(team && service), 'ask by team or by service, not by both');
const Paging = z.strictObject(paging);
const Signals = page(
  z.object({ at: instant, state: z.string(), reason: z.string(), receivedAt: instant, raw: z.string() }),
);

const alert = '/v1/alerts/{id}';
const seen = { method: 'GET', rights: alertRights } as const;

/** Alerts, and what their sources said. */
export const alertContract = contract([
  {
    ...seen,
    id: 'listAlerts',
    path: '/v1/alerts',
    summary: 'List alerts that fire, all of a service, or those that are held, flap, or were cleared lately',
    query: AlertQuery,
    answer: page(alertView.partial().required({ id: true })),
  },
  {
    ...seen,
    id: 'countAlerts',
    path: '/v1/alerts/counts',
    summary: 'How many go on, are held, flap',
    query: z.strictObject({ team: slug.optional(), by: z.literal('team').optional() }),
    answer: z
      .object({ all: Counts, teams: z.record(z.string(), Counts).optional() })
      .meta({ id: 'AlertCounts' }),
  },
  { ...seen, id: 'getAlert', path: alert, summary: 'Read an alert', answer: alertView },
  {
    ...seen,
    id: 'readAlertTimeline',
    path: `${alert}/timeline`,
    summary: 'Read when it began and ended',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...seen,
    id: 'listAlertSignals',
    path: `${alert}/signals`,
    summary: 'Read what its source said, newest first, as it came',
    query: Paging,
    answer: Signals,
  },
  {
    id: 'releaseAlert',
    method: 'POST',
    rights: alertRights,
    path: `${alert}/release`,
    summary: 'Let it through to an incident although something holds it',
    command: 'release',
    ask: ReleaseAlert,
    answer: alertView,
  },
]);
