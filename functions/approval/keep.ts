import { Refusal } from '../kernel/refusal.ts';
import { Approval, currentStep } from '../record/approval-round.ts';
import { records } from '../runtime/records.ts';
import { Cab } from './cab.ts';
import { CabMeeting } from './cab-meeting.ts';
import { Delegation } from './delegation.ts';
import { ApprovalPolicy } from './policy.ts';

const practice = 'approval';
const everything = 'all';

/** What the subject index files the rounds under that wait for a CAB. */
export const cabSubject = (cab: string): string => `cab#${cab}`;

const kept = /* @__PURE__ */ records<Approval>({
  practice,
  kind: 'approval',
  schema: Approval,
  keysOf: (approval) => {
    const { state, askedAt } = approval;
    const cab = state === 'pending' ? currentStep(approval).cab : undefined;
    return {
      ...(state === 'pending' && { open: { team: everything, order: askedAt } }),
      subject: cab && cabSubject(cab),
      order: askedAt,
    };
  },
});

const own = ['vote#', 'approval#'];

/** A row of the round that another decision has replaced is a race like any other: it is decided again on the newer round. */
const save: typeof kept.save = async (decision, saving) => {
  try {
    return await kept.save(decision, saving);
  } catch (error) {
    const claim = error instanceof Refusal && (error.facts.claim as { pk: string } | undefined);
    if (!claim || !own.some((prefix) => claim.pk.startsWith(prefix))) throw error;
    throw new Refusal('stale-version', `${decision.after.id} has just changed. Load it again.`);
  }
};

/** Rounds of votes. */
export const approvals = { ...kept, save };

export const approvalPolicies = /* @__PURE__ */ records<ApprovalPolicy>({
  practice,
  kind: 'approval-policy',
  schema: ApprovalPolicy,
  keysOf: ({ id, name }) => ({ open: { team: everything, order: name.toLowerCase() }, order: id }),
});

/** In the list while it lasts; the one that ends first comes first. */
export const delegations = /* @__PURE__ */ records<Delegation>({
  practice,
  kind: 'delegation',
  schema: Delegation,
  keysOf: ({ state, to, person, until, from }) => ({
    ...(state === 'planned' && { open: { team: everything, order: until } }),
    person: `to#${to}`,
    subject: `from#${person}`,
    order: from,
  }),
});

export const cabs = /* @__PURE__ */ records<Cab>({
  practice,
  kind: 'cab',
  schema: Cab,
  keysOf: ({ id, name }) => ({ open: { team: everything, order: name.toLowerCase() }, order: id }),
});

export const cabMeetings = /* @__PURE__ */ records<CabMeeting>({
  practice,
  kind: 'cab-meeting',
  schema: CabMeeting,
  keysOf: ({ cab, beginsAt }) => ({ subject: cabSubject(cab), order: beginsAt }),
});
