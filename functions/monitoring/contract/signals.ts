import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Judge, QuarantinedSignal } from '../quarantine.ts';
import { Redrive, RequestRedrive } from '../redrive.ts';
import { quarantineRights, redriveRights } from '../rights.ts';

const quarantined = QuarantinedSignal.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'QuarantinedSignalView' });
const redrive = Redrive.omit({ chain: true }).meta({ id: 'RedriveView' });

const Paging = z.strictObject(paging);
const Waiting = page(redrive).extend({
  waiting: z.array(z.object({ queue: z.string(), messages: z.int() })),
});

const signal = '/v1/quarantined-signals/{id}';
const judged = { method: 'POST', rights: quarantineRights, ask: Judge, answer: quarantined } as const;

/** What could not be read, and what our own failures left behind. */
export const signalContract = contract([
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
    summary: 'Send again what our own failures left behind, or tell again what happened to one record',
    command: 'create',
    rights: redriveRights,
    ask: RequestRedrive,
    answer: redrive,
    status: 201,
  },
]);
