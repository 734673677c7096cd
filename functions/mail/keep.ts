import { records } from '../runtime/records.ts';
import { Mail, mailKeys } from './mail.ts';

/** Where mails are kept, whatever became of them. */
export const mails = /* @__PURE__ */ records<Mail>({
  practice: 'mail',
  kind: 'mail',
  schema: Mail,
  keysOf: mailKeys,
});
