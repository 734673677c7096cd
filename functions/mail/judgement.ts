import type { Automatic } from './automatic.ts';
import type { Becoming, DropReason, QuarantineReason } from './mail.ts';
import type { Policy } from './mail-address.ts';
import type { Verdicts } from './verdicts.ts';

/** What a mail ends as, at first. */
export type Fate =
  | { readonly state: 'dropped'; readonly reason: DropReason; readonly because?: string }
  | { readonly state: 'quarantined'; readonly reason: QuarantineReason; readonly because?: string }
  | { readonly state: 'accepted'; readonly becomes: Becoming };

const dropped = (reason: DropReason): Fate => ({ state: 'dropped', reason });
const quarantined = (reason: QuarantineReason, because?: string): Fate => ({
  state: 'quarantined',
  reason,
  ...(because && { because: because.slice(0, 300) }),
});

/** The ticket whose reply address a mail was sent to, and what the proof in the address says of its sender. */
export type Reply = {
  readonly ticket: string;
  /** `theirs` when it was made for this sender, who takes part in it; `other` for somebody else who does. */
  readonly proof: 'theirs' | 'other' | 'none';
  /** Whether they take part in it still. */
  readonly participant: boolean;
  /** Nothing can be added to it any more. */
  readonly over: boolean;
};

/** What is known of a mail when it is decided what becomes of it. */
export type Facts = {
  readonly automatic: Automatic | undefined;
  readonly over: string | undefined;
  readonly unreadable: string | undefined;
  readonly from: string | undefined;
  /** The parser reads another sender out of it than we do. */
  readonly disputed: boolean;
  readonly verdicts: Verdicts;
  readonly verified: boolean;
  readonly person: string;
  /** They are known here, and have left. */
  readonly left: boolean;
  readonly reply: Reply | undefined;
  readonly policy: Policy;
};

/** True when the receipt speaks against the sender, and does not only know nothing of them. */
export const speaksAgainst = ({ dmarc, spf, dkim }: Verdicts): boolean =>
  dmarc === 'FAIL' || (dmarc !== 'PASS' && spf === 'FAIL' && dkim !== 'PASS');

/** A new ticket, as the policy of the address says. */
export const ticketFor = (policy: Policy, requester: string, followUpOf?: string): Becoming => ({
  as: 'ticket',
  target: policy.target,
  requester,
  ...(policy.service && { service: policy.service }),
  ...(policy.team && { team: policy.team }),
  ...(policy.category && { category: policy.category }),
  ...(policy.item && { item: policy.item }),
  ...(followUpOf && { followUpOf }),
});

/**
 * Decides what becomes of a mail: exactly one thing. Loops come before everything else, then what nobody should open, then
 * who it is from; only then what they want. An existing ticket is touched by the proof in its reply address alone, and only
 * by the one it was made for.
 */
export function judge(facts: Facts): Fate {
  const { automatic, over, unreadable, from, verdicts, verified, person, reply, policy } = facts;
  if (automatic === 'loop') return dropped('loop-detected');
  if (automatic === 'answer' && reply?.proof !== 'theirs') return dropped('automatic');
  if (over) return quarantined('over-the-limits', over);
  if (verdicts.virus === 'FAIL') return quarantined('virus');
  if (!from || facts.disputed) return quarantined('ambiguous-sender');
  if (unreadable) return quarantined('unreadable', unreadable);
  if (verdicts.spam === 'FAIL') return quarantined('spam');
  if (facts.left) return quarantined('sender-has-left');
  if (reply && reply.proof !== 'none') return replying(facts, reply);
  if (automatic) return quarantined('automatic-sender');
  if (!verified && policy.unverified === 'refuse') return dropped('refused-sender');
  if (!verified && policy.unverified === 'quarantine') return quarantined('unverified-sender');
  return { state: 'accepted', becomes: ticketFor(policy, person) };
}

function replying({ automatic, verdicts, person, policy }: Facts, reply: Reply): Fate {
  const { ticket, proof, participant, over } = reply;
  if (proof === 'other' || !participant) return quarantined('not-a-participant', ticket);
  if (speaksAgainst(verdicts)) return quarantined('unverified-sender', ticket);
  if (automatic && over) return dropped('automatic');
  if (over && policy.closed === 'quarantine') return quarantined('closed-ticket', ticket);
  if (over) return { state: 'accepted', becomes: ticketFor(policy, person, ticket) };
  return {
    state: 'accepted',
    becomes: { as: 'comment', on: ticket, person, ...(automatic && { automatic: true }) },
  };
}
