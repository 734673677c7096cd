import { withStandard } from '../record/standard.ts';
import { cached } from '../runtime/cached.ts';
import { collection } from '../runtime/collection.ts';
import { records } from '../runtime/records.ts';
import { candidateKeys, ProblemCandidate } from './candidate.ts';
import { RecurrenceRule, standardRules } from './recurrence-rule.ts';

const practice = 'problem';

/** Where candidates are kept. */
export const candidates = /* @__PURE__ */ records<ProblemCandidate>({
  practice,
  kind: 'problem-candidate',
  schema: ProblemCandidate,
  keysOf: candidateKeys,
});

/** Where rules are kept that are not as the desk brought them along: a small collection, by name. */
export const keptRules = /* @__PURE__ */ records<RecurrenceRule>({
  practice,
  kind: 'problem-rule',
  schema: RecurrenceRule,
  keysOf: ({ id, name }) => ({ open: { team: 'all', order: name.toLowerCase() }, order: id }),
});

/** Every rule as it is at this moment, by name. */
export async function allRules(): Promise<RecurrenceRule[]> {
  const rules = withStandard(await collection(keptRules), standardRules);
  return rules.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The rules as whatever hears of incidents asks them: at most five seconds old, so that a storm reads them once. */
export const knownRules = /* @__PURE__ */ cached(allRules, 5_000);
