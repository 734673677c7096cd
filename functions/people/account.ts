import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { system } from '../kernel/actor.ts';
import { people } from './keep.ts';
import { enrol, type Person } from './person.ts';

const cognito = new CognitoIdentityProviderClient({ maxAttempts: 3 });

const pool = () => ({ UserPoolId: process.env.USER_POOL });
const named = (error: unknown, name: string) => (error as Error).name === name;

type Account = { readonly sub: string; readonly enabled: boolean; readonly email?: string | undefined };

const attributesOf = ({ email, name }: Person): AttributeType[] => [
  { Name: 'email', Value: email },
  { Name: 'email_verified', Value: 'true' },
  { Name: 'name', Value: name },
];

const attribute = (attributes: AttributeType[] = [], name: string) =>
  attributes.find(({ Name }) => Name === name)?.Value;

async function find(Username: string): Promise<Account | undefined> {
  try {
    const answer = await cognito.send(new AdminGetUserCommand({ ...pool(), Username }));
    const sub = attribute(answer.UserAttributes, 'sub') ?? '';
    return { sub, enabled: answer.Enabled !== false, email: attribute(answer.UserAttributes, 'email') };
  } catch (error) {
    if (named(error, 'UserNotFoundException')) return undefined;
    throw error;
  }
}

/** Makes the account; Cognito mails the invitation with a first password. */
async function invite(person: Person): Promise<Account | undefined> {
  const user = {
    ...pool(),
    Username: person.id,
    UserAttributes: attributesOf(person),
    DesiredDeliveryMediums: ['EMAIL' as const],
  };
  try {
    const { User } = await cognito.send(new AdminCreateUserCommand(user));
    return { sub: attribute(User?.Attributes, 'sub') ?? '', enabled: true, email: person.email };
  } catch (error) {
    if (named(error, 'UsernameExistsException')) return find(person.id);
    throw error;
  }
}

async function alignAddress(person: Person, account: Account): Promise<void> {
  if (account.email === person.email) return;
  const UserAttributes = attributesOf(person);
  await cognito.send(
    new AdminUpdateUserAttributesCommand({ ...pool(), Username: person.id, UserAttributes }),
  );
}

/** Opens or closes an account; closing it ends what it is signed in to. */
async function alignDoor(person: Person, Username: string, { enabled }: Account): Promise<void> {
  const user = { ...pool(), Username };
  const active = person.state === 'active';
  if (enabled && !active) {
    await cognito.send(new AdminDisableUserCommand(user));
    await cognito.send(new AdminUserGlobalSignOutCommand(user));
  }
  if (!enabled && active) await cognito.send(new AdminEnableUserCommand(user));
}

/** The accounts that the identity provider vouches for; what stands in them is its business. */
async function alignOthers(person: Person): Promise<void> {
  for (const { account } of person.identities ?? []) {
    const found = await find(account);
    if (found) await alignDoor(person, account, found);
  }
}

/**
 * Brings the accounts of a person in line with their record: there when they are active, closed and signed out when they are
 * not, under their present mail address. It may be asked any number of times, and finds out itself what is left to do.
 *
 * @param depth for what is recorded when they get their account
 */
export async function settleAccount(id: string, now: string, depth: number): Promise<void> {
  const person = await people.find(id);
  if (!person || person.guest) return;
  await alignOthers(person);
  const account = person.state === 'active' && !person.enrolled ? await invite(person) : await find(id);
  if (!account) return;
  await alignDoor(person, id, account);
  await alignAddress(person, account);
  if (person.state !== 'active' || person.enrolled) return;
  if (!account.sub) throw new Error('The user pool did not say the subject of an account');
  await people.save(enrol(person, account.sub, system('on-person-added'), now), { depth });
}
