import * as z from 'zod';
import { ContinuityConfig } from './continuity-config.ts';
import { demandReceiving, InboundConfig } from './mail-config.ts';
import { SignInConfig } from './sign-in-config.ts';

/** A flag may also come from `-c itsm:key=value`, where every value is text. */
const Flag = z.union([z.boolean(), z.stringbool()]);
/** A list of addresses, or the same as text with commas. */
const Addresses = z.union([
  z.array(z.email()),
  z
    .string()
    .transform((text) => text.split(',').map((address) => address.trim()))
    .pipe(z.array(z.email())),
]);
/** Names of hosts, or the same as text with commas. */
const Hosts = z.union([
  z.array(z.string().min(1)),
  z.string().transform((text) => text.split(',').map((host) => host.trim())),
]);
/** Names of buckets, or the same as text with commas. */
const Buckets = z.union([
  z.array(z.string().regex(/^[a-z0-9.-]{3,63}$/, 'is not the name of a bucket')),
  z.string().transform((text) =>
    text
      .split(',')
      .map((bucket) => bucket.trim())
      .filter(Boolean),
  ),
]);
/** Names of automation documents, or the same as text with commas. */
const Automations = z.union([
  z.array(z.string().regex(/^[\w.-]{3,128}$/, 'is not the name of an automation document')),
  z.string().transform((text) =>
    text
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]);
const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower case letters, digits and hyphens');

const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

const Config = z.strictObject({
  /** First part of every stack name, so that several desks fit into one account. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/, 'lower case letters, digits and hyphens, at most 20')
    .default('itsm'),
  /** Both or neither: without them the template fits any account and region. */
  account: z
    .string()
    .regex(/^\d{12}$/, '12 digits')
    .optional(),
  region: z.string().optional(),
  /** Made at deploy, invited by mail; everybody else is added by an administrator. */
  firstAdmin: z.strictObject({ id: Id, name: z.string().min(1), email: z.email() }),
  /** Without `from` nobody is paged by mail: give every person on call a webhook. */
  mail: z
    .strictObject({
      from: z.email().optional(),
      /** The verified SES identity that covers `from`; by default its domain. */
      identity: z.string().optional(),
      /** How many mails a second SES lets this account send; 1 until it is out of the sandbox. Pages go first. */
      perSecond: z.coerce.number().int().min(1).max(500).default(1),
      inbound: InboundConfig.optional(),
    })
    .prefault({}),
  /**
   * Without `from` nobody gets text messages. It is the ARN of an origination identity of AWS End User Messaging: a phone
   * number, a sender id or a pool.
   */
  texts: z
    .strictObject({ from: z.string().startsWith('arn:').includes(':sms-voice:').optional() })
    .prefault({}),
  /** Where pages to Slack and Teams may go; a `*` in front stands for what is left of it. */
  chat: z
    .strictObject({
      hosts: Hosts.default(['hooks.slack.com', '*.webhook.office.com', '*.logic.azure.com']),
    })
    .prefault({}),
  continuity: ContinuityConfig,
  domains: z
    .strictObject({
      /** A name of your own for the portal; its certificate must be in us-east-1. */
      portal: z.strictObject({ name: z.string(), certificate: z.string().startsWith('arn:') }).optional(),
    })
    .prefault({}),
  onCall: z
    .strictObject({
      /** Who gets a mail when every level of an escalation stayed silent. */
      lastResort: Addresses.default([]),
    })
    .prefault({}),
  incident: z
    .strictObject({
      /** Days for which a requester may reopen what was resolved, and a merge can be undone. */
      reopenDays: z.coerce.number().min(0).max(3650).default(7),
      /** Days after which what was resolved is closed; 0 leaves that to people. */
      closeDays: z.coerce.number().min(0).max(3650).default(5),
      /** Beside the whole desk, by what its metrics are kept: AWS bills each value of each as a metric of its own. */
      metricsBy: z.array(z.enum(['service', 'priority'])).default([]),
    })
    .prefault({}),
  knowledge: z
    .strictObject({
      /** Nobody publishes an article that they wrote themselves. */
      fourEyes: Flag.default(true),
      /** Days after which the owner of an article is asked whether it still holds. */
      reviewDays: z.coerce.number().int().min(1).max(3650).default(180),
    })
    .prefault({}),
  reporting: z
    .strictObject({
      /** By whose days and months reports are counted. After a change, `npm run reports:recount -- --mend`. */
      timeZone: z
        .string()
        .refine((zone) => zones.has(zone), 'is not a time zone such as Europe/Berlin')
        .default('UTC'),
    })
    .prefault({}),
  audit: z
    .strictObject({
      /** Days for which nobody may take an anchor out of its vault. Written into the vault, and not to be shortened there. */
      lockDays: z.coerce.number().int().min(1).max(36_500).default(3650),
    })
    .prefault({}),
  /** Whose events the intake bus takes: accounts, and all of an organisation. */
  intake: z
    .strictObject({
      accounts: z.array(z.string().regex(/^\d{12}$/, '12 digits')).default([]),
      organization: z
        .string()
        .regex(/^o-[a-z0-9]{10,32}$/, 'the id of an organisation, o-…')
        .optional(),
    })
    .prefault({}),
  /** What playbooks of security responders may do to accounts. */
  security: z
    .strictObject({
      /** Automations of AWS Systems Manager, by their names: playbooks begin these and no others, once somebody has approved it. */
      automations: Automations.default([]),
    })
    .prefault({}),
  /** How the desk gets to know what there is. */
  inventory: z
    .strictObject({
      /** Takes what AWS Config says of this account's resources; without it nothing asks for it, and nothing is paid. */
      awsConfig: Flag.default(true),
      /** The buckets of AWS Config, out of which items are read that are too large for an event. */
      buckets: Buckets.default([]),
    })
    .prefault({}),
  /** Takes every alarm that no tag and no rule maps. */
  defaultService: z
    .strictObject({ id: Id, name: z.string().min(1), team: Id })
    .default({ id: 'default', name: 'Everything else', team: 'operations' }),
  /** Through the organisation's own identity provider, with what its groups give. */
  signIn: SignInConfig,
  /** `optional` lets people sign in with a password alone. */
  mfa: z.enum(['required', 'optional']).default('required'),
  /** Whether tables, secret, portal bucket and people survive the deletion of their stack. */
  retain: Flag.default(true),
  /** `true` when GuardDuty Malware Protection for S3 watches the bucket of attachments: nothing is handed out before its verdict. */
  malwareScan: Flag.default(false),
  /** Where the desk's own alarms are mailed to. */
  alarmsTo: z.email().optional(),
});
export type Config = z.output<typeof Config>;
type Given = z.input<typeof Config>;

/** Gives `itsm.config.ts` its types; `readConfig` checks it. */
export function defineConfig(given: Given): Given {
  return given;
}

/**
 * The desk's configuration: the file's values, each of which one `itsm:<path>` of `context` may
 * replace (`itsm:stage=test`, `itsm:mail.from=desk@example.org`).
 *
 * @throws Error that lists every wrong or unknown key with its place, because a deployment must
 *   not start on a guess
 */
export function readConfig(given: Given, context: Record<string, unknown> = {}): Config {
  const merged: Record<string, unknown> = structuredClone(given);
  for (const [key, value] of Object.entries(context)) {
    if (key.startsWith('itsm:')) put(merged, key.slice('itsm:'.length).split('.'), value);
  }
  const read = Config.safeParse(merged);
  if (!read.success)
    throw new Error(`itsm.config.ts (or a -c itsm:… beside it):\n${z.prettifyError(read.error)}`);
  if (!read.data.account !== !read.data.region) {
    throw new Error('itsm.config.ts: give both account and region, or neither');
  }
  demandReceiving(read.data.region, read.data.mail.inbound);
  return read.data;
}

function put(into: Record<string, unknown>, [head = '', ...rest]: string[], value: unknown): void {
  if (!rest.length) {
    into[head] = value;
    return;
  }
  const inner = into[head];
  const branch = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  into[head] = branch;
  put(branch, rest, value);
}
