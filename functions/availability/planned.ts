import type { Outage } from './outage.ts';

/** What somebody plans not to be there, and when; without times it is planned no more. */
export type Plan = Pick<Outage, 'title' | 'services' | 'cis'> & {
  readonly begin?: string;
  readonly end?: string;
};

/** What of a change says what it plans. */
type Changing = {
  readonly title: string;
  readonly state: string;
  readonly services: readonly string[];
  readonly cis: readonly string[];
  readonly outage?: boolean | undefined;
  readonly plannedFrom?: string | undefined;
  readonly plannedTo?: string | undefined;
  readonly actualTo?: string | undefined;
};

/** What of a maintenance window says what it plans. */
type Maintaining = {
  readonly title: string;
  readonly services?: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
  readonly change?: string | undefined;
};

const most = 20;
const agreed: readonly string[] = ['scheduled', 'implement', 'review', 'closed'];

/**
 * The outage that a change plans: while it is agreed, and its users notice. It lasts as planned, or until the work is over; what
 * takes longer than planned is no planned outage.
 */
export function planOfChange({
  title,
  services,
  cis,
  outage,
  state,
  plannedFrom,
  plannedTo,
  actualTo,
}: Changing): Plan {
  const subject = { title, services: services.slice(0, most), cis: cis.slice(0, most) };
  if (!outage || !plannedFrom || !plannedTo || !agreed.includes(state)) return subject;
  if (!services.length && !cis.length) return subject;
  const ends = [plannedTo, ...(actualTo ? [actualTo] : [])].toSorted();
  return { ...subject, begin: plannedFrom, end: ends[0] as string };
}

/** The outage that a maintenance window of some services plans; one of a change is the change's, and a filter names no service. */
export function planOfWindow({ title, services = [], from, to, change }: Maintaining): Plan | undefined {
  if (change || !services.length) return undefined;
  return { title, services: services.slice(0, most), cis: [], begin: from, end: to };
}
