/** What tells whether two entries of the people table are the same human. */
export type Human = {
  readonly id: string;
  readonly email: string;
  readonly identities?: readonly { readonly provider: string; readonly subject: string }[] | undefined;
};

/** A mailbox without case and without what follows a plus: `Rosa+2@Desk.example` is Rosa's. */
function mailboxOf(email: string): string {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  return `${local.split('+')[0]}@${domain}`;
}

/** True for one person, also with two entries: the same id, the same mailbox, or an account that both have. */
export const sameHuman = (one: Human, other: Human): boolean =>
  one.id === other.id ||
  mailboxOf(one.email) === mailboxOf(other.email) ||
  (one.identities ?? []).some(({ provider, subject }) =>
    (other.identities ?? []).some((each) => each.provider === provider && each.subject === subject),
  );

/** Who of these people is one of those who are involved, whatever account they come with. */
export const involvedAmong = (people: readonly Human[], involved: readonly Human[]): string[] =>
  people.filter((person) => involved.some((one) => sameHuman(person, one))).map(({ id }) => id);
