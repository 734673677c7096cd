import * as z from 'zod';

const recipients = z.array(
  z.object({ emailAddress: z.string().max(320), diagnosticCode: z.string().optional() }),
);
const mail = z.object({
  messageId: z.string(),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

/**
 * What SES tells of a mail by EventBridge: `Email Bounced` and `Email Complaint Received`, as its event publishing describes them.
 * Nothing of what the mail of the other side said beside it is looked at.
 */
const Feedback = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({
      feedbackId: z.string(),
      bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
      bouncedRecipients: recipients,
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({
      feedbackId: z.string(),
      complaintSubType: z.string().nullish(),
      complainedRecipients: recipients,
    }),
  }),
]);

/** What came of one mail: of which notification, to whom, and what. */
export type Feedback = {
  readonly id: string;
  readonly notification: string | undefined;
  readonly sort: 'permanent' | 'transient' | 'complaint';
  readonly to: readonly { readonly address: string; readonly said?: string | undefined }[];
};

// `"Ann" <ann@desk.example>` as well as the bare address.
const bare = (address: string) => (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim();
const people = (all: z.infer<typeof recipients>) =>
  all
    .slice(0, 50)
    .map(({ emailAddress, diagnosticCode }) => ({ address: bare(emailAddress), said: diagnosticCode }));

/** Reads what SES tells. @throws ZodError for what is no such event */
export function feedbackIn(detail: unknown): Feedback {
  const read = Feedback.parse(detail);
  const notification = read.mail.tags.notification?.[0];
  if (read.eventType === 'Complaint') {
    const { feedbackId: id, complainedRecipients, complaintSubType } = read.complaint;
    // SES did not send it, because the account knows the address from before: nobody complained of this one.
    const sort = complaintSubType === 'OnAccountSuppressionList' ? 'permanent' : 'complaint';
    return { id, notification, sort, to: people(complainedRecipients) };
  }
  const { feedbackId: id, bounceType, bouncedRecipients } = read.bounce;
  return {
    id,
    notification,
    sort: bounceType === 'Permanent' ? 'permanent' : 'transient',
    to: people(bouncedRecipients),
  };
}
