import * as z from 'zod';
import { AskFields } from '../record/field-values.ts';

/** What becomes of an item's record when the change closes as done; nothing of it is there before. */
export const StagedEdit = z
  .strictObject({
    ci: z.string().regex(/^CI-[1-9]\d{0,11}$/, 'is not an id such as CI-1042'),
    /** `null` takes back what people said of an attribute. */
    attributes: AskFields,
  })
  .meta({ id: 'StagedEdit' });
export type StagedEdit = z.infer<typeof StagedEdit>;
