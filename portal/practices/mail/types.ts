import type { Base } from '../../model.ts';

export type MailFile = { id: string; name: string; type: string; size: number };

/** A mail that came in, as the API shows it. */
export type Mail = Base & {
  state: 'accepted' | 'ticket' | 'comment' | 'quarantined' | 'dropped';
  reason?: string;
  because?: string;
  to: string;
  from?: string;
  name?: string;
  person?: string;
  verified: boolean;
  verdicts: Record<'spam' | 'virus' | 'spf' | 'dkim' | 'dmarc', string>;
  marks?: string[];
  text?: string;
  whole?: string;
  html?: boolean;
  files?: MailFile[];
  hints?: { by: 'subject' | 'references' | 'reply-address'; ticket: string }[];
  replyTo?: string;
  ticket?: string;
  receivedAt: string;
  size?: number;
  judgedBy?: string;
  judgedAt?: string;
  note?: string;
  steps?: string[];
};

/** What mail to one address becomes. */
export type MailAddress = Base & {
  address: string;
  target: 'incident' | 'request';
  service?: string;
  team?: string;
  category?: string;
  item?: string;
  unverified: 'take' | 'quarantine' | 'refuse';
  closed: 'follow-up' | 'quarantine';
};
