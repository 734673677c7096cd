import { records } from '../runtime/records.ts';
import { Mail, mailKeys } from './mail.ts';
import { MailAddress, mailAddressKeys } from './mail-address.ts';

/** Where mails are kept, whatever became of them. */
export const mails = /* @__PURE__ */ records<Mail>({
  practice: 'mail',
  kind: 'mail',
  schema: Mail,
  keysOf: mailKeys,
});

export const mailAddresses = /* @__PURE__ */ records<MailAddress>({
  practice: 'mail',
  kind: 'mail-address',
  schema: MailAddress,
  keysOf: mailAddressKeys,
});
