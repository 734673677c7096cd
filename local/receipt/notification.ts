import type { Verdicts } from './verdicts.ts';

/** A mail as SES took it. */
export type Received = {
  messageId: string;
  /** The envelope. */
  source: string;
  destination: string[];
  raw: Buffer;
  verdicts: Verdicts;
  at: number;
};

/** An action that was carried out, as its notification names it. */
export type Done = {
  type: 'S3';
  topicArn: string;
  bucketName: string;
  objectKeyPrefix: string;
  objectKey: string;
};

type Header = { name: string; value: string };

/** SES leaves out what is over 10 KB of headers, and says so. */
const mostHeaders = 10 * 1024;

function headersOf(raw: Buffer): { headers: Header[]; truncated: boolean } {
  const text = raw.subarray(0, 1_000_000).toString('utf8');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const lines = text
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  let size = 0;
  const headers: Header[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    size += line.length;
    if (size > mostHeaders) return { headers, truncated: true };
    headers.push({ name: line.slice(0, colon), value: line.slice(colon + 1).trim() });
  }
  return { headers, truncated: false };
}

const addresses = (value: string) => value.split(',').map((one) => one.trim());

function commonOf(headers: Header[], source: string) {
  const first = (name: string) => headers.find((one) => one.name.toLowerCase() === name)?.value;
  const listed = Object.fromEntries(
    ['from', 'to', 'cc', 'bcc', 'sender'].flatMap((name) => {
      const value = first(name);
      return value === undefined ? [] : [[name, addresses(value)] as const];
    }),
  );
  const { sender, ...lists } = listed;
  const [date, messageId, subject] = [first('date'), first('message-id'), first('subject')];
  return {
    returnPath: source,
    ...lists,
    ...(sender && { sender: sender[0] }),
    ...(date && { date }),
    ...(messageId && { messageId }),
    ...(subject !== undefined && { subject }),
  };
}

/**
 * What SES tells a topic of a mail that a rule's S3 action stored
 * (docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html).
 */
export function receivedNotification(
  mail: Received,
  recipients: string[],
  action: Done,
  now: number,
): object {
  const { headers, truncated } = headersOf(mail.raw);
  const timestamp = new Date(mail.at).toISOString();
  const verdict = (name: keyof Verdicts) => ({ status: mail.verdicts[name] });
  return {
    notificationType: 'Received',
    mail: {
      timestamp,
      source: mail.source,
      messageId: mail.messageId,
      destination: mail.destination,
      headersTruncated: truncated,
      headers,
      commonHeaders: commonOf(headers, mail.source),
    },
    receipt: {
      timestamp,
      processingTimeMillis: Math.max(0, Math.round(now - mail.at)),
      recipients,
      spamVerdict: verdict('spam'),
      virusVerdict: verdict('virus'),
      spfVerdict: verdict('spf'),
      dkimVerdict: verdict('dkim'),
      dmarcVerdict: verdict('dmarc'),
      ...(mail.verdicts.dmarc === 'FAIL' && { dmarcPolicy: 'reject' }),
      action,
    },
  };
}
