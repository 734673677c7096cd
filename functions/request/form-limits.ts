import { countInHour, hidden, networkOf, tooMany } from '../runtime/hourly-limit.ts';
import type { PublicForm } from './item-content.ts';

/** How many an hour where a form says nothing: from one IP address, for one mail address, of one form. */
const usual = { perAddress: 20, perPerson: 5, inAll: 500 } as const;
/** Of all forms of the desk together. */
const ofAll = 2_000;

const count = (name: string, now: string) => countInHour('request', `form#${name}`, now);
const keyed = (text: string) => hidden('form-limit', text);

/**
 * Counts what comes through a form without a login, and refuses what is too much. What cannot be counted is not taken: an error here
 * reaches the caller.
 *
 * @throws {Refusal} `too-many`, with the seconds to wait
 */
export async function demandRoom(
  form: string,
  { limits }: PublicForm,
  from: { readonly ip: string; readonly email: string },
  now: string,
): Promise<void> {
  const most = { ...usual, ...limits };
  const [ip, email] = await Promise.all([keyed(networkOf(from.ip)), keyed(from.email)]);
  if ((await count(`ip#${ip}`, now)) > most.perAddress)
    throw tooMany('Too much came from your network. Try again in an hour.', now);
  if ((await count(`mail#${email}`, now)) > most.perPerson)
    throw tooMany('Too much came for this mail address. Try again in an hour.', now);
  if ((await count(`of#${form}`, now)) > most.inAll || (await count('all', now)) > ofAll)
    throw tooMany('Too many forms are being sent. Try again in an hour.', now);
}
