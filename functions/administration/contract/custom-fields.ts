import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { AddCustomField, ChangeCustomField, CustomField } from '../custom-field.ts';
import { RecordKind } from '../record-kind.ts';
import { formRights as rights } from '../rights.ts';

const answer = CustomField.omit({ chain: true }).meta({ id: 'CustomField' });
const all = '/v1/custom-fields';
const one = `${all}/{id}` as const;
const command = { method: 'POST', rights, ask: nothing, answer } as const;

/** Custom fields over HTTP. */
export const customFieldOperations = contract([
  {
    id: 'listCustomFields',
    method: 'GET',
    path: all,
    summary: 'Custom fields in the order of their forms',
    rights,
    query: z.strictObject({ ...paging, recordKind: RecordKind.optional() }),
    answer: page(answer),
  },
  {
    ...command,
    id: 'addCustomField',
    path: all,
    summary: 'Add a field to a kind of records',
    command: 'create',
    ask: AddCustomField,
    status: 201,
  },
  { id: 'getCustomField', method: 'GET', path: one, summary: 'One custom field', rights, answer },
  {
    id: 'changeCustomField',
    method: 'PATCH',
    path: one,
    summary: 'Change a field; values that are there stay',
    rights,
    command: 'change',
    ask: ChangeCustomField,
    answer,
  },
  {
    ...command,
    id: 'retireCustomField',
    path: `${one}/retire`,
    summary: 'Take a field out of use; values that are there stay',
    command: 'retire',
  },
  {
    ...command,
    id: 'restoreCustomField',
    path: `${one}/restore`,
    summary: 'Put a field into use again',
    command: 'restore',
  },
  {
    id: 'readCustomFieldTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'Who changed what of it, oldest first',
    rights,
    query: TimelineQuery,
    answer: Timeline,
  },
]);
