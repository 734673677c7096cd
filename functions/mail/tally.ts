import type { Tally } from '../record/tally.ts';
import type { Mail } from './mail.ts';

/** What is counted of mails: those that wait for somebody to look at them. */
export const mailCounts = ['quarantined'] as const;

/** The one place at which mails are counted. */
export const everywhere = 'all';

export const tallyOf = ({ state }: Mail): Tally => (state === 'quarantined' ? { [everywhere]: [state] } : {});
