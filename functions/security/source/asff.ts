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

/** One finding in the AWS Security Finding Format (docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html). */
const Asff = z.looseObject({
  Id: said,
  ProductArn: said,
  GeneratorId: aside,
  AwsAccountId: aside,
  Region: aside,
  Types: several(said),
  CreatedAt: moment,
  UpdatedAt: moment,
  FirstObservedAt: moment,
  Title: aside,
  Description: aside,
  Severity: part({ Label: aside, Normalized: amount }),
  Resources: several(z.looseObject({ Id: said, Region: aside })),
  RecordState: aside,
  Workflow: part({ Status: aside }),
  Compliance: part({ Status: aside }),
  Remediation: part({ Recommendation: part({ Text: aside, Url: aside }) }),
  Network: part({ SourceIpV4: aside, SourceDomain: aside }),
  Vulnerabilities: several(
    z.looseObject({
      Id: aside,
      VulnerablePackages: several(z.looseObject({ Name: aside, FixedInVersion: aside })),
    }),
  ),
});
type Finding = z.output<typeof Asff>;

const AsffEvent = AwsEvent.extend({
  detail: z.looseObject({
    findings: z.array(z.unknown(), 'has no findings').min(1, 'has no findings'),
    actionName: aside,
    actionDescription: aside,
  }),
});

const labels: Readonly<Record<string, Severity>> = {
  CRITICAL: 'critical',
  HIGH: 'high',
  MEDIUM: 'medium',
  LOW: 'low',
  INFORMATIONAL: 'informational',
};

/** By its label, else by its normalized number: 90 critical, 70 high, 40 medium, 1 low. */
function severityOf({ Severity }: Finding): Severity {
  const label = labels[Severity?.Label?.toUpperCase() ?? ''];
  if (label) return label;
  const number = Severity?.Normalized;
  if (number === undefined) return 'medium';
  if (number >= 90) return 'critical';
  if (number >= 70) return 'high';
  return number >= 40 ? 'medium' : number >= 1 ? 'low' : 'informational';
}

function stateOf({ RecordState, Workflow, Compliance }: Finding): Seen['state'] {
  if (RecordState?.toUpperCase() === 'ARCHIVED') return 'archived';
  if (Compliance?.Status?.toUpperCase() === 'PASSED') return 'resolved';
  const status = Workflow?.Status?.toUpperCase();
  return status === 'RESOLVED' ? 'resolved' : status === 'SUPPRESSED' ? 'suppressed' : 'active';
}

/** A control that failed and a package that is out of date are weaknesses; whatever else is found is an attack. */
const natureOf = ({ Types, Compliance, Vulnerabilities }: Finding): Seen['nature'] =>
  Compliance?.Status ||
  Vulnerabilities.length ||
  Types.some((type) => type.startsWith('Software and Configuration Checks'))
    ? 'vulnerability'
    : 'threat';

function remediationOf({ Remediation, Vulnerabilities }: Finding): Seen['remediation'] {
  const [fixed] = Vulnerabilities.flatMap(({ VulnerablePackages }) => VulnerablePackages).filter(
    ({ Name, FixedInVersion }) => Name && FixedInVersion && FixedInVersion !== 'NotAvailable',
  );
  const { Text, Url } = Remediation?.Recommendation ?? {};
  const text = fixed
    ? `Update ${fixed.Name} to ${fixed.FixedInVersion}`
    : Text && Text !== 'None Provided'
      ? Text
      : undefined;
  return text ? { text: oneLine(text, 400), url: link(Url) } : undefined;
}

function seen(
  raw: unknown,
  { account, region, time }: z.output<typeof AwsEvent>,
  wanted: string | undefined,
): Seen {
  const finding = Asff.parse(raw);
  const ip = oneLine(finding.Network?.SourceIpV4, 2_048);
  return {
    key: finding.Id,
    door: 'asff',
    origin: { product: finding.ProductArn },
    title: oneLine(finding.Title ?? finding.GeneratorId, 200) || 'A finding without a name',
    description: lines(finding.Description, 8_000),
    severity: severityOf(finding),
    nature: natureOf(finding),
    state: stateOf(finding),
    at: z.string('has no time').parse(finding.UpdatedAt ?? time),
    firstSeenAt: finding.FirstObservedAt ?? finding.CreatedAt,
    types: names(finding.Types, 20),
    account: finding.AwsAccountId ?? account,
    region: finding.Region ?? region,
    resources: names(
      finding.Resources.map(({ Id }) => Id),
      50,
    ),
    observables: ip ? [{ type: 'ip-address', value: ip, verdict: 'unknown' }] : [],
    cves: names(
      finding.Vulnerabilities.map(({ Id }) => Id),
      50,
    ),
    remediation: remediationOf(finding),
    wanted,
  };
}

/** The findings of one event of Security Hub, imported or sent by an analyst’s button. @throws {z.ZodError} */
export function fromSecurityHub(raw: unknown): Seen[] {
  const event = AsffEvent.parse(raw);
  const { findings, actionName } = event.detail;
  const pressed = event['detail-type'].endsWith('Custom Action');
  return findings.map((one) =>
    seen(one, event, pressed ? oneLine(actionName ?? 'Custom action', 80) : undefined),
  );
}
