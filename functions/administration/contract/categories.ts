import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { AddCategory, Category, ChangeCategory } from '../category.ts';
import { RecordKind } from '../record-kind.ts';
import { formRights as rights } from '../rights.ts';

const answer = Category.omit({ chain: true }).meta({ id: 'Category' });
const all = '/v1/categories';
const one = `${all}/{id}` as const;
const command = { method: 'POST', rights, ask: nothing, answer } as const;

/** Categories over HTTP. */
export const categoryOperations = contract([
  {
    id: 'listCategories',
    method: 'GET',
    path: all,
    summary: 'Categories by name; which is below which is in their `parent`',
    rights,
    query: z.strictObject({ ...paging, recordKind: RecordKind.optional() }),
    answer: page(answer),
  },
  {
    ...command,
    id: 'addCategory',
    path: all,
    summary: 'Add a category at the top or below another one',
    command: 'create',
    ask: AddCategory,
    status: 201,
  },
  { id: 'getCategory', method: 'GET', path: one, summary: 'One category', rights, answer },
  {
    id: 'changeCategory',
    method: 'PATCH',
    path: one,
    summary: 'Rename or move a category, or change its defaults',
    rights,
    command: 'change',
    ask: ChangeCategory,
    answer,
  },
  {
    ...command,
    id: 'retireCategory',
    path: `${one}/retire`,
    summary: 'Take a category out of use, with those below it',
    command: 'retire',
  },
  {
    ...command,
    id: 'restoreCategory',
    path: `${one}/restore`,
    summary: 'Put a category into use again',
    command: 'restore',
  },
  {
    id: 'readCategoryTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'Who changed what of it, oldest first',
    rights,
    query: TimelineQuery,
    answer: Timeline,
  },
]);
