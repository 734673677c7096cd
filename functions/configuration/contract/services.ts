import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { serviceRights as rights } from '../rights.ts';
import { AddService, ChangeService, Service } from '../service.ts';

const answer = Service.omit({ chain: true }).partial({ match: true }).meta({ id: 'Service' });
const one = '/v1/services/{id}';

/** Services over HTTP. */
export const serviceContract = contract([
  {
    id: 'listServices',
    method: 'GET',
    path: '/v1/services',
    summary: 'Services by name',
    rights,
    query: z.strictObject(paging),
    answer: page(answer),
  },
  { id: 'getService', method: 'GET', path: one, summary: 'One service', rights, answer },
  {
    id: 'addService',
    method: 'POST',
    path: '/v1/services',
    summary: 'Add a service',
    rights,
    command: 'create',
    ask: AddService,
    answer,
    status: 201,
  },
  {
    id: 'changeService',
    method: 'PATCH',
    path: one,
    summary: 'Change a service, or which alarms are about it',
    rights,
    command: 'change',
    ask: ChangeService,
    answer,
  },
  {
    id: 'retireService',
    method: 'POST',
    path: `${one}/retire`,
    summary: 'Take a service out of use',
    rights,
    command: 'retire',
    ask: nothing,
    answer,
  },
  {
    id: 'restoreService',
    method: 'POST',
    path: `${one}/restore`,
    summary: 'Put a retired service into use again',
    rights,
    command: 'restore',
    ask: nothing,
    answer,
  },
]);
