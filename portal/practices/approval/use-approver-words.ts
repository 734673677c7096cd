import type { Approvers } from '../../../functions/record/approval-policy.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';

/** Whom a policy means, as people say it. */
export function useApproverWords(): (one: Approvers) => string {
  const names = useAllNames();
  const cabs = useEvery<Base>('cabs', 'rare');
  return (one) => {
    if ('person' in one) return names.person(one.person);
    if ('team' in one) return `everybody in ${names.team(one.team)}`;
    if ('cab' in one) return cabs.find(({ id }) => id === one.cab)?.title ?? `the CAB ${one.cab}`;
    if ('role' in one) return 'the managers';
    if ('managerOf' in one) return 'the requester’s manager';
    return one.leadOf === 'team' ? 'who leads its team' : 'who leads the requester’s team';
  };
}
