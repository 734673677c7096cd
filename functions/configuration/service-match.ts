import { fits, isExact, literals } from '../kernel/glob.ts';
import type { MatchRule, Service } from './service.ts';

/** What is known of an alarm when its service is looked for. */
export type AlarmFacts = {
  readonly alarmName: string;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly namespace?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
};

/** The service of an alarm, and why it is this one. */
export type Match = { readonly service: Service; readonly because: 'tag' | 'rule' | 'default' };

/** The tag that names an alarm's service by its id. */
export const serviceTag = 'itsm:service';

const places = ['account', 'region', 'namespace'] as const;

function applies(rule: MatchRule, alarm: AlarmFacts): boolean {
  const elsewhere = places.some((place) => rule[place] !== undefined && rule[place] !== alarm[place]);
  return !elsewhere && (rule.alarmName === undefined || fits(rule.alarmName, alarm.alarmName));
}

/** How specific a rule is, most weighty first: its name exact, its name's own characters, how many places it names. */
function weight({ alarmName, ...rule }: MatchRule): [number, number, number] {
  const named = places.filter((place) => rule[place] !== undefined).length;
  if (alarmName === undefined) return [0, 0, named];
  return [isExact(alarmName) ? 1 : 0, literals(alarmName), named];
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((each, index) => each - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;

/**
 * Finds the service that an alarm is about:
 *
 * 1. the one that its tag `itsm:service` names;
 * 2. else the one with the most specific rule that applies: a rule with the alarm's exact name goes before one with `*` or
 *    `?`, then the one with more characters of its own in the name pattern, then the one that names more of account,
 *    region and namespace; of rules that are equally specific, the one whose service's id comes first in the alphabet;
 * 3. else the default service.
 *
 * Only active services are looked at; a tag that names none of them is passed over, so that a typo loses no alarm.
 */
export function serviceOf(alarm: AlarmFacts, services: readonly Service[], fallback: Service): Match {
  const active = services.filter(({ state }) => state === 'active');
  const tagged = active.find(({ id }) => id === alarm.tags?.[serviceTag]);
  if (tagged) return { service: tagged, because: 'tag' };
  const candidates = active.flatMap((service) =>
    service.match.filter((rule) => applies(rule, alarm)).map((rule) => ({ service, weight: weight(rule) })),
  );
  const [best] = candidates.sort(
    (a, b) => compare(b.weight, a.weight) || (a.service.id < b.service.id ? -1 : 1),
  );
  return best ? { service: best.service, because: 'rule' } : { service: fallback, because: 'default' };
}
