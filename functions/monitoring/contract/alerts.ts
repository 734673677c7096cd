import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { Alert } from '../alert.ts';
import { alertRights } from '../rights.ts';

const alertView = Alert.omit({ chain: true }).meta({ id: 'AlertView' });

export const AlertQuery = z
  .strictObject({ ...paging, team: slug.optional(), service: slug.optional() })
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
    summary: 'List alerts that fire, or all of a service',
    query: AlertQuery,
    answer: page(alertView.partial().required({ id: true })),
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
]);
