import type { Decision } from '../kernel/decision.ts';
import { shardOf } from '../record/index-keys.ts';
import { type Records, records } from '../runtime/records.ts';
import { Baseline, baselineKeys } from './baseline.ts';
import { Ci, ciKeys, classRow } from './ci.ts';
import { CiClass } from './ci-class.ts';
import { Import, importKeys } from './import.ts';
import { QuarantinedItem, quarantinedItemKeys } from './quarantined-item.ts';
import { Relation, relationKeys } from './relation.ts';
import { Remediation, remediationKeys } from './remediation.ts';
import { Service } from './service.ts';

const practice = 'configuration';

export const services = /* @__PURE__ */ records({
  practice,
  kind: 'service',
  schema: Service,
  keysOf: (service) => ({
    open: { team: 'all', order: service.name.toLowerCase() },
    subject: `team#${service.team}`,
    order: service.id,
  }),
});

export const ciClasses = /* @__PURE__ */ records<CiClass>({
  practice,
  kind: 'ci-class',
  schema: CiClass,
  keysOf: (one) => ({ open: { team: 'all', order: one.id }, order: one.id }),
});

export const relations = /* @__PURE__ */ records<Relation>({
  practice,
  kind: 'relation',
  schema: Relation,
  keysOf: relationKeys,
});

export const quarantinedItems = /* @__PURE__ */ records<QuarantinedItem>({
  practice,
  kind: 'quarantined-item',
  schema: QuarantinedItem,
  keysOf: quarantinedItemKeys,
});

export const remediations = /* @__PURE__ */ records<Remediation>({
  practice,
  kind: 'remediation',
  schema: Remediation,
  keysOf: remediationKeys,
});

export const baselines = /* @__PURE__ */ records<Baseline>({
  practice,
  kind: 'baseline',
  schema: Baseline,
  keysOf: baselineKeys,
});

export const imports = /* @__PURE__ */ records<Import>({
  practice,
  kind: 'import',
  schema: Import,
  keysOf: importKeys,
});

const plainCis = /* @__PURE__ */ records<Ci>({ practice, kind: 'ci', schema: Ci, keysOf: ciKeys });

const filedAs = (ci: Ci | undefined) => ci && [ci.class, ci.state, ci.title].join('\n');

/** An item is filed by its class in a row of its own, as often as that changes. */
async function whole(decision: Decision<Ci>): Promise<Decision<Ci>> {
  const { before, after, claims = [] } = decision;
  const row = classRow(after, shardOf(after.id));
  if (filedAs(before) === filedAs(after) || claims.some(({ sk }) => sk === row.sk)) return decision;
  return { ...decision, claims: [...claims, row] };
}

/** Saves an item with what it is filed by. */
const filing = (keep: Records<Ci>): Records<Ci> => ({
  ...keep,
  whole,
  save: async (decision, saving) => keep.save(await whole(decision), saving),
});

/** Where configuration items are kept. */
export const cis: Records<Ci> = /* @__PURE__ */ filing(plainCis);
