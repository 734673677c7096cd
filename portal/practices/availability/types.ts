import type { Commitment as KeptCommitment } from '../../../functions/availability/commitment.ts';
import type { Composition as Composed } from '../../../functions/availability/composition.ts';
import type { Outage as KeptOutage } from '../../../functions/availability/outage.ts';
import type { AvailabilityReport } from '../../../functions/availability/report.ts';
import type { Status as Standing } from '../../../functions/availability/status.ts';
import type { StatusPage as KeptPage } from '../../../functions/availability/status-page.ts';
import type { Base } from '../../model.ts';

/** An outage as the portal reads it. */
export type Outage = Base & Omit<KeptOutage, 'kind'> & { steps?: string[] };
export type Commitment = Base & Omit<KeptCommitment, 'kind'>;
export type StatusPage = Base & Omit<KeptPage, 'kind'>;
export type Report = AvailabilityReport;
export type Composition = Composed;
export type Status = Standing;
