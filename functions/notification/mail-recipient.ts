const machines =
  /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|abuse|root|nobody)([+._=-].{0,200})?$/;

/** Whether nobody reads what comes to an address, as far as its name says: what is sent there comes back, or goes round. */
export const isMachine = (address: string): boolean =>
  machines.test(address.toLowerCase().slice(0, Math.max(0, address.lastIndexOf('@'))));

/** An address without what stands between a + and the @: to what comes there the desk would be writing to itself. */
export const withoutTag = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@');
