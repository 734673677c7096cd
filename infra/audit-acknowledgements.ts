import type { Acknowledgement } from './acknowledgements.ts';
import type { Config } from './config.ts';

/** Findings of cdk-nag about anchors that stay as they are, and why. */
export const audited = ({ stage }: Config): Acknowledgement[] => [
  {
    stack: 'data',
    at: 'AuditVault',
    id: 'AwsSolutions::AwsSolutions-S1',
    reason: 'Whoever wants to know who looked at anchors has CloudTrail; nothing in them is personal',
  },
  ...['audit-on-day-reaction', 'audit-practice', 'AuditRole'].map((at) => ({
    stack: 'audit' as const,
    at,
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${stage}-data:ExportsOutputFnGetAttAuditVault379E3702Arn7DB807E2/anchors/*]`,
    reason: 'An anchor is named by its day, and each day that comes has another name',
  })),
];
