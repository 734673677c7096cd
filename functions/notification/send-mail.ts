import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mail } from './message.ts';
import type { Ending } from './notification.ts';

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

/** Sends a mail and says how it ended; it does not throw. */
export async function sendMail(to: string, { subject, text, html, headers }: Mail): Promise<Ending> {
  const from = process.env.MAIL_FROM;
  if (!from)
    return {
      delivered: false,
      transient: false,
      error: 'This desk sends no mail: mail.from is not configured.',
    };
  const command = new SendEmailCommand({
    FromEmailAddress: from,
    Destination: { ToAddresses: [to] },
    Content: {
      Simple: {
        Subject: { Data: subject, Charset: 'UTF-8' },
        Body: {
          Text: { Data: text, Charset: 'UTF-8' },
          ...(html && { Html: { Data: html, Charset: 'UTF-8' } }),
        },
        Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
      },
    },
  });
  try {
    await client.send(command);
    return { delivered: true };
  } catch (error) {
    const { name, message } = error as Error;
    // SES names the addresses that it does not like; the timeline is not the place for them.
    const told = message.replace(/\S+@\S+/g, '…');
    return { delivered: false, transient: !permanent.includes(name), error: `${name}: ${told}` };
  }
}
