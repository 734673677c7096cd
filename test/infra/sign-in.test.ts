import { describe, expect, test } from 'vitest';
import { asItIs, every, synthesized, type Template } from './synthesized.ts';

const oidc = {
  type: 'oidc',
  name: 'Acme',
  issuer: 'https://login.acme.example',
  clientId: 'desk',
  clientSecretName: 'acme/desk',
};
const of = (templates: Record<string, Template>, type: string) =>
  every(templates, type).map(([, { Properties }]) => Properties);

describe('signing in through a provider', () => {
  test('is not there unless it is configured', () => {
    const plain = asItIs();
    expect(of(plain, 'AWS::Cognito::UserPoolIdentityProvider')).toEqual([]);
    expect(of(plain, 'AWS::Cognito::UserPoolClient')[0].SupportedIdentityProviders).toEqual(['COGNITO']);
    const [{ LambdaConfig }] = of(plain, 'AWS::Cognito::UserPool');
    expect(Object.keys(LambdaConfig)).toEqual(['PreTokenGeneration']);
  });

  test('OIDC: the secret stands in no template, groups and the verified address are mapped', () => {
    const templates = synthesized({
      'itsm:signIn': { provider: oidc, groups: { desk: { roles: ['agent'] } } },
    });
    const [provider] = of(templates, 'AWS::Cognito::UserPoolIdentityProvider');
    expect(provider).toMatchObject({
      ProviderName: 'Acme',
      ProviderType: 'OIDC',
      ProviderDetails: {
        client_secret: '{{resolve:secretsmanager:acme/desk:SecretString}}',
        oidc_issuer: 'https://login.acme.example',
      },
      AttributeMapping: { 'custom:groups': 'groups', email_verified: 'email_verified', username: 'sub' },
    });
    const [client] = of(templates, 'AWS::Cognito::UserPoolClient');
    expect(client.SupportedIdentityProviders).toEqual(['COGNITO', 'Acme']);
    expect(client.WriteAttributes).toEqual(expect.arrayContaining(['custom:groups', 'email', 'name']));
    const [admin] = of(templates, 'Custom::FirstAdmin');
    expect(JSON.parse(admin.Groups)).toEqual({ desk: { roles: ['agent'], teams: [] } });
  });

  test('SAML by its metadata, and as the only door', () => {
    const provider = { type: 'saml', name: 'Acme', metadataUrl: 'https://idp.acme.example/metadata' };
    const templates = synthesized({ 'itsm:signIn': { provider, exclusive: true } });
    const [made] = of(templates, 'AWS::Cognito::UserPoolIdentityProvider');
    expect(made).toMatchObject({
      ProviderType: 'SAML',
      ProviderDetails: { MetadataURL: 'https://idp.acme.example/metadata' },
    });
    expect(made.AttributeMapping).not.toHaveProperty('email_verified');
    expect(of(templates, 'AWS::Cognito::UserPoolClient')[0].SupportedIdentityProviders).toEqual(['Acme']);
  });

  test.each([
    [{ exclusive: true }, 'exclusive needs a provider'],
    [{ provider: { ...oidc, issuer: 'http://login.acme.example' } }, 'issuer'],
    [{ groups: { desk: { roles: ['root'] } } }, 'roles'],
  ])('refuses %j', (signIn, why) => {
    expect(() => synthesized({ 'itsm:signIn': signIn })).toThrow(why);
  });
});
