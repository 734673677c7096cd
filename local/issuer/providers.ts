import type { Resolver } from '../assembly/resolver.ts';
import { isRecord } from '../assembly/template.ts';

/** An identity provider of the user pool, which the laptop plays itself: whoever signs in says who they are. */
export type Provider = {
  name: string;
  type: string;
  /** The pool's attribute for each that the provider sends. */
  mapping: Record<string, string>;
};

/** Reads the identity providers of the template's user pool. */
export function readProviders(resolver: Resolver): Provider[] {
  return resolver.each('AWS::Cognito::UserPoolIdentityProvider').map(({ props }) => ({
    name: String(props.ProviderName),
    type: String(props.ProviderType),
    mapping: isRecord(props.AttributeMapping)
      ? Object.fromEntries(
          Object.entries(props.AttributeMapping).map(([ours, theirs]) => [ours, String(theirs)]),
        )
      : {},
  }));
}

/** What somebody says of themselves on the page that plays the provider. */
export type Played = { subject: string; name: string; email: string; verified: boolean; groups: string[] };

export const readPlayed = (query: URLSearchParams): Played => ({
  subject: query.get('subject') ?? '',
  name: query.get('name') ?? '',
  email: query.get('email') ?? '',
  verified: query.has('verified'),
  groups: (query.get('groups') ?? '')
    .split(',')
    .map((group) => group.trim())
    .filter(Boolean),
});

/**
 * The attributes that the pool keeps of what a provider sent, as Cognito writes them: several groups as `[a, b]`, and who
 * vouches for the account as JSON.
 */
export function attributesFrom(provider: Provider, played: Played): Record<string, string> {
  const { subject, name, email, verified, groups } = played;
  const sent: Record<string, string> = {
    email,
    name,
    ...(provider.mapping.email_verified && { email_verified: String(verified) }),
    ...(groups.length && {
      'custom:groups': groups.length > 1 ? `[${groups.join(', ')}]` : String(groups[0]),
    }),
  };
  const mapped = Object.entries(sent).filter(([ours, value]) => ours in provider.mapping && value !== '');
  const identity = {
    userId: subject,
    providerName: provider.name,
    providerType: provider.type,
    primary: true,
  };
  return {
    ...Object.fromEntries(mapped),
    identities: JSON.stringify([identity]),
    'cognito:user_status': 'EXTERNAL_PROVIDER',
  };
}
