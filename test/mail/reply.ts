import { hkdfSync } from 'node:crypto';
import { replyAddress, versionOf } from '../../functions/mail/reply-address.ts';
import type { Desk } from '../desk.ts';

/** The address to which a person replies about a ticket, as the desk writes it into its mails. */
export async function addressFor({ host }: Desk, ticket: string, person: string): Promise<string> {
  const [secret] = host.resolver.each('AWS::SecretsManager::Secret');
  if (!secret) throw new Error('There is no secret');
  const SecretId = String(host.resolver.value({ Ref: secret.id }, secret.stack));
  const input = { SecretId, VersionStage: 'AWSCURRENT' };
  const call = { service: 'secretsmanager', operation: 'GetSecretValue', input, caller: { name: 'test' } };
  const { SecretString } = (await host.dispatcher.dispatch(call)) as { SecretString: string };
  const key = Buffer.from(hkdfSync('sha256', SecretString, 'itsm', 'reply-address', 32));
  const made = replyAddress('support@desk.example', ticket, person, { version: versionOf(key), key });
  if (!made) throw new Error('It is too long');
  return made;
}
