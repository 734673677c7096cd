import * as z from 'zod';

const Flag = z.union([z.boolean(), z.stringbool()]);
const Role = z.enum(['requester', 'agent', 'manager', 'admin']);
const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower case letters, digits and hyphens');
const Https = z.url({ protocol: /^https$/ });

const provider = {
  /** As it stands on the button: `Sign in with Acme`. */
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{1,31}$/, 'letters, digits and hyphens, 2 to 32'),
  /**
   * Whether every mail address that the provider says is verified, although it does not say so of each. Somebody whom the
   * desk knows already is recognised by a verified address alone.
   */
  trustsEmail: Flag.default(false),
  /** The claim or attribute that holds the names of a person's groups. */
  groupsAttribute: z.string().default('groups'),
};

const Oidc = z.strictObject({
  ...provider,
  type: z.literal('oidc'),
  issuer: Https,
  clientId: z.string(),
  /** The secret in Secrets Manager that holds the client secret, as plain text: it never stands in a file. */
  clientSecretName: z.string(),
  scopes: z.string().default('openid email profile'),
  attributes: z
    .strictObject({
      email: z.string().default('email'),
      name: z.string().default('name'),
      emailVerified: z.string().default('email_verified'),
    })
    .prefault({}),
});

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

const Saml = z.strictObject({
  ...provider,
  type: z.literal('saml'),
  metadataUrl: Https,
  attributes: z
    .strictObject({
      email: z.string().default(`${claims}/emailaddress`),
      name: z.string().default(`${claims}/name`),
    })
    .prefault({}),
});

const Provider = z.discriminatedUnion('type', [Oidc, Saml]);
export type Provider = z.output<typeof Provider>;

/** Who may come in through which door, and what they may do then. */
export const SignInConfig = z
  .strictObject({
    provider: Provider.optional(),
    /** What everybody in a group gets; more can be mapped in the portal. */
    groups: z
      .record(
        z.string(),
        z.strictObject({ roles: z.array(Role).default([]), teams: z.array(Id).default([]) }),
      )
      .default({}),
    /** What everybody gets whom the provider lets in and no group gives a role. None: they are sent away. */
    everybody: z.array(Role).default([]),
    /** Takes the door with the desk's own passwords away. */
    exclusive: Flag.default(false),
  })
  .prefault({})
  .refine(({ provider, exclusive }) => provider || !exclusive, 'exclusive needs a provider');
export type SignInConfig = z.output<typeof SignInConfig>;
