import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { Impact } from '../impact-answer.ts';
import { ciRights as rights } from '../rights.ts';

const query = z.strictObject({
  direction: Impact.shape.direction.default('breaks'),
  /** Other items that fail with it, by comma. */
  with: z
    .string()
    .max(1000)
    .regex(/^CI-[1-9]\d{0,11}(,CI-[1-9]\d{0,11})*$/, 'is not a list such as CI-1042,CI-1043')
    .optional(),
  distance: z.coerce.number().int().min(1).max(20).default(10),
  limit: z.coerce.number().int().min(1).max(2000).default(1000),
});

/** Impact over the relations of configuration items. */
export const impactContract = contract([
  {
    id: 'readCiImpact',
    method: 'GET',
    path: '/v1/cis/{id}/impact',
    summary: 'What breaks if this item fails, or what could have caused that it fails',
    rights,
    query,
    answer: Impact,
  },
]);
