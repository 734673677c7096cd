import { records } from '../runtime/records.ts';
import { Problem, problemKeys } from './problem.ts';

/** Problems as they are stored, for those who only look: what saves them is `keep.ts`. */
export const stored = /* @__PURE__ */ records<Problem>({
  practice: 'problem',
  kind: 'problem',
  schema: Problem,
  keysOf: problemKeys,
});
