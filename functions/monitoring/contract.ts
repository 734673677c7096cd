import * as z from 'zod';
import { contract } from '../kernel/contract.ts';
import { slug } from '../kernel/text.ts';
import { nothing, page, paging } from '../kernel/wire.ts';
import { instant } from '../record/base.ts';
import { Timeline, TimelineQuery } from '../record/timeline.ts';
import { Alert } from './alert.ts';
import { Judge, QuarantinedSignal } from './quarantine.ts';
import { Redrive } from './redrive.ts';
import { alertRights, quarantineRights, redriveRights } from './rights.ts';

const alertView = Alert.omit({ chain: true }).meta({ id: 'AlertView' });
const quarantined = QuarantinedSignal.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'QuarantinedSignalView' });
const redrive = Redrive.omit({ chain: true }).meta({ id: 'RedriveView' });

export const AlertQuery = z
  .strictObject({ ...paging, team: slug.optional(), service: slug.optional() })
  .refine(({ team, service }) => !(team && service), 'ask by team or by service, not by both');
const Paging = z.strictObject(paging);
const Signals = page(
  z.object({ at: instant, state: z.string(), reason: z.string(), receivedAt: instant, raw: z.string() }),
);
const Waiting = page(redrive).extend({
  waiting: z.array(z.object({ queue: z.string(), messages: z.int() })),
});

const alert = '/v1/alerts/{id}';
const signal = '/v1/quarantined-signals/{id}';
const seen = { method: 'GET', rights: alertRights } as const;
const judged = { method: 'POST', rights: quarantineRights, ask: Judge, answer: quarantined } as const;

export const monitoringContract = contract([
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
  {
    id: 'listQuarantinedSignals',
    method: 'GET',
    path: '/v1/quarantined-signals',
    summary: 'List signals that could not be read, each with how it begins',
    rights: quarantineRights,
    query: Paging,
    answer: page(quarantined),
  },
  {
    id: 'getQuarantinedSignal',
    method: 'GET',
    path: signal,
    summary: 'Read a quarantined signal as it came',
    rights: quarantineRights,
    answer: quarantined,
  },
  {
    ...judged,
    id: 'releaseSignal',
    path: `${signal}/release`,
    summary: 'Send it through the intake again',
    command: 'release',
  },
  {
    ...judged,
    id: 'discardSignal',
    path: `${signal}/discard`,
    summary: 'Leave it for good',
    command: 'discard',
  },
  {
    id: 'listRedrives',
    method: 'GET',
    path: '/v1/redrives',
    summary: 'List redrives, and what waits in the dead-letter queues',
    rights: redriveRights,
    query: Paging,
    answer: Waiting,
  },
  {
    id: 'getRedrive',
    method: 'GET',
    path: '/v1/redrives/{id}',
    summary: 'Read what came of a redrive',
    rights: redriveRights,
    answer: redrive,
  },
  {
    id: 'requestRedrive',
    method: 'POST',
    path: '/v1/redrives',
    summary: 'Send again what our own failures left behind',
    command: 'create',
    rights: redriveRights,
    ask: nothing,
    answer: redrive,
    status: 201,
  },
]);
