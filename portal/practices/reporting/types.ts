import type { Figure as Value } from '../../../functions/reporting/measure.ts';
import type { Report as Answer } from '../../../functions/reporting/report.ts';
import type { ReportSubscription as Kept } from '../../../functions/reporting/subscription.ts';

export type Figure = Value;
export type Report = Answer;
export type ReportSubscription = Omit<Kept, 'chain'>;
