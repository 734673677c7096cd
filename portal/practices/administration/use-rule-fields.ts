import type { CustomField } from '../../../functions/administration/custom-field.ts';
import { type RecordKind, ruleFields } from '../../../functions/administration/record-kind.ts';
import type { Field } from '../../components/condition-draft.ts';
import { useItems } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';

const named = ({ id, title }: Base) => ({ value: id, label: title });

/** What rules of a kind of records may look at, with the values that there are. */
export function useRuleFields(kind: RecordKind = 'incident'): Field[] {
  const { items: services } = useItems<Base>('/services?limit=100', { pace: 'slow' });
  const { items: teams } = useItems<Base>('/teams?limit=100', { pace: 'slow' });
  const { items: categories } = useItems<Base>(`/categories?recordKind=${kind}&limit=100`, { pace: 'slow' });
  const { items: custom } = useItems<CustomField>(`/custom-fields?recordKind=${kind}&limit=100`, {
    pace: 'slow',
  });
  const lists: Record<string, Base[]> = { service: services, team: teams, category: categories };
  return [
    ...ruleFields[kind].map(({ name, label, values }) => ({
      name,
      label,
      ...(values && { values }),
      ...(lists[name] && { values: lists[name].map(named) }),
    })),
    ...custom.map(({ name, label, type, choices }) => ({
      name: `fields.${name}`,
      label,
      ...(choices.length && { values: choices.map(({ value }) => value) }),
      number: type === 'number',
    })),
  ];
}
