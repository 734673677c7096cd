import type { Contribution } from './contribution.ts';

/** What is measured of a survey, as its practice keeps it. */
export type MeasuredSurvey = {
  readonly team: string;
  readonly service?: string | undefined;
  readonly score?: number | undefined;
  readonly answeredAt?: string | undefined;
};

/** What an answer adds to the figures; a second answer takes the place of the first. */
export function ofSurvey({ team, service, score, answeredAt }: MeasuredSurvey): Contribution[] {
  if (score === undefined || answeredAt === undefined) return [];
  const services = service ? [service] : [];
  return [{ at: answeredAt, team, services, add: { [`csat.${score}`]: 1 } }];
}
