/**
 * Whether a receipt rule takes mail for an address. An address stands for itself and for itself with any label behind a plus
 * sign; a domain for every address directly in it; a domain with a dot in front for every address below it; nothing at all for
 * every recipient. Upper and lower case are the same.
 */
export function takesRecipient(recipients: readonly string[], address: string): boolean {
  if (recipients.length === 0) return true;
  const [local = '', domain = ''] = split(address.toLowerCase());
  return recipients.some((given) => {
    const recipient = given.toLowerCase();
    if (!recipient.includes('@'))
      return recipient.startsWith('.') ? domain.endsWith(recipient) : domain === recipient;
    const [wanted = '', where = ''] = split(recipient);
    return domain === where && (local === wanted || local.startsWith(`${wanted}+`));
  });
}

const split = (address: string) => {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
};
