import { records } from '../runtime/records.ts';
import { Change, changeKeys } from './change.ts';

/** Changes as they are stored, for those who only look: what saves them is `keep.ts`. */
export const stored = /* @__PURE__ */ records<Change>({
  practice: 'change',
  kind: 'change',
  schema: Change,
  keysOf: changeKeys,
});
