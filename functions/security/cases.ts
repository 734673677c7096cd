import { system } from '../kernel/actor.ts';
import type { Claim } from '../kernel/decision.ts';
import { isClaim } from '../runtime/call.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { dismiss, reopen } from './course.ts';
import { become, type SecurityFinding } from './finding.ts';
import { fixOf } from './fixing.ts';
import { findings, incidents, knownSettings, vulnerabilities } from './keep.ts';
import { isOver } from './lifecycle.ts';
import { open } from './opening.ts';
import { atLeast } from './severity.ts';
import { isDealtWith, openVulnerability, remediate, reopenVulnerability } from './vulnerability.ts';

const by = system('on-recorded');
const caseRow = (finding: string) => ({ pk: `case#${finding}`, sk: 'claim' });

const cut = (text: string) => text.slice(0, 200).replace(/[\uD800-\uDBFF]$/, '');

/** Saves a case with the row that makes it the only one of its finding; whoever came first has made it. */
async function only(
  finding: string,
  id: string,
  save: (claims: readonly Claim[]) => Promise<unknown>,
): Promise<string> {
  const row = caseRow(finding);
  try {
    await save([{ ...row, values: { holder: id } }]);
    return id;
  } catch (error) {
    if (!isClaim(error, row.pk)) throw error;
    return String((await readRow('security', row.pk, row.sk))?.holder);
  }
}

/** What the finding became, made now if it is to be one and is none yet. */
async function caseOf(finding: SecurityFinding, now: string, depth: number): Promise<string | undefined> {
  const { pk, sk } = caseRow(finding.id);
  const there = await readRow('security', pk, sk);
  if (there) return String(there.holder);
  if (finding.state !== 'active' && !finding.wanted) return undefined;
  const settings = await knownSettings();
  const { title, description, severity, resources, account, cves, remediation } = finding;
  if (finding.nature === 'vulnerability' && !finding.wanted) {
    const fix = await fixOf(remediation?.text ?? finding.title, remediation?.url, by, now, depth);
    const id = await nextNumber('security', 'VUL');
    const opening = {
      ...{ title: cut(title), severity, fix, cves, resources, finding: finding.id },
      ...(description && { description }),
      ...(account && { account }),
    };
    const decision = openVulnerability(opening, id, settings.deadlines, by, now);
    return only(finding.id, id, (claims) => vulnerabilities.save(decision, { depth, claims }));
  }
  if (!finding.wanted && !atLeast(severity, settings.openFrom)) return undefined;
  const id = await nextNumber('security', 'SEC');
  const opening = {
    ...{ title: cut(title), severity, impact: 'medium' as const, resources },
    accounts: account ? [account] : [],
    ...(description && { description }),
    ...(finding.types[0] && { category: finding.types[0].slice(0, 80) }),
    ...(settings.responders.length && { needToKnow: settings.responders }),
    findings: [finding.id],
    observables: finding.observables.map(({ type, value, verdict }) => ({ type, value, verdict })),
  };
  const decision = open(opening, id, settings.weights, by, now);
  return only(finding.id, id, (claims) => incidents.save(decision, { depth, claims }));
}

/** What its source says has ended, or has begun again, is said of the case: nobody's work is taken out of their hands. */
export async function align(
  { state, became = '' }: SecurityFinding,
  now: string,
  depth: number,
): Promise<void> {
  if (became.startsWith('VUL-')) {
    const one = await vulnerabilities.get(became);
    if (state !== 'active' && !isDealtWith(one))
      await vulnerabilities.save(remediate(one, 'Its source says so.', by, now), { depth });
    if (state === 'active' && one.state === 'remediated')
      await vulnerabilities.save(reopenVulnerability(one, by, now), { depth });
    return;
  }
  if (!became) return;
  const incident = await incidents.get(became);
  const untouched = incident.state === 'draft' && !incident.assignee;
  if (state !== 'active' && untouched)
    await incidents.save(dismiss(incident, { code: 'cleared-by-source' }, [], by, now), { depth });
  if (state === 'active' && isOver(incident))
    await incidents.save(reopen(incident, 'Its source sees it again.', by, now), { depth });
}

/** Brings a finding and what it became into line. Doing it again changes nothing. */
export async function settle(id: string, now: string, depth: number): Promise<SecurityFinding | undefined> {
  const finding = await findings.find(id);
  if (!finding) return undefined;
  const became = await caseOf(finding, now, depth);
  const decision = became === undefined ? undefined : become(finding, became, by, now);
  return decision ? findings.save(decision, { depth }) : finding;
}
