import { hkdfSync } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

let roots: Promise<readonly string[]> | undefined;

/** The root secret, newest version first; the previous one stays valid while it rotates. */
async function load(): Promise<readonly string[]> {
  const client = new SecretsManagerClient({});
  const version = async (VersionStage: string) => {
    const command = new GetSecretValueCommand({ SecretId: process.env.SECRET, VersionStage });
    return (await client.send(command)).SecretString;
  };
  const current = await version('AWSCURRENT');
  if (!current) throw new Error('The root secret is empty');
  const previous = await version('AWSPREVIOUS').catch((error: unknown) => {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  });
  return previous ? [current, previous] : [current];
}

/** Has the root secret read again: something is signed with a key that is not known here. */
export const forgetRoots = (): void => {
  roots = undefined;
};

/**
 * Keys for one purpose, derived with HKDF-SHA-256 (RFC 5869) from the root secret: sign with the first, accept any.
 *
 * @param purpose e.g. `cursor` or `webhook`; the keys of one purpose say nothing about those of another
 */
export async function keysFor(purpose: string): Promise<readonly Buffer[]> {
  roots ??= load().catch((error: unknown) => {
    roots = undefined;
    throw error;
  });
  return (await roots).map((root) => Buffer.from(hkdfSync('sha256', root, 'itsm', purpose, 32)));
}
