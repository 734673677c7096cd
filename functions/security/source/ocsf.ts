import * as z from 'zod';
import type { Seen } from '../seen.ts';
import type { Severity } from '../severity.ts';
import {
  AwsEvent,
  amount,
  aside,
  lines,
  link,
  moment,
  names,
  oneLine,
  part,
  said,
  several,
} from './lenient.ts';

/** One finding in OCSF 1.5 as the new Security Hub sends it (securityhub userguide, securityhub-v2-cwe-event-formats). */
const Ocsf = z.looseObject({
  class_uid: amount,
  activity_id: amount,
  time: moment,
  time_dt: moment,
  severity_id: amount,
  status_id: amount,
  cloud: part({ region: aside, account: part({ uid: aside }) }),
  finding_info: z.looseObject({
    uid: said,
    title: aside,
    desc: aside,
    types: several(said),
    created_time_dt: moment,
    first_seen_time_dt: moment,
    modified_time_dt: moment,
  }),
  metadata: part({ uid: aside, product: part({ uid: aside, name: aside }) }),
  resources: several(z.looseObject({ uid: said })),
  remediation: part({ desc: aside, references: several(said) }),
  vulnerabilities: several(z.looseObject({ cve: part({ uid: aside }), remediation: part({ desc: aside }) })),
  evidences: several(z.looseObject({ src_endpoint: part({ ip: aside }) })),
});
type Finding = z.output<typeof Ocsf>;

const OcsfEvent = AwsEvent.extend({
  detail: z.looseObject({
    findings: z.array(z.unknown(), 'has no findings').min(1, 'has no findings'),
  }),
});

/** OCSF counts from 1 informational to 5 critical and 6 fatal. */
const bySeverity: readonly (Severity | undefined)[] = [
  undefined,
  'informational',
  'low',
  'medium',
  'high',
  'critical',
  'critical',
];

/** 3 suppressed, 4 resolved, 5 archived; an activity 3 closes it. */
function stateOf({ status_id, activity_id }: Finding): Seen['state'] {
  if (status_id === 3) return 'suppressed';
  if (status_id === 4) return 'resolved';
  return status_id === 5 || activity_id === 3 ? 'archived' : 'active';
}

/** Classes 2002 (vulnerability) and 2003 (compliance) are weaknesses, 2004 and whatever else is found are attacks. */
const natureOf = ({ class_uid }: Finding): Seen['nature'] =>
  class_uid === 2002 || class_uid === 2003 ? 'vulnerability' : 'threat';

function seen(raw: unknown, event: z.output<typeof AwsEvent>): Seen {
  const finding = Ocsf.parse(raw);
  const { finding_info: info, cloud, metadata } = finding;
  const described = finding.vulnerabilities.find(({ remediation }) => remediation?.desc)?.remediation?.desc;
  const desc = described ?? finding.remediation?.desc;
  const account = cloud?.account?.uid ?? event.account;
  return {
    key: info.uid,
    door: 'ocsf',
    origin: { product: metadata?.product?.uid, account },
    title: oneLine(info.title ?? info.types[0], 200) || 'A finding without a name',
    description: lines(info.desc, 8_000),
    severity: bySeverity[finding.severity_id ?? 0] ?? 'medium',
    nature: natureOf(finding),
    state: stateOf(finding),
    at: z.string('has no time').parse(info.modified_time_dt ?? finding.time_dt ?? finding.time ?? event.time),
    firstSeenAt: info.first_seen_time_dt ?? info.created_time_dt,
    types: names(info.types, 20),
    account,
    region: cloud?.region ?? event.region,
    resources: names(
      finding.resources.map(({ uid }) => uid),
      50,
    ),
    observables: names(
      finding.evidences.map(({ src_endpoint }) => src_endpoint?.ip),
      20,
    ).map((value) => ({ type: 'ip-address' as const, value, verdict: 'unknown' as const })),
    cves: names(
      finding.vulnerabilities.map(({ cve }) => cve?.uid),
      50,
    ),
    remediation: desc
      ? { text: oneLine(desc, 400), url: link(finding.remediation?.references[0]) }
      : undefined,
  };
}

/** The findings of one event of the new Security Hub. @throws {z.ZodError} saying what could not be read */
export function fromSecurityHubV2(raw: unknown): Seen[] {
  const event = OcsfEvent.parse(raw);
  return event.detail.findings.map((one) => seen(one, event));
}
