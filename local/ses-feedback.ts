import { randomUUID } from 'node:crypto';

/** What SES told of a mail, as EventBridge carries it. */
export type MailEvent = { readonly type: string; readonly resources: string[]; readonly detail: object };

type Sent = {
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly at: string;
  readonly configuration: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly account: string;
};

const simulator = /^(bounce|complaint|ooto|suppressionlist)(?:\+[^@]*)?@simulator\.amazonses\.com$/;

/**
 * What the mailbox simulator of SES answers, for mails that were sent with a configuration set: `bounce@` comes back for good,
 * `suppressionlist@` as well, `complaint@` is called spam.
 */
export function feedbackOn({ id, to, from, at, configuration, tags, account }: Sent): MailEvent[] {
  const all = { ...tags, 'ses:configuration-set': configuration };
  const mail = {
    timestamp: at,
    messageId: id,
    source: from,
    sendingAccountId: account,
    destination: to,
    tags: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
  };
  const resources = [`arn:aws:ses:us-east-1:${account}:configuration-set/${configuration}`];
  return to.flatMap((emailAddress): MailEvent[] => {
    const [, box] = simulator.exec(emailAddress) ?? [];
    const feedback = { feedbackId: randomUUID(), timestamp: at };
    if (box === 'complaint') {
      const complaint = {
        ...feedback,
        complainedRecipients: [{ emailAddress }],
        complaintFeedbackType: 'abuse',
      };
      return [
        { type: 'Email Complaint Received', resources, detail: { eventType: 'Complaint', complaint, mail } },
      ];
    }
    if (box !== 'bounce' && box !== 'suppressionlist') return [];
    const recipient = {
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    };
    const bounce = {
      ...feedback,
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [recipient],
    };
    return [{ type: 'Email Bounced', resources, detail: { eventType: 'Bounce', bounce, mail } }];
  });
}
