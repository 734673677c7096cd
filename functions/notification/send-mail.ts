import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mail } from './message.ts';
import type { Ending } from './notification.ts';
import { whySuppressed } from './suppressed.ts';

const client = new SESv2Client({
  maxAttempts: 2,
  requestHandler: { requestTimeout: 4_000, connectionTimeout: 1_000 },
});

// What SES will answer tomorrow as well; anything else may go away by itself.
const permanent = [
  'AccountSuspendedException',
  'BadRequestException',
  'MailFromDomainNotVerifiedException',
  'MessageRejected',
  'NotFoundException',
];

const longestValue = 870;

/** Headers as SES takes them: printable ASCII in one line, whatever somebody made of them. */
const headersIn = (headers: Mail['headers']) =>
  Object.entries(headers).map(([Name, value]) => ({
    Name,
    Value: value.replace(/[^ -~]+/g, ' ').slice(0, longestValue),
  }));

const command = (from: string, to: string, { subject, text, html, headers, replyTo }: Mail) =>
  new SendEmailCommand({
    FromEmailAddress: from,
    Destination: { ToAddresses: [to] },
    ...(replyTo && { ReplyToAddresses: [replyTo] }),
    Content: {
      Simple: {
        Subject: { Data: subject, Charset: 'UTF-8' },
        Body: {
          Text: { Data: text, Charset: 'UTF-8' },
          ...(html && { Html: { Data: html, Charset: 'UTF-8' } }),
        },
        Headers: headersIn(headers),
      },
    },
    // What becomes of the mail is told with the tag, by which it is known again.
    ...(process.env.MAIL_CONFIGURATION && {
      ConfigurationSetName: process.env.MAIL_CONFIGURATION,
      EmailTags: [{ Name: 'notification', Value: headers['X-Itsm-Notification-Id']?.slice(0, 256) }],
    }),
  });

const failed = (error: string): Ending => ({ delivered: false, transient: false, error });

/** Sends a mail and says how it ended; it does not throw. An address that mail came back from gets none. */
export async function sendMail(to: string, mail: Mail): Promise<Ending> {
  const from = process.env.MAIL_FROM;
  if (!from) return failed('This desk sends no mail: mail.from is not configured.');
  try {
    const suppressed = await whySuppressed(to);
    if (suppressed) return failed(suppressed);
    const { MessageId: sesId } = await client.send(command(from, to, mail));
    return { delivered: true, sesId };
  } catch (error) {
    const { name, message } = error as Error;
    // SES names the addresses that it does not like; the timeline is not the place for them.
    const told = message.replace(/\S+@\S+/g, '…');
    return { delivered: false, transient: !permanent.includes(name), error: `${name}: ${told}` };
  }
}
