import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';

/** Verifies signature, issuer and times of a token. @returns undefined when any of them is wrong */
export type VerifyToken = (token: string, issuer: string) => Promise<JWTPayload | undefined>;

const most = 500;

/**
 * Verifies a token once and remembers it until it expires: the signature of the same text does not change, and checking it
 * takes longer than everything else that the host does for a call. Times are real time.
 */
export function createVerifyToken(keys: JWTVerifyGetKey): VerifyToken {
  const known = new Map<string, JWTPayload>();
  return async (token, issuer) => {
    const before = known.get(token);
    const now = Date.now() / 1000;
    if (before && before.iss === issuer && Number(before.exp) > now) return before;
    known.delete(token);
    const verified = await jwtVerify(token, keys, { issuer, algorithms: ['RS256'] }).catch(() => undefined);
    if (verified?.payload.exp === undefined) return undefined;
    if (known.size >= most) known.clear();
    known.set(token, verified.payload);
    return verified.payload;
  };
}
