import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** What somebody was granted when they signed in. */
export type Grant = {
  sub: string;
  clientId: string;
  scope: string;
  redirectUri: string;
  challenge: string;
  nonce?: string;
  /** When they signed in; what was granted before this was kept does not say. */
  signedInAt?: number;
  /** How often they had been signed out everywhere by then. */
  signOuts?: number;
};

export type Grants = {
  code(grant: Grant): string;
  /** Redeems a code, once: a second attempt finds nothing. */
  redeem(code: string): Grant | undefined;
  refreshToken(grant: Grant): string;
  refresh(token: string): Grant | undefined;
};

const codeLifetime = 5 * 60_000;

/** PKCE with S256: the verifier's digest is the challenge. */
export function answersChallenge(verifier: string, challenge: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}

/** Codes live for five minutes in memory; refresh tokens are kept, so that a restart signs nobody out. */
export function createGrants(db: DatabaseSync): Grants {
  db.exec('CREATE TABLE IF NOT EXISTS refresh_tokens (token TEXT PRIMARY KEY, grant_doc TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO refresh_tokens VALUES (?, ?)');
  const select = db.prepare('SELECT grant_doc FROM refresh_tokens WHERE token = ?');
  const codes = new Map<string, Grant & { until: number }>();
  const secret = () => randomBytes(24).toString('base64url');
  return {
    code: (grant) => {
      const code = secret();
      codes.set(code, { ...grant, until: Date.now() + codeLifetime });
      return code;
    },
    redeem: (code) => {
      const grant = codes.get(code);
      codes.delete(code);
      return grant && grant.until > Date.now() ? grant : undefined;
    },
    refreshToken: (grant) => {
      const token = secret();
      insert.run(token, JSON.stringify(grant));
      return token;
    },
    refresh: (token) => {
      const row = select.get(token);
      return row && (JSON.parse(String(row.grant_doc)) as Grant);
    },
  };
}
