import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

export type SigningKey = { id: string; privateKey: CryptoKey; publicJwk: JWK };

/** The key that signs tokens. It is kept in `dir`, or a restart would sign everybody out. */
export async function signingKey(dir: string): Promise<SigningKey> {
  const file = path.join(dir, 'issuer-key.json');
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    writeFileSync(file, JSON.stringify(await exportJWK(privateKey)));
    chmodSync(file, 0o600);
  }
  const jwk = JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const { kty, n, e } = jwk;
  const id = String(n).slice(0, 16);
  const privateKey = (await importJWK(jwk, 'RS256')) as CryptoKey;
  return { id, privateKey, publicJwk: { kty, n, e, kid: id, alg: 'RS256', use: 'sig' } as JWK };
}
