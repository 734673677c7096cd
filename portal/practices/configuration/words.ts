import type { Counts } from '../../../functions/configuration/import.ts';
import { spelled } from '../../words.ts';

const sources: Readonly<Record<string, string>> = {
  config: 'AWS Config',
  cloudformation: 'CloudFormation',
  tags: 'tags',
  import: 'an import',
  person: 'people',
};

/** Whose word a value is. */
export const sourceName = (source: string): string => sources[source] ?? spelled(source);

/** A value of an attribute as people read it. */
export function valueText(value: unknown): string {
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  if (Array.isArray(value)) return value.join(', ');
  return String(value ?? '');
}

const findings: Readonly<Record<string, string>> = {
  orphan: 'Relates to nothing',
  stale: 'Stale',
  duplicate: 'There twice',
  incomplete: 'Incomplete',
};

/** What is wrong with an item, in a word or three. */
export const findingName = (finding: string): string => findings[finding] ?? spelled(finding);

/** What the rows of a file came to, in one sentence. */
export const cameTo = ({ created, changed, unchanged, refused }: Counts): string =>
  `${created} created, ${changed} changed, ${unchanged} unchanged, ${refused} refused`;
