import type { Provider } from '../sign-in-config.ts';

/** How Cognito reaches the provider. The client secret is resolved by CloudFormation and stands in no template. */
export function detailsOf(provider: Provider): Record<string, string> {
  if (provider.type === 'saml') return { MetadataURL: provider.metadataUrl };
  return {
    client_id: provider.clientId,
    client_secret: `{{resolve:secretsmanager:${provider.clientSecretName}:SecretString}}`,
    oidc_issuer: provider.issuer,
    authorize_scopes: provider.scopes,
    attributes_request_method: 'GET',
  };
}

/** Which of the provider's attributes become which of ours. */
export function mappingOf({ type, attributes, groupsAttribute }: Provider): Record<string, string> {
  const { email, name } = attributes;
  return {
    email,
    name,
    'custom:groups': groupsAttribute,
    ...(type === 'oidc' && { username: 'sub', email_verified: attributes.emailVerified }),
  };
}
