/** As much of an escalation as says how many people it asks for, and who takes part. */
export type Asking = {
  readonly level: number;
  readonly levels: readonly { readonly acknowledgements?: number | undefined }[];
  readonly joined?: readonly { readonly person: string; readonly at: string }[] | undefined;
};

type Taken = { readonly state: string; readonly acknowledgedBy?: string | undefined };

/** How many people have to take it by now: as many as the level that was paged last, or one before it, asks for. */
export const neededOf = ({ level, levels }: Asking): number =>
  Math.max(1, ...levels.slice(0, level + 1).map(({ acknowledgements = 1 }) => acknowledgements));

/** Who has taken the incident or takes part, whoever came first first. */
export const answeredBy = (
  { joined = [] }: Asking,
  { acknowledgedBy }: Pick<Taken, 'acknowledgedBy'>,
): string[] => [
  ...new Set([...(acknowledgedBy ? [acknowledgedBy] : []), ...joined.map(({ person }) => person)]),
];

/** How many people are still missing although somebody has taken it; 0 when that is enough, or nobody has. */
export const missingOf = (escalation: Asking, incident: Taken): number =>
  incident.state === 'acknowledged'
    ? Math.max(0, neededOf(escalation) - answeredBy(escalation, incident).length)
    : 0;

type Paging = Asking & { readonly run: number; readonly state: string };

/**
 * Whether a page still asks this person for an answer. One of the policy does until enough people have taken the incident, or
 * they have; one that somebody asked for does as long as it is worked on.
 */
export function asksFor(
  person: string,
  { by }: { readonly by?: string | undefined },
  escalation: Paging,
  incident: (Taken & { readonly run: number }) | undefined,
): boolean {
  if (!incident || incident.run !== escalation.run) return false;
  if (incident.state === 'open') return true;
  if (by) return ['acknowledged', 'on-hold'].includes(incident.state);
  const answered = answeredBy(escalation, incident).includes(person);
  return escalation.state === 'paging' && missingOf(escalation, incident) > 0 && !answered;
}
