import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolIdentityProvider,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Config } from '../config.ts';
import type { SignInConfig } from '../sign-in-config.ts';
import { detailsOf, mappingOf } from './identity-provider.ts';

/** Who somebody is. What they may do is in the people table, so nothing here grants anything. */
export class SignIn extends Construct {
  readonly pool: UserPool;
  /** Where the hosted page and its token endpoint live. */
  readonly host: string;
  private readonly doors: SignInConfig;
  private readonly provider?: CfnUserPoolIdentityProvider;

  constructor(
    scope: Construct,
    id: string,
    { stage, mfa, retain, signIn }: Pick<Config, 'stage' | 'mfa' | 'retain' | 'signIn'>,
  ) {
    super(scope, id);
    this.doors = signIn;
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      // The username is the person's id; with the address alone Cognito would refuse anything else there.
      signInAliases: { username: true, email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      // The names of the groups that an identity provider says somebody is in.
      customAttributes: { groups: new StringAttribute({ mutable: true, maxLen: 2048 }) },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // Long, and without rules of composition (OWASP ASVS 6.2.1 and 6.2.5).
      passwordPolicy: {
        minLength: 15,
        requireLowercase: false,
        requireUppercase: false,
        requireDigits: false,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: mfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: retain,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // Domain names are shared by everybody in a region: the account makes ours unique.
    const prefix = `${stage}-${Aws.ACCOUNT_ID}`;
    this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: prefix } });
    if (signIn.provider) {
      this.provider = new CfnUserPoolIdentityProvider(this, 'Provider', {
        userPoolId: this.pool.userPoolId,
        providerName: signIn.provider.name,
        providerType: signIn.provider.type === 'oidc' ? 'OIDC' : 'SAML',
        providerDetails: detailsOf(signIn.provider),
        attributeMapping: mappingOf(signIn.provider),
      });
    }
    this.host = `${prefix}.auth.${Stack.of(this).region}.amazoncognito.com`;
  }

  /** The issuer of the tokens, as its discovery document names it. */
  get issuer(): string {
    return this.pool.userPoolProviderUrl;
  }

  /** The portal as a public client: code flow with PKCE, no secret, nothing of a person's to write. */
  admit(portalUrl: string): UserPoolClient {
    const { provider, exclusive } = this.doors;
    const own = UserPoolClientIdentityProvider.COGNITO;
    const theirs = provider && UserPoolClientIdentityProvider.custom(provider.name);
    const client = this.pool.addClient('Portal', {
      supportedIdentityProviders: [...(exclusive ? [] : [own]), ...(theirs ? [theirs] : [])],
      authFlows: {},
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${portalUrl}/`],
        logoutUrls: [`${portalUrl}/`],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(60),
      idTokenValidity: Duration.minutes(60),
      refreshTokenValidity: Duration.days(1),
      // Cognito insists that a client may write what a person must have; no scope of ours lets anybody do it.
      writeAttributes: written(provider),
    });
    if (this.provider) client.node.addDependency(this.provider);
    return client;
  }
}

/** What signing in through the provider writes to the account is what the client may write. */
const written = (provider: SignInConfig['provider']): ClientAttributes => {
  const standard = { email: true, ...(provider && { fullname: true, emailVerified: false }) };
  const attributes = new ClientAttributes().withStandardAttributes(standard);
  return provider ? attributes.withCustomAttributes('groups') : attributes;
};
