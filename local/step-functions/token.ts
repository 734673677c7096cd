import { randomBytes } from 'node:crypto';
import { awsError } from '../aws-error.ts';
import type { Json } from './json.ts';

/** What an open token can be told. */
export type TokenHolder = {
  succeed(output: Json): void;
  fail(error?: string, cause?: string): void;
  heartbeat(): void;
};

export type Tokens = {
  /** A new token that names the execution it belongs to. */
  mint(executionArn: string): string;
  open(token: string, holder: TokenHolder): void;
  close(token: string): void;
  /** @throws InvalidToken, TaskDoesNotExist (the execution is gone) or TaskTimedOut (it no longer waits for this) */
  holder(token: unknown): TokenHolder;
};

const SECRET = 24;

function executionOf(token: unknown): string | undefined {
  if (typeof token !== 'string' || token.length > 2048) return undefined;
  const [arn = '', secret = ''] = Buffer.from(token, 'base64url').toString().split('|');
  return arn.startsWith('arn:') && secret.length === SECRET * 2 ? arn : undefined;
}

/** @param exists whether an execution is known, running or not */
export function createTokens(exists: (executionArn: string) => boolean): Tokens {
  const open = new Map<string, TokenHolder>();
  return {
    mint: (arn) => Buffer.from(`${arn}|${randomBytes(SECRET).toString('hex')}`).toString('base64url'),
    open: (token, holder) => void open.set(token, holder),
    close: (token) => void open.delete(token),
    holder(token) {
      const holder = open.get(String(token));
      if (holder) return holder;
      const arn = executionOf(token);
      if (!arn) throw awsError('InvalidToken', "Invalid Token: 'Invalid token'");
      if (!exists(arn))
        throw awsError('TaskDoesNotExist', "Task does not exist: 'Provided task does not exist'");
      throw awsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    },
  };
}
