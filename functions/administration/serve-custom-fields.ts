import type { Operation } from '../kernel/contract.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, show } from '../runtime/call.ts';
import { collection } from '../runtime/collection.ts';
import type { customFieldOperations } from './contract/custom-fields.ts';
import { addCustomField, type CustomField, changeCustomField } from './custom-field.ts';
import { put } from './definition.ts';
import { customFields } from './keep.ts';
import { definitionTimeline, listDefinitions } from './lists.ts';
import { seesEverything } from './rights.ts';

/** Requesters know of the fields that they may fill in. */
const seenBy =
  ({ actor }: Call<Operation>) =>
  ({ visible }: CustomField) =>
    visible || seesEverything(actor);

async function visible(call: Call<Operation>): Promise<CustomField> {
  const field = await customFields.get(call.id);
  if (seenBy(call)(field)) return field;
  throw new Refusal('not-found', `There is no custom-field ${call.id.slice(0, 40)}.`);
}

/** Answers for custom fields. */
export const serveCustomFields: Handlers<typeof customFieldOperations> = {
  listCustomFields: (call) => listDefinitions(call, customFields, call.query, seenBy(call)),
  addCustomField: async (call) => {
    const all = await collection(customFields);
    return commit(call, customFields, addCustomField(call.ask, all, call.actor, call.at));
  },
  getCustomField: async (call) => show(call, await visible(call)),
  changeCustomField: async (call) => {
    const before = await customFields.get(call.id);
    return commit(call, customFields, changeCustomField(before, call.ask, call.actor, call.at));
  },
  retireCustomField: async (call) =>
    commit(call, customFields, put(await customFields.get(call.id), 'retire', call.actor, call.at)),
  restoreCustomField: async (call) =>
    commit(call, customFields, put(await customFields.get(call.id), 'restore', call.actor, call.at)),
  readCustomFieldTimeline: async (call) => {
    await visible(call);
    return definitionTimeline(call, customFields, call.query.limit);
  },
};
