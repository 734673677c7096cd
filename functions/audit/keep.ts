import { records } from '../runtime/records.ts';
import { Anchor } from './anchor.ts';

/** The newest first: a number that falls as days go by. */
const order = (day: string) => String(99_999_999 - Number(day.replaceAll('-', '')));

/** Anchors, a small collection by day. */
export const anchors = /* @__PURE__ */ records<Anchor>({
  practice: 'audit',
  kind: 'anchor',
  schema: Anchor,
  keysOf: ({ id }) => ({ open: { team: 'all', order: order(id) }, order: id }),
});
