import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { AddCiClass, ChangeCiClass, CiClass } from '../ci-class.ts';
import { CiAttribute } from '../class-rules.ts';
import { ciClassRights as rights } from '../rights.ts';

const Inherited = z
  .object({
    lineage: z.array(z.string()),
    attributes: z.array(CiAttribute),
    identify: z.array(z.object({ scope: z.string(), fields: z.array(z.string()) })),
    sources: z.array(z.string()),
    fieldSources: z.record(z.string(), z.array(z.string())),
    staleDays: z.int(),
  })
  .meta({ id: 'InheritedRules' });

const answer = CiClass.omit({ chain: true }).meta({ id: 'CiClassView' });
const whole = answer.extend({ rules: Inherited.optional() }).meta({ id: 'CiClassWithRules' });
const one = '/v1/ci-classes/{id}';

/** Classes of configuration items. */
export const ciClassContract = contract([
  {
    id: 'listCiClasses',
    method: 'GET',
    path: '/v1/ci-classes',
    summary: 'Classes of configuration items, by id',
    rights,
    query: z.strictObject(paging),
    answer: page(answer),
  },
  {
    id: 'getCiClass',
    method: 'GET',
    path: one,
    summary: 'One class, with the rules that hold for its items',
    rights,
    answer: whole,
  },
  {
    id: 'readCiClassTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'What was changed of a class',
    rights,
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    id: 'addCiClass',
    method: 'POST',
    path: '/v1/ci-classes',
    summary: 'Add a class below another one',
    rights,
    command: 'create',
    ask: AddCiClass,
    answer: whole,
    status: 201,
  },
  {
    id: 'changeCiClass',
    method: 'PATCH',
    path: one,
    summary: 'Change the attributes and rules of a class',
    rights,
    command: 'change',
    ask: ChangeCiClass,
    answer: whole,
  },
]);
