import { Pick } from '../../components/pick.tsx';
import { Section } from '../../components/section.tsx';
import { byColumn, type useMappingDraft } from './mapping-draft.ts';

type Props = { columns: readonly string[]; meant: ReturnType<typeof useMappingDraft> };

const abouts = {
  items: 'A column without a meaning is left out. Which fields tell items apart is for their class to say.',
  relations:
    'An item is named by its id, its ARN or its serial number. A pool and how many of it are needed make a relation redundant.',
};

/** What is in the file, and what each of its columns means. */
export function MappingFields({ columns, meant }: Props) {
  const { draft, set, become, kinds, fields, meaning, mean } = meant;
  const kind = draft.of === 'items' ? 'Class' : 'Relation';
  return (
    <Section title="What the columns mean" about={abouts[draft.of]}>
      <Pick
        label="What is in the file"
        options={[
          { value: 'items', label: 'Configuration items' },
          { value: 'relations', label: 'Relations between them' },
        ]}
        value={draft.of}
        onChange={(of) => become(of as 'items')}
      />
      <Pick
        label={kind}
        find={draft.of === 'items'}
        options={[{ value: byColumn, label: 'What a column says' }, ...kinds]}
        value={draft.kind}
        onChange={(value) => set({ kind: value })}
      />
      {draft.kind === byColumn && (
        <Pick
          label={`Column of the ${kind.toLowerCase()}`}
          options={columns.map((value) => ({ value, label: value }))}
          value={draft.column}
          onChange={(column) => set({ column })}
        />
      )}
      {columns
        .filter((column) => draft.kind !== byColumn || column !== draft.column)
        .map((column) => (
          <Pick
            key={column}
            label={column}
            find
            options={[{ value: '', label: 'Left out' }, ...fields]}
            value={meaning(column)}
            onChange={(field) => mean(column, field)}
          />
        ))}
    </Section>
  );
}
