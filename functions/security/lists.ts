import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { type IndexQuery, queryPage } from '../runtime/listing.ts';
import { type Matching, matchingPage } from '../runtime/matching.ts';
import type { FindingQuery } from './contract/findings.ts';
import type { IncidentQuery } from './contract/incidents.ts';
import type { VulnerabilityQuery } from './contract/vulnerabilities.ts';
import type { SecurityFinding } from './finding.ts';
import type { SecurityIncident } from './incident.ts';
import { findings, incidents, vulnerabilities } from './keep.ts';
import { isOver } from './lifecycle.ts';
import { mayKnow } from './need-to-know.ts';
import { isDealtWith, type Vulnerability } from './vulnerability.ts';

type Scans<T> = Matching<T>['scansAt'];
const practice = 'security';

const queue =
  <T>(kind: string): Scans<T> =>
  (place) =>
    queuePartitions(kind, practice).map(
      (partition): IndexQuery => ({ practice, index: 'open', partition, ...place }),
    );
const history =
  <T>(index: 'person' | 'subject', partition: string): Scans<T> =>
  (place) => [{ practice, index, partition, ...place, descending: true }];

function incidentScans(query: z.output<typeof IncidentQuery>, actor: Actor): Scans<SecurityIncident> {
  const assignee = query.mine ? actor.id : query.assignee;
  if (assignee) return history('person', `security-incident#assignee#${assignee}`);
  if (query.parent) return history('subject', `security-incident#parent#${query.parent}`);
  if (query.closed || query.state === 'closed') return history('subject', 'security-incident#closed');
  return queue('security-incident');
}

/** The security incidents that the query asks for and the actor may know of. */
export function listIncidents(query: z.output<typeof IncidentQuery>, actor: Actor, after?: string) {
  const { state, severity, closed, parent } = query;
  const fits = (incident: SecurityIncident) =>
    mayKnow(incident, actor) &&
    (state ? incident.state === state : closed || parent || !isOver(incident)) &&
    (!severity || incident.severity === severity);
  return matchingPage(incidents, {
    scansAt: incidentScans(query, actor),
    fits: (incident) => Boolean(fits(incident)),
    limit: query.limit,
    after,
  });
}

/** Parts of a security incident that are not over and that the actor may know of: of the others not even a refusal tells. */
export async function openChildrenOf(id: string, actor: Actor): Promise<string[]> {
  const scansAt: Scans<SecurityIncident> = history('subject', `security-incident#parent#${id}`);
  const { items } = await matchingPage(incidents, {
    scansAt,
    fits: (one) => !isOver(one) && mayKnow(one, actor),
    limit: 100,
  });
  return items.map((one) => one.id);
}

/** Those of these findings that the actor may know of. */
export async function knowable(all: readonly SecurityFinding[], actor: Actor): Promise<SecurityFinding[]> {
  const ids = all.flatMap(({ became }) => (became?.startsWith('SEC-') ? [became] : []));
  const known = new Map((await incidents.all(ids)).map((incident) => [incident.id, incident]));
  return all.filter(({ became = '' }) => {
    const incident = known.get(became);
    return !incident || mayKnow(incident, actor);
  });
}

/** A page of the active findings that the actor may know of: those that they may not leave no gap, only a shorter page. */
export async function listFindings(query: z.output<typeof FindingQuery>, actor: Actor, after?: string) {
  const { limit, nature, severity } = query;
  const items: SecurityFinding[] = [];
  let place = after;
  for (;;) {
    const scans = await queue<SecurityFinding>('security-finding')({
      after: place,
      limit: limit - items.length,
    });
    const page = await queryPage(scans, limit - items.length);
    const found = await findings.all(page.rows.map(({ id }) => String(id)));
    const fitting = found.filter(
      (one) => (!nature || one.nature === nature) && (!severity || one.severity === severity),
    );
    items.push(...(await knowable(fitting, actor)));
    place = page.after;
    if (!place || items.length >= limit) return { items, ...(place && { after: place }) };
  }
}

function vulnerabilityScans({ fix, assignee }: z.output<typeof VulnerabilityQuery>): Scans<Vulnerability> {
  if (fix) return history('subject', `vulnerability#fix#${fix}`);
  if (assignee) return history('person', `vulnerability#assignee#${assignee}`);
  return queue('vulnerability');
}

/** The vulnerabilities that the query asks for. */
export function listVulnerabilities(query: z.output<typeof VulnerabilityQuery>, after?: string) {
  const { state, severity, late, closed, limit } = query;
  const fits = (one: Vulnerability): boolean =>
    (state ? one.state === state : closed === true || !isDealtWith(one)) &&
    (!severity || one.severity === severity) &&
    (!late || one.late === true);
  return matchingPage(vulnerabilities, { scansAt: vulnerabilityScans(query), fits, limit, after });
}
