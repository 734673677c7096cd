import type { Row } from '../row.ts';

export const approvalPages: readonly Row[] = [
  {
    path: '/approvals',
    label: 'Approvals',
    icon: 'check',
    section: 'Changes',
    everybody: true,
    list: async () => (await import('./list.tsx')).ApprovalList,
    record: async () => (await import('./record.tsx')).ApprovalRecord,
  },
  {
    path: '/cabs',
    label: 'CABs',
    icon: 'group',
    section: 'Changes',
    list: async () => (await import('./cabs.tsx')).CabList,
    create: async () => (await import('./cab-form.tsx')).NewCab,
    edit: async () => (await import('./cab-form.tsx')).EditCab,
  },
  {
    path: '/cab-meetings',
    label: 'CAB meetings',
    icon: 'group',
    section: 'Changes',
    unlisted: true,
    list: async () => (await import('./cabs.tsx')).CabList,
    record: async () => (await import('./meeting.tsx')).CabMeetingRecord,
  },
  {
    path: '/approval-policies',
    label: 'Approval policies',
    icon: 'settings',
    section: 'Administration',
    list: async () => (await import('./policies.tsx')).ApprovalPolicies,
    create: async () => (await import('./policy-form.tsx')).NewApprovalPolicy,
    edit: async () => (await import('./policy-form.tsx')).EditApprovalPolicy,
  },
];
