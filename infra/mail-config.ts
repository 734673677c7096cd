import * as z from 'zod';

/**
 * Where SES receives mail: "Email receiving endpoints" of docs.aws.amazon.com/general/latest/gr/ses.html as it was in January 2024, and
 * regions whose `inbound-smtp` hosts take the mail of domains that say so in public since. The page as it is now was not at hand
 * when this was written; `anyRegion` goes past the list.
 */
const receiving = [
  'af-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

const listed = (item: z.ZodType<string, string>) =>
  z.union([
    z.array(item),
    z
      .string()
      .transform((text) => text.split(',').map((one) => one.trim()))
      .pipe(z.array(item)),
  ]);

/** How the desk receives mail. Without it nothing of it is in the template. */
export const InboundConfig = z.strictObject({
  /** The desk's addresses, the first of which people reply to; each is also reached with a label, as `support+vpn@…`. */
  addresses: listed(z.email().max(254)).pipe(z.array(z.string()).min(1)),
  /** Domains every address of which is the desk's. */
  domains: listed(z.string().regex(/^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'is no domain in lower case')).default(
    [],
  ),
  /**
   * The account's active receipt rule set, when it has one: the desk adds its rule to it. Without a name the desk makes a rule set
   * of its own and activates it, if no other is active.
   */
  ruleSet: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,62}[A-Za-z0-9]$/, 'is no name of a rule set')
    .optional(),
  /** Deploys to a region in which SES did not receive mail when this was written. */
  anyRegion: z.union([z.boolean(), z.stringbool()]).default(false),
});
export type InboundConfig = z.output<typeof InboundConfig>;

/** @throws Error for a region in which SES is not known to receive mail */
export function demandReceiving(region: string | undefined, inbound: InboundConfig | undefined): void {
  if (!inbound || !region || inbound.anyRegion || receiving.includes(region)) return;
  throw new Error(
    `itsm.config.ts: SES is not known to receive mail in ${region}, but in ${receiving.join(', ')}. If it does by now, say mail.inbound.anyRegion.`,
  );
}
