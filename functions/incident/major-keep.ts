import { withStandard } from '../record/standard.ts';
import { cached } from '../runtime/cached.ts';
import { collection } from '../runtime/collection.ts';
import { records } from '../runtime/records.ts';
import { MajorRole, standardRoles } from './major-role.ts';
import { MajorRule, standardRules } from './major-rule.ts';

const practice = 'incident';

export const keptRules = /* @__PURE__ */ records<MajorRule>({
  practice,
  kind: 'major-incident-rule',
  schema: MajorRule,
  keysOf: ({ id, order }) => ({ open: { team: 'all', order: String(order).padStart(6, '0') }, order: id }),
});

export const keptRoles = /* @__PURE__ */ records<MajorRole>({
  practice,
  kind: 'major-incident-role',
  schema: MajorRole,
  keysOf: ({ id, name }) => ({ open: { team: 'all', order: name }, order: id }),
});

/** Every rule as it is at this moment, in the order in which they are asked. */
export async function allRules(): Promise<MajorRule[]> {
  const rules = withStandard(await collection(keptRules), standardRules);
  return rules.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** Every role as it is at this moment: those of the desk in their order, then the others. */
export const allRoles = async (): Promise<MajorRole[]> => {
  const roles = withStandard(await collection(keptRoles), standardRoles);
  const place = ({ id }: MajorRole) => standardRoles.findIndex((one) => one.id === id);
  return roles.sort((a, b) => place(a) - place(b));
};

/** The rules as whatever saves incidents asks them: at most five seconds old, so that a storm reads them once. */
export const knownRules = /* @__PURE__ */ cached(allRules, 5_000);
