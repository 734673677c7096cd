import type { Resolver } from '../assembly/resolver.ts';
import { listOf } from '../assembly/template.ts';
import type { Client } from './authorize.ts';

/** The other names of this machine: an address on `localhost` is good on `127.0.0.1` too. */
const withAliases = (uri: string): string[] => [uri, uri.replace('://localhost', '://127.0.0.1')];

/**
 * Reads the app clients of the template's user pool.
 *
 * @throws when there is more than one pool: the laptop has one issuer
 */
export function readClients(resolver: Resolver): Client[] {
  if (resolver.each('AWS::Cognito::UserPool').length > 1) throw new Error('Only one user pool is hosted');
  return resolver.each('AWS::Cognito::UserPoolClient').map(({ id, stack, props }) => ({
    id: String(resolver.value({ Ref: id }, stack)),
    redirectUris: listOf(props.CallbackURLs).map(String).flatMap(withAliases),
    logoutUris: listOf(props.LogoutURLs).map(String).flatMap(withAliases),
    providers: listOf(props.SupportedIdentityProviders).map(String),
  }));
}
