import * as z from 'zod';
import type { SecurityFinding } from './finding.ts';
import type { SecurityIncident } from './incident.ts';

/** What is said of a finding where it came from. */
export const WriteBack = z.object({
  finding: z.string(),
  incident: z.string(),
  status: z.enum(['new', 'notified', 'resolved', 'suppressed']),
  /** Security Hub, by its finding format: the words are AWS's. */
  asff: z.object({ Id: z.string(), ProductArn: z.string(), Status: z.string() }).optional(),
  ocsf: z
    .object({
      CloudAccountUid: z.string(),
      FindingInfoUid: z.string(),
      MetadataProductUid: z.string(),
      StatusId: z.int(),
    })
    .optional(),
  guardduty: z.object({ DetectorId: z.string(), FindingId: z.string(), archive: z.boolean() }).optional(),
});
export type WriteBack = z.infer<typeof WriteBack>;

/** What the desk has to say of a finding's state, from that of its case; undefined while nobody has looked at it. */
export function statusOf({ state, dismissal }: SecurityIncident): WriteBack['status'] | undefined {
  if (state === 'draft') return undefined;
  if (state !== 'closed') return 'notified';
  return dismissal && dismissal.code !== 'cleared-by-source' ? 'suppressed' : 'resolved';
}

/** OCSF: 1 new, 2 in progress, 3 suppressed, 4 resolved. */
const statusIds = { new: 1, notified: 2, suppressed: 3, resolved: 4 } as const;

/**
 * What has to be said through which door. Undefined when it was said, or nobody could hear it; once a finding was archived and its
 * case goes on, GuardDuty is asked to show it again.
 */
export function writeBackOf(finding: SecurityFinding, incident: SecurityIncident): WriteBack | undefined {
  const status = statusOf(incident);
  const { writtenBack } = finding;
  const said = writtenBack?.failed === undefined ? writtenBack?.status : undefined;
  if (!status || status === said) return undefined;
  const { asff, ocsf, guardduty } = finding.heard;
  const over = status === 'resolved' || status === 'suppressed';
  const wasOver = said === 'resolved' || said === 'suppressed';
  const doors = {
    ...(asff?.product && {
      asff: { Id: finding.key, ProductArn: asff.product, Status: status.toUpperCase() },
    }),
    ...(ocsf?.product &&
      ocsf.account && {
        ocsf: {
          CloudAccountUid: ocsf.account,
          FindingInfoUid: finding.key,
          MetadataProductUid: ocsf.product,
          StatusId: statusIds[status],
        },
      }),
    ...(guardduty?.detector &&
      guardduty.finding &&
      (over || wasOver) && {
        guardduty: { DetectorId: guardduty.detector, FindingId: guardduty.finding, archive: over },
      }),
  };
  return Object.keys(doors).length
    ? { finding: finding.id, incident: incident.id, status, ...doors }
    : undefined;
}
