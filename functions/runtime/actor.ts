import { type Actor, type Role, roles } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { readRow } from './dynamo.ts';

// An account is one person's for ever: its row is written once and never changes, unlike the person.
const accounts = new Map<string, string>();
const mostAccounts = 5_000;

async function personOf(sub: string): Promise<string | undefined> {
  const known = accounts.get(sub);
  if (known) return known;
  const login = await readRow('people', `login#${sub}`, 'login');
  if (!login) return undefined;
  if (accounts.size >= mostAccounts) accounts.clear();
  accounts.set(sub, String(login.person));
  return String(login.person);
}

/**
 * The person behind a verified access token, with the roles and teams they have at this moment: they are read from the
 * people table at each request, so that a role taken away is gone at once.
 *
 * @throws {Refusal} `unauthenticated` without claims, `wrong-token` for an ID token or another client's token,
 *   `forbidden` for somebody whom the desk does not know or who has left
 */
export async function actorOf(claims: Readonly<Record<string, unknown>> | undefined): Promise<Actor> {
  if (!claims?.sub) throw new Refusal('unauthenticated', 'The call carries no access token.');
  const client = process.env.USER_POOL_CLIENT;
  if (claims.token_use !== 'access' || (client && claims.client_id !== client))
    throw new Refusal(
      'wrong-token',
      'Use the access token of this desk, not an ID token or another client’s.',
    );
  const id = await personOf(String(claims.sub));
  const person = id === undefined ? undefined : await readRow('people', `person#${id}`, 'record');
  if (person?.state !== 'active')
    throw new Refusal('forbidden', 'This account is not an active person of the desk.');
  const known = (person.roles as string[]).filter((role): role is Role => roles.includes(role as Role));
  return {
    id: String(person.id),
    kind: 'person',
    roles: known,
    teams: (person.teams as string[]) ?? [],
    name: String(person.name),
    ...signedIn(claims.auth_time),
  };
}

/** API Gateway hands claims over as texts. */
function signedIn(authTime: unknown): Pick<Actor, 'signedInAt'> {
  const seconds = Number(authTime);
  return seconds > 0 ? { signedInAt: new Date(seconds * 1000).toISOString() } : {};
}
