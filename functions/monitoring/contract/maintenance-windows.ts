import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { ChangeWindow, ExtendWindow, MaintenanceWindow, OpenWindow } from '../maintenance-window.ts';
import { maintenanceWindowRights as rights } from '../rights.ts';

const answer = MaintenanceWindow.omit({ chain: true, swept: true, sweeps: true }).meta({
  id: 'MaintenanceWindowView',
});
const all = '/v1/maintenance-windows';
const one = `${all}/{id}` as const;
const seen = { method: 'GET', rights } as const;
const told = { method: 'POST', rights, answer } as const;

/** Maintenance windows over HTTP. */
export const maintenanceWindowContract = contract([
  {
    ...seen,
    id: 'listMaintenanceWindows',
    path: all,
    summary: 'List windows that run or are to come, or with ended=true those that are over, the latest first',
    query: z.strictObject({ ...paging, ended: z.stringbool().default(false) }),
    answer: page(answer),
  },
  { ...seen, id: 'getMaintenanceWindow', path: one, summary: 'Read a maintenance window', answer },
  {
    ...seen,
    id: 'readMaintenanceWindowTimeline',
    path: `${one}/timeline`,
    summary: 'Read who opened, changed and ended it',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...told,
    id: 'openMaintenanceWindow',
    path: all,
    summary: 'Open a window, from now on or from a moment to come, for 24 hours at most',
    command: 'create',
    ask: OpenWindow,
    status: 201,
  },
  {
    id: 'changeMaintenanceWindow',
    method: 'PATCH',
    rights,
    path: one,
    summary: 'Change its title or what it is for',
    command: 'change',
    ask: ChangeWindow,
    answer,
  },
  {
    ...told,
    id: 'extendMaintenanceWindow',
    path: `${one}/extend`,
    summary: 'Let it end later or earlier, within 24 hours of its beginning',
    command: 'extend',
    ask: ExtendWindow,
  },
  {
    ...told,
    id: 'endMaintenanceWindow',
    path: `${one}/end`,
    summary: 'End it now: whatever still fires is let through',
    command: 'end',
    ask: nothing,
  },
]);
