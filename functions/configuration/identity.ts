import type { Claim } from '../kernel/decision.ts';
import type { Ci } from './ci.ts';
import type { Rules } from './class-rules.ts';

type Known = Partial<Pick<Ci, 'arn' | 'name' | 'account' | 'region' | 'resourceType' | 'resourceId'>> & {
  readonly attributes?: Readonly<Record<string, unknown>>;
};

/** Longer values tell nothing apart that shorter ones do not, and would not fit into a key. */
const longest = 1_000;

function valueOfField(known: Known, field: string): string | undefined {
  const value = field.startsWith('attributes.')
    ? known.attributes?.[field.slice('attributes.'.length)]
    : known[field as keyof Known];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  return text && text.length <= longest ? text : undefined;
}

/**
 * What a thing is known by, the surest first: one key for each set of fields of its class of which every field is known. Texts are
 * compared without regard to case, but for ARNs and ids of resources.
 */
export function identityKeys(rules: Pick<Rules, 'identify'>, known: Known): string[] {
  return rules.identify.flatMap(({ scope, fields }) => {
    const values = fields.map((field) => valueOfField(known, field));
    if (values.some((value) => value === undefined)) return [];
    const exact = fields.includes('arn') || fields.includes('resourceId');
    const key = values.map((value) =>
      encodeURIComponent(exact ? String(value) : String(value).toLowerCase()),
    );
    return [`identity#${scope}#${fields.join('+')}#${key.join('+')}`];
  });
}

/** The row that makes an identity one item's alone. @param holder who has it now, when the row is there */
export const identityRow = (pk: string, id: string, holder: string | undefined): Claim => ({
  pk,
  sk: 'claim',
  values: { holder: id },
  heldBy: holder,
});
