import { machineOf } from '../runtime/machine.ts';
import { reaction } from '../runtime/reaction.ts';
import { isAtWork } from './import.ts';
import { imports } from './keep.ts';

const machine = /* @__PURE__ */ machineOf(() => process.env.IMPORT_MACHINE);

/** A pass begins or goes on: its machine is started, once for each time. */
export const handler = reaction(async ({ id }) => {
  const one = await imports.find(id);
  if (!one || !isAtWork(one)) return;
  const { pass, attempt } = one;
  await machine.start(`${id}-${pass}-${attempt}`, 0, { import: id, pass });
});
