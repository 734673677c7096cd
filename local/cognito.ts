import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { awsError, notHosted } from './aws-error.ts';
import type { Service } from './dispatcher.ts';

/** A user who may sign in. */
export type CognitoUser = {
  username: string;
  sub: string;
  email?: string;
  name?: string;
  attributes: Record<string, string>;
  /** How often they were signed out everywhere: what was granted before counts no more. */
  signOuts: number;
};

export type Cognito = {
  service: Service;
  /** Makes a user pool, if there is none of the id. */
  ensurePool(id: string): void;
  /**
   * Somebody has come through an identity provider: makes or renews their account, named `<provider>_<subject>`.
   *
   * @param attributes what the pool keeps of what the provider sent; what it no longer sends is gone
   */
  federate(provider: string, subject: string, attributes: Record<string, string>): void;
  /** Users of all pools who are not disabled. */
  users(): CognitoUser[];
};

type Attribute = { Name: string; Value: string };
type User = {
  username: string;
  attributes: Record<string, string>;
  enabled: boolean;
  created: number;
  modified: number;
  signOuts?: number;
};
type Input = { UserPoolId: string; Username: string; UserAttributes?: Attribute[] } & Record<string, unknown>;

/** Cognito's administration of users on one machine. User names and addresses are told apart without their case. */
export function createCognito({ sql, now }: { sql: DatabaseSync; now(): number }): Cognito {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS user_pool (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS pool_user (pool TEXT NOT NULL, username TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (pool, username))
      WITHOUT ROWID`);
  const all = (pool: string): User[] =>
    sql
      .prepare('SELECT doc FROM pool_user WHERE pool = ? ORDER BY username')
      .all(pool)
      .map(({ doc }) => JSON.parse(doc as string));
  const pools = () =>
    sql
      .prepare('SELECT id FROM user_pool')
      .all()
      .map(({ id }) => id as string);
  const keep = (pool: string, user: User): User => {
    sql
      .prepare('INSERT OR REPLACE INTO pool_user VALUES (?, ?, ?)')
      .run(pool, user.username, JSON.stringify(user));
    return user;
  };
  const find = ({ UserPoolId, Username }: Input): User => {
    const key = Username.toLowerCase();
    const user = all(UserPoolId).find(({ username, attributes: { sub, email } }) =>
      [username, sub, email?.toLowerCase()].includes(key),
    );
    if (!user) throw awsError('UserNotFoundException', 'User does not exist.');
    return user;
  };
  const change = (input: Input, changed: Partial<User>) =>
    keep(input.UserPoolId, { ...find(input), ...changed, modified: now() });

  const operations: Record<string, (input: Input) => Record<string, unknown>> = {
    AdminCreateUser: (input) => {
      const username = input.Username.toLowerCase();
      if (all(input.UserPoolId).some((user) => user.username === username)) {
        if (input.MessageAction !== 'RESEND')
          throw awsError('UsernameExistsException', 'User account already exists');
        return { User: described(find(input), 'Attributes') };
      }
      const attributes = { sub: randomUUID(), ...attributesIn(input) };
      const user = { username, attributes, enabled: true, created: now(), modified: now() };
      return { User: described(keep(input.UserPoolId, user), 'Attributes') };
    },
    AdminGetUser: (input) => described(find(input), 'UserAttributes'),
    AdminUpdateUserAttributes: (input) => {
      change(input, { attributes: { ...find(input).attributes, ...attributesIn(input) } });
      return {};
    },
    AdminDisableUser: (input) => {
      change(input, { enabled: false });
      return {};
    },
    AdminEnableUser: (input) => {
      change(input, { enabled: true });
      return {};
    },
    AdminUserGlobalSignOut: (input) => {
      change(input, { signOuts: (find(input).signOuts ?? 0) + 1 });
      return {};
    },
    AdminDeleteUser: (input) => {
      sql
        .prepare('DELETE FROM pool_user WHERE pool = ? AND username = ?')
        .run(input.UserPoolId, find(input).username);
      return {};
    },
    ListUsers: ({ UserPoolId, Filter, Limit, PaginationToken }) => {
      const from = Number(PaginationToken ?? 0);
      const most = Number(Limit ?? 60);
      const found = all(UserPoolId).filter(accepts(Filter));
      const Users = found.slice(from, from + most).map((user) => described(user, 'Attributes'));
      return { Users, ...(found.length > from + most ? { PaginationToken: String(from + most) } : {}) };
    },
  };

  return {
    ensurePool: (id) => void sql.prepare('INSERT OR IGNORE INTO user_pool VALUES (?)').run(id),
    federate: (provider, subject, attributes) => {
      const username = `${provider}_${subject}`.toLowerCase();
      for (const pool of pools()) {
        const before = all(pool).find((user) => user.username === username);
        const kept = { sub: before?.attributes.sub ?? randomUUID(), ...attributes };
        const fresh = { username, enabled: true, created: now() };
        keep(pool, { ...fresh, ...before, attributes: kept, modified: now() });
      }
    },
    users: () =>
      pools()
        .flatMap(all)
        .filter(({ enabled }) => enabled)
        .map(({ username, attributes, signOuts = 0 }) => {
          const { sub, email, name } = attributes;
          return {
            username,
            sub: sub!,
            attributes,
            signOuts,
            ...(email && { email }),
            ...(name && { name }),
          };
        }),
    service: async ({ operation, input }) => {
      const run = operations[operation];
      if (!run) throw notHosted('cognito-idp', operation);
      const { UserPoolId } = input as Input;
      if (pools().includes(UserPoolId)) return run(input as Input);
      throw awsError('ResourceNotFoundException', `User pool ${UserPoolId} does not exist.`);
    },
  };
}

function attributesIn({ UserAttributes = [] }: Input): Record<string, string> {
  if (UserAttributes.some(({ Name }) => Name === 'sub')) {
    throw awsError('InvalidParameterException', 'Cannot modify the non-mutable attribute sub');
  }
  return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]));
}

function described(user: User, name: 'Attributes' | 'UserAttributes'): Record<string, unknown> {
  const { username, attributes, enabled, created, modified } = user;
  return {
    Username: username,
    [name]: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    Enabled: enabled,
    UserStatus: 'FORCE_CHANGE_PASSWORD',
    UserCreateDate: created / 1000,
    UserLastModifiedDate: modified / 1000,
  };
}

/** Cognito's filters: an attribute, `=` or `^=` for its beginning, and a value in quotation marks. */
function accepts(filter: unknown): (user: User) => boolean {
  if (filter === undefined || filter === '') return () => true;
  const [, name, operator, value] = /^\s*"?(\w+)"?\s*(\^?=)\s*"(.*)"\s*$/.exec(String(filter)) ?? [];
  if (name === undefined || value === undefined)
    throw awsError('InvalidParameterException', `Invalid filter ${filter}`);
  return ({ username, attributes }) => {
    const own = (name === 'username' ? username : (attributes[name] ?? '')).toLowerCase();
    return operator === '=' ? own === value.toLowerCase() : own.startsWith(value.toLowerCase());
  };
}
