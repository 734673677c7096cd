import type { CiClass } from '../../../functions/configuration/ci-class.ts';
import type { CiAttribute } from '../../../functions/configuration/class-rules.ts';

export type ImportField = { readonly value: string; readonly label: string };

const plain: readonly ImportField[] = [
  { value: 'name', label: 'Name' },
  { value: 'service', label: 'Service' },
  { value: 'owner', label: 'Owner' },
  { value: 'criticality', label: 'Criticality' },
  { value: 'arn', label: 'ARN' },
  { value: 'account', label: 'Account' },
  { value: 'region', label: 'Region' },
  { value: 'resourceType', label: 'Resource type' },
  { value: 'resourceId', label: 'Resource id' },
  { value: 'id', label: 'Id of the item (CI-…)' },
];

/** What a column of an import can fill: what every item has, and the attributes of its class. */
export const importFields = (attributes: readonly Pick<CiAttribute, 'name' | 'label'>[]): ImportField[] => [
  ...plain,
  ...attributes.map(({ name, label }) => ({ value: `attributes.${name}`, label })),
];

/** The attributes of several classes, each name once. */
export const attributesOf = (classes: readonly Pick<CiClass, 'attributes'>[]): CiAttribute[] => [
  ...new Map(classes.flatMap(({ attributes }) => attributes).map((one) => [one.name, one])).values(),
];

/** Other words that people write above such a column. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  name: ['host', 'hostname', 'title', 'ciname', 'devicename', 'displayname'],
  service: ['businessservice', 'application'],
  owner: ['team', 'ownedby', 'responsible'],
  criticality: ['businesscriticality', 'priority', 'importance'],
  account: ['accountid', 'awsaccount', 'awsaccountid'],
  region: ['awsregion'],
  id: ['ciid'],
  'attributes.serial-number': ['serial', 'serialno', 'sn'],
  'attributes.operating-system': ['os'],
  from: ['source', 'parent', 'consumer', 'fromci'],
  to: ['target', 'child', 'provider', 'toci'],
  redundancy: ['redundancy'],
  pool: ['redundancypool'],
  needs: ['redundancyneeds', 'needed'],
  percent: ['redundancypercent'],
};

const plainly = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

function guessField(column: string, fields: readonly ImportField[]): string | undefined {
  const wanted = plainly(column);
  const said = ({ value, label }: ImportField) =>
    [value, value.replace('attributes.', ''), label].map(plainly);
  const exact = fields.find((field) => said(field).includes(wanted));
  return (exact ?? fields.find(({ value }) => synonyms[value]?.includes(wanted)))?.value;
}

/** What columns may mean, by their names; no two of them the same. */
export function guessFields(
  columns: readonly string[],
  fields: readonly ImportField[],
): Readonly<Record<string, string>> {
  const guesses: Record<string, string> = {};
  for (const column of columns) {
    const field = guessField(column, fields);
    if (field && !Object.values(guesses).includes(field)) guesses[column] = field;
  }
  return guesses;
}

const kindWords = {
  items: ['class', 'ciclass', 'citype', 'type', 'kind'],
  relations: ['type', 'relation', 'relationtype', 'relationship', 'kind'],
} as const;

/** The column that seems to say of what class, or of what type of relation, each row is. */
export const guessKindColumn = (columns: readonly string[], of: keyof typeof kindWords): string =>
  kindWords[of].flatMap((word) => columns.find((column) => plainly(column) === word) ?? [])[0] ?? '';

/** What a column of relations can fill. */
export const relationFields: readonly ImportField[] = [
  { value: 'from', label: 'From' },
  { value: 'to', label: 'To' },
  { value: 'redundancy', label: 'Redundancy (pool:needs)' },
  { value: 'pool', label: 'Pool' },
  { value: 'needs', label: 'Needs' },
  { value: 'percent', label: 'Percent' },
  { value: 'note', label: 'Note' },
];

/** Whether a file with these columns seems to hold relations. */
export function isOfRelations(columns: readonly string[]): boolean {
  const guessed = Object.values(guessFields(columns, relationFields));
  return guessed.includes('from') && guessed.includes('to');
}
