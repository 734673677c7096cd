import { spelled } from '../words.ts';

/** Which states want somebody, are being worked on, are done, or are none of these. */
const tones: Record<string, 'bad' | 'busy' | 'good' | 'quiet'> = {
  open: 'bad',
  firing: 'bad',
  flapping: 'busy',
  running: 'busy',
  paused: 'quiet',
  paging: 'bad',
  exhausted: 'bad',
  unanswered: 'bad',
  failed: 'bad',
  silent: 'bad',
  quarantined: 'busy',
  acknowledged: 'busy',
  'on-hold': 'quiet',
  'no-data': 'busy',
  failing: 'bad',
  unconfirmed: 'busy',
  withheld: 'busy',
  started: 'busy',
  assess: 'busy',
  new: 'bad',
  'root-cause': 'busy',
  'fix-in-progress': 'busy',
  'known-error': 'good',
  major: 'bad',
  'awaiting-approval': 'busy',
  'in-fulfilment': 'busy',
  'needs-information': 'quiet',
  fulfilled: 'good',
  'partially-fulfilled': 'good',
  late: 'bad',
  authorize: 'busy',
  implement: 'bad',
  review: 'busy',
  scheduled: 'good',
  pending: 'busy',
  approved: 'good',
  allow: 'good',
  wait: 'busy',
  deny: 'bad',
  published: 'good',
  proposed: 'busy',
  rejected: 'bad',
  expired: 'bad',
  resolved: 'good',
  cleared: 'good',
  stopped: 'good',
  delivered: 'good',
  confirmed: 'good',
  released: 'good',
  active: 'good',
  enabled: 'good',
  beating: 'good',
  succeeded: 'good',
  'in-use': 'good',
  maintenance: 'busy',
};

export function StateBadge({ state }: { state: string }) {
  return (
    <span className={`state ${tones[state] ?? 'quiet'}`}>
      <span className="dot" aria-hidden="true" />
      {spelled(state)}
    </span>
  );
}
