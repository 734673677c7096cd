import { machineOf } from '../runtime/machine.ts';
import { reaction } from '../runtime/reaction.ts';
import { isErasing } from './erasure.ts';
import { dataExports, erasures } from './keep.ts';

const machine = /* @__PURE__ */ machineOf(() => process.env.PERSONALDATA_MACHINE);

/** Somebody's data is to be written out or erased: the machine for it is started, once for each time it is asked for. */
export const handler = reaction(async ({ id, type }) => {
  const work = type.startsWith('erasure.') ? ('erasure' as const) : ('export' as const);
  const one = work === 'erasure' ? await erasures.find(id) : await dataExports.find(id);
  if (!one || (one.kind === 'erasure' ? !isErasing(one) : one.state !== 'asked')) return;
  await machine.start(`${id}-${one.attempt}`, 0, { work, id, attempt: one.attempt });
});
