import { notHosted } from './aws-error.ts';
import type { Service } from './dispatcher.ts';
import type { Place } from './events/envelope.ts';

/** GetCallerIdentity, by which people check where their SDK or CLI points. */
export function createStsService({ account }: Place): Service {
  return async ({ service, operation, caller }) => {
    if (operation !== 'GetCallerIdentity') throw notHosted(service, operation);
    const Arn = caller.role
      ? `arn:aws:sts::${account}:assumed-role/${caller.role}/${caller.name}`
      : `arn:aws:iam::${account}:user/${caller.name}`;
    return { UserId: caller.name, Account: account, Arn };
  };
}
